"""The compiled book: the tree that every renderer turns into a file.

All values are final here; a renderer computes nothing and looks nothing up. A document can be
kept as JSON and read back without loss, so that a frozen book is rendered again as it was.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Closing, Figure
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.declare import BookKind, Page
from laozheng.kernel.reports.runs import Run, Value, Words
from laozheng.kernel.reports.storage import decode, encode

__all__ = [
    "Block", "BookForm", "Break", "Chapter", "Definition", "Document", "Item", "Paragraph",
    "Problem", "RestatementNote", "Run", "ShownCell", "ShownChart", "ShownSeries", "ShownTable",
    "Value", "Words", "rows_of", "values_of",
]  # fmt: skip


@dataclass(frozen=True)
class BookForm:
    """What of a kind of book its pages show, as it was when the book was compiled.

    The fields mean what they mean in ``declare.BookKind``.
    """

    code: str
    heading_numbers: tuple[str, ...]
    item_numbers: tuple[str, ...]
    column_heads: tuple[str, ...] = ()
    layout: str = "two_column"
    column_widths: tuple[int, ...] = ()
    page: Page = field(default_factory=Page)

    @classmethod
    def of(cls, kind: BookKind) -> "BookForm":
        """The form of a declared kind of book, in the edition whose numbering it has."""
        return cls(
            code=kind.code,
            heading_numbers=kind.heading_numbers,
            item_numbers=kind.item_numbers,
            column_heads=kind.column_heads,
            layout=kind.layout,
            column_widths=kind.column_widths,
            page=kind.page,
        )


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
class ShownSeries:
    """A line, or the bars of one color: one point per category; words stand for a gap."""

    label: str
    points: tuple[Value | Words, ...]


@dataclass(frozen=True)
class ShownChart:
    """A chart with the table of its data; ``kind`` is bar, line or share."""

    id: str
    caption: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[ShownSeries, ...]
    table: ShownTable


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


Block = Paragraph | Item | ShownTable | ShownChart


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

    ``state`` is group (only gathers others), filled, nil, line_not_installed, text_missing or
    empty (nothing of the text could be bound); ``remark`` says why there is no text. ``layout``
    and its columns are given where they differ from those of the book, as in ``declare.Section``.
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
    layout: str = ""
    column_heads: tuple[str, ...] = ()
    column_widths: tuple[int, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether anything stands between this heading and the next."""
        return bool(self.blocks or self.remark or not self.children)

    @property
    def title(self) -> str:
        """The heading with its number, as printed."""
        # A number that ends in a word character would run into the heading: 3.1.2 about us.
        gap = "　" if self.number[-1:].isalnum() else ""
        return f"{self.number}{gap}{self.heading}"

    def walk(self) -> Iterator["Chapter"]:
        """This chapter and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class RestatementNote:
    """A published figure that was corrected later; ``old`` and ``new`` as they are printed.

    ``label`` names the figure; ``approver`` is the unit that approved the correction and ``since``
    the book that first prints the new value.
    """

    label: str
    period: Period
    old: str
    new: str
    reason: str
    approver: str
    since: str


@dataclass(frozen=True)
class Definition:
    """A figure of the book in words: what it is called and what it counts.

    ``dims`` is the canonical text of its dims, see ``figures.dims_key``.
    """

    measure: str
    dims: str
    label: str
    text: str


@dataclass(frozen=True)
class Document:
    """A book of a kind for a period, at a cut-off day and an as-of day.

    ``annexes`` names the lists printed at its end, in order: figures, restatements. ``imprint``
    are the lines about the publisher on its covers: name, address, telephone, site.
    """

    kind: BookForm
    title: str
    period: Period
    cut_off: date
    as_of: date
    chapters: tuple[Chapter, ...]
    problems: tuple[Problem, ...]
    restatements: tuple[RestatementNote, ...] = ()
    definitions: tuple[Definition, ...] = ()
    annexes: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()

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
        """The chapters that say something, each with the headings that open with it."""
        return rows_of(self.chapters)

    def figures(self) -> Iterator[tuple[Chapter, Value]]:
        """Every printed figure in reading order, with the chapter in which it stands."""
        for chapter in self.walk():
            for value in values_of(chapter.blocks):
                yield chapter, value

    def to_dict(self) -> dict[str, Any]:
        """The whole document as plain JSON values."""
        stored: dict[str, Any] = encode(self)
        return stored

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Document":
        """The document of `to_dict`; ValueError when it is not one."""
        document = decode(stored, _PARTS)
        if not isinstance(document, cls):
            raise ValueError("這不是書刊的存檔，請重新編製。")
        return document


def rows_of(chapters: Iterable[Chapter]) -> Iterator[tuple[tuple[Chapter, ...], Chapter]]:
    """The chapters that say something, here and below, each with the headings that open with it."""
    opening: list[Chapter] = []
    for top in chapters:
        for chapter in top.walk():
            opening.append(chapter)
            if chapter.speaks:
                yield tuple(opening), chapter
                opening = []


def values_of(blocks: Iterable[Block]) -> Iterator[Value]:
    """The figures of blocks in reading order; those of a chart stand in its table."""
    for block in blocks:
        match block:
            case ShownTable():
                yield from _values_of_table(block)
            case ShownChart():
                yield from _values_of_table(block.table)
            case Paragraph(runs):
                yield from _values(runs)
            case Item():
                yield from _values(block.runs)
                yield from values_of(block.blocks)


def _values_of_table(table: ShownTable) -> Iterator[Value]:
    for row in (*table.head, *table.body):
        for cell in row:
            yield from _values(cell.runs)
    for note in table.notes:
        yield from _values(note)


def _values(runs: Iterable[Run]) -> Iterator[Value]:
    return (run for run in runs if isinstance(run, Value))


_PARTS = (
    BookForm,
    Break,
    Chapter,
    Closing,
    Definition,
    Document,
    Figure,
    Item,
    Page,
    Paragraph,
    Period,
    Problem,
    RestatementNote,
    ShownCell,
    ShownChart,
    ShownSeries,
    ShownTable,
    Value,
    Words,
)
