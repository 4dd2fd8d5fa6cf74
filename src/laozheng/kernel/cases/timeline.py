"""A case's events as the pure timeline that rules of law reckon with."""

from collections.abc import Iterable

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.law.timeline import Happening, Timeline


def standing_events(case: Case) -> list[Event]:
    """The events of a case that no correction has superseded, in the order of recording."""
    events = list(Event.objects.filter(case=case).order_by("id"))
    superseded = {event.supersedes_id for event in events}
    return [event for event in events if event.pk not in superseded]


def timeline_of(case: Case, events: Iterable[Event]) -> Timeline:
    """The timeline of a case; happenings keep the order of days, then of recording."""
    happenings = [
        Happening(kind=e.kind, on=e.on, at=e.at, known_on=e.known_on, data=e.data) for e in events
    ]
    happenings.sort(key=lambda happening: happening.on)
    return Timeline(received_on=case.received_on, happenings=tuple(happenings))
