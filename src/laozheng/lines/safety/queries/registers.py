"""Rows of the registers for export, and as dated facts for figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.measures.declare import FactRow
from laozheng.kernel.measures.versions import fact_rows
from laozheng.lines.safety.models import (
    Machine,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.models.registers import Register
from laozheng.lines.safety.rules.supervision import AWARD_STAGES, reached

Years = Iterable[int] | None
NEW = "new"


def exporter_of(
    model: type[Register], names: Sequence[str]
) -> Callable[[Period, Reader], Iterator[Mapping[str, Any]]]:
    """The function that yields the rows of a register known by the end of a period, to staff."""

    def run(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
        if not (reader.is_system or reader.kind == "staff"):
            return
        for row in model._default_manager.filter(known_on__lte=period.end).order_by(*model.KEY):
            yield {name: getattr(row, name) for name in names}

    return run


def _of_years(model: type[Register], column: str, years: Years) -> Iterator[Any]:
    found = model._default_manager.order_by("pk")
    if years is not None:
        found = found.filter(**{f"{column}__year__in": list(years)})
    yield from found.iterator(chunk_size=2000)


def volunteer_versions(years: Years) -> Iterator[FactRow]:
    """The versions of volunteers, each in the year for which it was recruited."""
    chosen = None if years is None else list(years)
    found = Volunteer.objects.order_by("pk")
    if chosen is not None:
        found = found.filter(year__in=chosen)
    for one in found.iterator(chunk_size=2000):
        # Recruitment for a year may end before it begins.
        day = max(one.recruited_on, date(one.year, 1, 1))
        values: dict[str, Value] = {"recruited_on": day, "field": one.field or None}
        yield from fact_rows(None, one.ref, [FactChange(day, one.known_on, values)])


def family_versions(years: Years) -> Iterator[FactRow]:
    """The versions of safety families; one is new until the year of its founding is over."""
    for one in _of_years(SafetyFamily, "founded_on", years):
        first: dict[str, Value] = {
            "founded_on": one.founded_on,
            "dissolved_on": one.dissolved_on,
            "status": NEW,
            "name": one.family_name,
        }
        grown_on = date(one.founded_on.year + 1, 1, 1)
        changes = [
            FactChange(one.founded_on, one.known_on, first),
            FactChange(grown_on, one.known_on, {"status": None}),
        ]
        yield from fact_rows(None, one.ref, changes)


def member_versions(years: Years) -> Iterator[FactRow]:
    """The versions of memberships in safety families."""
    for one in _of_years(SafetyFamilyMember, "joined_on", years):
        values: dict[str, Value] = {
            "joined_on": one.joined_on,
            "left_on": one.left_on,
            "kind": one.kind or None,
            "member": one.member,
        }
        yield from fact_rows(None, one.ref, [FactChange(one.joined_on, one.known_on, values)])


def award_versions(years: Years) -> Iterator[FactRow]:
    """The versions of candidates, with each stage that they passed, in the year of the work."""
    chosen = None if years is None else list(years)
    found = SafetyAward.objects.order_by("pk")
    if chosen is not None:
        found = found.filter(work_year__in=chosen)
    for one in found.iterator(chunk_size=2000):
        day = one.awarded_on or date(one.work_year, 1, 1)
        if day.year != one.work_year:
            day = date(one.work_year, 12, 31)
        passed = reached(one.stage)
        values: dict[str, Value] = {
            "worked_on": day,
            "category": one.category,
            "award_year": str(one.award_year),
            **{stage: "yes" if stage in passed else "no" for stage in AWARD_STAGES},
        }
        yield from fact_rows(None, one.ref, [FactChange(day, one.known_on, values)])


def machine_versions(years: Years) -> Iterator[FactRow]:
    """The versions of machines, overdue from the day after their certificate ends."""
    for one in _of_years(Machine, "valid_to", years):
        values: dict[str, Value] = {"valid_to": one.valid_to, "machine_class": one.machine_class}
        day = min(one.known_on, one.valid_to)
        yield from fact_rows(None, one.ref, [FactChange(day, one.known_on, values)])
