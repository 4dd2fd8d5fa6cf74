"""Give the places on a list their days and inspectors, and move them after absences."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases import catalogue
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.planning.schedule import (
    Errand,
    Inspector,
    Limits,
    Planned,
    Schedule,
    moved_between,
    reschedule,
    schedule,
)
from laozheng.kernel.inspections.programs.actions import ref_of
from laozheng.kernel.inspections.visits.same_week import days_of_others

# For each place the days on which it is left to others.
Held = Mapping[str, frozenset[date]]


def limits_on(day: date) -> Limits:
    """What holds for every inspector on a day."""
    law = catalogue.law()
    return Limits(
        visits_per_day=law.get("inspections.visits_per_day", day),
        rotation_limit=law.get("inspections.rotation_limit", day),
    )


def plan_visits(
    program: Program, inspectors: Sequence[Inspector], days: Sequence[date], *, actor: Reader
) -> Schedule:
    """Give every place that has none its day and its inspector, the highest risk first.

    What is planned already stays. No place gets a day in a week in which another line goes there.
    """
    listed = {target.key: target for target in program.targets.filter(state="listed")}
    assigned = _assigned(program)
    held = _held_by_others(program, listed, days)
    made = schedule(
        (_errand(target, held) for target in listed.values()),
        inspectors,
        days,
        limits_on(days[0]),
        _taken(program, days),
        _standing(assigned).visits,
    )
    _write(program, listed | assigned, made, actor)
    return made


def plan_again(
    program: Program,
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    *,
    actor: Reader,
    with_overdue: bool = False,
) -> Schedule:
    """Move only what cannot stay after absences or conflicts have changed."""
    targets = _assigned(program)
    made = _planned_again(program, targets, inspectors, days, with_overdue)
    _write(program, targets, made, actor)
    return made


def moves_ahead(
    program: Program,
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    *,
    with_overdue: bool = False,
) -> tuple[tuple[Planned, Planned | None], ...]:
    """What planning again would move, each before and after; nothing is written."""
    targets = _assigned(program)
    made = _planned_again(program, targets, inspectors, days, with_overdue)
    return moved_between(_standing(targets), made)


def _assigned(program: Program) -> dict[str, Target]:
    found = program.targets.filter(state="assigned").select_related("lead", "companion")
    return {target.key: target for target in found.prefetch_related("partners")}


def _standing(targets: dict[str, Target], held: Held | None = None) -> Schedule:
    return Schedule(tuple(_planned(target, held) for target in targets.values()), {})


def _held_by_others(program: Program, targets: dict[str, Target], days: Sequence[date]) -> Held:
    places = {target.workplace for target in targets.values()}
    return days_of_others(places, days, program.line)


def _planned_again(
    program: Program,
    targets: dict[str, Target],
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    with_overdue: bool,
) -> Schedule:
    return reschedule(
        _standing(targets, _held_by_others(program, targets, days)),
        inspectors,
        days,
        limits_on(days[0]),
        _taken(program, days),
        with_overdue=with_overdue,
    )


def _taken(program: Program, days: Sequence[date]) -> list[Planned]:
    """What else is planned on these days or made already, so that nobody is sent out twice over.

    That is the places of other programs, those of this one that were visited, and single visits.
    """
    found = Target.objects.filter(planned_on__in=days, lead__isnull=False)
    elsewhere = Q(state="assigned") & ~Q(program=program)
    targets = found.filter(elsewhere | Q(state="visited"))
    rows = targets.select_related("program", "lead", "companion").prefetch_related("partners")
    return [
        *(_planned(target) for target in rows),
        *(_single(visit) for visit in single_visits(days)),
    ]


def single_visits(days: Sequence[date]) -> "QuerySet[Visit]":
    """Visits planned one by one, on no list, that are still to be made on these days."""
    ahead = Visit.objects.filter(planned_on__in=days, visited_on__isnull=True, lead__isnull=False)
    alone = ahead.filter(case__state="planned", case__target__isnull=True)
    return alone.select_related("case", "lead")


def _single(visit: Visit) -> Planned:
    assert visit.planned_on is not None and visit.lead is not None
    errand = Errand(visit.case.number, str(visit.employer_id), visit.district, visit.type, rank=0)
    return Planned(errand, visit.planned_on, visit.lead.number)


def _errand(target: Target, held: Held | None = None) -> Errand:
    return Errand(
        key=target.key,
        employer=str(target.employer_id),
        district=target.district,
        type=target.type,
        rank=target.rank,
        not_on=(held or {}).get(target.workplace, frozenset()),
        units=tuple(target.program.joint_units),
    )


def _planned(target: Target, held: Held | None = None) -> Planned:
    assert target.planned_on is not None and target.lead is not None
    companion = target.companion.number if target.companion else ""
    partners = tuple(sorted(one.number for one in target.partners.all()))
    errand = _errand(target, held)
    return Planned(errand, target.planned_on, target.lead.number, companion, partners)


def _write(program: Program, targets: dict[str, Target], made: Schedule, actor: Reader) -> None:
    numbers = {key for v in made.visits for key in (v.lead, v.companion, *v.partners)}
    staff = {one.number: one for one in Staff.objects.filter(number__in=numbers - {""})}
    moved = 0
    for visit in made.visits:
        target = targets[visit.errand.key]
        moved += (target.planned_on, target.lead) != (visit.day, staff[visit.lead])
        target.planned_on, target.lead = visit.day, staff[visit.lead]
        target.companion = staff.get(visit.companion)
        target.state = "assigned"
    for key in made.unplaced:
        target = targets[key]
        target.planned_on = target.lead = target.companion = None
        target.state = "listed"
    columns = ["planned_on", "lead", "companion", "state"]
    with transaction.atomic():
        Target.objects.bulk_update(targets.values(), columns, batch_size=500)
        _write_partners(targets, made, staff)
        changes = {"planned": len(made.visits), "moved": moved, "unplaced": len(made.unplaced)}
        record(actor, "change", ref_of(program), changes=changes)


def _write_partners(targets: dict[str, Target], made: Schedule, staff: dict[str, Staff]) -> None:
    rows = Target.partners.through.objects
    rows.filter(target__in=targets.values()).delete()
    rows.bulk_create(
        Target.partners.through(target=targets[visit.errand.key], staff=staff[number])
        for visit in made.visits
        for number in visit.partners
    )
