"""The dated happenings of one matter, as deadline rules see them.

A rule asks when something happened; it never asks what state the matter is in today.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Happening:
    """A dated fact: ``on`` the day it became true, ``known_on`` the day the bureau knew it."""

    kind: str
    on: date
    at: datetime | None
    known_on: date
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Timeline:
    """What has happened to one matter, by day; on one day in the order of recording."""

    received_on: date
    happenings: tuple[Happening, ...] = ()

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.happenings, key=lambda happening: happening.on))
        object.__setattr__(self, "happenings", in_order)

    def all(self, *kinds: str) -> tuple[Happening, ...]:
        """Return the happenings of these kinds; without a kind, of every kind."""
        return tuple(h for h in self.happenings if not kinds or h.kind in kinds)

    def first(self, kind: str, *kinds: str) -> Happening | None:
        """Return the earliest happening of these kinds, or None."""
        return next(iter(self.all(kind, *kinds)), None)

    def last(self, kind: str, *kinds: str) -> Happening | None:
        """Return the latest happening of these kinds, or None."""
        return next(reversed(self.all(kind, *kinds)), None)

    def until(self, cut_off: date, as_of: date | None = None) -> "Timeline":
        """Return what was true by the cut-off day and, if given, known by the as-of day."""
        kept = tuple(
            h for h in self.happenings if h.on <= cut_off and (as_of is None or h.known_on <= as_of)
        )
        return replace(self, happenings=kept)
