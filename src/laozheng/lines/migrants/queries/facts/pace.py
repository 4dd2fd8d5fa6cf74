"""Who had to do the visits, and where nobody went for a year, as dated facts for figures."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.strength import inspector_matters
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.lines.migrants.models import Dormitory
from laozheng.lines.migrants.queries.dormitories import A_YEAR
from laozheng.lines.migrants.queries.kinds import UNIT, VISIT

# The first day on which the last visit is more than a year ago.
UNSEEN_AFTER = timedelta(days=A_YEAR + 1)


def officer_versions(years: Years) -> Iterator[FactRow]:
    """The months in which a visiting officer belonged to the unit, one matter each."""
    return matter_rows(inspector_matters(UNIT, (VISIT,), years))


def unseen_versions(years: Years) -> Iterator[FactRow]:
    """The spans in which nobody had gone to a dormitory in use for a year, one matter each."""
    chosen = None if years is None else set(years)
    visited = _visit_days()
    for place in Dormitory.objects.order_by("pk"):
        for begins_on, ends_on in _unseen(place, visited[place.number]):
            if chosen is None or begins_on.year in chosen:
                values: dict[str, Value] = {
                    "unseen_from": begins_on,
                    "ends_on": ends_on,
                    "district": place.district or None,
                    "kind": place.kind,
                }
                change = FactChange(begins_on, begins_on, values)
                yield from fact_rows(None, f"{place.number}@{begins_on}", [change])


def _visit_days() -> dict[str, list[date]]:
    place = "case__migrants_visit__dormitory_number"
    made = Visit.objects.filter(case__kind=VISIT, visited_on__isnull=False).exclude(**{place: ""})
    found: dict[str, list[date]] = defaultdict(list)
    for number, day in made.order_by("visited_on").values_list(place, "visited_on"):
        found[number].append(day)
    return found


def _unseen(place: Dormitory, days: list[date]) -> Iterator[tuple[date, date | None]]:
    """From the day after a year without a visit to the next one, or to the day of closing."""
    starts = [*([place.opened_on] if place.opened_on else []), *days]
    ends: list[date | None] = [*starts[1:], place.closed_on]
    for start, end in zip(starts, ends, strict=True):
        begins_on = start + UNSEEN_AFTER
        if end is None or begins_on < end:
            yield begins_on, end
