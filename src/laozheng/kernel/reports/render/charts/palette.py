"""The colors, dashes and marks of series: told apart by all eyes, and on gray paper.

The colors step in lightness, so that they stay apart without hue; every area has a dark edge, and
every line a dash and a mark of its own.
"""

from dataclasses import dataclass

INK, MUTED, GRID, PAPER = "#1a1a1a", "#4b5563", "#d1d5db", "#ffffff"


@dataclass(frozen=True)
class Look:
    """How one series is drawn: fill of areas, color and dash of a line, mark of its points."""

    fill: str
    stroke: str
    dash: str
    mark: str


LOOKS = (
    Look("#12355b", "#12355b", "", "circle"),
    Look("#f2c14e", "#8a6100", "7 4", "square"),
    Look("#4f8a8b", "#2f6b6c", "2 4", "triangle"),
    Look("#dfe8f1", "#5b6b7c", "10 3 2 3", "diamond"),
    Look("#a63d40", "#a63d40", "4 2", "circle"),
    Look("#a9b388", "#5c6b2f", "1 3", "square"),
)


def look_of(position: int) -> Look:
    """The look of the series at a position from 0; more series than looks begin anew."""
    return LOOKS[position % len(LOOKS)]
