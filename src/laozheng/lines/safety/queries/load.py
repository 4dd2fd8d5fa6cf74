"""How the work is spread, as dated facts: inspectors on strength, open files, employers known."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import F

from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.same_week import divisions_of
from laozheng.kernel.inspections.visits.strength import inspector_matters
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.kernel.parties.fields import firm_code
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Guidance, HazardSite, Machine
from laozheng.lines.safety.queries.kinds import INSPECTION, UNIT

_BATCH = 2000


def inspector_versions(years: Years) -> Iterator[FactRow]:
    """The months in which an inspector belonged to the office, one matter each."""
    return matter_rows(inspector_matters(UNIT, (INSPECTION,), years))


def file_versions(years: Years) -> Iterator[FactRow]:
    """The versions of inspections that were not closed on the day on which they were opened."""
    files = Case.objects.filter(kind=INSPECTION).exclude(closed_on=F("received_on"))
    if years is not None:
        files = files.filter(received_on__year__in=list(years))
    found = list(files.select_related("visit").order_by("pk"))
    divisions = divisions_of(case.pk for case in found)
    for case in found:
        values: dict[str, Value] = {
            "opened_on": case.received_on,
            "division": divisions.get(case.pk),
            "lead": case.visit.lead_name or None,
        }
        changes = [FactChange(case.received_on, case.received_on, values)]
        if case.closed_on is not None:
            closed: dict[str, Value] = {"closed_on": case.closed_on}
            changes.append(FactChange(case.closed_on, case.closed_on, closed))
        yield from fact_rows(case.pk, case.number, changes)


def employer_versions(years: Years) -> Iterator[FactRow]:
    """The employers that the registers or guidance know, and from when they had a visit."""
    chosen = None if years is None else set(years)
    visited = _first_visits()
    for key, known_on in sorted(known_employers().items()):
        if chosen is not None and known_on.year not in chosen:
            continue
        values: dict[str, Value] = {"known_on": known_on, "visited": "no"}
        changes = [FactChange(known_on, known_on, values)]
        if key in visited:
            day = max(visited[key], known_on)
            changes.append(FactChange(day, day, {"visited": "yes"}))
        yield from fact_rows(None, firm_code(key) or key, changes)


def known_employers() -> dict[str, date]:
    """The employers of registers and guidance by key, and from when the bureau knew each."""
    first: dict[str, date] = {}
    guided = Guidance.objects.values_list("employer_key", "case__received_on")
    for key, day in (*registered_employers(), *guided):
        first[key] = min(first.get(key, day), day)
    return first


def registered_employers() -> Iterator[tuple[str, date]]:
    """The employer of each machine and site by key, and when the bureau knew the row."""
    for model in (Machine, HazardSite):
        for name, day in model._default_manager.values_list("employer_name", "known_on"):
            yield split_name(name).key, day


def _first_visits() -> dict[str, date]:
    first: dict[str, date] = defaultdict(lambda: date.max)
    made = Visit.objects.filter(case__kind=INSPECTION, visited_on__isnull=False)
    for key, day in made.values_list("employer_key", "visited_on").iterator(chunk_size=_BATCH):
        if day is not None:
            first[key] = min(first[key], day)
    return first
