"""Why the rows of a case differ from what a book froze: its later events, and the reason they give.

Lines and kernel apps say which steps stand for which reason as ``restatement_reasons`` of their app
config: ``line.kind:step`` → reason, or ``kind:step`` for the kinds of all lines. What nobody says
follows from the course of the case.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps

from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.reports.models import Freeze

BATCH = 900
# When several steps came later, the one that says most about the difference wins.
_ORDER = (
    "court_order", "revoked_on_appeal", "factor_published", "boundary_change", "grade_change",
    "scope_change", "correction", "late_record", "late_outcome",
)  # fmt: skip


@dataclass(frozen=True)
class LaterEvent:
    """A step that the book could not know: its day, when it was known and recorded, and by whom."""

    case: str
    kind: str
    label: str
    on: date
    known_on: date
    recorded_at: datetime
    actor_ref: str


@dataclass(frozen=True)
class Cause:
    """What moved the figures: one case, or several that one act changed.

    ``key`` is stable: the number of the case (the first one of several). ``reason`` is suggested.
    """

    key: str
    reason: str
    cases: tuple[str, ...]
    events: tuple[LaterEvent, ...]


def causes_of(held: Freeze, refs: Mapping[str, int | None], cut_off: date) -> dict[str, Cause]:
    """The cause for each of the differing matters, by reference; ``refs`` gives their case ids."""
    ids = [case_id for case_id in refs.values() if case_id is not None]
    events: dict[int, list[Event]] = defaultdict(list)
    cases: dict[int, Case] = {}
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        cases |= Case.objects.in_bulk(some)
        for event in Event.objects.filter(case__in=some).order_by("id"):
            events[event.case_id].append(event)
    single: dict[str, Cause] = {}
    for ref, case_id in refs.items():
        case = cases.get(case_id) if case_id is not None else None
        own = events[case.pk] if case else []
        later = [event for event in own if _is_later(event, held, cut_off)]
        told = tuple(_told(case, event) for event in later) if case else ()
        opened_later = bool(own) and own[0] in later
        reason = _reason(case, later, opened_later, cut_off) if case else "correction"
        single[ref] = Cause(ref, reason, (ref,), told)
    return _joined(single)


def declared_reasons() -> dict[str, str]:
    """The reasons that installed apps give for their steps."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        found |= getattr(config, "restatement_reasons", {})
    return found


def _is_later(event: Event, held: Freeze, cut_off: date) -> bool:
    """Recorded after the freeze, known after its day, or only counted by a later cut-off."""
    return (
        event.recorded_at > held.frozen_at
        or event.known_on > held.as_of
        or held.cut_off < event.on <= cut_off
    )


def _reason(case: Case, later: Sequence[Event], opened_later: bool, cut_off: date) -> str:
    """What the later steps stand for.

    A case that was there and has no later step was changed in its own facts: a correction.
    """
    declared, kind = declared_reasons(), kinds().get(case.kind)
    names = (case.kind, case.kind.rpartition(".")[2])
    steps = [f"{name}:{event.kind}" for event in later for name in names]
    found = {declared[step] for step in steps if step in declared}
    if any(event.supersedes_id for event in later):
        found.add("correction")
    if opened_later:
        found.add("late_record")
    elif kind and any(kind.is_final(e.state) and e.on <= cut_off for e in later):
        found.add("late_outcome")
    return next((reason for reason in _ORDER if reason in found), "correction")


def _told(case: Case, event: Event) -> LaterEvent:
    kind = kinds().get(case.kind)
    labels = {step.name: str(step.label) for step in kind.transitions} if kind else {}
    return LaterEvent(
        case=case.number,
        kind=event.kind,
        label=labels.get(event.kind, event.kind),
        on=event.on,
        known_on=event.known_on,
        recorded_at=event.recorded_at,
        actor_ref=event.actor_ref,
    )


def _joined(single: Mapping[str, Cause]) -> dict[str, Cause]:
    """Cases that one act changed become one cause: the same moment, person, steps and reason."""
    groups: dict[object, list[Cause]] = defaultdict(list)
    for cause in single.values():
        groups[_act(cause)].append(cause)
    joined: dict[str, Cause] = {}
    for group in groups.values():
        first = min(group, key=lambda cause: cause.key)
        members = sorted(group, key=lambda cause: cause.key)
        whole = Cause(
            first.key,
            first.reason,
            tuple(ref for cause in members for ref in cause.cases),
            tuple(event for cause in members for event in cause.events),
        )
        joined |= dict.fromkeys((cause.key for cause in group), whole)
    return joined


def _act(cause: Cause) -> object:
    """What tells acts apart; programs record many cases at one moment, people one."""
    if not cause.events or not cause.events[-1].actor_ref.startswith("system:"):
        return cause.key
    last = cause.events[-1]
    return last.recorded_at, last.actor_ref, tuple(e.kind for e in cause.events), cause.reason
