"""Sums over activities: what was held, who came, who sat on a body."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from laozheng.base.periods import Period
from laozheng.kernel.activities.codes import COUNT_UNITS
from laozheng.kernel.activities.models import Activity, HeadCount, Seat


@dataclass(frozen=True)
class HeadSum:
    """A sum of heads and how many counts are unknown; ``n`` None when none is known."""

    n: int | None
    unknown: int


def held_in(period: Period, line: str, kinds: Iterable[str] = ()) -> "QuerySet[Activity]":
    """Activities held in a period; planned and canceled ones never count."""
    activities = Activity.objects.filter(
        line=line, state="held", held_on__range=(period.start, period.end)
    )
    wanted = list(kinds)
    return activities.filter(kind__in=wanted) if wanted else activities


def sessions(activities: "QuerySet[Activity]") -> int:
    """How many sessions the activities had together."""
    return activities.aggregate(total=Sum("sessions"))["total"] or 0


def heads(activities: "QuerySet[Activity]", count_unit: str, group: str | None = None) -> HeadSum:
    """The heads of one unit, of one group when given; persons and person-times never mix."""
    if count_unit not in COUNT_UNITS:
        raise ValueError(f"unknown unit {count_unit!r}")
    counts = HeadCount.objects.filter(activity__in=activities, count_unit=count_unit)
    if group is not None:
        counts = counts.filter(group=group)
    known = counts.filter(n__isnull=False).aggregate(total=Sum("n"))["total"]
    return HeadSum(known, counts.filter(n__isnull=True).count())


def outside_experts(period: Period, line: str, body: str) -> int:
    """Distinct people from outside who held a seat on a body on some day of a period."""
    seats = Seat.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=period.start),
        line=line,
        body=body,
        outside_expert=True,
        valid_from__lte=period.end,
    )
    # One person may sit for two terms, known by party or only by name.
    return len({party or name for party, name in seats.values_list("party_id", "person_name")})
