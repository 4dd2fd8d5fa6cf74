"""What a book is made of before its figures are known, and which figures it needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.reports.bindings import Break, Token
from laozheng.kernel.reports.coverage import Coverage, with_coverage
from laozheng.kernel.reports.declare import BookKind, Chart, Section, Table
from laozheng.kernel.reports.markup import (
    ChartReference,
    MarkupError,
    Part,
    TableReference,
    leaves,
    read_section,
)
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.resolve import flatten, requests_of


@dataclass(frozen=True)
class Manuscript:
    """The outline of a book with its texts and tables.

    ``kind`` is the kind in the edition of the outline. ``texts`` holds the text of a section by
    key, ``nil`` why a unit has nothing to report, ``tables`` and ``charts`` what the installed
    ``lines`` and the books offer. ``coverages`` are known by measure; ``stocks`` and ``rates`` are
    the codes of measures that count what there is on a day, and of those told in percent.
    """

    kind: BookKind
    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    tables: Mapping[str, Table]
    lines: frozenset[str]
    charts: Mapping[str, Chart] = field(default_factory=dict)
    nil: Mapping[str, str] = field(default_factory=dict)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    stocks: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()


def keys_of(sections: Iterable[Section]) -> Iterator[str]:
    """The keys of the sections and all below them, in order."""
    for section in sections:
        yield section.key
        yield from keys_of(section.children)


def section_of(sections: Iterable[Section], key: str) -> Section | None:
    """The section of a key, wherever it stands in the outline."""
    for section in sections:
        found = section if section.key == key else section_of(section.children, key)
        if found is not None:
            return found
    return None


def written_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The sections that have a text of their own: leaves, and headings with a lead."""
    for section in sections:
        if section.lead or not section.children:
            yield section
        yield from written_sections(section.children)


def wanted_requests(manuscript: Manuscript, period: Period) -> list[Request]:
    """Every figure that the book binds, each once, in the order of the book."""
    wanted: dict[Request, None] = {}
    for token in all_tokens(manuscript, period):
        wanted.update(dict.fromkeys(requests_of(token, period)))
    return list(wanted)


def all_tokens(manuscript: Manuscript, period: Period) -> Iterator[Token]:
    """Every token of the book's texts, tables and charts, in order."""
    for key in keys_of(manuscript.sections):
        try:
            parts = read_section(manuscript.texts.get(key, ""))
        except MarkupError:
            continue  # The assembly reports it; the other sections are compiled all the same.
        for token in tokens_of(parts, manuscript.tables, manuscript.charts, period):
            yield from with_coverage(token, manuscript.coverages)


def tokens_of(
    parts: tuple[Part, ...],
    tables: Mapping[str, Table],
    charts: Mapping[str, Chart],
    period: Period,
) -> Iterator[Token]:
    """Every token of a section's text and of the tables and charts that it shows."""
    for part in leaves(parts):
        match part:
            case TableReference(id) if id in tables:
                yield from table_tokens(tables[id])
            case ChartReference(id) if id in charts:
                yield from chart_tokens(charts[id], period)
            case TableReference() | ChartReference():
                continue
            case _:
                yield from part.tokens


def chart_tokens(chart: Chart, period: Period) -> Iterator[Token]:
    """Every token of a chart in the book of a period: its points and notes."""
    for points in chart.bindings_for(period):
        yield from points
    for note in chart.notes:
        yield from parse(note.text)


def table_tokens(table: Table) -> Iterator[Token]:
    """Every token of a table: heads, cells and notes."""
    for row in (*table.head, *table.body):
        for cell in row:
            for token in flatten(cell.parts):
                if not isinstance(token, Break):
                    yield token
    for note in table.notes:
        yield from parse(note.text)
