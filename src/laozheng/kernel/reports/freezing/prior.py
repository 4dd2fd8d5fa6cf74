"""Figures of earlier periods as their books say now: frozen, and later restated.

A book that prints last year's figure beside this year's must print what its readers were told.
"""

from collections.abc import Mapping
from dataclasses import replace

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.measures.history import RecordedHistory, book_of, exact_of


def as_frozen(figures: Mapping[Request, Figure], period: Period) -> dict[Request, Figure]:
    """The figures; those whose span ended before ``period`` with the value that a book froze."""
    history = RecordedHistory()
    found = dict(figures)
    for request, figure in figures.items():
        if request.period.end >= period.start:
            continue
        vintage = history.frozen_vintage(request.measure, dict(figure.dims), request.period)
        if vintage is None:
            continue
        exact = exact_of(vintage)
        found[request] = replace(
            figure,
            value=int(exact) if exact.denominator == 1 else exact,
            cut_off=vintage.cut_off or figure.cut_off,
            as_of=vintage.as_of or figure.as_of,
            source=book_of(vintage),
            emptiness="",
            rows=None,
            fraction=None,
            closing=None,
            note="",
        )
    return found
