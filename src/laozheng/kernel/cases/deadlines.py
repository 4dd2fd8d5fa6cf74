"""Deadlines are derived from what happened, never counted down: rule in, stored row out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.declare import Deadline as DeadlineRule
from laozheng.kernel.cases.models import Case, Deadline, Event, Extension, Suspension
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY
from laozheng.kernel.cases.timeline import standing_events, timeline_of
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.timeline import Happening, Timeline


def derive_deadlines(case: Case, calendar: Calendar, law: Law) -> list[Deadline]:
    """Reckon all deadlines of a case anew, store what changed, and return them.

    The case is told when the next one runs out.
    """
    kind = kind_of(case.kind)
    if not kind.deadlines:
        return []
    reckoned = reckon(
        case,
        kind,
        standing_events(case),
        calendar,
        law,
        suspensions=list(case.suspensions.all()),
        extensions=list(case.extensions.all()),
    )
    stored = {row.rule: row for row in case.deadlines.all()}
    for row in reckoned:
        old = stored.pop(row.rule, None)
        row.pk = old.pk if old is not None else None
        if old is None or _differs(old, row):
            row.save()
    Deadline.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    if case.due_on != next_due(reckoned):
        case.due_on = next_due(reckoned)
        case.save(update_fields=["due_on"])
    return reckoned


def next_due(rows: Iterable[Deadline]) -> date | None:
    """When the first running term of the bureau runs out; those of parties outside are theirs."""
    running = (row for row in rows if row.state == "open" and row.kind != OUTSIDE_PARTY)
    return min((row.due_on for row in running), default=None)


def reckon(
    case: Case,
    kind: CaseKind,
    events: Iterable[Event],
    calendar: Calendar,
    law: Law,
    suspensions: Iterable[Suspension] = (),
    extensions: Iterable[Extension] = (),
) -> list[Deadline]:
    """The deadline rows of a case, unsaved; no query is made.

    A rule that needs a value which is not configured, or a day outside the calendar, gives no
    row: an invented due day would be worse than none.
    """
    timeline = timeline_of(case, events)
    suspensions, extensions = list(suspensions), list(extensions)
    rows = []
    for rule in kind.deadlines:
        try:
            reckoning = rule.due(timeline, calendar, law)
            if reckoning is None or reckoning.due_on is None:
                continue
            reckoning = _extended(reckoning, rule, extensions, calendar)
            reckoning = _after_suspensions(reckoning, rule, suspensions, calendar)
        except NotConfigured:
            continue
        rows.append(_row(case, kind, rule, reckoning, timeline, suspensions))
    return rows


def _row(
    case: Case,
    kind: CaseKind,
    rule: DeadlineRule,
    reckoning: Reckoning,
    timeline: Timeline,
    suspensions: Sequence[Suspension],
) -> Deadline:
    assert reckoning.due_on is not None
    starts_on = reckoning.starts_on or case.received_on
    # The first day counted is the day after the term began; a step on that very day meets it.
    began_on = starts_on - timedelta(days=1)
    met = next((h for h in timeline.all(*rule.met_by) if h.on >= began_on), None)
    state = "open"
    if met is not None:
        state = "met" if _in_time(met, reckoning) else "late"
    elif kind.is_final(case.state) and not rule.outlives_case:
        state = "void"
    elif any(s.to_on is None and _touches(s, rule) for s in suspensions):
        state = "suspended"
    return Deadline(
        case=case,
        rule=rule.id,
        kind=rule.kind,
        starts_on=starts_on,
        due_on=reckoning.due_on,
        due_at=reckoning.due_at,
        met_on=met.on if met else None,
        met_by=met.kind if met else "",
        state=state,
        reckoning=reckoning.to_dict(),
    )


def _in_time(met: Happening, reckoning: Reckoning) -> bool:
    """By the clock where both sides have one (terms in hours, Monday noon), else by the day."""
    if met.at is not None and reckoning.due_at is not None:
        return met.at <= reckoning.due_at
    return reckoning.due_on is not None and met.on <= reckoning.due_on


def _touches(suspension: Suspension, rule: DeadlineRule) -> bool:
    return not suspension.rules or rule.id in suspension.rules


def _extended(
    reckoning: Reckoning, rule: DeadlineRule, extensions: Sequence[Extension], calendar: Calendar
) -> Reckoning:
    """The reckoning with the days that were granted before the term ran out."""
    for extension in extensions:
        if extension.rule != rule.id or reckoning.due_on is None:
            continue
        if extension.approved_on > reckoning.due_on:
            continue
        reckoning = _longer(reckoning, extension.days, f"核准延長{extension.days}日", calendar)
    return reckoning


def _after_suspensions(
    reckoning: Reckoning,
    rule: DeadlineRule,
    suspensions: Sequence[Suspension],
    calendar: Calendar,
) -> Reckoning:
    """The reckoning moved by the days on which the term stood still; an open span moves nothing."""
    for span in sorted(suspensions, key=lambda s: s.from_on):
        if span.to_on is None or not _touches(span, rule) or reckoning.due_on is None:
            continue
        begin = max(span.from_on, reckoning.starts_on or span.from_on)
        if begin > reckoning.due_on:
            continue
        days = (span.to_on - begin).days
        if days > 0:
            text = f"{begin}起停止進行{days}日（{span.reason}）"
            reckoning = _longer(reckoning, days, text, calendar, span.cite)
    return reckoning


def _longer(
    reckoning: Reckoning, days: int, text: str, calendar: Calendar, cite: str = ""
) -> Reckoning:
    assert reckoning.due_on is not None
    moved = count(reckoning.due_on, days, "days", calendar, cite=cite)
    return replace(
        reckoning,
        result=moved.result,
        steps=(*reckoning.steps, Step(text, cite), *moved.steps),
        due_on=moved.due_on,
        due_at=moved.due_at,
    )


def _differs(old: Deadline, new: Deadline) -> bool:
    names = ("kind", "starts_on", "due_on", "due_at", "met_on", "met_by", "state", "reckoning")
    return any(getattr(old, name) != getattr(new, name) for name in names)


def days_left(due_on: date, day: date) -> int:
    """Calendar days from a day to the due day; negative when it has passed."""
    return (due_on - day) // timedelta(days=1)
