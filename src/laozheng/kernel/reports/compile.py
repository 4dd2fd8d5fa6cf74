"""Compile a book: collect every figure that it needs, compute them in one go, set the words."""

from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases import catalogue as cases
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.manuscript import Manuscript, keys_of, wanted_requests
from laozheng.kernel.reports.queries import written_texts
from laozheng.kernel.reports.resolve import Sources


def compile_book(
    kind: BookKind,
    period: Period,
    *,
    cut_off: date | None,
    as_of: date,
    reader: Reader | None = None,
    law: Law | None = None,
) -> Document:
    """The book of a kind for a period.

    ``cut_off`` None takes the book's own day; ``law`` None takes the law of the installed lines.
    What could not be filled is in ``problems``. Raises ValueError when no outline of the book is
    in force in that year.
    """
    cut_off = cut_off or kind.cut_off(period)
    manuscript = manuscript_of(kind, period)
    definitions = measures.measures()
    requests = [
        request for request in wanted_requests(manuscript, period) if request.measure in definitions
    ]
    sources = Sources(
        period=period,
        cut_off=cut_off,
        as_of=as_of,
        figures=compute(requests, cut_off=cut_off, as_of=as_of, reader=reader),
        law=law or cases.law(),
        words=catalogue.word_sources(),
        decimals={
            code: definition.books[kind.code]
            for code, definition in definitions.items()
            if kind.code in definition.books
        },
    )
    return assemble(manuscript, sources)


def manuscript_of(kind: BookKind, period: Period) -> Manuscript:
    """The outline in force with the texts of its sections: the written ones, else the shipped."""
    sections = kind.edition_for(period).sections
    texts = {key: text for key in keys_of(sections) if (text := kind.text(key)) is not None}
    return Manuscript(
        kind=kind,
        sections=sections,
        texts={**texts, **written_texts(kind.code, period)},
        tables=catalogue.tables(),
        lines=frozenset(cases.lines()),
    )
