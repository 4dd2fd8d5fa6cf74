"""Reading the editions, their sections and their bindings in tests."""

from collections.abc import Iterator

from laozheng.kernel.reports.bindings import Bound, DirectionWord, Target, Token
from laozheng.kernel.reports.declare import BookKind, Edition, Section
from laozheng.kernel.reports.markup import Entry, Part, Passage, leaves, read_section
from laozheng.publications.administrative_plan import BOOK as PLAN
from laozheng.publications.annual_performance import BOOK as ANNUAL
from laozheng.publications.council_report import BOOK as COUNCIL
from laozheng.publications.sustainability_report import BOOK as SUSTAINABILITY

BOOKS = (ANNUAL, COUNCIL, PLAN, SUSTAINABILITY)
EDITIONS = [(book, edition) for book in BOOKS for edition in book.editions]
NAMES = [f"{book.code}_{edition.code}" for book, edition in EDITIONS]


def schemes_of(book: BookKind, edition: Edition) -> tuple[str, ...]:
    return edition.numbering.headings if edition.numbering else book.heading_numbers


def all_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from all_sections(section.children)


def leaves_of(sections: tuple[Section, ...]) -> Iterator[Section]:
    return (section for section in all_sections(sections) if not section.children)


def shipped_texts(book: BookKind, edition: Edition) -> Iterator[tuple[Section, str]]:
    look_up = edition.text or book.text
    for section in all_sections(edition.sections):
        if text := look_up(section.key):
            yield section, text


def parts_of(text: str) -> list[Part]:
    return list(leaves(read_section(text)))


def tokens_of(text: str) -> Iterator[Token]:
    for part in parts_of(text):
        if isinstance(part, Passage | Entry):
            yield from part.tokens


def bound_in(text: str) -> Iterator[Bound]:
    for token in tokens_of(text):
        if isinstance(token, Bound):
            yield token
        elif isinstance(token, DirectionWord | Target):
            yield token.of
