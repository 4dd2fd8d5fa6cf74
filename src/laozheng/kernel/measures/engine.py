"""The engine: the one door to figures and to the rows behind them.

All figures of a call that stand on one fact and one date come from one scan. Periods may be any
spans of days. ``cut_off`` is the day up to which events count (None: the last day of each period),
``as_of`` the day up to which the bureau's knowledge counts.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.calculation import Calculation, Source
from laozheng.kernel.measures.declare import Definition, Measure, parts_of
from laozheng.kernel.measures.evaluation import History
from laozheng.kernel.measures.figures import (
    Figure,
    FigureSet,
    Request,
    RowRef,
    UnknownFigure,
    dims_key,
    dims_of,
)
from laozheng.kernel.measures.history import RecordedHistory
from laozheng.kernel.measures.store import fresh_source

__all__ = [
    "Figure",
    "FigureSet",
    "Request",
    "RowRef",
    "UnknownFigure",
    "compute",
    "dims_key",
    "dims_of",
    "figures_of",
    "row_refs",
]


def compute(
    requests: Iterable[Request],
    *,
    cut_off: date | None,
    as_of: date,
    source: Source | None = None,
    history: History | None = None,
) -> FigureSet:
    """The figures asked for, from the refreshed store or from another source of tables.

    ``history`` None knows what was printed before the records.
    Raises UnknownFigure, with a sentence for people, for a measure or dim that is not declared.
    """
    asked = list(requests)
    with _calculation({request.measure for request in asked}, source, history) as calculation:
        return calculation.compute(asked, cut_off=cut_off, as_of=as_of)


def figures_of(
    line: str | None = None,
    measure: str | None = None,
    *,
    period: Period,
    cut_off: date | None,
    as_of: date,
    source: Source | None = None,
    in_parts: bool = True,
) -> list[Figure]:
    """Every total and every combination that occurs in a declared breakdown.

    Of one line, of one measure, or of all. A matter whose code is unknown counts under "".
    Without ``in_parts`` no breakdown is asked for: totals, and for shares and ranks, which have
    none, one figure for each code.
    """
    known = catalogue.measures()
    if measure is not None and measure not in known:
        raise UnknownFigure(f"沒有「{measure}」這個指標，請查指標清單後更正代碼。")
    codes = [
        code
        for code, definition in known.items()
        if line in (None, definition.line) and measure in (None, code)
    ]
    with _calculation(codes, source) as calculation:
        return calculation.figures(codes, period, cut_off=cut_off, as_of=as_of, in_parts=in_parts)


def row_refs(
    request: Request, *, cut_off: date | None, as_of: date, source: Source | None = None
) -> list[RowRef]:
    """The matters behind a figure; those of a rate are listed per part, with the role they play.

    The list is not yet narrowed to what a reader may see: whoever shows it does that.
    """
    with _calculation([request.measure], source) as calculation:
        return calculation.rows(request, cut_off=cut_off, as_of=as_of)


@contextmanager
def _calculation(
    codes: Collection[str], source: Source | None, history: History | None = None
) -> Iterator[Calculation]:
    definitions, facts = catalogue.measures(), catalogue.facts()
    history = history or RecordedHistory(codes)
    if source is not None:
        yield Calculation(definitions, facts, source, history)
        return
    needed = {name for code in codes for name in _facts_of(code, definitions)}
    with fresh_source(needed & facts.keys()) as fresh:
        yield Calculation(definitions, facts, fresh, history)


def _facts_of(code: str, definitions: dict[str, Definition]) -> set[str]:
    """The names of the facts that a definition rests on; none for an unknown code."""
    definition = definitions.get(code)
    if definition is None:
        return set()
    if isinstance(definition, Measure):
        return {definition.fact}
    return {name for part in parts_of(definition) for name in _facts_of(part, definitions)}
