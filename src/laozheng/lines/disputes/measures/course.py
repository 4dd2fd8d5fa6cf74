"""From the events of a mediation to the dated changes that figures are made of. Pure.

Events are read in the order of recording, also those that a correction superseded: what was known
on an earlier day must be found again. A correction takes the place of the event that it replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from laozheng.kernel.cases.dated import FactChange, Value

OPENINGS = ("submit", "register", "refer_ex_officio")
OUTCOME_OF = {
    "settle": "settled",
    "fail": "not_settled",
    "withdraw": "withdrawn",
    "transfer_out": "outside_jurisdiction",
    "refuse": "not_accepted",
    "court_refuses": "not_settled",
}
# What the opening event remembers and figures count by.
OPENING_FACTS = (
    "issue",
    "nature",
    "filer",
    "district",
    "industry",
    "workers",
    "workers_female",
    "amount_claimed",
)
UNDECIDED: Mapping[str, Value] = {
    "outcome": "pending",
    "reason": "",
    "closed_on": None,
    "days": None,
    "amount_settled": None,
    "withdrawn_on": None,
    "withdrawn_via": "",
}


@dataclass(frozen=True)
class Recorded:
    """An event as figures see it."""

    pk: int
    kind: str
    on: date
    known_on: date
    data: Mapping[str, Any]
    supersedes: int | None = None


@dataclass
class _Place:
    """One event's place in the order of effects, with what it changed and what was before."""

    event: Recorded
    values: dict[str, Value]
    before: dict[str, Value]
    changes: list[FactChange] = field(default_factory=list)


class Course:
    """Folds the events of one mediation into changes; `add` each in the order of recording."""

    def __init__(self, received_on: date, intake: str) -> None:
        self._received_on = received_on
        self._intake = intake
        self._places: list[_Place] = []
        self._place_of: dict[int | None, _Place] = {}
        self._now: dict[str, Value] = {}

    def changes(self) -> list[FactChange]:
        """All changes in the order in which they take effect; the first opens the case."""
        return [change for place in self._places for change in place.changes]

    def add(self, event: Recorded) -> None:
        """Take one event."""
        values = self._effect(event)
        if event.supersedes in self._place_of:
            self._replace(self._place_of[event.supersedes], event, values)
        elif event.kind == "reopen":
            self._annul_outcome(event)
        elif values:
            change = FactChange(self._day_of(event), event.known_on, values)
            self._append(event, values, change)

    def _append(self, event: Recorded, values: dict[str, Value], change: FactChange) -> None:
        before = {name: self._now.get(name) for name in values}
        place = _Place(event, values, before, [change])
        self._places.append(place)
        self._place_of[event.pk] = place
        self._now.update(values)

    def _day_of(self, event: Recorded) -> date:
        return self._received_on if event.kind in OPENINGS else event.on

    def _replace(self, place: _Place, event: Recorded, values: dict[str, Value]) -> None:
        if place.event.kind not in OPENINGS:
            place.changes.append(self._undoing(place, event.known_on))
        place.changes.append(FactChange(self._day_of(event), event.known_on, values))
        place.event, place.values = event, values
        self._place_of[event.pk] = place
        self._now.update(values)

    def _annul_outcome(self, reopening: Recorded) -> None:
        """A reopened case never had the outcome that was entered by mistake."""
        closing = next((p for p in reversed(self._places) if p.event.kind in OUTCOME_OF), None)
        if closing is not None:
            undoing = self._undoing(closing, reopening.known_on)
            self._append(reopening, dict(undoing.values), undoing)

    def _undoing(self, place: _Place, known_on: date) -> FactChange:
        return FactChange(self._day_of(place.event), known_on, place.before)

    def _effect(self, event: Recorded) -> dict[str, Value]:
        """The columns that an event sets."""
        data = event.data
        if event.kind in OPENINGS:
            opened = {name: data.get(name) for name in OPENING_FACTS}
            fixed = {"received_on": self._received_on, "intake": self._intake}
            return {**fixed, **opened, "channel": data.get("channel", ""), **UNDECIDED}
        if event.kind == "confirm":
            return {name: data[name] for name in OPENING_FACTS if name in data}
        if event.kind in ("accept", "change_route"):
            return {"channel": data["channel"]} if data.get("channel") else {}
        if event.kind == "court_refuses":
            return {"outcome": "not_settled", "reason": "court_refused", "amount_settled": None}
        if event.kind in OUTCOME_OF:
            return self._ending(event)
        return {}

    def _ending(self, event: Recorded) -> dict[str, Value]:
        withdrawn = event.kind == "withdraw"
        return {
            "outcome": OUTCOME_OF[event.kind],
            "reason": event.data.get("reason", ""),
            "closed_on": event.on,
            "days": (event.on - self._received_on).days,
            "amount_settled": event.data.get("amount_settled"),
            "withdrawn_on": event.on if withdrawn else None,
            "withdrawn_via": event.data.get("via", "") if withdrawn else "",
        }
