"""Rows of the registers for export, and as dated facts for figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from django.db.models import Q

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows
from laozheng.lines.safety.models import (
    Machine,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.models.registers import Register
from laozheng.lines.safety.rules.codes.supervision import AWARD_STAGES, WINNER, reached

# What one row of a register says, as changes in the order in which they take effect.
Told = Callable[[Any], Sequence[FactChange]]
NEW = "new"
_BATCH = 2000


def exporter_of(
    model: type[Register], names: Sequence[str]
) -> Callable[[Period, Reader], Iterator[Mapping[str, Any]]]:
    """The function that yields the rows of a register as they stood at a period's end, to staff."""

    def run(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
        if not reader.is_of_bureau:
            return
        standing = Q(replaced_on__isnull=True) | Q(replaced_on__gt=period.end)
        known = model._default_manager.filter(standing, known_on__lte=period.end)
        for row in known.order_by(*model.KEY):
            yield {name: getattr(row, name) for name in names}

    return run


def _versions(
    model: type[Register], years: Years, partition: str, told: Told, *, in_turn: bool = False
) -> Iterator[FactRow]:
    """The versions of all matters of a register, each told by the rows that replaced one another.

    Those whose ``partition`` day lies in other years are left out. What a later row says was so
    from the beginning, unless the rows follow one another ``in_turn``.
    """
    chosen = None if years is None else set(years)
    rows = model._default_manager.order_by(*model.KEY, "known_on", "pk")
    for _key, history in groupby(rows.iterator(chunk_size=_BATCH), attrgetter(*model.KEY)):
        first, *later = history
        changes = [list(told(row)) for row in (first, *later)]
        begins_on = min(own[0].on for own in changes)
        for own in changes[:1] if in_turn else changes:
            own[0] = replace(own[0], on=begins_on)
        for version in fact_rows(None, first.ref, list(chain.from_iterable(changes))):
            day = version.values[partition]
            assert isinstance(day, date)
            if chosen is None or day.year in chosen:
                yield version


def volunteer_versions(years: Years) -> Iterator[FactRow]:
    """The versions of volunteers, each in the year for which it was recruited."""
    return _versions(Volunteer, years, "recruited_on", _volunteer)


def _volunteer(one: Volunteer) -> Sequence[FactChange]:
    # Recruitment for a year may end before it begins.
    day = max(one.recruited_on, date(one.year, 1, 1))
    ends_on = date(one.year + 1, 1, 1)
    values: dict[str, Value] = {
        "recruited_on": day,
        "ends_on": ends_on,
        "field": one.field or None,
    }
    return [FactChange(day, one.known_on, values)]


def family_versions(years: Years) -> Iterator[FactRow]:
    """The versions of safety families; one is new until the year of its founding is over."""
    return _versions(SafetyFamily, years, "founded_on", _family)


def _family(one: SafetyFamily) -> Sequence[FactChange]:
    values: dict[str, Value] = {
        "founded_on": one.founded_on,
        # One that proved to be another family never was: it ends on the day of its founding.
        "dissolved_on": one.founded_on if one.merged_into else one.dissolved_on,
        "status": NEW,
        "name": one.family_name,
    }
    grown_on = date(one.founded_on.year + 1, 1, 1)
    return [
        FactChange(one.founded_on, one.known_on, values),
        FactChange(grown_on, one.known_on, {"status": None}),
    ]


def member_versions(years: Years) -> Iterator[FactRow]:
    """The versions of memberships in safety families."""
    return _versions(SafetyFamilyMember, years, "joined_on", _member)


def _member(one: SafetyFamilyMember) -> Sequence[FactChange]:
    values: dict[str, Value] = {
        "joined_on": one.joined_on,
        "left_on": one.left_on,
        "kind": one.kind or None,
        "member": one.member,
    }
    return [FactChange(one.joined_on, one.known_on, values)]


def award_versions(years: Years) -> Iterator[FactRow]:
    """The versions of candidates, with each stage that they passed, in the year of the work."""
    return _versions(SafetyAward, years, "worked_on", _award)


def _award(one: SafetyAward) -> Sequence[FactChange]:
    # Whoever wins in autumn was a candidate from the beginning of the year of the work.
    day, passed = date(one.work_year, 1, 1), reached(one.stage)
    values: dict[str, Value] = {
        "worked_on": day,
        "won_on": _won_on(one),
        "category": one.category,
        "award_year": str(one.award_year),
        **{stage: "yes" if stage in passed else "no" for stage in AWARD_STAGES},
    }
    return [FactChange(day, one.known_on, values)]


def _won_on(one: SafetyAward) -> date | None:
    """The day of the award, within the year of the work; None for those who won nothing."""
    if one.stage != WINNER:
        return None
    last = date(one.work_year, 12, 31)
    return one.awarded_on if one.awarded_on and one.awarded_on.year == one.work_year else last


def machine_versions(years: Years) -> Iterator[FactRow]:
    """The versions of machines; a new certificate holds from the day of its inspection."""
    return _versions(Machine, years, "valid_to", _machine, in_turn=True)


def _machine(one: Machine) -> Sequence[FactChange]:
    day = one.inspected_on or min(one.known_on, one.valid_to)
    values: dict[str, Value] = {
        "valid_to": one.valid_to,
        "overdue_on": one.valid_to + timedelta(days=1),
        "machine_class": one.machine_class,
    }
    return [FactChange(day, one.known_on, values)]
