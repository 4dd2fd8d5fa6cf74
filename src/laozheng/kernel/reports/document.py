"""The compiled book: the tree that every renderer turns into a file.

All values are final here; a renderer computes nothing and looks nothing up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Figure
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.declare import BookKind


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


@dataclass(frozen=True)
class ShownCell:
    """A cell with its content in final form; the layout as declared in ``declare.Cell``."""

    runs: tuple[Run, ...]
    colspan: int
    rowspan: int
    header: bool
    align: str
    diagonal: tuple[str, str] | None = None


@dataclass(frozen=True)
class ShownTable:
    """A table with its content in final form."""

    id: str
    caption: str
    head: tuple[tuple[ShownCell, ...], ...]
    body: tuple[tuple[ShownCell, ...], ...]
    widths: tuple[int, ...]
    notes: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list: its place, its number as printed and by which scheme, and its text.

    An item that stands alone has neither number nor scheme. ``blocks`` belong to the item.
    """

    position: int
    number: str
    scheme: str
    runs: tuple[Run, ...]
    blocks: tuple["Block", ...] = ()


Block = Paragraph | Item | ShownTable


@dataclass(frozen=True)
class Problem:
    """Something to settle before the book may be frozen.

    ``kind`` is line_not_installed, text_missing, binding_missing, grammar, typed_figure,
    typed_number, footing or statement; ``weight`` is stop or warning; ``section`` is its key and
    ``place`` its place in the outline, such as 參-二.
    """

    kind: str
    weight: str
    section: str
    place: str
    text: str

    def __str__(self) -> str:
        return self.text

    def as_dict(self) -> dict[str, str]:
        """The problem as plain text fields."""
        return {
            "kind": self.kind,
            "weight": self.weight,
            "section": self.section,
            "place": self.place,
            "text": self.text,
        }


@dataclass(frozen=True)
class Chapter:
    """A heading of the outline with its text and its sub-headings.

    ``state`` is group (only gathers others), filled, line_not_installed, text_missing or empty
    (nothing of the text could be bound); ``remark`` says why there is no text.
    """

    key: str
    place: str
    number: str
    position: int
    level: int
    heading: str
    owner: str
    line: str
    state: str
    remark: str = ""
    blocks: tuple[Block, ...] = ()
    children: tuple["Chapter", ...] = ()

    def walk(self) -> Iterator["Chapter"]:
        """This chapter and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Document:
    """A book of a kind for a period, at a cut-off day and an as-of day."""

    kind: BookKind
    title: str
    period: Period
    cut_off: date
    as_of: date
    chapters: tuple[Chapter, ...]
    problems: tuple[Problem, ...]

    def walk(self) -> Iterator[Chapter]:
        """All chapters in order."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def chapter(self, key: str) -> Chapter:
        """The chapter with a section key or a place such as 參-二; KeyError when there is none."""
        for chapter in self.walk():
            if key in (chapter.key, chapter.place):
                return chapter
        raise KeyError(key)

    def rows(self) -> Iterator[tuple[tuple[Chapter, ...], Chapter]]:
        """The rows of the two-column book: the headings that begin here, and the leaf."""
        opening: list[Chapter] = []
        for chapter in self.walk():
            opening.append(chapter)
            if not chapter.children:
                yield tuple(opening), chapter
                opening = []
