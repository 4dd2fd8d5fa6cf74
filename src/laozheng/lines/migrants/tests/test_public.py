"""What everybody may read, without signing in."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.lines.migrants.pages.public import _fines
from laozheng.lines.migrants.queries.public import License
from laozheng.lines.migrants.tests.factories import words_of

LICENSED, CARERS = "/portal/lines/migrants/agencies/", "/portal/lines/migrants/carers/"
CARER = {
    "record_number": "範照-1",
    "qualified_on": "2024-01-02",
    "valid_to": "2024-12-31",
    "status": "qualified",
    "initials": "陳○○",
    "districts": "左營區;楠梓區",
    "languages": "id;zh",
    "hours": "平日上午",
    "shows": "initials;districts;languages;hours",
}


@pytest.fixture
def everybody(today, db):
    """A browser of somebody who has not signed in, on the last day of 113."""
    today(date(2024, 12, 31))
    return Client()


def test_everybody_may_ask_whether_an_agency_is_licensed(agencies, everybody):
    page = words_of(everybody.get(LICENSED, {"text": "範例仲介"}))
    assert "範例仲介B有限公司 範仲-B 有許可" in page
    assert "70分以上未滿80分 B 2次（應3次）" in page
    assert "範例仲介D有限公司 範仲-D 許可已終止 113/03/31" in page
    assert "範仲-C" in words_of(everybody.get(LICENSED, {"text": "範仲-C"}))
    assert "查無這家仲介" in words_of(everybody.get(LICENSED, {"text": "沒有這家"}))
    assert "範例仲介" not in words_of(everybody.get(LICENSED))


def test_nobody_looks_a_person_up_by_number(agencies, everybody):
    page = everybody.get(LICENSED, {"text": "A123456789"}).content.decode()
    assert "不提供以個人查詢" in page


def test_an_employer_looks_over_his_own_dormitory_and_nothing_is_kept(everybody):
    """100 workers: three who care for them and two who speak both languages."""
    address = "/portal/lines/migrants/dormitory/"
    given = {"workers": 100, "carers": 2, "bilingual": 2, "fire_report_to": "113/12/31"}
    page = words_of(everybody.get(address, given))
    assert "應設生活照顧服務人員3人，現有2人" in page
    assert "建築物公共安全檢查申報未申報或不明" in page and "建築法第77條第3項" in page
    whole = {**given, "carers": 3, "building_report_to": "114/06/30"}
    assert "都符合" in words_of(everybody.get(address, whole))
    assert everybody.get(address, {**given, "workers": ""}).status_code == 400
    assert "都符合" not in words_of(everybody.get(address))


def test_a_suspended_license_is_told(brought, everybody):
    brought(
        "employment_agencies",
        {"license_number": "範仲-S", "name": "範例停業仲介有限公司", "licensed_on": "2015-03-02",
         "suspended": "2024-12-01~2025-02-28"},
    )  # fmt: skip
    assert "停業中" in words_of(everybody.get(LICENSED, {"text": "範仲-S"}))


def test_a_fine_is_told_only_while_its_entry_stands(agencies, everybody, world, today):
    actor = world.reader("system")
    case = open_case(
        "migrants.disposition", "issued", actor=actor, received_on=date(2024, 5, 6),
        intake="document", party_name="範例仲介A有限公司", kind="fine", fine_amount=60_000,
        articles="就業服務法第40條第1項第6款", disposed_on=date(2024, 5, 6),
        document_number="高市勞就字第11334000100號",
    )  # fmt: skip
    today(date(2025, 3, 3))
    page = words_of(everybody.get(LICENSED, {"text": "範仲-A"}))
    assert "不適用" in page.partition("範仲-A")[2]
    perform(case, "served", actor=actor, on=date(2024, 5, 9), method="post")
    assert "1件" not in words_of(everybody.get(LICENSED, {"text": "範仲-A"}))


def test_the_link_to_the_fines_of_an_agency_keeps_its_whole_name():
    name = "範例A&B 人力仲介#2"
    link = _fines(License("範仲-A", name, "licensed", None, None, ("裁處一",)))
    assert parse_qs(urlsplit(link.url).query) == {"name": [name]}


def test_a_carer_is_shown_as_far_as_she_agreed(brought, everybody):
    brought(
        "caregivers",
        CARER,
        {**CARER, "record_number": "範照-2", "shows": "districts", "initials": "L.T."},
        {**CARER, "record_number": "範照-3", "shows": ""},
        {**CARER, "record_number": "範照-4", "status": "withdrawn"},
        {**CARER, "record_number": "範照-5", "valid_to": "2024-12-30"},
    )
    page = words_of(everybody.get(CARERS))
    assert "範照-1 陳○○ 左營區、楠梓區 印尼語、中文 平日上午" in page
    assert "範照-2" in page
    assert "L.T." not in page
    for hidden in ("範照-3", "範照-4", "範照-5"):
        assert hidden not in page
    assert "(07)812-4613" in page


def test_a_filter_finds_only_what_is_shown(brought, everybody):
    brought("caregivers", CARER, {**CARER, "record_number": "範照-2", "shows": "districts"})
    spoken = words_of(everybody.get(CARERS, {"language": "id"}))
    assert "範照-1" in spoken
    assert "範照-2" not in spoken
    assert "範照-2" in words_of(everybody.get(CARERS, {"district": "楠梓區"}))
    assert "沒有符合條件" in words_of(everybody.get(CARERS, {"district": "旗津區"}))


@pytest.mark.parametrize("name", ["陳測試", "Siti"])
def test_a_whole_name_is_refused_where_initials_belong(refused, name):
    (reason,) = refused("caregivers", {**CARER, "initials": name})
    assert "不得填全名" in reason
