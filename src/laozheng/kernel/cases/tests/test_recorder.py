"""Recorded histories end in the same rows as cases that people moved step by step."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import correct, open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.cases.tests.conftest import KIND
from laozheng.kernel.cases.verification import cases_that_differ


def columns(case):
    """What must be equal between a recorded case and a performed one."""
    events = list(case.events.values_list("kind", "on", "state", "data"))
    deadlines = list(case.deadlines.values_list("rule", "due_on", "state", "met_on", "reckoning"))
    row = (case.state, case.closed_on, case.due_on, case.level, case.unit_id)
    return (*row, events, deadlines)


def test_a_recorded_history_equals_the_performed_one(world):
    reader = world.reader("officer")
    performed = open_case(
        KIND,
        "register",
        actor=reader,
        received_on=date(2025, 2, 3),
        intake="counter",
        officer=world.officer,
    )
    perform(performed, "review", actor=reader, on=date(2025, 2, 4))
    perform(performed, "reject", actor=reader, on=date(2025, 2, 20), reason="範例理由")
    recorder = Recorder(world.reader("system"))
    steps = [
        Step("register", date(2025, 2, 3)),
        Step("review", date(2025, 2, 4)),
        Step("reject", date(2025, 2, 20), data={"reason": "範例理由"}),
    ]
    recorder.add(History(KIND, date(2025, 2, 3), "counter", steps, officer=world.officer))
    (recorded,) = recorder.flush()
    assert columns(Case.objects.get(pk=recorded.pk)) == columns(performed)
    assert recorded.number == "範申-114-000002"


def test_a_history_that_skips_a_state_is_refused(world):
    recorder = Recorder(world.reader("system"))
    steps = [Step("register", date(2025, 2, 3)), Step("approve", date(2025, 2, 4))]
    with pytest.raises(Refused, match=r"「核准」不能接在「已收件」之後"):
        recorder.add(History(KIND, date(2025, 2, 3), "counter", steps))
    assert recorder.flush() == []


def test_the_day_of_knowing_is_kept_apart_from_the_day_of_the_fact(world):
    recorder = Recorder(world.reader("system"))
    steps = [Step("register", date(2025, 2, 3), known_on=date(2025, 2, 9))]
    recorder.add(History(KIND, date(2025, 2, 3), "counter", steps))
    recorder.flush()
    event = Event.objects.get()
    assert (event.on, event.known_on) == (date(2025, 2, 3), date(2025, 2, 9))


def test_later_steps_can_be_added_to_a_recorded_case(world):
    recorder = Recorder(world.reader("system"))
    recorder.add(History(KIND, date(2025, 2, 3), "counter", [Step("register", date(2025, 2, 3))]))
    (case,) = recorder.flush()
    assert Case.objects.get(pk=case.pk).due_on == date(2025, 2, 13)
    add_steps(case, [Step("reject", date(2025, 2, 5))], actor=world.reader("system"))
    assert (case.state, case.closed_on, case.due_on) == ("rejected", date(2025, 2, 5), None)
    assert Deadline.objects.get(case=case).state == "met"


def test_recording_many_cases_takes_few_queries(world, django_assert_max_num_queries):
    recorder = Recorder(world.reader("system"))
    for _ in range(200):
        steps = [Step("register", date(2025, 2, 3)), Step("reject", date(2025, 2, 5))]
        recorder.add(History(KIND, date(2025, 2, 3), "counter", steps))
    # Rows go in by the batches that SQLite's limit of 999 variables allows, never one by one.
    with django_assert_max_num_queries(40):
        recorder.flush()
    assert Case.objects.count() == 200


def test_a_recorded_case_can_be_reopened_by_a_later_step(world):
    recorder = Recorder(world.reader("system"))
    steps = [Step("register", date(2025, 2, 3)), Step("reject", date(2025, 2, 5))]
    recorder.add(History(KIND, date(2025, 2, 3), "counter", steps))
    (case,) = recorder.flush()
    assert case.retain_until == date(2030, 2, 5)
    add_steps(case, [Step("reopen", date(2025, 2, 7))], actor=world.reader("system"))
    assert (case.state, case.closed_on, case.retain_until) == ("received", None, None)


def test_a_number_that_a_file_brings_is_not_given_out_again(world):
    recorder = Recorder(world.reader("system"))
    steps = [Step("register", date(2025, 2, 3))]
    for number in ("範申-114-000041", ""):
        recorder.add(History(KIND, date(2025, 2, 3), "counter", steps, number=number))
    assert [case.number for case in recorder.flush()] == ["範申-114-000041", "範申-114-000042"]


def test_a_correction_takes_the_place_of_an_event_and_keeps_it_readable(world):
    recorder = Recorder(world.reader("system"))
    steps = [Step("register", date(2025, 2, 3)), Step("reject", date(2025, 2, 20))]
    recorder.add(History(KIND, date(2025, 2, 3), "counter", steps))
    (case,) = recorder.flush()
    wrong = case.events.get(kind="reject")
    correct(
        wrong, Step("reject", date(2025, 2, 10)), actor=world.reader("supervisor"), reason="誤植"
    )
    case.refresh_from_db()
    assert case.closed_on == date(2025, 2, 10)
    assert case.deadlines.get().state == "met"
    assert case.events.filter(kind="reject").count() == 2
    assert list(cases_that_differ()) == []
    with pytest.raises(Refused, match="已經更正過"):
        correct(wrong, Step("reject", date(2025, 2, 11)), actor=world.reader("system"), reason="")
