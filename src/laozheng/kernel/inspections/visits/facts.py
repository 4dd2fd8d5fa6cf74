"""Visits as dated facts for figures: per visit, per act looked into, per finding.

The tables of facts belong to the lines, above this app; they wrap what is yielded here. A visit
is told by what its events remember, never by its row of today.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from laozheng.kernel.cases.dated import ColumnType, CountedMatter, FactChange, Value
from laozheng.kernel.cases.models import Event
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.parties.fields import firm_code

Grain = Literal["visit", "scope"]
Own = Callable[[Mapping[str, Any]], Mapping[str, Value]]

# Columns and their types, as a fact table declares them; a line may add its own after them.
COLUMNS: Mapping[str, ColumnType] = {
    "visited_on": "date",
    "month": "code",
    "line": "code",
    "unit": "code",
    "type": "code",
    "result": "code",
    "program": "code",
    "district": "code",
    "industry": "code",
    "firm": "code",
    "picked_by": "code",
    "lead": "code",
    "employees": "int",
    "scope": "code",
    "noticed_on": "date",
    "days_to_notice": "int",
}
TELLING, NOTICED = ("entered", "recorded"), "noticed"
# What the telling event remembers under its own name.
_TOLD = ("type", "result", "program", "district", "industry", "picked_by", "employees")
_BATCH = 2000


def visit_matters(
    kinds: Sequence[str],
    years: Iterable[int] | None = None,
    *,
    grain: Grain = "visit",
    own: Own = lambda facts: {},
) -> Iterator[CountedMatter]:
    """The matters of all visits of some kinds of case, those made in some years if given.

    ``own`` gives a line's own columns from the facts that the event remembers.
    """
    made = Visit.objects.filter(case__kind__in=list(kinds), visited_on__isnull=False)
    if years is not None:
        made = made.filter(visited_on__year__in=list(years))
    found = made.select_related("case__unit").prefetch_related(with_history("case__"))
    for visit in found.order_by("pk").iterator(chunk_size=_BATCH):
        yield from _matters(visit, grain, own)


def _matters(visit: Visit, grain: Grain, own: Own) -> Iterator[CountedMatter]:
    told = [event for event in history_of(visit.case) if event.kind in TELLING]
    if not told:
        return
    scopes = sorted({act for event in told for act in _facts(event).get("scopes", ())})
    for scope in scopes if grain == "scope" else ("",):
        ref = f"{visit.case.number}#{scope}" if scope else visit.case.number
        yield CountedMatter(ref, tuple(_changes(visit, told, scope, own)), visit.case_id)


def _changes(visit: Visit, told: Sequence[Event], scope: str, own: Own) -> Iterator[FactChange]:
    """What a visit was told to be, and that its notice went out."""
    for event in told:
        values = {**_columns(visit, event, scope), **own(_facts(event))}
        yield FactChange(_day(visit), event.known_on, values)
    for event in history_of(visit.case):
        if event.kind == NOTICED:
            days = (event.on - _day(visit)).days
            noticed: dict[str, Value] = {"noticed_on": event.on, "days_to_notice": days}
            yield FactChange(event.on, event.known_on, {**values, **noticed})


def _columns(visit: Visit, event: Event, scope: str) -> dict[str, Value]:
    facts = _facts(event)
    day = _day(visit)
    return {
        "visited_on": day,
        "month": f"{day:%Y-%m}",
        "line": visit.case.line,
        "unit": visit.case.unit.code,
        **{name: facts.get(name) or None for name in _TOLD},
        "firm": firm_code(visit.employer_key),
        "lead": visit.lead_name,
        "scope": scope or None,
        "noticed_on": None,
        "days_to_notice": None,
    }


def _facts(event: Event) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = event.data.get("facts", {})
    return facts


def _day(visit: Visit) -> Any:
    assert visit.visited_on is not None
    return visit.visited_on
