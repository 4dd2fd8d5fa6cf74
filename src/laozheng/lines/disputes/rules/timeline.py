"""Reading the course of a mediation out of its happenings.

A happening has the name of the transition that wrote it; the service of a letter is `served` with
the data `letter` (its template) and `side`.
"""

from dataclasses import replace
from datetime import date

from laozheng.kernel.law.timeline import Happening, Timeline

PRIVATE_BODY = "private_mediation_body"
AUTHORITY_MEDIATOR = "authority_mediator"
COMMITTEE = "mediation_committee"

SEATINGS = ("seat_authority", "seat_labor", "seat_employer")
OUTCOMES = ("settle", "fail")


def channel_of(timeline: Timeline) -> str:
    """The route in force at the end of the timeline; empty while none has been chosen."""
    chosen = [h.data["channel"] for h in timeline.happenings if h.data.get("channel")]
    return str(chosen[-1]) if chosen else ""


def after(timeline: Timeline, turning_point: Happening | None) -> Timeline:
    """What happened after a turning point, in order; everything when there was none."""
    if turning_point is None:
        return timeline
    place = next(n for n, h in enumerate(timeline.happenings) if h is turning_point)
    return replace(timeline, happenings=timeline.happenings[place + 1 :])


def first_service(timeline: Timeline, letter: str, side: str) -> Happening | None:
    """The first service of a letter on one side."""
    for happening in timeline.all("served"):
        if happening.data.get("letter") == letter and happening.data.get("side") == side:
            return happening
    return None


def seats_filled_on(timeline: Timeline, size: int) -> date | None:
    """The day on which the last of the committee's seats was first filled."""
    filled: set[str] = set()
    for happening in timeline.all(*SEATINGS):
        filled.add(str(happening.data["seat"]))
        if len(filled) >= size:
            return happening.on
    return None


def standing_outcome(timeline: Timeline) -> Happening | None:
    """The settlement or failure that stands; None before it and after a reopening."""
    return after(timeline, timeline.last("reopen")).last(*OUTCOMES)
