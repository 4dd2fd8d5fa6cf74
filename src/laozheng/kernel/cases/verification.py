"""Does every case still stand where its events left it, and do its deadlines follow from them?

A row that somebody changed past ``perform`` is found because state and closing day can be
derived from the events, and events are tied together by their count in the audit log.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from laozheng.base.roc import roc_slash
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Event

BATCH = 2000


def cases_that_differ() -> Iterator[str]:
    """A sentence for each case whose row does not follow from its events."""
    performed = _events_in_log()
    last = 0
    while batch := list(Case.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        of_case: dict[int, list[Event]] = defaultdict(list)
        for event in Event.objects.filter(case__in=[c.pk for c in batch]).order_by("id"):
            of_case[event.case_id].append(event)
        for case in batch:
            yield from _differences(case, of_case[case.pk], performed)


def _events_in_log() -> dict[int, tuple[str, str]]:
    """Step and day of every event as the append-only log remembers it, by event id."""
    found = {}
    for changes in Entry.objects.filter(verb="change").values_list("changes", flat=True).iterator():
        if isinstance(changes, dict) and "event" in changes and "step" in changes:
            found[changes["event"]] = (changes["step"], changes.get("on", ""))
    return found


def _differences(
    case: Case, events: list[Event], performed: dict[int, tuple[str, str]]
) -> Iterator[str]:
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
    for event in events:
        logged = performed.get(event.pk)
        if logged is not None and logged != (event.kind, event.on.isoformat()):
            yield f"{case.number}：事件{event.pk}與稽核紀錄不符（{event.kind} {event.on}）"


def _closed_on(events: list[Event], is_final: bool) -> date | None:
    if not is_final:
        return None
    closing = events[-1]
    for event in reversed(events):
        if event.state != events[-1].state:
            break
        closing = event
    return closing.on
