"""What the boards of the office list: stopped work, accidents of the night, sites."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Deadline
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Step
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Accident, StopWork
from laozheng.lines.safety.queries.accidents import REPORT
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.prevention import full_stop_warning

# Accidents on duty: those that nobody has examined yet.
ON_DUTY = ("reported", "taken")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Stop:
    """An order that stands: for how many days, and what is to be said of a full stop."""

    order: StopWork
    days: int
    central: Deadline | None
    warning: Step | None

    @property
    def is_overdue(self) -> bool:
        """Whether all work is stopped longer than the office may on its own."""
        return self.central is not None and self.central.state == "open" and self.is_past

    @property
    def is_past(self) -> bool:
        """Whether the last day on its own has passed."""
        assert self.central is not None
        return self.order.ordered_on + timedelta(days=self.days) > self.central.due_on


def standing_orders(reader: Reader) -> "QuerySet[StopWork]":
    """The orders that stand and a reader may see, the longest first."""
    open_ones = StopWork.objects.filter(case__closed_on__isnull=True)
    seen: QuerySet[StopWork] = visible(open_ones, reader)
    return seen.select_related("case").order_by("ordered_on", "pk")


def stops(orders: Iterable[StopWork], day: date, law: Law) -> list[Stop]:
    """The orders with the days that they stand, in turn; one query for their terms."""
    listed = list(orders)
    terms = Deadline.objects.filter(case__in=[one.pk for one in listed], rule="central")
    central = {term.case_id: term for term in terms}
    return [_stop(one, central.get(one.pk), day, law) for one in listed]


def _stop(order: StopWork, central: Deadline | None, day: date, law: Law) -> Stop:
    days = (day - order.ordered_on).days
    is_settled = central is None or central.state != "open"
    warning = None if is_settled else full_stop_warning(order.scope, days, day, law)
    return Stop(order, days, central, warning)


def on_duty(reader: Reader) -> "QuerySet[Accident]":
    """The reported accidents that wait to be examined, the latest first."""
    waiting = Accident.objects.filter(source=REPORT, case__state__in=ON_DUTY)
    seen: QuerySet[Accident] = visible(waiting, reader)
    clocks = Deadline.objects.filter(rule="report")
    return (
        seen.select_related("case__officer")
        .prefetch_related(Prefetch("case__deadlines", queryset=clocks, to_attr="clocks"))
        .order_by("-occurred_on", "-pk")
    )


def visits_at(reader: Reader, asked: str) -> "QuerySet[Visit]":
    """The visits to a place or an employer of some name that a reader may see, planned ones too."""
    here = Q(workplace__icontains=asked) | Q(employer_key__icontains=split_name(asked).key)
    found: QuerySet[Visit] = visible(Visit.objects.filter(here, case__kind=INSPECTION), reader)
    return found.select_related("case").order_by("-planned_on", "-visited_on", "-pk")


@dataclass(frozen=True)
class Firm:
    """An employer seen at a place: how often it was visited, when last, when next."""

    name: str
    visits: int
    last_visited_on: date | None
    next_planned_on: date | None


def firms_at(visits: "QuerySet[Visit]", day: date) -> list[Firm]:
    """The employers that visits were made or are planned to, the most often visited first."""
    ahead = Q(visited_on__isnull=True, planned_on__gte=day, case__closed_on__isnull=True)
    rows = (
        visits.order_by()
        .values_list("employer_name")
        .annotate(
            made=Count("pk", filter=Q(visited_on__isnull=False)),
            last=Max("visited_on"),
            next=Min("planned_on", filter=ahead),
        )
        .order_by("-made", "employer_name")
    )
    return [Firm(*row) for row in rows]


def too_close(visits: Iterable[Visit]) -> set[int]:
    """The planned visits that come within a week of another one to the same place."""
    dated = [(visit, visit.visited_on or visit.planned_on) for visit in visits]
    return {
        visit.pk
        for visit, day in dated
        if visit.visited_on is None
        and day is not None
        and any(
            other.pk != visit.pk
            and other.workplace == visit.workplace
            and when is not None
            and abs(when - day) < WEEK
            for other, when in dated
        )
    }


def orders_at(reader: Reader, visits: Iterable[Visit]) -> list[StopWork]:
    """The stop-work orders that visits led to and a reader may see."""
    keys = [visit.pk for visit in visits]
    found: QuerySet[StopWork] = visible(StopWork.objects.filter(inspection__in=keys), reader)
    return list(found.select_related("case").order_by("-ordered_on", "-pk"))
