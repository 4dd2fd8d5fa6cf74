"""What a book is made of before its figures are known, and which figures it needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.reports.bindings import Break, Token
from laozheng.kernel.reports.declare import BookKind, Section, Table
from laozheng.kernel.reports.markup import MarkupError, Part, TableReference, leaves, read_section
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.resolve import flatten, requests_of


@dataclass(frozen=True)
class Manuscript:
    """The outline of a book with its texts and tables.

    ``texts`` holds the text of a section by key, ``tables`` the tables of the installed ``lines``.
    """

    kind: BookKind
    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    tables: Mapping[str, Table]
    lines: frozenset[str]


def keys_of(sections: Iterable[Section]) -> Iterator[str]:
    """The keys of the sections and all below them, in order."""
    for section in sections:
        yield section.key
        yield from keys_of(section.children)


def wanted_requests(manuscript: Manuscript, period: Period) -> list[Request]:
    """Every figure that the book binds, each once, in the order of the book."""
    wanted: dict[Request, None] = {}
    for key in keys_of(manuscript.sections):
        try:
            parts = read_section(manuscript.texts.get(key, ""))
        except MarkupError:
            continue  # The assembly reports it; the other sections are compiled all the same.
        for token in tokens_of(parts, manuscript.tables):
            wanted.update(dict.fromkeys(requests_of(token, period)))
    return list(wanted)


def tokens_of(parts: tuple[Part, ...], tables: Mapping[str, Table]) -> Iterator[Token]:
    """Every token of a section's text and of the tables that it shows."""
    for part in leaves(parts):
        if not isinstance(part, TableReference):
            yield from part.tokens
        elif part.id in tables:
            yield from table_tokens(tables[part.id])


def table_tokens(table: Table) -> Iterator[Token]:
    """Every token of a table: heads, cells and notes."""
    for row in (*table.head, *table.body):
        for cell in row:
            for token in flatten(cell.parts):
                if not isinstance(token, Break):
                    yield token
    for note in table.notes:
        yield from parse(note.text)
