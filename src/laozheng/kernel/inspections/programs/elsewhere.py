"""Places that another running program of the line visits, so that two do not follow each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.inspections.models import Program, Target, Visit

# A place that was replaced or dropped is free for others.
_HELD = ("listed", "assigned", "visited")


@dataclass(frozen=True)
class Elsewhere:
    """The program that visits a place, and the day on which it did or will."""

    title: str
    on: date


def visits_elsewhere(program: Program, day: date) -> Mapping[str, Elsewhere]:
    """The places of the other running programs of a line by key, as seen on a day; one query.

    A place without a day counts by the day of its program's span that is nearest. Of several
    programs the one that is nearest to the day is told.
    """
    others = Program.objects.filter(line=program.line, state="running").exclude(pk=program.pk)
    rows = Target.objects.filter(program__in=others, state__in=_HELD)
    found: dict[str, Elsewhere] = {}
    for target in rows.select_related("program", "case__visit").order_by("program", "rank"):
        one = Elsewhere(target.program.title, _day_of(target, day))
        known = found.get(target.key)
        if known is None or abs(one.on - day) < abs(known.on - day):
            found[target.key] = one
    return found


def _day_of(target: Target, day: date) -> date:
    visit: Visit | None = getattr(target.case, "visit", None)
    if visit is not None and visit.visited_on:
        return visit.visited_on
    return target.planned_on or max(target.program.starts_on, min(day, target.program.ends_on))
