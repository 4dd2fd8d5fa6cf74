"""What the line tells the statistics: versions by day of truth and of knowledge; codes, no names.

A complaint counts once, on its day of receipt, under its main ground as it is known. Fines are
facts of their own, read from the dispositions of all units that cite the line's acts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from laozheng.kernel.activities.facts import activity_matters, valued
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.timeline import history_of, timeline_of, with_history
from laozheng.kernel.inspections.facts import disposition_matters
from laozheng.kernel.inspections.models import DispositionArticle
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.kernel.tallies.facts import tally_matters
from laozheng.lines.equality.models import CouncilMember
from laozheng.lines.equality.queries.kinds import (
    COMPLAINTS,
    DISCRIMINATION,
    GENDER_EQUALITY,
    HARASSED,
    JOB_SEEKING,
    NOTICE,
)
from laozheng.lines.equality.rules import deadlines
from laozheng.lines.equality.rules.codes import (
    BOTH_ACTS,
    ESA,
    GENDER,
    MEETING,
    MIXED,
    ON_THE_MERITS,
)

_CLOCK = {
    DISCRIMINATION: deadlines.decide_due_of("esa_decide_months"),
    GENDER_EQUALITY: deadlines.decide_due_of("gender_council_months"),
    HARASSED: deadlines.decide_due_of("authority_months"),
}
_FOREVER = date(9999, 12, 31)


def complaint_versions(years: Years) -> Iterator[FactRow]:
    """The versions of complaints received in some years (all, when none are named)."""
    for case in _received(COMPLAINTS, years):
        yield from fact_rows(case.pk, case.number, list(_complaint_changes(case)))


def decision_versions(years: Years) -> Iterator[FactRow]:
    """The versions of complaints decided on the merits, by the day of the decision."""
    chosen = None if years is None else set(years)
    for case in _received(COMPLAINTS, None):
        changes = list(_complaint_changes(case))
        decided = [c for c in changes if c.values.get("decision") in ON_THE_MERITS]
        if not decided or (chosen is not None and decided[-1].on.year not in chosen):
            continue
        at = decided[-1]
        told: dict[str, Value] = {}
        for change in changes:
            if change.known_on <= at.known_on:
                told |= change.values
        later = [
            FactChange(at.on, change.known_on, {"ground": change.values["ground"]})
            for change in changes
            if change.known_on > at.known_on and "ground" in change.values
        ]
        first = FactChange(at.on, at.known_on, {**told, "decided_on": at.on})
        yield from fact_rows(case.pk, case.number, [first, *later])


def _received(kinds: Iterable[str], years: Years) -> "QuerySet[Case]":
    found = Case.objects.filter(kind__in=list(kinds)).prefetch_related(with_history())
    if years is not None:
        found = found.filter(received_on__year__in=list(years))
    return found.order_by("pk")


def _complaint_changes(case: Case) -> Iterator[FactChange]:
    opening, *later = events = history_of(case)
    facts = opening.data.get("facts", {})
    first: dict[str, Value] = {
        "received_on": case.received_on,
        "month": f"{case.received_on:%Y-%m}",
        "ground": facts.get("ground"),
        "law": facts.get("law"),
        "stage": facts.get("stage") or None,
        "decision": "pending",
        "days": None,
        "in_time": None,
    }
    yield FactChange(case.received_on, opening.known_on, first)
    for position, event in enumerate(later, start=2):
        # A corrected ground was the true one from the beginning.
        if told := _told(event.data.get("facts", {}), ("ground", "law", "stage")):
            yield FactChange(case.received_on, event.known_on, told)
        if "decision" in event.data:
            values = {"decision": event.data["decision"], **_clock(case, events[:position])}
            yield FactChange(event.on, event.known_on, values)


def _told(facts: Mapping[str, Any], names: Iterable[str]) -> dict[str, Value]:
    return {name: facts[name] or None for name in names if name in facts}


def _clock(case: Case, events: list[Event]) -> dict[str, Value]:
    """Days taken, and whether the decision came in time, as far as the calendar is known."""
    timeline = timeline_of(case, events)
    decided = timeline.first(*deadlines.DECIDING)
    if decided is None:
        return {}
    due_on = _due_on(_CLOCK[case.kind], timeline)
    kept = None if due_on is None else "yes" if decided.on <= due_on else "no"
    return {"days": deadlines.days_taken(timeline), "in_time": kept}


def _due_on(rule: deadlines.DueRule, timeline: Timeline) -> date | None:
    """The last day of a term; None where it does not run, or ends beyond the known calendar."""
    try:
        due = rule(timeline, office_calendar(), law())
    except NotConfigured:
        return None
    return due.due_on if due is not None else None


def job_seeking_versions(years: Years) -> Iterator[FactRow]:
    """The versions of complaints of job seekers received in some years."""
    for case in _received((JOB_SEEKING,), years):
        opening, *later = history_of(case)
        facts = opening.data.get("facts", {})
        first: dict[str, Value] = {
            "received_on": case.received_on,
            "month": f"{case.received_on:%Y-%m}",
            "type": facts.get("type"),
            "medium": facts.get("medium") or None,
            "decision": "pending",
        }
        changes = [FactChange(case.received_on, opening.known_on, first)]
        changes += [
            FactChange(event.on, event.known_on, {"decision": event.data["decision"]})
            for event in later
            if "decision" in event.data
        ]
        yield from fact_rows(case.pk, case.number, changes)


def notice_versions(years: Years) -> Iterator[FactRow]:
    """The versions of employers' notices; overdue from the day after the term until the result."""
    for case in _received((NOTICE,), years):
        events = history_of(case)
        opening = events[0]
        first: dict[str, Value] = {
            "notified_on": case.received_on,
            "month": f"{case.received_on:%Y-%m}",
            "result": None,
            "overdue_from": _overdue_from(case, events[:1]),
            "told_on": None,
        }
        changes = [FactChange(case.received_on, opening.known_on, first)]
        for position, event in enumerate(events[1:], start=2):
            if event.kind == "extend":
                moved = {"overdue_from": _overdue_from(case, events[:position])}
                changes.append(FactChange(event.on, event.known_on, moved))
            elif event.kind == "tell_result":
                told = {"result": event.data["facts"]["result"], "told_on": event.on}
                changes.append(FactChange(event.on, event.known_on, told))
        yield from fact_rows(case.pk, case.number, changes)


