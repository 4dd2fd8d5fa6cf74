"""A program from the draft to the plan, in the database: frozen list, reasons, sick days."""

from collections import Counter
from datetime import date, timedelta

import pytest

from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Absence, Qualification, RoleGrant, Unit
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Conflict
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.inspections.planning.schedule import moved_between
from laozheng.kernel.inspections.programs.absence_list import ABSENCES
from laozheng.kernel.inspections.programs.absences import enter_absence
from laozheng.kernel.inspections.programs.actions import (
    approve_program,
    draw_list,
    enter_program,
)
from laozheng.kernel.inspections.programs.assigning import plan_again, plan_visits
from laozheng.kernel.inspections.programs.inspectors import inspectors_of, working_days
from laozheng.kernel.inspections.programs.population import Population
from laozheng.kernel.inspections.programs.workplaces import workplaces_seen
from laozheng.kernel.inspections.tests.files import write
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    KIND,
    example_line,
    planned,
    report,
)
from laozheng.kernel.inspections.visits.filing import Told, file_visits

pytestmark = pytest.mark.usefixtures("world", "example_line")
FIRST = date(2024, 10, 1)


@pytest.fixture
def unit():
    """A division with three inspectors, one of them in training."""
    unit = Unit.objects.get(code="labor_conditions")
    for number in ("S101", "S102", "S103"):
        hire(number, f"測試檢查員{number}", unit, ("officer",), on=date(2020, 1, 1), actor=ACTOR)
    trainee = unit.employment_set.get(staff__number="S103").staff
    Qualification.objects.create(
        staff=trainee, kind="training_inspector", valid_from=date(2024, 1, 1)
    )
    return unit


@pytest.fixture
def seen():
    """Thirty workplaces, the later the number the longer ago the last visit."""
    told = [
        Told(
            report(
                f"勞檢{n}", employer_name=f"範例{n:02d}企業有限公司", district=f"640000{n % 3}0",
                visited_on=date(2024, 3, 4) - timedelta(days=60 * n), findings=(),
                result="no_violation",
            )
        )
        for n in range(30)
    ]  # fmt: skip
    file_visits(KIND, told, ACTOR)
    return workplaces_seen()


def running(unit, seen, places=20):
    program = enter_program(
        "example", "重點01", "範例重點專案", kind="own", unit=unit, starts_on=FIRST,
        ends_on=date(2024, 12, 31), actor=ACTOR, places=places, measure="example.visits",
    )  # fmt: skip
    approve_program(program, actor=ACTOR)
    draw_list(program, Population(tuple(seen)), type="own", seed="113", day=FIRST, actor=ACTOR)
    return program


def plan(program, unit, again=False):
    days = working_days(catalogue.calendar(), FIRST, date(2024, 10, 31))
    employers = program.targets.values_list("employer_id", flat=True)
    inspectors = inspectors_of(unit, ["own"], days, employers)
    return (plan_again if again else plan_visits)(program, inspectors, days, actor=ACTOR)


def test_a_program_is_approved_before_its_list_is_drawn(unit, seen):
    program = enter_program(
        "example", "重點02", "範例", kind="own", unit=unit, starts_on=FIRST, ends_on=FIRST,
        actor=ACTOR, places=3,
    )  # fmt: skip
    with pytest.raises(Refused, match="指標"):
        approve_program(program, actor=ACTOR)
    with pytest.raises(Refused, match="先核定"):
        draw_list(program, Population(tuple(seen)), type="own", seed="1", day=FIRST, actor=ACTOR)


def test_the_frozen_list_holds_ranks_reasons_and_the_seed(unit, seen):
    program = running(unit, seen)
    first = program.targets.first()
    assert (program.state, program.seed, program.selection_rule) == (
        "running", "113", "risk_score@v1",
    )  # fmt: skip
    assert [target.rank for target in program.targets.all()] == list(range(1, 21))
    assert first.reasons[0]["factor"] == "last_visit" and first.score == 15
    assert {target.picked_by for target in program.targets.all()} == {"score", "random"}


def test_the_plan_keeps_everybody_within_the_day_and_out_of_conflicts(unit, seen):
    program = running(unit, seen)
    rival = program.targets.get(rank=1).employer
    Conflict.objects.create(person_ref="staff:S101", party=rival, reason="範例")
    made = plan(program, unit)
    assert not made.unplaced
    assert Target.objects.get(program=program, rank=1).lead.number == "S102"
    assert {visit.lead for visit in made.visits} == {"S101", "S102"}
    assert {visit.companion for visit in made.visits} >= {"S103"}


