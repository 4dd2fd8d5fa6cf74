"""What a page tells of a case, fact by fact: to staff, and to whom its line lets follow it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One line of the facts panel of a case page: label, value, and how to show it."""

    label: str
    value: Any
    cell: str = "text"


def stated(*facts: Fact) -> list[Fact]:
    """The facts that say something."""
    return [fact for fact in facts if fact.value not in ("", (), None)]
