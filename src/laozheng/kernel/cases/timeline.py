"""A case's events as the pure timeline that rules of law reckon with."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.law.timeline import Happening, Timeline


def standing_events(case: Case) -> list[Event]:
    """The events of a case that no correction has superseded, in the order of recording."""
    return standing_of(Event.objects.filter(case=case).order_by("id"))


def standing_of(events: Iterable[Event]) -> list[Event]:
    """Those of all events of a case that no correction has superseded."""
    recorded = list(events)
    superseded = {event.supersedes_id for event in recorded}
    return [event for event in recorded if event.pk not in superseded]


def with_history(to_case: str = "") -> "Prefetch[str, QuerySet[Event], str]":
    """What brings the standing events of many cases, by their days, for ``history_of``.

    ``to_case`` leads from the rows asked for to their case, as ``case__`` does.
    """
    standing = Event.objects.filter(superseded_by__isnull=True).order_by("on", "id")
    return Prefetch(f"{to_case}events", queryset=standing, to_attr="history")


def history_of(case: Case) -> list[Event]:
    """The events that ``with_history`` brought with a case."""
    history: list[Event] = case.history  # type: ignore[attr-defined]
    return history


def timeline_of(case: Case, events: Iterable[Event]) -> Timeline:
    """The timeline of a case; happenings keep the order of days, then of recording."""
    happenings = [
        Happening(kind=e.kind, on=e.on, at=e.at, known_on=e.known_on, data=e.data) for e in events
    ]
    happenings.sort(key=lambda happening: happening.on)
    return Timeline(received_on=case.received_on, happenings=tuple(happenings))
