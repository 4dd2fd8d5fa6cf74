"""The dataclasses in which lines declare report tables and publications declare books.

Tables and charts are data: they hold text and bindings, never computed values, so that all the
figures of a book are collected first and computed in one go.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.reports.bindings import Bound, Break, PeriodWord
from laozheng.kernel.reports.runs import Value

__all__ = [
    "CHART_KINDS", "LAYOUTS", "PERIOD_KINDS", "BookKind", "Bound", "Break", "Cell", "Chart",
    "Edition", "Footing", "Inline", "Narrative", "Numbering", "Page", "PeriodWord", "Row",
    "Section", "Series", "Table", "WordSource",
]  # fmt: skip

CHART_KINDS = ("bar", "line", "share")
LAYOUTS = ("two_column", "two_column_classic", "running", "plan_columns", "chapters")
PERIOD_KINDS: Mapping[str, str] = {
    "year": "年度（例如 113）",
    "half_year": "半年（例如 113H1）",
    "coming_year": "下一會計年度（例如 114）",
}


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

    ``id`` is ``line.name``. ``caption`` may have a place ``{period}``; ``unit`` is the unit that
    all cells share, such as 千元, told beside the caption. A merged cell stands once, at its upper
    left corner; the rows below and the columns beside it leave it out, as in HTML.
    """

    id: str
    caption: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    notes: tuple[Narrative, ...] = ()
    footings: tuple[Footing, ...] = ()
    unit: str = ""

    def caption_for(self, period: Period) -> str:
        """The caption in the book of a period."""
        return self.caption.replace("{period}", period.label.removesuffix("度"))


@dataclass(frozen=True)
class Series:
    """One row of bars, one line or the parts of a whole: its name and one binding per category.

    In a chart over periods it has one binding, which is told for each of the periods.
    """

    label: str
    values: tuple[Bound, ...]


@dataclass(frozen=True)
class Chart:
    """A chart and the table under it: ``kind`` is bar, line or share (parts of 100 percent).

    ``id`` and ``caption`` are as in a table. Either ``categories`` are named here, or ``over``
    gives the periods along the axis for the period of the book.
    """

    id: str
    kind: str
    caption: str
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    over: Callable[[Period], tuple[Period, ...]] | None = None
    notes: tuple[Narrative, ...] = ()

    def caption_for(self, period: Period) -> str:
        """The caption in the book of a period."""
        return self.caption.replace("{period}", period.label.removesuffix("度"))

    def categories_for(self, period: Period) -> tuple[str, ...]:
        """The words along the axis."""
        if self.over is None:
            return self.categories
        return tuple(part.label.removesuffix("度") for part in self.over(period))

    def bindings_for(self, period: Period) -> tuple[tuple[Bound, ...], ...]:
        """For each series one binding per category."""
        if self.over is None:
            return tuple(series.values for series in self.series)
        parts = self.over(period)
        return tuple(
            tuple(replace(series.values[0], period=part.code) for part in parts)
            for series in self.series
        )


@dataclass(frozen=True)
class WordSource:
    """Rows whose words a text may list or quote: ``{{list code …}}`` and ``{{event code …}}``.

    ``rows`` takes the dims, the period, the cut-off and the as-of day and gives rows of named
    fields; for an event the dims are its ``id``. A field that tells a figure is a Value, so that
    it opens to its cases and can be hidden where it is small.
    """

    code: str
    rows: Callable[[Mapping[str, str], Period, date, date], Sequence[Mapping[str, str | Value]]]


@dataclass(frozen=True)
class Section:
    """One heading of an outline.

    ``key`` stays the same over the editions and names the section's text; ``owner`` is the unit
    that writes it, ``line`` the business line whose figures it tells ("" for a heading that only
    gathers others). What the section says stands in its text, not here. ``heading`` may have
    places ``{period}`` and ``{years}``, the three years up to the period's.

    Headings are numbered in order. ``position`` fixes the number of a chapter inside a larger
    volume; ``mark`` replaces the number: a letter such as "E-" that still takes its place in the
    count, or "" for a heading without a number, which takes none. ``items`` are the schemes of
    its items and ``layout``, ``column_heads`` and ``column_widths`` those of its part of the
    book, where they differ from the book's. ``lead`` opens a heading that has sub-headings: such
    a section has both a text and children.
    """

    key: str
    heading: str
    owner: str = ""
    line: str = ""
    children: tuple["Section", ...] = ()
    position: int | None = None
    mark: str | None = None
    lead: bool = False
    items: tuple[str, ...] = ()
    layout: str = ""
    column_heads: tuple[str, ...] = ()
    column_widths: tuple[int, ...] = ()

    def headed(self, period: str, years: str) -> "Section":
        """The section with the words of a period in its heading and those below."""
        return replace(
            self,
            heading=self.heading.replace("{period}", period).replace("{years}", years),
            children=tuple(child.headed(period, years) for child in self.children),
        )


