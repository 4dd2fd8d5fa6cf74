"""The result of one check: what was found, what was expected, and where."""

from dataclasses import dataclass, field

AGREES = "agrees"
CONTRADICTS = "contradicts"
DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Check:
    """One thing that the text shows of itself.

    ``kind`` names the rule; ``lines`` are the lines concerned, ``figures`` the findings as
    indexes. ``expected`` and ``found`` are numbers or words as they would be printed. ``verdict``
    is agrees, contradicts (it cannot be right) or doubtful (a person must look). ``reason`` is one
    Chinese sentence.
    """

    kind: str
    lines: tuple[int, ...]
    expected: str
    found: str
    verdict: str
    reason: str = ""
    figures: tuple[int, ...] = field(default=())
