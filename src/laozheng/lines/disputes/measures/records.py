"""Reads the rows that facts are drawn from, case by case, in few queries and little memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.measures.declare import Years
from laozheng.lines.disputes.measures.course import Recorded
from laozheng.lines.disputes.models import MediatorEvaluation, MediatorTerm, Performance

BATCH = 500


@dataclass(frozen=True)
class Due:
    """A deadline of a case; `known_on` is the day on which the bureau knew that it was met."""

    rule: str
    began_on: date
    due_on: date
    met_on: date | None
    known_on: date


@dataclass(frozen=True)
class Matter:
    """A case with its events in the order of recording."""

    case_id: int
    number: str
    received_on: date
    intake: str
    events: list[Recorded] = field(default_factory=list)


def matters(kind: str, years: Years) -> Iterator[Matter]:
    """The cases of a kind received in these years (None: in all), by id."""
    for batch in _batches(kind, years):
        yield from batch


def matters_with_deadlines(kind: str, years: Years) -> Iterator[tuple[Matter, list[Due]]]:
    """The same, each with its deadlines that are not void."""
    columns = ("case_id", "rule", "starts_on", "due_on", "met_on", "met_by")
    for batch in _batches(kind, years):
        rows = Deadline.objects.filter(case_id__in=[matter.case_id for matter in batch])
        of_case: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for case_id, *due in rows.exclude(state="void").order_by("id").values_list(*columns):
            of_case[case_id].append(tuple(due))
        for matter in batch:
            yield matter, [_due(matter, *due) for due in of_case[matter.case_id]]


def _batches(kind: str, years: Years) -> Iterator[list[Matter]]:
    cases = _of_years(Case.objects.filter(kind=kind), "received_on", years)
    rows = cases.order_by("id").values_list("id", "number", "received_on", "intake").iterator()
    while batch := [Matter(*row) for row in islice(rows, BATCH)]:
        by_id = {matter.case_id: matter for matter in batch}
        events = Event.objects.filter(case_id__in=list(by_id)).order_by("id")
        columns = ("case_id", "id", "kind", "on", "known_on", "data", "supersedes_id")
        for case_id, *event in events.values_list(*columns).iterator():
            by_id[case_id].events.append(Recorded(*event))
        yield batch


def _due(
    matter: Matter, rule: str, starts_on: date, due_on: date, met_on: date | None, met_by: str
) -> Due:
    # The first day counted is the day after the one on which the term began.
    began_on = max(starts_on - timedelta(days=1), matter.received_on)
    known = (e.known_on for e in matter.events if (e.kind, e.on) == (met_by, met_on))
    return Due(rule, began_on, due_on, met_on, next(known, met_on or due_on))


def standing(events: Sequence[Recorded]) -> list[Recorded]:
    """The events that no correction replaced; a correction stands where its original stood."""
    later = {event.supersedes: event for event in events if event.supersedes}
    found = []
    for event in events:
        if event.supersedes is None:
            while event.pk in later:
                event = later[event.pk]
            found.append(event)
    return found


def performances(years: Years) -> Iterator[Performance]:
    """The obligations out of cases received in these years."""
    rows = Performance.objects.select_related("case", "case__mediation").order_by("id")
    return _of_years(rows, "case__received_on", years).iterator()


def terms(years: Years) -> Iterator[MediatorTerm]:
    """The terms on the roster that began in these years."""
    rows = MediatorTerm.objects.filter(valid_from__isnull=False).select_related("mediator")
    return _of_years(rows.order_by("id"), "valid_from", years).iterator()


def evaluations(years: Years) -> Iterator[tuple[MediatorEvaluation, str]]:
    """The evaluations of these years, each with the route for which the person mediated then."""
    of_mediator: dict[int, list[MediatorTerm]] = defaultdict(list)
    for term in MediatorTerm.objects.order_by("valid_from"):
        of_mediator[term.mediator_id].append(term)
    rows = MediatorEvaluation.objects.select_related("mediator").order_by("id")
    for row in _of_years(rows, "evaluated_on", years).iterator():
        held = [term for term in of_mediator[row.mediator_id] if term.holds_on(row.evaluated_on)]
        for_body = bool(held and held[-1].body_id)
        yield row, "private_mediation_body" if for_body else "authority_mediator"


def _of_years(rows: "QuerySet[Any]", column: str, years: Years) -> "QuerySet[Any]":
    return rows if years is None else rows.filter(**{f"{column}__year__in": sorted(years)})
