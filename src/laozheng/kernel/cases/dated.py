"""Dated facts, as the patterns of work tell them to the figures above: what was so, and known when.

A pattern (visits, dispositions, activities, tallies) yields what it counts as matters; a line adds
its own columns and stores them as the versions of a table of facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

# Whole TWD is money; a code may be unknown, its rows count under the empty one.
ColumnType = Literal["code", "date", "int", "money", "bool", "text"]
Value = str | int | bool | date | None


@dataclass(frozen=True)
class FactChange:
    """Some columns of a matter got new values; the columns not named keep theirs.

    ``on`` is the day from which they are true, ``known_on`` the day as of which they are known.
    """

    on: date
    known_on: date
    values: Mapping[str, Value]


@dataclass(frozen=True)
class CountedMatter:
    """One thing that figures count, with its changes in the order in which they take effect.

    ``case_id`` is None for what belongs to no case: an activity, a tally, an entry of a register.
    """

    ref: str
    changes: tuple[FactChange, ...]
    case_id: int | None = None

    def beginning_with(self, **values: Value) -> "CountedMatter":
        """The matter with columns of a line's own, which hold from its beginning."""
        first, *later = self.changes
        return replace(self, changes=(replace(first, values={**first.values, **values}), *later))
