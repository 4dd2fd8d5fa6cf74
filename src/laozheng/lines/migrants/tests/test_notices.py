"""Notices by hand and by list: papers, receipt, the visit or its sparing, workers employed."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseDocument, CaseLink, Signal
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.rules.codes import NOTICE_DOCUMENTS
from laozheng.lines.migrants.tests.factories import EMPLOYER, shown

JULY = date(2024, 7, 11)


@pytest.fixture
def received(world):
    """Take in a notice by hand."""

    def take_in(event_on=JULY, on=None, **given):
        given = {"type": "entry", "worker_key": "範工1", "dormitory_number": "範宿-1", **given}
        return open_case(
            "migrants.notice", "receive", actor=world.reader("system"), intake="online",
            received_on=on or event_on, event_on=event_on, employer_name=EMPLOYER, **given,
        )  # fmt: skip

    return take_in


@pytest.fixture
def moved(world):
    """Take a notice a step further."""

    def move(case, step, on=date(2024, 7, 15), **given):
        return perform(case, step, actor=world.reader("system"), on=on, **given)

    return move


def _passed(brought, on, **more):
    brought(
        "migrant_visits",
        {
            "visit_number": f"範訪-{on}", "worker_category": "blue_collar", "type": "routine",
            "visited_on": on, "employer_name": EMPLOYER, "dormitory_number": "範宿-1",
            "checks": "dormitory", "result": "no_violation", **more,
        },
    )  # fmt: skip


def _employed():
    found = Signal.objects.filter(code="migrants.workers_employed").order_by("id")
    return [(one.from_on, one.to_on, one.value) for one in found]


def test_an_entry_notice_on_the_day_of_entry_is_fine_and_late_on_the_fourth(received):
    assert Notice.objects.get(case=received()).late is False
    # 11 July is a Thursday: three days end on Sunday and move to Monday 15 July.
    assert Notice.objects.get(case=received(on=date(2024, 7, 15), worker_key="範工2")).late is False
    assert Notice.objects.get(case=received(on=date(2024, 7, 16), worker_key="範工3")).late is True


def test_the_receipt_is_drafted_with_its_facts(received, moved):
    case = received()
    moved(case, "check", documents=list(NOTICE_DOCUMENTS))
    moved(case, "issue", with_letter=True, receipt_number="範證-1")
    letter = CaseDocument.objects.get(case=case).letter
    assert letter.addressees[0]["name"] == EMPLOYER
    text = str(letter.text)
    assert "核發證明書號範證-1" in text
    assert "事由日：113年7月11日" in text


def test_a_notice_that_goes_back_tells_why_and_no_longer_counts_the_worker(received, moved):
    case = received()
    assert _employed() == [(JULY, None, 1)]
    with pytest.raises(Refused, match="「退件」須附說明"):
        moved(case, "return")
    moved(case, "return", reason="缺外國人名冊", with_letter=True)
    assert "缺外國人名冊" in str(CaseDocument.objects.get(case=case).letter.text)
    assert _employed()[-1] == (date(2024, 7, 15), None, 0)


@pytest.mark.parametrize(
    ("passed_on", "is_exempt"), [("2024-01-11", True), ("2024-01-10", False), ("", False)]
)
def test_the_visit_is_spared_when_the_place_passed_within_six_months(
    brought, received, moved, passed_on, is_exempt
):
    if passed_on:
        _passed(brought, passed_on)
    case = received()
    moved(case, "check", documents=list(NOTICE_DOCUMENTS))
    moved(case, "issue")
    if is_exempt:
        event = moved(case, "exempted")
        assert event.data["passed_on"] == passed_on
        assert case.state == "closed"
    else:
        with pytest.raises(Refused, match="不符免訪查"):
            moved(case, "exempted")


def _receipted(received, moved, type_="entry", **given):
    case = received(type=type_, **given)
    moved(case, "check", documents=list(NOTICE_DOCUMENTS))
    moved(case, "issue")
    return case


def test_an_entry_that_nobody_visited_is_closed_with_its_reason_alone(received, moved):
    case = _receipted(received, moved)
    with pytest.raises(Refused, match="「結案」須附說明"):
        moved(case, "close")
    assert moved(case, "close", reason="外國人已離境").data == {"reason": "外國人已離境"}
    transfer = _receipted(received, moved, "transfer", worker_key="範工2")
    moved(transfer, "close")
    assert (case.state, transfer.state) == ("closed", "closed")


def test_a_second_notice_of_an_entry_is_closed_without_further_ado(received, moved):
    received()
    moved(second := _receipted(received, moved), "close")
    assert second.state == "closed"


def test_only_an_arrival_leads_to_a_visit_and_only_an_absence_onto_the_list(received, moved):
    departure = _receipted(received, moved, "departure")
    for step in ("plan_visit", "visited", "exempted"):
        with pytest.raises(Refused, match="只有入國及接續通報"):
            moved(departure, step, planned_on=date(2024, 7, 20))
    with pytest.raises(Refused, match="本件是離境報備，不得列管行蹤不明"):
        moved(departure, "enlist")
    absence = _receipted(received, moved, "absence", worker_key="範工2")
    moved(absence, "enlist")
    assert absence.state == "entered"


def test_a_visit_that_met_nobody_ends_no_entry(brought, received, moved):
    case = received()
    moved(case, "check", documents=list(NOTICE_DOCUMENTS))
    moved(case, "issue")
    _passed(brought, "2024-07-12", result="not_met")
    with pytest.raises(Refused, match="查無入國後的訪視"):
        moved(case, "visited")
    _passed(brought, "2024-07-13")
    moved(case, "visited")
    assert case.state == "closed"


def test_a_second_notice_of_the_same_entry_is_tied_to_the_first_and_not_counted(received, brought):
    first, second = received(), received(on=date(2024, 7, 12))
    assert CaseLink.objects.get(kind="same_matter").b == first
    assert Notice.objects.get(case=second).duplicate is True
    brought(
        "migrant_reports",
        {
            "report_number": "範通-9", "type": "entry", "event_on": "2024-07-11",
            "received_on": "2024-07-12", "employer_name": EMPLOYER, "worker_key": "範工1",
        },
    )  # fmt: skip
    assert [link.b for link in CaseLink.objects.filter(kind="same_matter")] == [first, first]
    assert shown("dynamic_management_reports") == 1
    assert _employed() == [(JULY, None, 1)]


def test_how_many_workers_an_employer_has_follows_the_notices_of_a_list(brought, world):
    def told(number, type_, on, worker):
        return {
            "report_number": f"範通-{number}", "type": type_, "event_on": on, "received_on": on,
            "employer_name": EMPLOYER, "worker_key": worker,
        }  # fmt: skip

    brought(
        "migrant_reports",
        told(1, "entry", "2024-05-02", "範工1"),
        told(2, "transfer", "2024-05-03", "範工2"),
        told(3, "entry", "2024-05-06", "範工3"),
        told(4, "departure", "2024-06-03", "範工1"),
    )
    assert _employed() == [(world.day, None, 2)]
    brought("migrant_reports", told(5, "absence", "2024-08-01", "範工2"))
    assert _employed() == [(world.day, world.day, 2), (world.day, None, 1)]
