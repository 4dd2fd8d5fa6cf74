"""How full the days of the inspectors are: visits, the share of the day, absence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q

from laozheng.kernel.accounts.models import Absence, Staff
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.inspections.planning.schedule import DAY
from laozheng.kernel.inspections.programs.actions import limits_on


@dataclass(frozen=True)
class DayLoad:
    """A day of an inspector: visits, the share of the day that they take, whether one is away."""

    day: date
    visits: int
    share: Fraction
    is_absent: bool

    @property
    def is_over(self) -> bool:
        """More than a day holds, or anything at all on a day of absence."""
        return self.share > 1 or (self.is_absent and self.visits > 0)


@dataclass(frozen=True)
class Load:
    """An inspector with a row of days."""

    staff: Staff
    days: tuple[DayLoad, ...]

    @property
    def visits(self) -> int:
        """Visits of all the days."""
        return sum(day.visits for day in self.days)


def loads(units: Iterable[int], days: Sequence[date]) -> list[Load]:
    """Everybody who has a visit in these days on a list of these units, or is away, by number."""
    planned: dict[int, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    known: dict[int, Staff] = {}
    rows = Target.objects.filter(
        program__unit__in=list(units), planned_on__in=days, state__in=("assigned", "visited")
    )
    for target in rows.select_related("lead"):
        assert target.lead is not None and target.planned_on is not None
        planned[target.lead.pk][target.planned_on].append(target.type)
        known[target.lead.pk] = target.lead
    for one in Staff.objects.filter(employments__unit__in=list(units), absences__isnull=False):
        known.setdefault(one.pk, one)
    away = _away(known, days)
    return [
        Load(one, tuple(_day(day, planned[one.pk][day], (one.pk, day) in away) for day in days))
        for one in sorted(known.values(), key=lambda one: one.number)
        if planned[one.pk] or any((one.pk, day) in away for day in days)
    ]


def _day(day: date, types: Sequence[str], is_absent: bool) -> DayLoad:
    limits = limits_on(day)
    parts = sum(limits.share_of_day(type) for type in types)
    return DayLoad(day, len(types), Fraction(parts, DAY), is_absent)


def _away(staff: Iterable[int], days: Sequence[date]) -> set[tuple[int, date]]:
    first, last = days[0], days[-1]
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=last)
    unended = Q(valid_to__isnull=True) | Q(valid_to__gt=first)
    rows = Absence.objects.filter(begun, unended, staff__in=list(staff))
    return {(row.staff_id, day) for row in rows for day in days if row.holds_on(day)}
