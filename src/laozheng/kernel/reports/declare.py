"""The dataclasses in which lines declare report tables and publications declare books.

A table is data: its cells hold text and bindings, never computed values, so that all the figures
of a book are collected first and computed in one go.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.reports.bindings import Bound, Break, PeriodWord

__all__ = [
    "BookKind", "Bound", "Break", "Cell", "Edition", "Footing", "Inline", "Narrative",
    "PeriodWord", "Row", "Section", "Table", "WordSource",
]  # fmt: skip


@dataclass(frozen=True)
class Narrative:
    """Text with bindings in double braces, in the grammar of ``narrative.py``."""

    text: str


Inline = str | Bound | Break | PeriodWord | Narrative


@dataclass(frozen=True)
class Cell:
    """One cell of a table, possibly merged over columns and rows.

    ``content`` is one inline or a tuple of them. ``header`` marks the head of a row in the body;
    cells of head rows are heads anyway. ``diagonal`` holds the two labels of a corner cell: the
    one above the line, which names the columns, and the one below it, which names the rows.
    ``align`` is "", "start", "center" or "end"; "" lets figures and heads stand centered.
    """

    content: Inline | tuple[Inline, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: str = ""
    diagonal: tuple[str, str] | None = None

    @property
    def parts(self) -> tuple[Inline, ...]:
        """The content, always as a tuple."""
        return self.content if isinstance(self.content, tuple) else (self.content,)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Footing:
    """A sum that must hold: in each line ``across`` the table, ``parts`` add up to ``total``.

    ``across`` "columns" adds columns within every body row, "rows" adds body rows within every
    column. Numbers are positions in the grid, counted from 0; body rows from the first body row.
    """

    across: str
    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """A table of a return: head rows, body rows, column widths in percent, notes below.

    ``id`` is ``line.name``. A merged cell stands once, at its upper left corner; the rows below
    and the columns beside it leave it out, as in HTML.
    """

    id: str
    caption: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    notes: tuple[Narrative, ...] = ()
    footings: tuple[Footing, ...] = ()


@dataclass(frozen=True)
class WordSource:
    """Rows whose words a text may list or quote: ``{{list code …}}`` and ``{{event code …}}``.

    ``rows`` takes the dims, the period, the cut-off and the as-of day and gives rows of named
    fields; for an event the dims are its ``id``.
    """

    code: str
    rows: Callable[[Mapping[str, str], Period, date, date], Sequence[Mapping[str, str]]]


@dataclass(frozen=True)
class Section:
    """One heading of an outline.

    ``key`` stays the same over the editions and names the section's text; ``owner`` is the unit
    that writes it, ``line`` the business line whose figures it tells ("" for a heading that only
    gathers others). What the section says stands in its text, not here.
    """

    key: str
    heading: str
    owner: str = ""
    line: str = ""
    children: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Edition:
    """An outline in force for the ROC years ``valid_from`` to ``valid_to`` (None: still)."""

    valid_from: int
    valid_to: int | None
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class BookKind:
    """A kind of book.

    ``title`` has a place ``{period}``. ``heading_numbers`` and ``item_numbers`` name the scheme of
    each level: "formal" 壹、, "ordinal" 一、, "bracketed_ordinal" (一), "digit" 1.,
    "bracketed_digit" (1). ``column_heads`` are the two heads of the book's one table.
    ``number_style`` is the style of figures in text. ``cut_off`` gives the default day up to
    which events count. ``text`` gives the text shipped for a section key, or None.
    """

    code: str
    title: str
    heading_numbers: tuple[str, ...]
    item_numbers: tuple[str, ...]
    column_heads: tuple[str, str]
    editions: tuple[Edition, ...]
    cut_off: Callable[[Period], date]
    text: Callable[[str], str | None]
    number_style: str = "wan"

    def title_for(self, period: Period) -> str:
        """The title of the book of a period."""
        return self.title.format(period=period.label)

    def edition_for(self, period: Period) -> Edition:
        """The outline in force in the period's year; ValueError names the years there are."""
        for edition in self.editions:
            last = edition.valid_to if edition.valid_to is not None else period.roc_year
            if edition.valid_from <= period.roc_year <= last:
                return edition
        first = min(edition.valid_from for edition in self.editions)
        raise ValueError(
            f"「{self.title_for(period)}」沒有適用於{period.roc_year}年的大綱，請改用{first}年以後的期間。"
        )
