"""The inspectors of a unit as the schedule sees them: qualified, absent, in conflict."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q, Window
from django.db.models.functions import RowNumber

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import (
    Absence,
    Employment,
    Qualification,
    RoleGrant,
    Staff,
    Unit,
)
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.models import Conflict
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.planning.schedule import Inspector
from laozheng.kernel.inspections.visits.practice import in_training
from laozheng.kernel.law.calendar import Calendar

VISIT = "visit"


def working_days(calendar: Calendar, first: date, last: date) -> list[date]:
    """The working days from one day to another, both included."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if calendar.is_workday(day)]


def inspectors_of(
    unit: Unit,
    types: Iterable[str],
    days: Sequence[date],
    employers: Iterable[int],
    *,
    since: date | None = None,
) -> list[Inspector]:
    """Those who may be sent out by a unit over some days, by staff number: its officers.

    Who comes later or leaves earlier is absent on the other days. Who has no qualification for a
    kind of visit on record may make any of ``types``; one that ends within the days does not count,
    a conflict on any of them does. Absences count from ``since``, an earlier day on which something
    was planned already.
    """
    first, last = days[0], days[-1]
    present = _officers(unit, days)
    staff = sorted(present, key=lambda one: one.number)
    away = _hours_away(staff, min(since or first, first), last)
    for one in staff:
        away[one.pk] |= {day: WORKING_HOURS for day in days if day not in present[one]}
    conflicts = _conflicts(staff, first, last)
    qualified, training = _qualified(staff, first, last), in_training(staff, first)
    runs = _in_a_row(staff, set(employers), first)
    return [
        Inspector(
            key=one.number,
            types=frozenset(qualified.get(one.pk, types)),
            absent_on=frozenset(d for d, hours in away[one.pk].items() if hours >= WORKING_HOURS),
            hours_away=away[one.pk],
            conflicts=frozenset(conflicts[one.number]),
            in_training=one.pk in training,
            practised=frozenset(training[one.pk].visits) if one.pk in training else frozenset(),
            in_a_row=runs.get(one.pk, {}),
        )
        for one in staff
    ]


def _officers(unit: Unit, days: Sequence[date]) -> dict[Staff, set[date]]:
    """Who works in a unit and is an officer there on some of the days, with those days.

    A role for a unit holds for all below it.
    """
    units = _with_all_above(unit)
    employed = Employment.objects.filter(_on_some_day(days), unit=unit).select_related("staff")
    granted = RoleGrant.objects.filter(_on_some_day(days), role="officer", unit__in=units)
    roles: dict[int, list[RoleGrant]] = defaultdict(list)
    for role in granted:
        roles[role.staff_id].append(role)
    present: dict[Staff, set[date]] = defaultdict(set)
    for one in employed:
        here = [day for day in days if one.holds_on(day)]
        present[one.staff].update(
            day for day in here if any(role.holds_on(day) for role in roles[one.staff_id])
        )
    return {one: their_days for one, their_days in present.items() if their_days}


def _on_some_day(days: Sequence[date]) -> Q:
    """The condition that a dated row holds on a day of the span."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=days[-1])
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gt=days[0]))


def _with_all_above(unit: Unit) -> list[int]:
    above: list[int] = []
    found: Unit | None = unit
    while found is not None:
        above.append(found.pk)
        found = found.parent
    return above


def _hours_away(staff: Iterable[Staff], first: date, last: date) -> dict[int, Counter[date]]:
    found: dict[int, Counter[date]] = defaultdict(Counter)
    for absence in Absence.objects.filter(staff__in=list(staff)):
        for day in _days_of(absence, first, last):
            found[absence.staff_id][day] += absence.hours_a_day
    return found


def _days_of(absence: Absence, first: date, last: date) -> Iterator[date]:
    day = max(absence.valid_from or first, first)
    until = min(absence.valid_to or last + timedelta(days=1), last + timedelta(days=1))
    while day < until:
        yield day
        day += timedelta(days=1)


def _conflicts(staff: Iterable[Staff], first: date, last: date) -> dict[str, set[str]]:
    refs = {f"staff:{one.number}": one.number for one in staff}
    found: dict[str, set[str]] = defaultdict(set)
    for conflict in Conflict.objects.filter(_on_some_day([first, last]), person_ref__in=refs):
        found[refs[conflict.person_ref]].add(str(conflict.party_id))
    return found


def _qualified(staff: Iterable[Staff], first: date, last: date) -> dict[int, set[str]]:
    """The kinds of visit that each with a qualification on the first day may make to the last."""
    types: dict[int, set[str]] = defaultdict(set)
    for row in Qualification.objects.filter(holding(first), kind=VISIT, staff__in=list(staff)):
        types[row.staff_id].update({row.subject} if row.holds_on(last) else ())
    return types


def _in_a_row(staff: Iterable[Staff], employers: set[int], day: date) -> dict[int, dict[str, int]]:
    """How often running each inspector led the last visits of an employer.

    Only as many visits of each are read as the limit of a row asks for.
    """
    known = {one.pk for one in staff}
    limit = catalogue.law().get("inspections.rotation_limit", day)
    ended: set[int] = set()
    led: dict[int, int] = {}
    runs: dict[int, dict[str, int]] = defaultdict(dict)
    made = Visit.objects.filter(employer_id__in=employers, visited_on__isnull=False)
    back = Window(RowNumber(), partition_by=["employer"], order_by=["-visited_on", "-pk"])
    last = made.annotate(back=back).filter(back__lte=limit).order_by("employer", "back")
    for employer, lead in last.values_list("employer_id", "lead_id"):
        if employer is None or employer in ended:
            continue
        if lead not in known or led.setdefault(employer, lead) != lead:
            ended.add(employer)
            continue
        key = str(employer)
        runs[lead][key] = runs[lead].get(key, 0) + 1
    return runs
