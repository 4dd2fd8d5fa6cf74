"""Sums of counts over a period and by month."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.tallies.models import Tally


@dataclass(frozen=True)
class TallySum:
    """A sum over a period; ``value`` None when nothing is known.

    ``crossing`` counts the tallies whose span reaches beyond the period: they are in no sum.
    """

    value: Decimal | None
    is_exact: bool
    is_provisional: bool
    crossing: int


def dims_key_of(dims: Mapping[str, str]) -> str:
    """The canonical text of dimensions; "" for none."""
    if not dims:
        return ""
    return json.dumps(dict(dims), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tallies_of(
    line: str, kind: str, period: Period, dims: Mapping[str, str] | None = None
) -> "QuerySet[Tally]":
    """The counts of a kind that touch a period, those with these dimensions when given."""
    touching = Tally.objects.filter(
        line=line, kind=kind, start__lte=period.end, end__gte=period.start
    )
    for name, code in (dims or {}).items():
        touching = touching.filter(**{f"dims__{name}": code})
    return touching


def total(line: str, kind: str, period: Period, dims: Mapping[str, str] | None = None) -> TallySum:
    """The sum over a period of the counts that lie wholly in it."""
    return _sum(list(tallies_of(line, kind, period, dims)), period)


def monthly(
    line: str, kind: str, period: Period, dims: Mapping[str, str] | None = None
) -> dict[Period, TallySum]:
    """The sum of each month of a period, by one query; a quarter's count is in no month."""
    found = list(tallies_of(line, kind, period, dims))
    return {
        month: _sum([t for t in found if t.start <= month.end and t.end >= month.start], month)
        for month in period.months()
    }


def _sum(touching: list[Tally], period: Period) -> TallySum:
    inside = [t for t in touching if period.contains(t.start) and period.contains(t.end)]
    return TallySum(
        value=sum((t.value for t in inside), Decimal(0)) if inside else None,
        is_exact=all(t.qualifier == "exact" for t in inside),
        is_provisional=any(t.provisional for t in inside),
        crossing=len(touching) - len(inside),
    )
