"""What the inspectors have to do: how full their days are, their open files, what is overdue."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.models import Absence, Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.inspections.planning.schedule import DAY
from laozheng.kernel.inspections.programs.assigning import limits_on, single_visits

# Who led a visit within so many days is shown even with nothing to do.
_LED_WITHIN = timedelta(days=90)


@dataclass(frozen=True)
class DayLoad:
    """A day of an inspector: visits, the share of the day that they take, the hours away."""

    day: date
    visits: int
    share: Fraction
    hours_away: int = 0

    @property
    def is_absent(self) -> bool:
        """Whether one is away all day."""
        return self.hours_away >= WORKING_HOURS

    @property
    def free(self) -> Fraction:
        """The share of the day in which more visits may be planned; below 0 there are too many."""
        return 1 - Fraction(min(self.hours_away, WORKING_HOURS), WORKING_HOURS) - self.share


@dataclass(frozen=True)
class Load:
    """An inspector with a row of days, the open files of visits and how many are overdue."""

    staff: Staff
    days: tuple[DayLoad, ...]
    open_files: int = 0
    overdue_files: int = 0

    @property
    def visits(self) -> int:
        """Visits of all the days."""
        return sum(day.visits for day in self.days)

    @property
    def free_days(self) -> Fraction:
        """The days, and parts of days, on which more visits may be planned."""
        return sum((day.free for day in self.days if day.free > 0), Fraction(0))


def inspecting_units(reader: Reader) -> "QuerySet[Unit]":
    """The units in which the reader works that make visits."""
    codes = {kind.unit for kind in kinds().values() if kind.details is Visit}
    return Unit.objects.filter(pk__in=reader.units, code__in=codes).order_by("code")


def loads(units: Iterable[int], days: Sequence[date], reader: Reader) -> list[Load]:
    """Everybody who inspects for these units, by number, with what they have in these days.

    That is who led a visit lately, has one planned or an open file, or cannot be sent out.
    """
    units = list(units)
    planned: dict[int, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    known: dict[int, Staff] = {}
    for target in _listed(units, days):
        assert target.planned_on is not None
        for one in _of_units(target, units):
            planned[one.pk][target.planned_on].append(target.type)
            known[one.pk] = one
    for visit in single_visits(days).filter(case__unit__in=units):
        assert visit.lead is not None and visit.planned_on is not None
        planned[visit.lead.pk][visit.planned_on].append(visit.type)
        known[visit.lead.pk] = visit.lead
    files = _files(units, reader)
    led = Visit.objects.filter(
        case__unit__in=units, visited_on__range=(days[0] - _LED_WITHIN, days[-1])
    )
    belongs = Q(employments__unit__in=units) & Q(absences__isnull=False)
    also = Staff.objects.filter(belongs | Q(pk__in=files) | Q(pk__in=led.values("lead")))
    known |= {one.pk: one for one in also.distinct()}
    away = _hours_away(known, days)
    return [
        Load(
            one,
            tuple(_day(day, planned[one.pk][day], away[one.pk, day]) for day in days),
            *files.get(one.pk, (0, 0)),
        )
        for one in sorted(known.values(), key=lambda one: one.number)
    ]


def _listed(units: Sequence[int], days: Sequence[date]) -> "QuerySet[Target]":
    """The places of lists that these units visit on some days, alone or along with others."""
    along = Target.partners.through.objects.filter(staff__employments__unit__in=units)
    rows = Target.objects.filter(
        Q(program__unit__in=units) | Q(pk__in=along.values("target")),
        planned_on__in=days,
        state__in=("assigned", "visited"),
    )
    rows = rows.select_related("lead", "program")
    return rows.prefetch_related("partners__employments")


def _of_units(target: Target, units: Collection[int]) -> Iterator[Staff]:
    """Who of these units goes to a place."""
    if target.lead is not None and target.program.unit_id in units:
        yield target.lead
    for one in target.partners.all():
        if any(row.unit_id in units for row in one.employments.all()):
            yield one


def _files(units: Sequence[int], reader: Reader) -> dict[int, tuple[int, int]]:
    """How many open files of visits each officer has that the reader may see, and how many late."""
    visits = [code for code, kind in kinds().items() if kind.details is Visit]
    ours = Case.objects.filter(kind__in=visits, unit__in=units, closed_on__isnull=True)
    late = Count("pk", filter=Q(due_on__lt=reader.day))
    by_officer = visible(ours, reader).exclude(officer=None).order_by().values("officer")
    counted = by_officer.annotate(files=Count("pk"), late=late)
    return {row["officer"]: (row["files"], row["late"]) for row in counted}


def _day(day: date, types: Sequence[str], hours_away: int) -> DayLoad:
    parts = sum(limits_on(day).share_of_day(type) for type in types)
    return DayLoad(day, len(types), Fraction(parts, DAY), hours_away)


def _hours_away(staff: Iterable[int], days: Sequence[date]) -> Counter[tuple[int, date]]:
    first, last = days[0], days[-1]
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=last)
    unended = Q(valid_to__isnull=True) | Q(valid_to__gt=first)
    rows = Absence.objects.filter(begun, unended, staff__in=list(staff))
    found: Counter[tuple[int, date]] = Counter()
    for row in rows:
        for day in days:
            if row.holds_on(day):
                found[row.staff_id, day] += row.hours_a_day
    return found
