"""How many inspectors a unit had in each month, for figures per inspector."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Max, Min

from laozheng.kernel.accounts.models import Employment, RoleGrant
from laozheng.kernel.cases.dated import ColumnType, CountedMatter, FactChange
from laozheng.kernel.inspections.models import Visit

INSPECTS = "officer"
# Columns and their types, as a fact table declares them.
COLUMNS: Mapping[str, ColumnType] = {"month_on": "date", "month": "code"}


def inspector_matters(
    unit: str, kinds: Sequence[str], years: Iterable[int] | None = None
) -> Iterator[CountedMatter]:
    """The months in which an inspector belonged to a unit, of some years if given."""
    chosen = None if years is None else set(years)
    for number, month_on in inspector_months(unit, kinds):
        if chosen is None or month_on.year in chosen:
            month = f"{month_on:%Y-%m}"
            told = FactChange(month_on, month_on, {"month_on": month_on, "month": month})
            yield CountedMatter(f"{number}#{month}", (told,))


def inspector_months(unit: str, kinds: Sequence[str]) -> Iterator[tuple[str, date]]:
    """Staff number and first day of each month in which an officer belonged to a unit.

    From the month of the first visit of these kinds of case to that of the last one.
    """
    made = Visit.objects.filter(case__kind__in=list(kinds), visited_on__isnull=False)
    span = made.aggregate(first=Min("visited_on"), last=Max("visited_on"))
    if span["first"] is None:
        return
    belonged = list(
        Employment.objects.filter(unit__code=unit).select_related("staff").order_by("staff__number")
    )
    granted = list(RoleGrant.objects.filter(unit__code=unit, role=INSPECTS))
    month, last = span["first"].replace(day=1), span["last"]
    while month <= last:
        after = (month + timedelta(days=31)).replace(day=1)
        inspects = {one.staff_id for one in granted if _held(one, month, after)}
        present = {one.staff.number for one in belonged
                   if one.staff_id in inspects and _held(one, month, after)}  # fmt: skip
        yield from ((number, month) for number in sorted(present))
        month = after


def _held(one: Employment | RoleGrant, month: date, after: date) -> bool:
    """Whether it held on some day of a month."""
    begun = one.valid_from is None or one.valid_from < after
    return begun and (one.valid_to is None or one.valid_to > month)
