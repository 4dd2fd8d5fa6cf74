"""Small presentational values that pages hand to the components; none of them knows a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

# What people read: plain, or translated when it is shown.
Text = str | Promise

TONES = ("neutral", "accent", "good", "warn", "bad", "paused", "muted")


@dataclass(frozen=True)
class Link:
    """A link in a cell or a list of facts."""

    label: Text
    url: str


@dataclass(frozen=True)
class State:
    """The state of a case: label and tone (one of ``TONES``)."""

    label: Text
    tone: str = "neutral"


@dataclass(frozen=True)
class Deadline:
    """A deadline as stored: state open, met, late, lapsed, suspended or void.

    ``met_on`` is the day on which it was met; ``due_at`` is set when the term ends at an hour.
    """

    state: str
    due_on: date | None
    due_at: datetime | None = None
    met_on: date | None = None
    label: Text = ""


@dataclass(frozen=True)
class Emptiness:
    """Why there is no value: unknown, not_applicable or none_held."""

    kind: str


@dataclass(frozen=True)
class Fact:
    """One line of a facts panel; ``cell`` as in ``tables.Column``.

    ``unit`` follows numbers (amounts have theirs); ``wide`` takes the full width.
    """

    label: Text
    value: Any
    cell: str = "text"
    note: Text = ""
    unit: Text = ""
    wide: bool = False


@dataclass(frozen=True)
class Tab:
    """One view of the same subject; each view has an address of its own."""

    label: Text
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Action:
    """Something that may be done next: a link, or its reason why not.

    ``kind`` is primary, secondary, quiet or danger. With ``reason`` the action is shown
    as blocked, with the reason in words beside it.
    """

    label: Text
    url: str = ""
    kind: str = "secondary"
    icon: str = ""
    reason: Text = ""
    shortcut: str = ""


@dataclass(frozen=True)
class Submit:
    """A button of a form that sends ``name=value``; used for bulk actions."""

    label: Text
    value: str
    name: str = "action"
    kind: str = "secondary"
    icon: str = ""


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline. ``known_on`` is shown when it differs from ``on``;
    ``superseded`` strikes the entry through and ``reason`` says why."""

    on: date
    title: Text
    text: Text = ""
    actor: Text = ""
    at: datetime | None = None
    known_on: date | None = None
    tone: str = "neutral"
    icon: str = ""
    url: str = ""
    superseded: bool = False
    reason: Text = ""


@dataclass(frozen=True)
class Stage:
    """One stage of a procedure: status is done, current, todo or skipped."""

    label: Text
    status: str = "todo"
    on: date | None = None
    note: Text = ""


@dataclass(frozen=True)
class Tile:
    """A number that leads to its list. ``value`` None with ``emptiness`` prints the right sign."""

    label: Text
    value: int | str | None
    url: str = ""
    unit: Text = ""
    note: Text = ""
    tone: str = "neutral"
    emptiness: str = "unknown"


def as_facts(rows: Sequence[Fact | tuple[Text, Any]]) -> tuple[Fact, ...]:
    """Facts from facts and plain pairs, in order."""
    return tuple(row if isinstance(row, Fact) else Fact(*row) for row in rows)
