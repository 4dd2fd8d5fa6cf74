"""Recorded histories end in the same rows as cases that people moved step by step."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.cases.tests.conftest import KIND


def columns(case):
    """What must be equal between a recorded case and a performed one."""
    events = list(case.events.values_list("kind", "on", "state", "data"))
    deadlines = list(case.deadlines.values_list("rule", "due_on", "state", "met_on", "reckoning"))
    return (case.state, case.closed_on, case.level, case.unit_id, events, deadlines)


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
    add_steps(case, [Step("reject", date(2025, 2, 5))], actor=world.reader("system"))
    assert (case.state, case.closed_on) == ("rejected", date(2025, 2, 5))
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
