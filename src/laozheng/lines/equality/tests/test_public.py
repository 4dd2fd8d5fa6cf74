"""Complaints filed online: the right door first, everything sealed, nothing told but words."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from laozheng.conftest import HIRED, NOON
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import OneTimeCode, Unit
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case, CaseDocument, CaseParty
from laozheng.kernel.cases.queries import list_cases
from laozheng.kernel.documents.actions import read_file
from laozheng.lines.equality.models import Complaint, HarassmentNotice, SealedPerson

ACTOR, DAY = system_reader("test", NOON), date(2025, 3, 3)
PERSON = {
    "complainant_name": "王測試",
    "telephone": "0900-000-000",
    "safe_hours": "平日18時以後",
    "contact_language": "vi",
    "district": "64000090",
    "employer_name": "範例企業有限公司",
    "act_on": "114/02/20",
    "account": "主管在會議室所為，詳如附件",
}
HARASSED = {
    **PERSON,
    "status": "worker",
    "respondent_role": "supervisor",
    "told_employer": "employer_inactive",
    "respondent_name": "李測試",
    "learned_on": "114/02/20",
}
NOTICE = {
    "employer_name": "範例企業有限公司",
    "ubn": "99999901",
    "employees": "35",
    "complaint_on": "114/02/24",
    "contact": "人資 07-000-0000",
}


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def test_harassment_is_filed_under_seal_and_named_to_the_supervisor_alone(filer, world):
    unit = Unit.objects.get(code="employment_security")
    heads = hire("S301", "測試就安科長", unit, ("supervisor",), on=HIRED, actor=ACTOR)
    officer = hire("S302", "測試就安承辦", unit, ("officer",), on=HIRED, actor=ACTOR)
    case, _code = filer.filed("equality", "harassment", HARASSED)
    assert (case.kind, case.level, case.title) == ("equality.harassment", "sealed", "性騷擾申訴")
    complaint = Complaint.objects.get(case=case)
    assert (complaint.complaint_kind, complaint.act_on) == ("employer_inactive", date(2025, 2, 20))
    person = SealedPerson.objects.get(case=case, role="complainant")
    assert person.contact == "0900-000-000；時段：平日18時以後；語言：越南語"
    (document,) = CaseDocument.objects.filter(case=case)
    assert document.file.is_sealed
    assert read_file(document.file).decode() == HARASSED["account"]
    assert list(list_cases(reader_for(heads.user, NOON), {})) == [case]
    assert not list(list_cases(reader_for(officer.user, NOON), {}))
    assert not CaseParty.objects.exists()


def test_nothing_sealed_is_told_on_the_receipt_or_when_the_case_is_followed(filer):
    receipt = filer.send("equality", "harassment", HARASSED)
    case, code = receipt.context["case"], receipt.context["code"]
    followed = filer.follow(case.number, code).content.decode()
    secrets = ("王測試", "李測試", "0900-000-000", "會議室", "範例企業", "114/02/20", "騷擾")
    for page in (receipt.content.decode(), followed):
        for secret in secrets:
            assert secret not in page.partition("<main")[2].replace(case.number, "")
    assert "已收件" in followed
    assert "114/05/05" in receipt.content.decode()


def test_each_page_of_a_complaint_can_be_left_at_once_and_its_title_tells_nothing(filer):
    address = "/portal/file/equality/harassment/"
    pages = [filer.browser.get(address), filer.look("equality", "harassment", HARASSED)]
    pages.append(filer.send("equality", "harassment", HARASSED))
    for page in pages:
        shown = page.content.decode()
        assert 'href="/portal/leave/"' in shown
        assert "騷擾" not in shown.partition("</title>")[0]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"told_employer": "no"}, "先向雇主申訴"),
        ({"status": "civil_servant"}, "請向保障暨培訓委員會或服務機關申訴"),
        ({"status": "student"}, "請向學校申訴"),
    ],
)
def test_who_stands_at_another_door_is_shown_the_way_with_the_article(filer, answers, sentence):
    page = filer.look("equality", "harassment", {**HARASSED, **answers})
    assert page.status_code == 400
    (told,) = page.context["form"].errors["told_employer"]
    assert told.startswith(sentence)
    assert "性別" in told
    assert not Case.objects.exists()


def test_of_the_top_person_one_complains_here_at_once(filer):
    top = {**HARASSED, "respondent_role": "top_responsible", "told_employer": "no"}
    case, _code = filer.filed("equality", "harassment", top)
    assert Complaint.objects.get(case=case).complaint_kind == "direct"


def test_after_the_limit_a_complaint_is_taken_in_all_the_same(filer):
    late = {**HARASSED, "act_on": "109/01/05", "learned_on": "109/01/05"}
    case, _code = filer.filed("equality", "harassment", late)
    assert case.state == "received"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"companion": "陳測試"}, "consent"),
        ({"act_on": "114/03/04"}, "act_on"),
        ({"district": "elsewhere"}, "district"),
        ({"complainant_name": ""}, "complainant_name"),
        ({"account": "A123456789"}, "account"),
    ],
)
def test_bad_input_is_refused_at_its_field(filer, wrong, field):
    page = filer.look("equality", "harassment", {**HARASSED, **wrong})
    assert (page.status_code, list(page.context["form"].errors)) == (400, [field])


def test_a_companion_files_with_consent(filer):
    helped = {**HARASSED, "companion": "陳測試", "consent": "on"}
    case, _code = filer.filed("equality", "harassment", helped)
    person = SealedPerson.objects.get(case=case, role="complainant")
    assert person.contact.endswith("陪同者：陳測試（當事人已同意）")


@pytest.mark.parametrize(
    ("code", "ground", "law"),
    [("discrimination", "age", "employment_service"), ("gender", "pregnancy", "gender_equality")],
)
def test_unequal_treatment_is_filed_under_its_act(filer, code, ground, law):
    case, _code = filer.filed("equality", code, {**PERSON, "ground": ground})
    complaint = Complaint.objects.get(case=case)
    assert (case.kind, complaint.ground, complaint.law) == (f"equality.{code}", ground, law)


def test_a_ground_that_the_act_does_not_know_is_not_offered(filer):
    page = filer.look("equality", "gender", {**PERSON, "ground": "zodiac"})
    assert list(page.context["form"].errors) == ["ground"]


def test_a_ground_before_the_law_knew_it_is_refused_with_its_day(filer):
    early = {**PERSON, "ground": "zodiac", "act_on": "107/11/29"}
    page = filer.send("equality", "discrimination", early)
    assert "107年11月30日" in str(page.context["form"].errors["ground"])
    assert not Case.objects.exists()


def test_an_employer_notifies_sees_the_clock_and_tells_the_result(filer):
    receipt = filer.send("equality", "notice", NOTICE)
    case, code = receipt.context["case"], receipt.context["code"]
    (term,) = receipt.context["terms"]
    assert term.reckoning.due_on == case.deadlines.get(rule="employer_close").due_on
    assert HarassmentNotice.objects.get(case=case).employees == 35
    filer.follow(case.number, code)
    filer.add("extend", "證人出國，須再訪談")
    filer.add("result", "", result="established", measures="調整座位\n申誡")
    case.refresh_from_db()
    notice = HarassmentNotice.objects.get(case=case)
    assert (case.state, notice.result) == ("told", "established")
    assert notice.measures == ["調整座位", "申誡"]


def test_an_extension_is_taken_once_alone(filer):
    case, code = filer.filed("equality", "notice", NOTICE)
    filer.follow(case.number, code)
    filer.add("extend", "證人出國")
    again = filer.add("extend", "證人仍未回國")
    assert again.status_code == 400
    assert "只能延長一次" in again.content.decode()


@pytest.mark.parametrize("wrong", [{"complaint_on": ""}, {"complaint_on": "114/03/04"}])
def test_a_notice_needs_the_day_of_the_complaint_and_one_that_has_come(filer, wrong):
    page = filer.look("equality", "notice", {**NOTICE, **wrong})
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["complaint_on"])


def test_a_code_does_not_outlive_its_days_however_sealed_the_case(filer, monkeypatch):
    case, code = filer.filed("equality", "harassment", HARASSED)
    perform(case, "investigate", actor=ACTOR, on=DAY)
    expires_at: datetime = OneTimeCode.objects.get().expires_at
    moment = expires_at + timedelta(seconds=1)
    monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: moment)
    assert filer.follow(case.number, code).status_code == 400
