"""Candidates and values out of vintages: what earlier documents and frozen books printed."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import dims_of, scale_of
from laozheng.kernel.measures.history import exact_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.proofreading.binding.candidates import (
    Candidate,
    Key,
    Known,
    Phrasing,
)
from laozheng.kernel.reports.proofreading.binding.words import core

# How well the span of a printed value fits the period asked for, the best first.
SAME, SAME_END, INSIDE = range(3)


class PrintedValues:
    """All vintages that hold a number, by measure and dims."""

    def __init__(self, vintages: Iterable[Vintage]) -> None:
        self._of: dict[Key, list[Vintage]] = defaultdict(list)
        for vintage in vintages:
            if vintage.value:
                dims = tuple(sorted(dims_of(vintage.dims).items()))
                self._of[vintage.measure, dims].append(vintage)

    def phrasings(self) -> dict[Key, list[Phrasing]]:
        """The labels that documents were read with, in the order of each document."""
        return {
            key: [
                Phrasing(core(v.label), "", v.source_document, v.pk or 0)
                for v in vintages
                if v.label
            ]
            for key, vintages in self._of.items()
        }

    def candidates(
        self, declared: Container[str], told: Mapping[Key, Sequence[Phrasing]]
    ) -> Iterator[Candidate]:
        """One candidate for each measure and dims that no line declares, as ``told``."""
        for key, vintages in self._of.items():
            if key[0] not in declared and told.get(key):
                label = next((v.label for v in vintages if v.label), key[0])
                yield Candidate(*key, vintages[0].unit, label, tuple(told[key]))

    def known(self, key: Key, period: Period) -> Known | None:
        """The printed value that fits the period best; a later document wins over an earlier."""
        fitting = [
            (fit, -(vintage.pk or 0), vintage, span)
            for vintage in self._of.get(key, ())
            if (span := _span(vintage)) and (fit := _fit(span, period)) is not None
        ]
        if not fitting:
            return None
        _, _, vintage, span = min(fitting, key=lambda one: one[:2])
        return Known(
            value=exact_of(vintage) * scale_of(vintage.unit),
            source=vintage.source_document or f"{vintage.book} {vintage.book_period}".strip(),
            span=span,
            unit=vintage.unit,
            qualifier=vintage.qualifier,
            flags=frozenset(vintage.flags.split()),
        )


def all_printed() -> PrintedValues:
    """What the database holds, read in one query."""
    return PrintedValues(Vintage.objects.order_by("id"))


def _span(vintage: Vintage) -> Period | None:
    start: date | None = vintage.period_start or vintage.period_end
    end: date | None = vintage.period_end or vintage.period_start
    return Period(start, end) if start and end and start <= end else None


def _fit(span: Period, period: Period) -> int | None:
    if span == period:
        return SAME
    if span.end == period.end:
        return SAME_END
    return INSIDE if period.contains(span.start) and period.contains(span.end) else None
