"""Does every case still stand where its events left it, and do its deadlines follow from them?

A row that somebody changed past ``perform`` is found because state and closing day can be
derived from the events, and the events of a case are chained by seals.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import prefetch_related_objects

from laozheng.base.roc import roc_slash
from laozheng.kernel.cases.catalogue import calendar, kinds, law
from laozheng.kernel.cases.deadlines import next_due, reckon
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.seals import seal_of
from laozheng.kernel.cases.timeline import standing_of
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law

BATCH = 2000


def cases_that_differ() -> Iterator[str]:
    """A sentence for each case whose row does not follow from its events."""
    last, days, values = 0, calendar(), law()
    while batch := list(Case.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        of_case: dict[int, list[Event]] = defaultdict(list)
        for event in Event.objects.filter(case__in=[c.pk for c in batch]).order_by("id"):
            of_case[event.case_id].append(event)
        sound = []
        for case in batch:
            found = list(_differences(case, of_case[case.pk]))
            yield from found
            if not found:
                sound.append(case)
        yield from _deadlines(sound, of_case, days, values)


def _differences(case: Case, events: list[Event]) -> Iterator[str]:
    kind = kinds().get(case.kind)
    if kind is None:
        return
    if not events:
        yield f"{case.number}：沒有任何事件，案件列可能遭竄改"
        return
    if case.state != events[-1].state:
        yield f"{case.number}：狀態為「{case.state}」，依事件應為「{events[-1].state}」"
    expected = _closed_on(events, kind.is_final(events[-1].state))
    if case.closed_on != expected:
        have = roc_slash(case.closed_on) if case.closed_on else "無"
        want = roc_slash(expected) if expected else "無"
        yield f"{case.number}：結案日為{have}，依事件應為{want}"
    previous = ""
    for event in events:
        previous = seal_of(event, previous)
        if event.seal != previous:
            yield f"{case.number}：{roc_slash(event.on)}的事件「{event.kind}」與封緘不符，曾遭更動"
            return


def _deadlines(
    batch: list[Case], of_case: dict[int, list[Event]], days: Calendar, values: Law
) -> Iterator[str]:
    """A sentence for each stored deadline that does not follow from the events of its case."""
    prefetch_related_objects(batch, "deadlines", "suspensions", "extensions")
    for case in batch:
        kind = kinds().get(case.kind)
        if kind is None or not kind.deadlines:
            continue
        standing = standing_of(of_case[case.pk])
        reckoned = reckon(
            case, kind, standing, days, values, case.suspensions.all(), case.extensions.all()
        )
        expected = {(row.rule, row.due_on, row.state, row.met_on) for row in reckoned}
        stored = {(row.rule, row.due_on, row.state, row.met_on) for row in case.deadlines.all()}
        for rule in sorted({entry[0] for entry in expected ^ stored}):
            yield f"{case.number}：期限「{rule}」與依事件計算的結果不符，請重新推算"
        if case.due_on != next_due(reckoned):
            yield f"{case.number}：最近期限與依事件計算的結果不符，請重新推算"


def _closed_on(events: list[Event], is_final: bool) -> date | None:
    """The day of the event that closed the case, as later corrections put it."""
    if not is_final:
        return None
    original = [event for event in events if event.supersedes_id is None]
    closing = original[-1]
    for event in reversed(original):
        if event.state != closing.state:
            break
        closing = event
    correction_of = {event.supersedes_id: event for event in events}
    while closing.pk in correction_of:
        closing = correction_of[closing.pk]
    return closing.on