def _overdue_from(case: Case, events: list[Event]) -> date:
    due_on = _due_on(deadlines.employer_close_due, timeline_of(case, events))
    return _FOREVER if due_on is None else due_on + timedelta(days=1)


def penalty_versions(years: Years) -> Iterator[FactRow]:
    """The versions of dispositions that cite 就業服務法§5 or the gender act, of whatever unit."""
    chosen = None if years is None else list(years)
    cited = _citations(chosen)
    for matter in disposition_matters(chosen, grain="disposition", acts=(ESA, GENDER)):
        own = cited.get(matter.case_id)
        if own is None:
            continue
        month = f"{matter.changes[0].values['disposed_on']:%Y-%m}"
        yield from matter_rows([matter.beginning_with(**own, month=month)])


def _citations(years: list[int] | None) -> dict[int, dict[str, Value]]:
    """Per disposition what it cites of this line: the act, the article, and whether a false ad."""
    ours = Q(act=GENDER) | Q(act=ESA, article=5)
    cited = DispositionArticle.objects.filter(ours)
    if years is not None:
        cited = cited.filter(disposition__disposed_on__year__in=years)
    found: dict[int, list[DispositionArticle]] = {}
    for row in cited.order_by("pk"):
        found.setdefault(row.disposition_id, []).append(row)
    return {key: _columns(rows) for key, rows in found.items()}


def _columns(rows: list[DispositionArticle]) -> dict[str, Value]:
    equal = [row for row in rows if row.act == GENDER or row.paragraph in (0, 1)]
    acts = {row.act for row in equal}
    articles = {f"{row.article}-{row.suffix}" if row.suffix else f"{row.article}" for row in equal}
    false_ad = any(row.act == ESA and row.paragraph == 2 and 1 in row.subparagraphs for row in rows)
    return {
        "law": BOTH_ACTS if equal else None,
        "own_act": acts.pop() if len(acts) == 1 else MIXED if acts else None,
        "own_article": articles.pop() if len(articles) == 1 else MIXED if articles else None,
        "equal": "yes" if equal else "no",
        "false_ad": "yes" if false_ad else "no",
    }


def activity_versions(years: Years) -> Iterator[FactRow]:
    """The versions of briefings, trainings, awards, meetings of councils, contacts of firms."""
    return matter_rows(activity_matters("equality", years, own=_own))


def _own(facts: Mapping[str, Any]) -> Mapping[str, Value]:
    tags = valued(facts.get("tags", ()))
    is_meeting = facts.get("kind") == MEETING
    return {
        "council": facts.get("topic") if is_meeting else None,
        "motions": int(tags["motions"]) if "motions" in tags else None,
        "meeting": f"{tags['term']}-{tags['number']}" if is_meeting else None,
    }


def tally_versions(years: Years) -> Iterator[FactRow]:
    """The versions of counts without a case: leaflets, films, consultations."""
    return matter_rows(tally_matters("equality", years, dims=("medium", "topic")))


def seat_versions(years: Years) -> Iterator[FactRow]:
    """The versions of seats on the councils; one that ends counts to the end of its year."""
    seats = CouncilMember.objects.order_by("pk")
    if years is not None:
        seats = seats.filter(from_on__year__in=list(years))
    for seat in seats:
        until = date(seat.to_on.year + 1, 1, 1) if seat.to_on else None
        values: dict[str, Value] = {
            "council": seat.council,
            "member": f"{seat.council}:{seat.member_key}",
            "outside": "yes" if seat.outside else "no",
            "from_on": seat.from_on,
            "until": until,
        }
        ref = f"equality.councilmember:{seat.pk}"
        yield from fact_rows(None, ref, [FactChange(seat.from_on, seat.known_on, values)])
