"""Targets in words: the value that a plan set for a figure, as the documents printed it."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.figures import Figure, Request, dims_key
from laozheng.kernel.measures.history import exact_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.bindings import Target, Token
from laozheng.kernel.reports.resolve import Sources, requests_of

FLAG = "target"


def targets_of(tokens: Iterable[Token], sources: Sources) -> Mapping[Request, Figure]:
    """The targets that texts name, by the request of the figure that they are set for.

    Of several documents the last one loaded counts.
    """
    wanted = {
        (request.measure, dims_key(dict(request.dims)), request.period): request
        for request in _requests(tokens, sources.period)
    }
    rows = Vintage.objects.filter(measure__in={key[0] for key in wanted}, flags__contains=FLAG)
    found: dict[Request, Figure] = {}
    for row in rows.exclude(value="").order_by("id") if wanted else ():
        if row.period_start and row.period_end and FLAG in row.flags.split():
            key = (row.measure, row.dims, Period(row.period_start, row.period_end))
            if key in wanted:
                found[wanted[key]] = _figure(row, wanted[key], sources)
    return found


def target_of(request: Request) -> Fraction | None:
    """The target set for exactly this figure; of several documents the last one loaded counts."""
    rows = Vintage.objects.filter(
        measure=request.measure,
        dims=dims_key(dict(request.dims)),
        period_start=request.period.start,
        period_end=request.period.end,
        flags__contains=FLAG,
    )
    last = rows.exclude(value="").order_by("id").last()
    return exact_of(last) if last is not None and FLAG in last.flags.split() else None


def _requests(tokens: Iterable[Token], period: Period) -> Iterator[Request]:
    for token in tokens:
        if isinstance(token, Target):
            yield from requests_of(token.of, period)


def _figure(row: Vintage, request: Request, sources: Sources) -> Figure:
    exact = exact_of(row)
    value: int | Fraction = int(exact) if exact.denominator == 1 else exact
    definition = measures().get(row.measure)
    return Figure(
        measure=row.measure,
        dims=request.dims,
        value=value,
        unit=row.unit,
        period=request.period,
        cut_off=sources.cut_off,
        as_of=sources.as_of,
        rows=None,
        decimals=definition.decimals if definition else 0,
        source=row.source_document,
    )
