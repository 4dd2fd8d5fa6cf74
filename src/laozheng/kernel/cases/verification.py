"""Does every case still stand where its events left it, and do its deadlines follow from them?

A row that somebody changed past ``perform`` is found because state and closing day can be
derived from the events, and the events of a case are chained by seals.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from laozheng.base.roc import roc_slash
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.seals import seal_of

BATCH = 2000


def cases_that_differ() -> Iterator[str]:
    """A sentence for each case whose row does not follow from its events."""
    last = 0
    while batch := list(Case.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        of_case: dict[int, list[Event]] = defaultdict(list)
        for event in Event.objects.filter(case__in=[c.pk for c in batch]).order_by("id"):
            of_case[event.case_id].append(event)
        for case in batch:
            yield from _differences(case, of_case[case.pk])


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
