"""Following by number and code: neutral words, nothing sealed, later papers; wrong codes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laozheng.conftest import HIRED, NOON
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.interfaces.portal.tests.test_filing import ANSWERS, picture
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.codes import MOST_FAILURES
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import hand_over, perform
from laozheng.kernel.cases.models import Case, CaseDocument, Event, Task

SYSTEM = system_reader("test", NOON)
DAY = date(2025, 3, 3)


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon of the day of the cast."""
    today(DAY)


@pytest.fixture
def filed(filer, noon) -> tuple[Case, str]:
    """A complaint that was filed online, and its code."""
    return filer.filed("standards", "complaint", ANSWERS)


def test_number_and_code_open_the_case_in_neutral_words(filer, filed):
    case, code = filed
    page = filer.follow(case.number, code)
    assert page.templates[0].name == "portal/followed.html"
    shown = page.content.decode()
    assert "已收件，審查中" in shown
    assert case.number in shown
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == 1


def test_the_page_of_a_case_asks_the_same_however_much_was_handed_in(filer, filed):
    filer.follow(filed[0].number, filed[1])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            filer.browser.get("/portal/follow/case/")
        counts.append(len(asked))
        filer.add("more", "還有班表", files=[picture(), picture(name="二.jpg")])
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("written", ["{}", " {} ", "{} ".lower()])
def test_a_code_is_read_however_it_is_written(filer, filed, written):
    case, code = filed
    shown = filer.follow(f" {case.number}", written.format(code.lower()))
    assert shown.templates[0].name == "portal/followed.html"


def test_neither_plan_nor_inspector_nor_complainant_is_told(filer, filed, world):
    case, code = filed
    perform(case, "inspect", actor=SYSTEM, on=DAY, planned_on=date(2025, 3, 11))
    visit = Case.objects.get(kind="standards.inspection")
    shown = filer.follow(case.number, code).content.decode()
    assert "已決定派員檢查" in shown
    for secret in (visit.number, "114/03/11", "3月11日", "王測試", "0900-000-000", "範例企業"):
        assert secret not in shown


def test_the_outcome_is_told_when_the_case_is_closed(filer, filed):
    case, code = filed
    perform(case, "close", actor=SYSTEM, on=DAY, outcome="partly")
    shown = filer.follow(case.number, code).content.decode()
    assert "已結案" in shown
    assert "部分成立" in shown


@pytest.mark.parametrize(("number", "code"), [("{}", "AAAAA-22222"), ("勞條申-114-999999", "{}")])
def test_whatever_is_wrong_the_answer_is_the_same(filer, filed, number, code):
    case, right = filed
    page = filer.follow(number.format(case.number), code.format(right))
    assert page.status_code == 400
    assert page.context["form"].non_field_errors() == [
        "號碼或查詢碼不符，請核對後再試；遺失查詢碼請申請補發"
    ]


def test_a_wrong_number_costs_the_same_queries_as_a_wrong_code(filer, filed):
    case, _code = filed
    counts = []
    for number in (case.number, "勞條申-114-999999"):
        with CaptureQueriesContext(connection) as asked:
            filer.follow(number, "AAAAA-22222")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_address_may_be_wrong_ten_times_in_a_quarter_of_an_hour(filer, filed, monkeypatch):
    case, code = filed
    for _ in range(10):
        assert filer.follow(case.number, "AAAAA-22222").status_code == 400
    assert filer.follow(case.number, code).status_code == 429
    later = NOON + timedelta(minutes=16)
    monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: later)
    assert filer.follow(case.number, code).status_code == 200


def test_a_code_is_given_up_after_too_many_wrong_tries_from_anywhere(filer, filed):
    case, code = filed
    OneTimeCode.objects.update(failures=MOST_FAILURES - 1)
    filer.follow(case.number, "AAAAA-22222")
    assert filer.follow(case.number, code).status_code == 400


def test_a_code_opens_nothing_after_its_last_day(filer, filed, today):
    case, code = filed
    today(DAY + timedelta(days=731))
    assert filer.follow(case.number, code).status_code == 400


def test_the_case_stays_open_in_this_browser_alone_and_for_half_an_hour(filer, filed, monkeypatch):
    case, code = filed
    filer.follow(case.number, code)
    assert filer.browser.get("/portal/follow/case/").status_code == 200
    assert Client().get("/portal/follow/case/").status_code == 403
    later = NOON + timedelta(minutes=31)
    monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: later)
    assert filer.browser.get("/portal/follow/case/").status_code == 403


def test_it_can_be_closed_before(filer, filed):
    filer.follow(*(filed[0].number, filed[1]))
    filer.browser.post("/portal/follow/case/end/")
    assert filer.browser.get("/portal/follow/case/").status_code == 403


def test_more_evidence_joins_the_case_and_its_unit_is_told(filer, filed):
    case, code = filed
    Task.objects.update(done_on=DAY)
    filer.follow(case.number, code)
    receipt = filer.add("more", "還有班表", files=[picture()])
    assert receipt.templates[0].name == "portal/added.html"
    labels = list(CaseDocument.objects.filter(case=case).values_list("label", flat=True))
    assert labels == ["一.jpg", "補充事實或證據"]
    assert Task.objects.get(case=case, done_on=None).subject == "線上送件：補充事實或證據"


def test_the_one_who_filed_may_withdraw_and_the_event_says_that_he_did(filer, filed):
    case, code = filed
    filer.follow(case.number, code)
    filer.add("withdraw", "已談好")
    case.refresh_from_db()
    assert case.state == "withdrawn"
    event = Event.objects.get(case=case, kind="withdraw")
    assert event.actor_ref == f"code:{OneTimeCode.objects.get().pk}"
    assert filer.browser.get("/portal/follow/case/withdraw/").status_code == 404


def test_the_same_page_handed_in_twice_is_taken_once(filer, filed):
    case, code = filed
    filer.follow(case.number, code)
    address = "/portal/follow/case/more/"
    token = filer.browser.get(address).context["send"]["token"].value()
    for _ in range(2):
        assert filer.browser.post(address, {"account": "一", "token": token}).status_code == 200
    assert CaseDocument.objects.filter(case=case).count() == 1


def test_the_code_of_one_case_does_nothing_to_another(filer, filed):
    other, other_code = filer.filed("standards", "complaint", ANSWERS)
    case, code = filed
    assert filer.follow(other.number, code).status_code == 400
    stranger = Filer(Client())
    stranger.follow(other.number, other_code)
    stranger.add("withdraw", "我的")
    case.refresh_from_db()
    assert case.state == "received"


def test_somebody_of_the_unit_who_takes_the_case_up_settles_its_task(filed, world):
    case, _code = filed
    actor = world.reader("system")
    officer = hire("S201", "測試勞條承辦", case.unit, ("officer",), on=HIRED, actor=actor)
    hand_over(case, officer, actor=reader_for(officer.user, NOON), reason="分案")
    assert Task.objects.get(case=case).done_on == DAY