def test_three_sick_days_move_only_what_was_planned_on_them(unit, seen):
    program = running(unit, seen)
    before = plan(program, unit)
    absent = {date(2024, 10, 1), date(2024, 10, 2), date(2024, 10, 3)}
    staff = Target.objects.filter(lead__number="S101").first().lead
    Absence.objects.create(staff=staff, kind="leave", valid_from=FIRST, valid_to=date(2024, 10, 4))
    after = plan(program, unit, again=True)
    lost = {v.errand.key for v in before.visits if v.lead == "S101" and v.day in absent}
    assert {was.errand.key for was, _ in moved_between(before, after)} == lost
    assert not Target.objects.filter(lead=staff, planned_on__in=absent).exists()


def test_a_morning_of_leave_takes_half_of_the_room_of_a_day(unit, seen):
    program = running(unit, seen)
    before = plan(program, unit)
    staff = unit.employment_set.get(staff__number="S101").staff
    enter_absence(staff, "leave", FIRST, FIRST, part="morning", actor=ACTOR)
    after = plan(program, unit, again=True)
    assert len(before.of("S101", FIRST)) == 3 and len(after.of("S101", FIRST)) == 1
    assert len(moved_between(before, after)) == 2
    enter_absence(staff, "duty", FIRST, FIRST, part="afternoon", actor=ACTOR)
    assert plan(program, unit, again=True).of("S101", FIRST) == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"part": "evening"}, "part"),
        ({"part": "morning", "hours": 2}, "part"),
        ({"hours": 8}, "hours"),
        ({"hours": 0}, "hours"),
        ({"part": "morning"}, "first"),
        ({"hours": 5}, "first"),
        ({}, "first"),
    ],
)
def test_nobody_is_away_twice_nor_longer_than_a_day_lasts(unit, given, field):
    staff = unit.employment_set.get(staff__number="S101").staff
    enter_absence(staff, "leave", FIRST, FIRST, part="morning", actor=ACTOR)
    with pytest.raises(Refused) as refusal:
        enter_absence(staff, "leave", FIRST - timedelta(1), FIRST, actor=ACTOR, **given)
    assert refusal.value.field == field
    enter_absence(staff, "leave", FIRST, FIRST, hours=4, actor=ACTOR)


def test_the_leave_system_hands_half_days_over_in_a_list(unit, tmp_path):
    header = ["員工編號", "原因", "起日", "迄日", "時段", "每日時數"]
    rows = [
        ["S101", "請假", "113/10/01", "113/10/02", "", ""],
        ["S102", "固定勤務", "113/10/01", "113/10/01", "上午", ""],
        ["S102", "請假", "113/10/02", "113/10/02", "", "3"],
        ["S102", "請假", "113/10/02", "113/10/02", "下午", "3"],
        ["S999", "請假", "113/10/02", "113/10/02", "", ""],
    ]
    path = write(tmp_path / "leave.csv", header, rows)
    report = import_file(ABSENCES, path, actor=ACTOR, keep_good=True)
    assert [(one.line, one.column) for one in report.refusals] == [(5, "part"), (6, "staff_number")]
    days = [FIRST, FIRST + timedelta(1)]
    away = {one.key: (one.absent_on, one.hours_away) for one in inspectors_of(unit, [], days, [])}
    assert away["S101"] == (set(days), {days[0]: 8, days[1]: 8})
    assert away["S102"] == (set(), {days[0]: 4, days[1]: 3})
    again = import_file(ABSENCES, write(tmp_path / "again.csv", header, rows[:3]), actor=ACTOR)
    assert again.unchanged == 3


def test_planning_a_second_time_places_only_what_has_no_day_yet(unit, seen):
    program = running(unit, seen)
    plan(program, unit)
    before = dict(program.targets.values_list("key", "planned_on"))
    put_back = program.targets.get(rank=1)
    Target.objects.filter(pk=put_back.pk).update(state="listed", planned_on=None, lead=None)
    made = plan(program, unit)
    after = dict(program.targets.values_list("key", "planned_on"))
    assert len(made.visits) == len(before) == 20
    assert after == before
    assert program.targets.get(rank=1).state == "assigned"


