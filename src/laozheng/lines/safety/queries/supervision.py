"""Visits, stop-work orders, guidance and activities as dated facts for figures."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from laozheng.kernel.activities.facts import activity_matters
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.cases.models import Event
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.inspections.visits.facts import visit_matters
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.kernel.parties.fields import firm_code
from laozheng.kernel.tallies.facts import tally_matters
from laozheng.lines.safety.models import Guidance, StopWork
from laozheng.lines.safety.queries.inspections import OWN_FACTS
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.codes.supervision import WEEK_LEVELS
from laozheng.lines.safety.rules.prevention import firm_size

_BATCH = 2000
STANDING, WITHDRAWN = "standing", "withdrawn"


def visit_versions(years: Years) -> Iterator[FactRow]:
    """The versions of visits, one matter each."""
    return matter_rows(visit_matters((INSPECTION,), years, own=_own))


def _own(facts: Mapping[str, Any]) -> Mapping[str, Value]:
    return {name: facts.get(name) or None for name in OWN_FACTS}


def order_versions(years: Years) -> Iterator[FactRow]:
    """The versions of stop-work orders; one that was withdrawn counts no more."""
    found = StopWork.objects.select_related("case", "inspection__visit")
    found = found.prefetch_related(with_history("case__"))
    if years is not None:
        found = found.filter(ordered_on__year__in=list(years))
    for order in found.order_by("pk").iterator(chunk_size=_BATCH):
        changes = []
        for event in history_of(order.case):
            facts = event.data.get("facts", {})
            values: dict[str, Value] = {}
            if event.kind == "ordered":
                values = _ordered(order, event, facts)
            elif event.kind == "applied":
                values = {"applied_on": event.on, "days_to_remedy": _since(order, event)}
            elif event.kind == "reinspected":
                values = {"rechecked_on": event.on, "days_to_recheck": _since(order, event)}
            elif facts.get("withdrawn"):
                values = {"standing": WITHDRAWN, "resumed_on": event.on}
            elif facts.get("resumed"):
                values = {"resumed_on": event.on, "days": _since(order, event)}
            if values:
                changes.append(FactChange(event.on, event.known_on, values))
        yield from fact_rows(order.case_id, order.case.number, changes)


def _ordered(order: StopWork, event: Event, facts: Mapping[str, Any]) -> dict[str, Value]:
    return {
        "ordered_on": event.on,
        "month": f"{event.on:%Y-%m}",
        "scope": facts.get("scope") or None,
        "ground": facts.get("ground") or None,
        "division": facts.get("division") or None,
        "district": facts.get("district") or None,
        # An order without a visit on file is a visit of its own.
        "visit": facts.get("inspection") or order.case.number,
        "firm": firm_code(order.employer_key),
        "hours_to_order": _hours_to_order(order),
        "standing": STANDING,
    }


def _since(order: StopWork, event: Event) -> int:
    return (event.on - order.ordered_on).days


def _hours_to_order(order: StopWork) -> int | None:
    """Whole hours from the beginning of the visit to the order; None where a moment is missing."""
    began = order.inspection.visit.started_at if order.inspection else None
    if began is None or order.effective_at is None or order.effective_at < began:
        return None
    return (order.effective_at - began) // timedelta(hours=1)


def guidance_versions(years: Years) -> Iterator[FactRow]:
    """The versions of guidance visits that were made."""
    made = Guidance.objects.select_related("case").prefetch_related(with_history("case__"))
    made = made.filter(visited_on__isnull=False)
    if years is not None:
        made = made.filter(visited_on__year__in=list(years))
    for guidance in made.order_by("pk").iterator(chunk_size=_BATCH):
        events: list[Event] = guidance.case.history  # type: ignore[attr-defined]
        changes = []
        for event in events:
            if event.kind != "visited":
                continue
            facts = event.data.get("facts", {})
            values: dict[str, Value] = {
                "visited_on": event.on,
                "month": f"{event.on:%Y-%m}",
                "program": facts.get("program"),
                "district": facts.get("district") or None,
                "employees": facts.get("employees"),
                "size": firm_size(facts.get("employees"), event.on, law()),
            }
            changes.append(FactChange(event.on, event.known_on, values))
        if changes:
            yield from fact_rows(guidance.case_id, guidance.case.number, changes)


def activity_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the line's activities; the channel of a forum names the event."""
    return matter_rows(activity_matters("safety", years), _of_activity)


def _of_activity(values: Mapping[str, Value]) -> Mapping[str, Value]:
    return {
        "event": values["channel"],
        # What a cost is told for: the event by its own name, else the kind.
        "activity": values["channel"] or values["kind"],
        "level": WEEK_LEVELS.get(str(values["kind"])),
    }


def tally_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the line's counts, each of the day on which its span ends."""
    return matter_rows(tally_matters("safety", years, dims=("level",)))
