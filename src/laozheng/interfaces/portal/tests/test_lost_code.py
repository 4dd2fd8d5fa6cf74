"""A lost code: asked for without learning anything, given by an officer to whom he knows."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from laozheng.conftest import HIRED, NOON
from laozheng.interfaces.portal.tests.test_filing import ANSWERS
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import Reader, reader_for
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import hand_over, replace_code
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Task

LOST = "code_lost"


@pytest.fixture(autouse=True)
def _on_the_day(today) -> None:
    """Everybody asks at noon of the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def filed(filer, _on_the_day) -> tuple[Case, str]:
    """A complaint that was filed online, and its code."""
    return filer.filed("standards", "complaint", ANSWERS)


@pytest.fixture
def officer(filed, world) -> Reader:
    """Whoever handles the complaint."""
    case, _code = filed
    actor = world.reader("system")
    staff = hire("S201", "測試勞條承辦", case.unit, ("officer",), on=HIRED, actor=actor)
    reader = reader_for(staff.user, NOON)
    hand_over(case, staff, actor=reader, reason="分案")
    case.refresh_from_db()
    return reader


@pytest.fixture
def desk(officer) -> Client:
    """The officer's browser."""
    client = Client()
    client.force_login(Case.objects.get(kind="standards.complaint").officer.user)
    return client


def ask(filer, number: str):
    return filer.browser.post("/portal/follow/lost/", {"number": number})


def test_the_unit_is_told_once_until_it_is_settled(filer, filed, officer):
    case, _code = filed
    for _ in range(2):
        assert ask(filer, case.number).status_code == 200
    assert Task.objects.get(case=case, rule=LOST).owner == case.unit
    replace_code(case, way="counter", reason="原收件憑證", actor=officer)
    assert Task.objects.get(case=case, rule=LOST).done_on == NOON.date()
    ask(filer, case.number)
    assert Task.objects.filter(case=case, rule=LOST).count() == 2


def test_whatever_the_number_the_answer_is_the_same(filer, filed):
    pages = [ask(filer, number) for number in (filed[0].number, "勞條申-114-999999", "存-AAAAAAAA")]
    told = {page.content.decode().partition("<main")[2].partition("</main")[0] for page in pages}
    assert len(told) == 1
    assert Task.objects.filter(rule=LOST).count() == 1
    assert filed[0].number not in told.pop()


def test_an_address_may_ask_five_times_an_hour(filer, filed):
    for _ in range(5):
        assert ask(filer, filed[0].number).status_code == 200
    page = ask(filer, filed[0].number)
    assert page.status_code == 400
    assert "申請次數過多" in page.content.decode()


def test_the_officer_gives_a_new_code_and_the_old_one_dies(filer, filed, desk):
    case, old = filed
    given = {"way": "counter", "reason": "原收件憑證及身分證明文件"}
    page = desk.post(reverse("workspace:new_code", args=[case.number]), given)
    new = page.context["code"]
    assert new in page.content.decode()
    assert filer.follow(case.number, old).status_code == 400
    assert filer.follow(case.number, new).templates[0].name == "portal/followed.html"
    entry = Entry.objects.get(object_ref=case.ref, verb="change", reason=given["reason"])
    assert entry.changes == {"code": "臨櫃核對身分證明文件或原收件憑證"}
    assert new not in str(list(Entry.objects.values_list("changes", "reason")))


def test_a_browser_in_which_the_old_code_had_opened_the_case_is_shut_too(filer, filed, desk):
    case, old = filed
    filer.follow(case.number, old)
    given = {"way": "telephone", "reason": "本人接聽"}
    desk.post(reverse("workspace:new_code", args=[case.number]), given)
    assert filer.browser.get("/portal/follow/case/").status_code == 403


def test_who_is_not_the_holder_gets_none_and_the_old_code_lives(filer, filed, desk):
    case, old = filed
    ask(filer, case.number)
    given = {"way": "decline", "reason": "留存的電話表示未曾申請"}
    page = desk.post(reverse("workspace:new_code", args=[case.number]), given)
    assert page.status_code == 302
    assert filer.follow(case.number, old).templates[0].name == "portal/followed.html"
    assert OneTimeCode.objects.count() == 1
    assert not Task.objects.filter(rule=LOST, done_on=None).exists()


@pytest.mark.parametrize("missing", ["way", "reason"])
def test_without_way_and_reason_no_code_is_given(filed, desk, missing):
    case, _old = filed
    given = {"way": "counter", "reason": "原收件憑證", missing: ""}
    page = desk.post(reverse("workspace:new_code", args=[case.number]), given)
    assert page.status_code == 400
    assert list(page.context["form"].errors) == [missing]
    assert OneTimeCode.objects.count() == 1


def test_nobody_but_the_officer_and_his_supervisor_gives_a_code(filed, world):
    case, _old = filed
    with pytest.raises(Refused):
        replace_code(case, way="counter", reason="原收件憑證", actor=world.reader("officer"))
    assert OneTimeCode.objects.get().expires_at > NOON


def test_the_case_page_offers_it_to_the_officer(filed, desk):
    page = desk.get(reverse("workspace:case", args=[filed[0].number])).content.decode()
    assert reverse("workspace:new_code", args=[filed[0].number]) in page