def test_an_absence_that_is_noted_afterwards_moves_the_days_that_were_missed(unit, seen):
    program = running(unit, seen)
    before = plan(program, unit)
    missed = {v.errand.key for v in before.visits if (v.lead, v.day) == ("S101", FIRST)}
    staff = Target.objects.filter(lead__number="S101").first().lead
    Absence.objects.create(staff=staff, kind="leave", valid_from=FIRST, valid_to=date(2024, 10, 2))
    days = working_days(catalogue.calendar(), date(2024, 10, 7), date(2024, 10, 31))
    employers = program.targets.values_list("employer_id", flat=True)
    inspectors = inspectors_of(unit, ["own"], days, employers, since=FIRST)
    after = plan_again(program, inspectors, days, actor=ACTOR)
    assert missed and {was.errand.key for was, _ in moved_between(before, after)} == missed


def test_only_officers_of_the_unit_are_sent_out(unit, seen):
    above = Unit.objects.get(code="labor_conditions").parent
    clerk = hire("S104", "測試書記", unit, ("supervisor",), on=date(2020, 1, 1), actor=ACTOR)
    days = working_days(catalogue.calendar(), FIRST, FIRST)

    def sent_out():
        return {one.key for one in inspectors_of(unit, ["own"], days, [])}

    assert sent_out() == {"S101", "S102", "S103"}
    RoleGrant.objects.create(staff=clerk, role="officer", unit=above)
    assert sent_out() == {"S101", "S102", "S103", "S104"}


def test_who_led_the_last_visits_of_an_employer_is_counted(unit, seen):
    told = [
        Told(report(f"再檢{n}", ubn="12345675", lead="S101",
                    visited_on=date(2024, 5, 6 + n), findings=(), result="no_violation"))
        for n in range(2)
    ]  # fmt: skip
    (employer,) = {case.visit.employer_id for case in file_visits(KIND, told, ACTOR)}
    days = working_days(catalogue.calendar(), FIRST, FIRST)
    runs = {i.key: i.in_a_row for i in inspectors_of(unit, ["own"], days, [employer])}
    assert runs == {"S101": {str(employer): 2}, "S102": {}, "S103": {}}


def test_single_visits_and_those_made_today_take_room_too(unit, seen):
    program = running(unit, seen, places=6)
    for number in ("S101", "S102"):
        planned(lead=number, planned_on=FIRST)
    done = program.targets.get(rank=6)
    lead = unit.employment_set.get(staff__number="S101").staff
    Target.objects.filter(pk=done.pk).update(state="visited", planned_on=FIRST, lead=lead)
    made = plan(program, unit)
    room = Counter(visit.lead for visit in made.visits if visit.day == FIRST)
    assert room == {"S101": 1, "S102": 2}


def test_nobody_is_planned_before_arriving_or_after_leaving(unit, seen):
    leaving = unit.employment_set.get(staff__number="S101")
    leaving.valid_to = date(2024, 10, 2)
    leaving.save()
    new = hire("S105", "測試新進員", unit, ("officer",), on=date(2024, 10, 3), actor=ACTOR)
    made = plan(running(unit, seen), unit)
    assert not made.unplaced
    assert {v.day for v in made.visits if v.lead == "S101"} == {FIRST}
    days = {visit.day for visit in made.visits if visit.lead == new.number}
    assert days and min(days) >= date(2024, 10, 3)


def test_a_qualification_that_ends_or_a_conflict_that_begins_within_the_days_counts(unit, seen):
    staff = unit.employment_set.get(staff__number="S101").staff
    ends = date(2024, 10, 15)
    Qualification.objects.create(staff=staff, kind="visit", subject="own", valid_to=ends)
    rival = workplaces_seen()[0].employer
    Conflict.objects.create(person_ref="staff:S102", party=rival, reason="範例", valid_from=ends)
    days = working_days(catalogue.calendar(), FIRST, date(2024, 10, 31))
    by_key = {one.key: one for one in inspectors_of(unit, ["own"], days, [])}
    assert by_key["S101"].types == frozenset()
    assert by_key["S102"].conflicts == {str(rival.pk)}
    short = working_days(catalogue.calendar(), FIRST, date(2024, 10, 11))
    by_key = {one.key: one for one in inspectors_of(unit, ["own"], short, [])}
    assert (by_key["S101"].types, by_key["S102"].conflicts) == ({"own"}, frozenset())
