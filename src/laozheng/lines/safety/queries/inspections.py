"""Inspections found by number, and what this line tells of them beside what all lines tell."""

from collections.abc import Iterable, Mapping
from typing import Any

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.timeline import standing_events
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.visits.facts import TELLING
from laozheng.kernel.inspections.visits.filing import visits_by_number
from laozheng.lines.safety.queries.kinds import INSPECTION

OWN_FACTS = ("division", "site_kind", "heat")
RESUMPTION = "resumption"
HEAT_TAG = "heat"


def inspection_numbered(number: str | None) -> Case | None:
    """The inspection of a number, its own or that of an older system; None when there is none."""
    if not number:
        return None
    visit = visits_by_number(INSPECTION, [number]).get(number)
    return visit.case if visit else None


def own_facts(told: Mapping[str, Any], program: Program | None = None) -> dict[str, str]:
    """What figures of this line count of a visit besides what all lines count."""
    is_heat = told.get("heat") or (program is not None and HEAT_TAG in program.tags)
    return {
        "division": told.get("division") or "",
        "site_kind": told.get("site_kind") or "",
        "heat": "yes" if is_heat else "no",
    }


def remembered(case: Case) -> dict[str, Any]:
    """What an inspection tells of this line's own today."""
    return told_by(standing_events(case))


def told_by(events: Iterable[Event]) -> dict[str, Any]:
    """What the standing events of an inspection tell of this line's own, the last word counting."""
    told: dict[str, Any] = {}
    for event in events:
        if event.kind in ("planned", *TELLING):
            told |= event.data.get("facts", {})
    return {name: told.get(name, "") for name in OWN_FACTS}
