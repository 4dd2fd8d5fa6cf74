"""The course of a case through its declared states, step by step; nothing is read or written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.declare import PREVIOUS, CaseKind
from laozheng.kernel.cases.errors import Refused


@dataclass(frozen=True)
class Step:
    """One past step: the transition, its day, the day the bureau knew, what is remembered."""

    name: str
    on: date
    known_on: date | None = None
    at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""


class Course:
    """Where steps lead, from nothing or from the states that a case went through already."""

    def __init__(self, kind: CaseKind, states: Iterable[str] = ()) -> None:
        self._kind = kind
        self._states = list(states)
        self.changed_on: date | None = None

    @property
    def state(self) -> str:
        """The present state; empty before the opening step."""
        return self._states[-1] if self._states else ""

    @property
    def closed_on(self) -> date | None:
        """The day on which the last change closed the case; None while it is open."""
        return self.changed_on if self.state and self._kind.is_final(self.state) else None

    def take(self, step: Step) -> str:
        """Take a step and return the state after it; Refused when it does not lead on."""
        try:
            transition = self._kind.transition(step.name)
        except KeyError:
            raise Refused(f"「{self._kind.label}」沒有「{step.name}」這個步驟") from None
        allowed = transition.opens if not self.state else self.state in transition.source
        if not allowed:
            label = self._kind.state(self.state).label if self.state else "尚未收件"
            raise Refused(f"{roc_day(step.on)}「{transition.label}」不能接在「{label}」之後")
        following = transition.target or self.state
        if following == PREVIOUS:
            following = previous_state(self._states)
        if following != self.state:
            self.changed_on = step.on
        self._states.append(following)
        return following


def previous_state(states: list[str]) -> str:
    """The state before the last change of state, given the states after each event."""
    return next(state for state in reversed(states) if state != states[-1])
