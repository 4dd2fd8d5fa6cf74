"""Compile a book: collect every figure that it needs, compute them in one go, set the words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases import catalogue as cases
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Figure, Request, UnknownFigure
from laozheng.kernel.measures.history import RecordedHistory
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.annex import RESTATEMENTS
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.describing import described
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.notes import restatement_notes
from laozheng.kernel.reports.freezing.prior import as_frozen
from laozheng.kernel.reports.manuscript import Manuscript, all_tokens, keys_of, wanted_requests
from laozheng.kernel.reports.queries import nil_reasons, volume_of, written_texts
from laozheng.kernel.reports.resolve import Sources
from laozheng.kernel.reports.targets import targets_of

Figures = Mapping[Request, Figure]


@in_language_of_record
def compile_book(
    kind: BookKind,
    period: Period,
    *,
    cut_off: date | None,
    as_of: date,
    reader: Reader | None = None,
    law: Law | None = None,
    edition: str = "",
) -> Document:
    """The book of a kind for a period.

    ``cut_off`` None takes the book's own day; ``law`` None takes the law of the installed lines;
    ``reader`` None sees the texts as the bureau does; ``edition`` "" takes the outline of the
    volume, else the one in force. What could not be filled is in ``problems``. Raises ValueError
    when there is no such outline.
    """
    manuscript = manuscript_of(kind, period, reader, edition)
    sources = sources_for(manuscript, period, cut_off=cut_off, as_of=as_of, law=law)
    return described(_with_notes(assemble(manuscript, sources)))


def _with_notes(document: Document) -> Document:
    """The book with the notes on what earlier books of its kind said, in a list of their own."""
    notes = restatement_notes(document.kind.code, document.period)
    if not notes or RESTATEMENTS in document.annexes:
        return replace(document, restatements=notes)
    return replace(document, restatements=notes, annexes=(*document.annexes, RESTATEMENTS))


def sources_for(
    manuscript: Manuscript,
    period: Period,
    *,
    cut_off: date | None,
    as_of: date,
    law: Law | None = None,
) -> Sources:
    """Everything that the texts of a manuscript name, computed in one call of the engine."""
    kind = manuscript.kind
    definitions = measures.measures()
    day = cut_off or kind.cut_off(period)
    figures, refused = _told(wanted_requests(manuscript, period), period, day, as_of)
    sources = Sources(
        period=period,
        cut_off=day,
        as_of=as_of,
        figures=figures,
        law=law or cases.law(),
        words=catalogue.word_sources(),
        refused=refused,
        decimals={
            code: definition.books[kind.code]
            for code, definition in definitions.items()
            if kind.code in definition.books
        },
        coverages=manuscript.coverages,
        years=kind.years,
        spaced=kind.spaced,
    )
    return replace(sources, targets=targets_of(all_tokens(manuscript, period), sources))


def figures_for(
    kind: BookKind,
    period: Period,
    requests: Sequence[Request],
    *,
    cut_off: date | None,
    as_of: date,
) -> Figures:
    """Figures as the book of the period would print them; refused ones are left out."""
    return _told(requests, period, cut_off or kind.cut_off(period), as_of)[0]


def _told(
    requests: Sequence[Request], period: Period, cut_off: date, as_of: date
) -> tuple[Figures, dict[Request, str]]:
    """Figures of declared measures, those of earlier periods as their books say now."""
    definitions, history = measures.measures(), RecordedHistory(of_books=True)
    figures, refused = computed(
        [request for request in requests if request.measure in definitions],
        lambda some: compute(some, cut_off=cut_off, as_of=as_of, history=history),
    )
    return as_frozen(figures, period), refused


def computed(
    requests: Sequence[Request], compute_all: Callable[[Sequence[Request]], Figures]
) -> tuple[Figures, dict[Request, str]]:
    """The figures that ``compute_all`` gives, and why some requests were refused.

    One call when all is well. A binding that the engine refuses must not stop the book: the
    requests are then halved until the refused ones stand alone.
    """
    try:
        return compute_all(requests), {}
    except UnknownFigure as error:
        if len(requests) == 1:
            return {}, {requests[0]: f"有誤：{error}"}
    half = len(requests) // 2
    first, first_refused = computed(requests[:half], compute_all)
    second, second_refused = computed(requests[half:], compute_all)
    return {**first, **second}, {**first_refused, **second_refused}


def manuscript_of(
    kind: BookKind, period: Period, reader: Reader | None = None, edition: str = ""
) -> Manuscript:
    """The outline in force with the texts of its sections: the written ones, else the shipped.

    Readers outside the bureau get no text that is not signed.
    """
    is_outside = reader is not None and not (reader.is_staff or reader.is_system)
    if not edition and (volume := volume_of(kind.code, period)) is not None:
        edition = volume.edition
    kind = kind.in_edition(period, edition)
    sections = kind.edition_for(period, edition).sections
    definitions = measures.measures()
    texts = {key: text for key in keys_of(sections) if (text := kind.text(key)) is not None}
    return Manuscript(
        kind=kind,
        sections=sections,
        texts={**texts, **written_texts(kind.code, period, signed_only=is_outside)},
        tables=catalogue.tables(),
        lines=frozenset(cases.lines()),
        charts=catalogue.charts(),
        nil=nil_reasons(kind.code, period, signed_only=is_outside),
        coverages=catalogue.coverages(),
        stocks=frozenset(
            code
            for code, definition in definitions.items()
            if isinstance(definition, Measure) and definition.kind == "stock"
        ),
        rates=frozenset(c for c, definition in definitions.items() if definition.unit == "percent"),
    )
