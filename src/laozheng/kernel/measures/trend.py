"""A figure over the years: records, frozen values and what was printed before, as one series.

All years come from one scan, at one cut-off, as a change against the year before is reckoned. Where
a name or a definition changed, the series says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import Definition
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Dims, Figure, Request
from laozheng.kernel.measures.history import RecordedHistory, book_of, exact_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import NameMap, known_names
from laozheng.kernel.measures.vintages import definition_hash

# Published history begins in ROC 101.
FIRST_ROC_YEAR = 101


@dataclass(frozen=True)
class TrendPoint:
    """One year of a series.

    ``origin`` is records, frozen (a book), printed (a document from before the records) or nothing;
    ``document`` names the book or document. A year of which nothing is known has no value.
    """

    period: Period
    figure: Figure
    origin: str
    document: str = ""


@dataclass(frozen=True)
class TrendBreak:
    """Where two years cannot be compared without a word: the first span concerned, and the word.

    ``kind`` is renamed, redefined (as declared) or definition (a frozen value was counted so).
    """

    period: Period
    kind: str
    text: str


@dataclass(frozen=True)
class Trend:
    """The points from the earliest year to the last, and the breaks between them."""

    points: tuple[TrendPoint, ...]
    breaks: tuple[TrendBreak, ...] = ()

    @property
    def last(self) -> Figure:
        """The figure of the last period."""
        return self.points[-1].figure


def trend(
    measure: str,
    dims: Mapping[str, str],
    last_period: Period,
    years: int | None = None,
    *,
    cut_off: date | None = None,
    as_of: date,
) -> Trend:
    """The figure for the same span of ``years`` earlier years (None: from ROC 101) and the last.

    The last point is what the records say. Earlier ones are as a book froze them and later restated
    them, else the records once they reach back to the start of a year, else as printed. A span
    without any record is told by what was printed. Raises UnknownFigure for a dim that the measure
    does not have.
    """
    spans = _spans(last_period, years)
    asked = [Request(measure, tuple(dims.items()), span) for span in spans]
    definition = measures().get(measure)
    history = RecordedHistory()
    figures: dict[Request, Figure] = {}
    if definition is not None:
        figures = dict(compute(asked, cut_off=cut_off or last_period.end, as_of=as_of))
    points = tuple(_points(asked, figures, history, cut_off or last_period.end, as_of))
    return Trend(points, tuple(_breaks(points, definition, history, known_names())))


def _spans(last: Period, years: int | None) -> list[Period]:
    spans = [last]
    wanted = last.roc_year - FIRST_ROC_YEAR if years is None else years
    for _ in range(max(0, wanted)):
        spans.append(spans[-1].previous_year())
    return spans[::-1]


def _points(
    asked: Sequence[Request],
    figures: Mapping[Request, Figure],
    history: RecordedHistory,
    cut_off: date,
    as_of: date,
) -> Iterator[TrendPoint]:
    reaches_back = False
    for request in asked:
        figure = figures.get(request) or _nothing(request, cut_off, as_of)
        told = bool(figure.rows)
        dims, span = dict(request.dims), request.period
        is_last = request is asked[-1]
        frozen = None if is_last else history.frozen_vintage(request.measure, dims, span)
        printed = history.printed_vintage(request.measure, dims, span)
        if frozen:
            yield TrendPoint(span, _with(figure, frozen), "frozen", book_of(frozen))
        elif told and (reaches_back or is_last):
            yield TrendPoint(span, figure, "records")
        elif printed:
            yield TrendPoint(span, _with(figure, printed), "printed", printed.source_document)
        elif told or reaches_back or (is_last and figures):
            yield TrendPoint(span, figure, "records")
        else:
            yield TrendPoint(span, _nothing(request, cut_off, as_of, figure), "nothing")
        reaches_back = reaches_back or told


def _with(figure: Figure, vintage: Vintage) -> Figure:
    """The figure with the value of a vintage, as it was printed."""
    exact = exact_of(vintage)
    value: int | Fraction = int(exact) if exact.denominator == 1 else exact
    return replace(
        figure,
        value=value,
        unit=vintage.unit,
        source=vintage.source_document or book_of(vintage),
        emptiness="",
        rows=None,
        fraction=None,
        closing=None,
        note="",
    )


def _nothing(request: Request, cut_off: date, as_of: date, like: Figure | None = None) -> Figure:
    definition = measures().get(request.measure)
    return Figure(
        measure=request.measure,
        dims=like.dims if like else request.dims,
        value=None,
        unit=definition.unit if definition else "",
        period=request.period,
        cut_off=cut_off,
        as_of=as_of,
        rows=None,
        decimals=definition.decimals if definition else 0,
        emptiness="unknown",
    )


def _breaks(
    points: Sequence[TrendPoint],
    definition: Definition | None,
    history: RecordedHistory,
    names: NameMap,
) -> Iterator[TrendBreak]:
    measure, dims = points[-1].figure.measure, _dims_of(points[-1].figure.dims)
    for change in names.redefined:
        first = next((p.period for p in points if p.period.end >= change.since), None)
        if change.measure == measure and first and first != points[0].period:
            yield TrendBreak(first, "redefined", change.why)
    current = definition_hash(definition) if definition else ""
    for point in points:
        printed = history.printed_vintage(measure, dims, point.period)
        if point.origin == "printed" and printed and printed.printed_as in names.names:
            yield TrendBreak(point.period, "renamed", names.names[printed.printed_as].why)
        frozen = history.frozen_vintage(measure, dims, point.period)
        if point.origin == "frozen" and frozen and frozen.definition_hash != current:
            text = f"{book_of(frozen)}凍結時的定義與現行不同，數字照當時的定義。"
            yield TrendBreak(point.period, "definition", text)


def _dims_of(dims: Dims) -> dict[str, str]:
    return dict(dims)