@dataclass(frozen=True)
class Numbering:
    """The scheme of each level of headings and of items; ``numbers.SCHEMES`` has them all."""

    headings: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """An outline in force for the ROC years ``valid_from`` to ``valid_to`` (None: still).

    ``code`` names it on request for another year. ``numbering`` and ``text`` are given where they
    differ from those of the book.
    """

    valid_from: int
    valid_to: int | None
    sections: tuple[Section, ...]
    code: str = ""
    numbering: Numbering | None = None
    text: Callable[[str], str | None] | None = None


@dataclass(frozen=True)
class Page:
    """What stands around the text of a page.

    ``running_head`` and ``running_foot`` may have places ``{page}``, ``{pages}``, ``{title}`` and
    ``{chapter}``. ``typeface`` is kai (標楷體) or sans. ``dividers`` puts a page before each
    chapter that lists its sections, ``side_tab`` the chapter's name at the outer edge. A cover and
    a back cover carry the title and the bureau's address.
    """

    running_head: str = ""
    running_foot: str = "第{page}頁，共{pages}頁"
    typeface: str = "kai"
    contents: bool = False
    cover: bool = False
    back_cover: bool = False
    dividers: bool = False
    side_tab: bool = False
    color: bool = False


@dataclass(frozen=True)
class BookKind:
    """A kind of book.

    ``title`` has a place ``{period}``. ``heading_numbers`` and ``item_numbers`` name the scheme of
    each level, see ``numbers.SCHEMES``. ``layout`` is two_column (one table: headings left, text
    right), two_column_classic (all headings first), running (headings above full-width text),
    plan_columns (headings, then goals = items, points = items below them, amount = paragraph) or
    chapters; ``column_heads`` and ``column_widths`` (percents) are those of its columns.
    ``number_style`` is the style of figures in text; ``years`` is roc (113年) or ce (2024 年);
    ``spaced`` sets figures apart by blanks. ``period_kind`` is one of PERIOD_KINDS.
    ``cut_off`` gives the default day up to which events count. ``text`` gives the text shipped for
    a section key, or None.
    """

    code: str
    title: str
    heading_numbers: tuple[str, ...]
    item_numbers: tuple[str, ...]
    column_heads: tuple[str, ...]
    editions: tuple[Edition, ...]
    cut_off: Callable[[Period], date]
    text: Callable[[str], str | None]
    number_style: str = "wan"
    years: str = "roc"
    spaced: bool = False
    period_kind: str = "year"
    layout: str = "two_column"
    column_widths: tuple[int, ...] = ()
    page: Page = Page()

    def title_for(self, period: Period) -> str:
        """The title of the book of a period."""
        return self.title.format(period=self.words_for(period))

    def words_for(self, period: Period) -> str:
        """The period in the book's own way of writing years."""
        if self.years == "ce":
            year = f"{period.start.year} 年"
            return f"{year}{period.label.partition('年')[2].removeprefix('度')}"
        return period.label

    def edition_for(self, period: Period, code: str = "") -> Edition:
        """The outline in force in the period's year, or the edition of a code for any year.

        ValueError says in one sentence which periods or editions there are.
        """
        self._check_kind_of(period)
        for edition in self.editions:
            last = edition.valid_to if edition.valid_to is not None else period.roc_year
            in_force = edition.valid_from <= period.roc_year <= last
            if edition.code == code if code else in_force:
                return self._headed(edition, period)
        if code:
            known = "、".join(edition.code for edition in self.editions if edition.code)
            raise ValueError(
                f"「{self.title_for(period)}」沒有「{code}」版大綱，可用的有：{known}。"
            )
        first = min(edition.valid_from for edition in self.editions)
        raise ValueError(
            f"「{self.title_for(period)}」沒有適用於{period.roc_year}年的大綱，請改用{first}年以後的期間。"
        )

    def in_edition(self, period: Period, code: str = "") -> "BookKind":
        """This kind with the numbering and the shipped texts of the edition of a period."""
        edition = self.edition_for(period, code)
        numbering = edition.numbering or Numbering(self.heading_numbers, self.item_numbers)
        return replace(
            self,
            heading_numbers=numbering.headings,
            item_numbers=numbering.items,
            text=edition.text or self.text,
        )

    def _headed(self, edition: Edition, period: Period) -> Edition:
        last = period.start.year if self.years == "ce" else period.roc_year
        words = self.words_for(period), f"{last - 2}–{last}"
        sections = tuple(section.headed(*words) for section in edition.sections)
        return edition if sections == edition.sections else replace(edition, sections=sections)

    def _check_kind_of(self, period: Period) -> None:
        code = period.code
        is_half = code[:-2].isdigit() and code[-2:] in ("H1", "H2")
        if is_half if self.period_kind == "half_year" else code.isdigit():
            return
        raise ValueError(
            f"「{self.title_for(period)}」的期間須為{PERIOD_KINDS[self.period_kind]}，"
            f"不是「{code}」，請改用這樣的期間。"
        )
