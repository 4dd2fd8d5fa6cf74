"""What a paragraph or cell is made of once its bindings have values."""

from dataclasses import dataclass

from laozheng.kernel.measures.figures import Figure
from laozheng.kernel.reports.bindings import Break


@dataclass(frozen=True)
class Words:
    """Text without a figure behind it."""

    text: str


@dataclass(frozen=True)
class Value:
    """A figure as it is printed, with the figure itself for the link to its page."""

    text: str
    figure: Figure


Run = Words | Value | Break
