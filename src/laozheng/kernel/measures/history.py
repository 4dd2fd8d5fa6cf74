"""Values from before the records, and values that a book froze, as the engine asks for them."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.measures.evaluation import Opening, Printed
from laozheng.kernel.measures.figures import dims_key, dims_of, scale_of
from laozheng.kernel.measures.models import OpeningBalance, Vintage
from laozheng.kernel.measures.naming import NameMap, Renamed, known_names
from laozheng.kernel.measures.printed import PrintedRow, keep

__all__ = [
    "HistoryReport", "NameMap", "RecordedHistory", "Renamed", "exact_of", "load_history",
    "span_of",
]  # fmt: skip

_UNFIT = {"target", "contradicts", "no_number"}


@dataclass(frozen=True)
class HistoryReport:
    """What loading a file did, in rows.

    ``implied`` are values of the year before that a printed change gives; they are no rows.
    ``left_out`` name no day at all; ``contradictions`` are rows that print another value than the
    same document does elsewhere or did when it was loaded.
    """

    loaded: int
    unchanged: int
    repeated: int
    left_out: int
    contradictions: tuple[str, ...]
    implied: int = 0


def load_history(path: Path, source: str, name_map: NameMap | None = None) -> HistoryReport:
    """Load a CSV in the format of published/README as vintages of the document ``source``.

    Loading a file twice changes nothing.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = [_row_of(row) for row in csv.DictReader(file)]
    rows = [row for row in read if row.period_start or row.period_end]
    before = Vintage.objects.count()
    answers = keep(rows, source, known_names() if name_map is None else name_map)
    results = Counter(answer.result for answer in answers)
    loaded = results["new"] + results["contradicts"]
    return HistoryReport(
        loaded=loaded,
        unchanged=results["known"] + results["correction"],
        repeated=results["repeat"],
        left_out=len(read) - len(rows),
        contradictions=tuple(
            f"{answer.other} ≠ {answer.vintage.value}" for answer in answers if answer.other
        ),
        implied=Vintage.objects.count() - before - loaded,
    )


class RecordedHistory:
    """The vintages and opening balances in the database, read once per measure.

    Those of ``measures``, about which one is going to ask, are read together.
    ``of_books`` lets frozen values stand for earlier spans, as a book compares with what its
    readers were told. Any other question is answered by the records, whatever was frozen since.
    """

    def __init__(self, measures: Iterable[str] = (), *, of_books: bool = False) -> None:
        self._measures = frozenset(measures)
        self._of_books = of_books
        self._told: dict[str, dict[tuple[str, date, date], Vintage]] = {}
        self._on_day: dict[str, dict[tuple[str, date], Vintage]] = {}
        self._frozen: dict[str, dict[tuple[str, date, date], Vintage]] = {}
        self._openings: dict[str, list[OpeningBalance]] = {}

    def printed(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """The value that a document from before the records printed; targets do not count."""
        return _as_printed(self.printed_vintage(measure, dims, span))

    def frozen(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """The value that a book froze for exactly this span, as it was last restated."""
        return _as_printed(self.frozen_vintage(measure, dims, span)) if self._of_books else None

    def printed_vintage(
        self, measure: str, dims: Mapping[str, str], span: Period
    ) -> Vintage | None:
        """The vintage behind `printed`; of a stock, what was printed for the last day."""
        if measure not in self._told:
            self._read(measure)
        key = dims_key(dims)
        of_span = self._told[measure].get((key, span.start, span.end))
        return of_span or self._on_day[measure].get((key, span.end))

    def frozen_vintage(self, measure: str, dims: Mapping[str, str], span: Period) -> Vintage | None:
        """The vintage behind `frozen`."""
        if measure not in self._frozen:
            self._read(measure)
        return self._frozen[measure].get((dims_key(dims), span.start, span.end))

    def told(self, measure: str, span: Period) -> Sequence[Mapping[str, str]]:
        """The dims of all values that documents printed of a measure for exactly this span."""
        if measure not in self._told:
            self._read(measure)
        of_span = (d for d, *days in self._told[measure] if days == [span.start, span.end])
        on_day = (d for d, day in self._on_day[measure] if day == span.end)
        return [dims_of(dims) for dims in dict.fromkeys([*of_span, *on_day])]

    def openings(self, measure: str, dims: Mapping[str, str]) -> Sequence[Opening]:
        """The opening balances of these dims, the earliest first."""
        if measure not in self._openings:
            wanted = (self._measures - self._openings.keys()) | {measure}
            self._openings |= {code: [] for code in wanted}
            for balance in OpeningBalance.objects.filter(measure__in=wanted).order_by("on"):
                self._openings[balance.measure].append(balance)
        return [
            Opening(balance.on, Fraction(balance.value), balance.source)
            for balance in self._openings[measure]
            if balance.dims == dims_key(dims)
        ]

    def _read(self, measure: str) -> None:
        """Of several printed values the first one counts, of several frozen ones the last."""
        wanted = (self._measures - self._told.keys()) | {measure}
        for code in wanted:
            self._told[code], self._frozen[code], self._on_day[code] = {}, {}, {}
        for vintage in Vintage.objects.filter(measure__in=wanted).order_by("id"):
            if not (vintage.value and vintage.period_start and vintage.period_end):
                continue
            key = (vintage.dims, vintage.period_start, vintage.period_end)
            if not vintage.source_document:
                self._frozen[vintage.measure][key] = vintage
            elif not _UNFIT.intersection(vintage.flags.split()):
                first = self._told[vintage.measure].setdefault(key, vintage)
                if first.kind == "stock" and first.period_start == first.period_end:
                    self._on_day[vintage.measure][vintage.dims, vintage.period_end] = first


def span_of(vintage: Vintage) -> Period:
    """The span of a frozen value."""
    assert vintage.period_start is not None
    assert vintage.period_end is not None
    return Period(vintage.period_start, vintage.period_end)


def exact_of(vintage: Vintage) -> Fraction:
    """The value as the engine reckons: a fraction as it is, a printed percentage ÷ 100."""
    if "/" in vintage.value:
        return Fraction(vintage.value)
    return Fraction(Decimal(vintage.value)) / scale_of(vintage.unit)


def _as_printed(vintage: Vintage | None) -> Printed | None:
    if vintage is None:
        return None
    return Printed(exact_of(vintage), vintage.source_document or book_of(vintage))


def book_of(vintage: Vintage) -> str:
    """The book of a frozen value: its code and period."""
    return f"{vintage.book} {vintage.book_period}".strip()


def _row_of(row: Mapping[str, str]) -> PrintedRow:
    return PrintedRow(
        line=row["line"],
        measure=row["measure"],
        dims=row["dims"],
        value=row["value"],
        unit=row["unit"],
        period_start=_day(row["period_start"]),
        period_end=_day(row["period_end"]),
        kind=row["kind"],
        label=row["label_zh"],
        section=row["section"],
        note=row["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
