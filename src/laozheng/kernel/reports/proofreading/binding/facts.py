"""What the installed lines, their tables, the books and the vintages know of figures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.declare import Definition, Measure, parts_of
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import RECORDS, Figure, Request, UnknownFigure, scale_of
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.proofreading.binding.candidates import (
    Answer,
    Asked,
    Key,
    Known,
    Offer,
    Phrasing,
)
from laozheng.kernel.reports.proofreading.binding.declared import declared_candidates, named_codes
from laozheng.kernel.reports.proofreading.binding.labels import dimensions_of
from laozheng.kernel.reports.proofreading.binding.phrasings import named_in_books, named_in_tables
from laozheng.kernel.reports.proofreading.binding.printed import all_printed
from laozheng.kernel.reports.proofreading.binding.words import pieces
from laozheng.kernel.reports.queries import written_texts


class RecordedFacts:
    """The facts of this installation at an as-of day.

    ``cut_off`` None takes the day of the book that the text is most like.
    """

    def __init__(self, *, as_of: date, cut_off: date | None = None) -> None:
        self._as_of = as_of
        self._cut_off = cut_off
        self._definitions = measures.measures()
        self._printed = all_printed()
        self._book: BookKind | None = None

    def offer(self, period: Period, text: str) -> Offer:
        """Declared measures with the codes that the text names, then what only vintages know."""
        self._book = book_like(text, period)
        told: dict[Key, list[Phrasing]] = {}
        books = catalogue.books()
        texts = {code: written_texts(code, period) for code in books}
        tables = catalogue.tables()
        for named in (
            named_in_tables(tables),
            named_in_books(books.values(), texts, tables.values()),
            self._printed.phrasings(),
        ):
            for key, phrasings in named.items():
                told.setdefault(key, []).extend(phrasings)
        lines = {definition.line for definition in self._definitions.values()}
        dimensions = {line: named_codes(dimensions_of(line), text) for line in lines}
        declared = declared_candidates(self._definitions.values(), dimensions, told)
        printed = self._printed.candidates(self._definitions, told)
        return Offer([*declared, *printed], dimensions)

    def cut_off_of(self, period: Period) -> date:
        """The day asked for, else the book's own, else the last day of the period."""
        if self._cut_off:
            return self._cut_off
        return self._book.cut_off(period) if self._book else period.end

    def answers(self, asked: Sequence[Asked]) -> Mapping[Asked, Answer]:
        """Records of all candidates in one call, and the vintages that fit."""
        requests = {
            (key, period): Request(key[0], key[1], period)
            for key, period in dict.fromkeys(asked)
            if key[0] in self._definitions
        }
        totals = self._totals({period for _, period in requests})
        cut_off = max(map(self.cut_off_of, {p for _, p in asked}), default=self._as_of)
        figures, refused = computed([*requests.values(), *totals], cut_off, self._as_of)
        covered = {
            (fact, total.period)
            for total in totals
            if (figure := figures.get(total)) and figure.rows
            for fact in self._facts_of(total.measure)
        }
        answers = {}
        for key, period in dict.fromkeys(asked):
            request = requests.get((key, period))
            figure = figures.get(request) if request else None
            told = request is not None and all(
                (fact, period) in covered for fact in self._facts_of(key[0])
            )
            record = _of_records(figure) if figure and (told or figure.rows) else None
            note = refused.get(request, figure.note if figure else "") if request else ""
            answers[key, period] = Answer(record, self._printed.known(key, period), note)
        return answers

    def _totals(self, periods: Iterable[Period]) -> list[Request]:
        """The totals that show whether a fact has any record in a period."""
        return [
            Request(code, (), period)
            for code, definition in self._definitions.items()
            if isinstance(definition, Measure)
            for period in periods
        ]

    def _facts_of(self, code: str) -> set[str]:
        definition: Definition = self._definitions[code]
        if isinstance(definition, Measure):
            return {definition.fact}
        return {fact for part in parts_of(definition) for fact in self._facts_of(part)}


def computed(
    requests: Sequence[Request], cut_off: date, as_of: date
) -> tuple[Mapping[Request, Figure], dict[Request, str]]:
    """The figures in one call, and why some were refused; those are found by halving."""
    if not requests:
        return {}, {}
    try:
        return compute(requests, cut_off=cut_off, as_of=as_of), {}
    except UnknownFigure as error:
        if len(requests) == 1:
            return {}, {requests[0]: str(error)}
    half = len(requests) // 2
    first, first_refused = computed(requests[:half], cut_off, as_of)
    second, second_refused = computed(requests[half:], cut_off, as_of)
    return {**first, **second}, {**first_refused, **second_refused}


def book_like(text: str, period: Period) -> BookKind | None:
    """The kind of book whose title and headings a text shares most; None when it shares none."""
    found = pieces(text)
    best, most = None, 0.0
    for kind in catalogue.books().values():
        try:
            sections = kind.edition_for(period).sections
        except ValueError:
            continue
        words = pieces("，".join([kind.title_for(period), *(s.heading for s in sections)]))
        shared = len(words & found) / max(len(words), 1)
        if shared > max(most, 0.5):
            best, most = kind, shared
    return best


def _of_records(figure: Figure) -> Known | None:
    if figure.value is None:
        return None
    value = Fraction(figure.value) * scale_of(figure.unit)
    return Known(value, RECORDS, figure.period, figure.unit, figure)
