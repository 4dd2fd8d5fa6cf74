"""Two teams do not come the same week: single visits, moves by hand, re-checks, whole lists."""

from datetime import date, timedelta

import pytest

from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.planning.schedule import OTHERS_GO, moved_between
from laozheng.kernel.inspections.programs.absences import enter_absence
from laozheng.kernel.inspections.tests import test_programs
from laozheng.kernel.inspections.tests.test_programs import FIRST, plan, running
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    example_line,
    planned,
)
from laozheng.kernel.inspections.visits.same_week import Place, others_that_week

unit, seen = test_programs.unit, test_programs.seen
pytestmark = pytest.mark.usefixtures("world", "example_line")
DAY = date(2024, 10, 9)
SITE = {"employer_name": "範例甲企業有限公司", "workplace": "測試路1號工地"}


def going(day: date, division: str = "", **given: object):
    """A visit of a division to the site, planned for a day."""
    facts = {**SITE, "planned_on": day, "extra": {"division": division}, **given}
    return planned(**facts)


@pytest.mark.parametrize(
    ("days", "division", "given", "is_refused"),
    [
        (-6, "construction", {}, True),
        (0, "construction", {}, True),
        (6, "construction", {}, True),
        (-7, "construction", {}, False),
        (7, "construction", {}, False),
        (0, "machinery", {}, False),
        (0, "", {}, False),
        (0, "construction", {"workplace": "他處"}, False),
        (0, "construction", {"same_week_reason": "會同檢查"}, False),
    ],
)
def test_another_division_goes_the_same_week_only_with_a_reason(days, division, given, is_refused):
    other = going(DAY + timedelta(days), division)
    if not is_refused:
        case = going(DAY, "machinery", **given)
        told = Event.objects.get(case=case, kind="planned").data
        assert told.get("same_week_reason") == given.get("same_week_reason")
        return
    with pytest.raises(Refused, match=other.number) as refusal:
        going(DAY, "machinery", **given)
    assert refusal.value.field == "same_week_reason"


def test_a_visit_without_a_place_goes_to_the_own_one_of_its_employer():
    going(DAY, "construction", workplace="")
    assert not others_that_week(Place(**SITE), DAY, "example", "machinery")
    own = Place("", SITE["employer_name"])
    assert len(others_that_week(own, DAY, "example", "machinery")) == 1


def test_a_visit_given_up_or_of_a_sealed_case_holds_nobody_back():
    case = going(DAY, "construction")
    place = Place(**SITE)
    assert len(others_that_week(place, DAY, "example", "machinery")) == 1
    Case.objects.filter(pk=case.pk).update(level="sealed")
    assert not others_that_week(place, DAY, "example", "machinery")
    Case.objects.filter(pk=case.pk).update(level="bureau")
    perform(case, "dropped", actor=ACTOR, on=DAY, reason="已完工")
    assert not others_that_week(place, DAY, "example", "machinery")


def test_a_visit_that_is_moved_by_hand_is_checked_as_well(unit):
    lead = unit.employment_set.get(staff__number="S101").staff
    going(DAY, "construction")
    case = going(DAY + timedelta(7), "machinery")
    perform(case, "assigned", actor=ACTOR, on=DAY, lead=lead, planned_on=DAY + timedelta(7))
    with pytest.raises(Refused, match="同一週前往的理由"):
        perform(case, "assigned", actor=ACTOR, on=DAY, lead=lead, planned_on=DAY + timedelta(6))
    assert Visit.objects.get(case=case).planned_on == DAY + timedelta(7)
    perform(
        case, "assigned", actor=ACTOR, on=DAY, lead=lead, planned_on=DAY + timedelta(6),
        same_week_reason="工地下週完工",
    )  # fmt: skip
    told = Event.objects.filter(case=case, kind="assigned").latest("id").data
    assert told["same_week_reason"] == "工地下週完工"


def file_visit(target: Target, day: date) -> None:
    """A visit of another line to the same place."""
    case = planned(
        employer_name=target.workplace, planned_on=day, same_week_reason="第二次複查"
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(line="other")


def of_another_line(target: Target, day: date) -> None:
    """The same place on a running list of another line, with a day."""
    program, _ = Program.objects.get_or_create(
        line="other", code="他", title="他線專案", year=2024, kind="own", state="running",
        unit=target.program.unit, starts_on=FIRST, ends_on=date(2024, 12, 31),
    )  # fmt: skip
    facts = {"employer": target.employer, "workplace": target.workplace, "type": "own"}
    Target.objects.create(
        program=program, key=target.key, rank=1, score=1, picked_by="score", state="assigned",
        planned_on=day, **facts,
    )  # fmt: skip


def test_a_list_is_planned_around_the_weeks_in_which_others_come(unit, seen):
    program = running(unit, seen)
    first, second, third = program.targets.filter(rank__lte=3)
    of_another_line(first, FIRST)
    of_another_line(second, date(2024, 10, 2))
    for day in (3, 9, 15, 21, 27):
        file_visit(third, date(2024, 10, day))
    made = plan(program, unit)
    days = {visit.errand.key: visit.day for visit in made.visits}
    assert (days[first.key], days[second.key]) == (date(2024, 10, 8), date(2024, 10, 9))
    assert made.unplaced == {third.key: OTHERS_GO}
    assert min(days.values()) == FIRST


def test_what_stands_when_others_announce_themselves_stays(unit, seen):
    program = running(unit, seen)
    before = plan(program, unit)
    stands = before.of("S101", FIRST)[0]
    of_another_line(program.targets.get(key=stands.errand.key), date(2024, 10, 2))
    assert not moved_between(before, plan(program, unit, again=True))
    staff = unit.employment_set.get(staff__number="S101").staff
    enter_absence(staff, "leave", FIRST, FIRST, actor=ACTOR)
    (moved,) = (
        later
        for was, later in moved_between(before, plan(program, unit, again=True))
        if was.errand.key == stands.errand.key
    )
    assert moved.day >= date(2024, 10, 9)
