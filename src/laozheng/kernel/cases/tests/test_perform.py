"""Cases move through one door: state, permission, conditions, four eyes, deadlines, log."""

from datetime import date, timedelta

import pytest

from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import check_act, hand_over, open_case, perform, resume, suspend
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.cases.deadlines import derive_deadlines
from laozheng.kernel.cases.errors import Refused, UnknownCode
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.queries import explain, possible_steps
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.cases.tests.conftest import KIND

RECEIVED = date(2025, 2, 3)


def a_request(world, **given) -> Case:
    """A request received at the counter, with the officer in charge."""
    given = {"received_on": RECEIVED, "intake": "counter", "officer": world.officer} | given
    return open_case(KIND, "register", actor=world.reader("officer"), **given)


def test_a_new_case_gets_the_next_number_of_its_series(world):
    first, second = a_request(world), a_request(world)
    assert first.number == "範申-114-000001"
    assert second.number == "範申-114-000002"
    assert a_request(world, received_on=date(2024, 12, 31)).number == "範申-113-000001"


def test_a_step_writes_state_event_deadline_and_log_together(world):
    case = a_request(world)
    event = perform(case, "review", actor=world.reader("officer"), on=date(2025, 2, 4))
    assert case.state == event.state == "reviewed"
    assert (event.on, event.known_on) == (date(2025, 2, 4), world.day)
    assert case.deadlines.get().due_on == date(2025, 2, 13)
    assert Entry.objects.filter(object_ref=case.ref, verb="change").count() == 2


def test_a_step_from_the_wrong_state_is_refused_with_who_and_when(world):
    case = a_request(world)
    reader = world.reader("officer")
    perform(case, "reject", actor=reader, on=date(2025, 2, 5), reason="範例理由")
    with pytest.raises(Refused, match=r"駁回.*測試承辦甲於114年2月5日登錄"):
        perform(case, "review", actor=reader, on=date(2025, 2, 6))


def test_an_unknown_step_is_a_programming_error(world):
    with pytest.raises(UnknownCode):
        perform(a_request(world), "fly", actor=world.reader("officer"), on=RECEIVED)


def test_a_day_in_the_future_or_before_receipt_or_before_the_last_step_is_refused(world):
    case = a_request(world)
    reader = world.reader("officer")
    with pytest.raises(Refused, match="今天之後"):
        perform(case, "review", actor=reader, on=world.day + timedelta(days=1))
    with pytest.raises(Refused, match="早於收件日"):
        perform(case, "review", actor=reader, on=RECEIVED - timedelta(days=1))
    perform(case, "review", actor=reader, on=date(2025, 2, 10))
    with pytest.raises(Refused, match="早於前一步驟"):
        perform(case, "reject", actor=reader, on=date(2025, 2, 9), reason="範例理由")


def test_a_refused_condition_changes_nothing(world):
    case = a_request(world)
    with pytest.raises(Refused, match="駁回須敘明理由"):
        perform(case, "reject", actor=world.reader("officer"), on=date(2025, 2, 4))
    case.refresh_from_db()
    assert case.state == "received"
    assert Event.objects.filter(case=case).count() == 1
    reader = world.reader("officer")
    assert check_act(case, "reject", actor=reader, on=RECEIVED, reason="有") is None


def test_who_reviewed_may_not_approve(world):
    case = a_request(world)
    perform(case, "review", actor=world.reader("officer"), on=date(2025, 2, 4))
    with pytest.raises(Refused, match="另一位同仁"):
        perform(case, "approve", actor=world.reader("officer"), on=date(2025, 2, 5))
    perform(case, "approve", actor=world.reader("supervisor"), on=date(2025, 2, 5))
    assert case.state == "approved"
    assert (case.closed_on, case.retain_until) == (date(2025, 2, 5), date(2030, 2, 5))


@pytest.mark.parametrize("who", ["second_officer", "safety_officer", "mediator", "stranger"])
def test_who_is_not_named_on_a_restricted_case_cannot_act_on_it(world, who):
    case = a_request(world)
    with pytest.raises(Refused):
        perform(case, "review", actor=world.reader(who), on=date(2025, 2, 4))
    assert possible_steps(case, world.reader(who)) == []


def test_a_case_handed_over_is_read_by_the_new_officer_only(world):
    case = a_request(world)
    hand_over(case, world.second_officer, actor=world.reader("supervisor"), reason="輪調")
    perform(case, "review", actor=world.reader("second_officer"), on=date(2025, 2, 4))
    with pytest.raises(Refused):
        perform(case, "note", actor=world.reader("officer"), on=date(2025, 2, 4))


def test_reopening_goes_back_to_the_state_before_and_deletes_nothing(world):
    case = a_request(world)
    perform(case, "review", actor=world.reader("officer"), on=date(2025, 2, 4))
    perform(case, "approve", actor=world.reader("supervisor"), on=date(2025, 2, 5))
    perform(case, "reopen", actor=world.reader("supervisor"), on=date(2025, 2, 6))
    assert (case.state, case.closed_on) == ("reviewed", None)
    kinds = list(case.events.values_list("kind", flat=True))
    assert kinds == ["register", "review", "approve", "reopen"]


def test_a_deadline_is_met_late_or_void(world):
    in_time, late, overdue = a_request(world), a_request(world), a_request(world)
    reader = world.reader("officer")
    perform(in_time, "reject", actor=reader, on=date(2025, 2, 13), reason="範例理由")
    perform(late, "reject", actor=reader, on=date(2025, 2, 14), reason="範例理由")
    assert in_time.deadlines.get().state == "met"
    assert late.deadlines.get().state == "late"
    (row,) = explain(overdue, world.day)
    assert row["overdue"] is True
    assert row["days_left"] == (date(2025, 2, 13) - world.day).days


def test_a_step_on_the_day_of_receipt_meets_the_deadline(world):
    case = a_request(world)
    perform(case, "reject", actor=world.reader("officer"), on=RECEIVED, reason="範例理由")
    assert case.deadlines.get().state == "met"


def test_a_suspension_moves_the_due_day_and_says_so(world):
    case = a_request(world)
    suspend(case, on=date(2025, 2, 5), reason="補正", cite="範例辦法第2條")
    (row,) = derive_deadlines(case, calendar(), law())
    assert (row.state, case.due_on) == ("suspended", None)
    resume(case, on=date(2025, 2, 8))
    (row,) = derive_deadlines(case, calendar(), law())
    # 13 + 3 days = Sunday 16 February 2025, so Monday the 17th.
    assert (row.state, row.due_on, case.due_on) == ("open", date(2025, 2, 17), date(2025, 2, 17))
    assert any("停止進行3日" in step["text"] for step in row.reckoning["steps"])


def test_a_change_is_announced_with_its_kind_and_years(world):
    heard = []

    def listen(sender, kinds, years, **_):
        heard.append((kinds, years))

    case_changed.connect(listen, weak=False)
    try:
        case = a_request(world, received_on=date(2024, 12, 30))
        perform(case, "review", actor=world.reader("officer"), on=date(2025, 1, 3))
    finally:
        case_changed.disconnect(listen)
    assert heard[-1] == ({KIND}, {2024, 2025})
