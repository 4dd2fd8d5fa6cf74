"""The party answers a letter with its code: a statement, a proof of improvement."""

from datetime import date

import pytest

from laozheng.conftest import NOON
from laozheng.interfaces.portal.tests.filers import issued_letter
from laozheng.interfaces.portal.tests.test_filing import picture
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import CaseDocument, Event
from laozheng.kernel.inspections.models import Hearing

ACTOR = system_reader("test", NOON)
DAY = date(2025, 3, 3)


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon of the day of the cast."""
    today(DAY)


def a_file(**more):
    """A file against an enterprise, in which the party was asked to be heard."""
    case = open_case(
        "standards.disposition",
        "opened",
        actor=ACTOR,
        received_on=date(2025, 2, 20),
        intake="visit",
        party_name="範例企業有限公司(王測試)",
        articles="勞動基準法第24條第1項",
        acted_from=date(2025, 1, 2),
        acted_to=date(2025, 1, 31),
        **more,
    )
    perform(case, "hearing_sent", actor=ACTOR, on=date(2025, 2, 24), with_letter=True)
    return case


def test_the_number_and_code_of_the_hearing_letter_open_the_file(filer):
    case = a_file()
    number, code = issued_letter(case)
    page = filer.follow(number, code)
    shown = page.content.decode()
    for words in ("勞動基準法第24條第1項", "審查中", "114/01/02", number):
        assert words in shown
    hearing, fine = page.context["terms"]
    assert hearing.reckoning.due_on == case.deadlines.get(rule="hearing").due_on
    assert (fine.reckoning.result["min_twd"], fine.reckoning.result["max_twd"]) == (
        20_000,
        1_000_000,
    )


def test_a_statement_made_online_is_the_hearing_and_its_papers_join_the_file(filer):
    case = a_file()
    filer.follow(*issued_letter(case))
    receipt = filer.add("statement", "已補發加班費", files=[picture()])
    assert receipt.templates[0].name == "portal/added.html"
    hearing = Hearing.objects.get(disposition_id=case.pk)
    assert (hearing.received_on, hearing.summary) == (DAY, "已補發加班費")
    heard = Event.objects.get(case=case, kind="heard")
    assert (heard.data["late"], heard.actor_name) == (False, "持查詢碼者")
    assert CaseDocument.objects.filter(case=case, role="handed_in").count() == 1
    assert case.deadlines.get(rule="hearing").state == "met"


def test_a_late_statement_is_taken_and_marked_late(filer, today):
    case = a_file()
    number, code = issued_letter(case)
    today(date(2025, 4, 1))
    filer.follow(number, code)
    filer.add("statement", "補充說明")
    assert Event.objects.get(case=case, kind="heard").data["late"]


def test_after_the_decision_no_statement_is_taken(filer):
    case = a_file()
    number, code = issued_letter(case)
    filer.follow(number, code)
    filer.add("statement", "一")
    perform(case, "drafted", actor=ACTOR, on=DAY, amount_twd=20_000)
    assert filer.browser.get("/portal/follow/case/statement/").status_code == 404


def test_a_letter_that_was_declined_makes_no_code(filer):
    case = open_case(
        "standards.disposition", "opened", actor=ACTOR, received_on=DAY, intake="visit",
        party_name="範例企業有限公司", articles="勞動基準法第24條", acted_from=date(2025, 1, 2),
    )  # fmt: skip
    perform(case, "hearing_sent", actor=ACTOR, on=DAY)
    assert not OneTimeCode.objects.exists()


def test_the_employer_sends_proof_of_improvement_with_the_code_of_the_result(filer):
    case = open_case(
        "standards.inspection", "entered", actor=ACTOR, received_on=date(2025, 2, 20),
        intake="visit", type="own", employer_name="範例受檢有限公司", result="violation",
        visited_on=date(2025, 2, 20), findings="勞動基準法第24條第1項",
        acted_from=date(2025, 1, 2), acted_to=date(2025, 1, 31),
    )  # fmt: skip
    perform(case, "noticed", actor=ACTOR, on=DAY, with_letter=True, remedy_due_on=date(2025, 3, 20))
    page = filer.follow(*issued_letter(case))
    assert "勞動基準法第24條第1項" in page.content.decode()
    filer.add("proof", "已補發，3月4日起公告", files=[picture()])
    labels = set(CaseDocument.objects.filter(case=case, role="handed_in").values_list("label"))
    assert labels == {("一.jpg",), ("改善證明",)}
