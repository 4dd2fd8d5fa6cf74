"""The smallest questions that definitions are made of, and the scans that answer them together.

A leaf asks one plain measure for one span with some codes. All leaves that stand on one fact, one
date, one cut-off and the same way of adding up are answered by one scan; stocks whatever their day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Literal, Protocol

from laozheng.base.periods import Period
from laozheng.kernel.measures.declare import RANKED, Measure

Codes = tuple[str, ...]
# No restriction; also the empty tuple of codes, so that an empty filter can never mean "none".
ANY: Codes = ()

Grain = Literal["year", "month", "day"]
Fineness = Literal["month", "day"]


@dataclass(frozen=True)
class Leaf:
    """A plain measure over a span, narrowed to codes of its dims.

    ``span`` of a stock ends on the day that is looked at. Columns with `ANY` are only kept apart.
    """

    measure: Measure
    span: Period
    cut_off: date
    dims: tuple[tuple[str, Codes], ...] = ()

    @property
    def day(self) -> date | None:
        """The day of a stock: the end of the span or the cut-off, the earlier; None for a flow."""
        if self.measure.kind == "flow":
            return None
        return min(self.span.end, self.cut_off)

    def having(self, dim: str, code: str) -> "Leaf":
        """The leaf narrowed to one code of a dim."""
        return replace(self, dims=tuple(sorted({**dict(self.dims), dim: (code,)}.items())))

    @property
    def filters(self) -> tuple[tuple[str, Codes], ...]:
        """Column and accepted codes: those of the definition and those of the request."""
        return tuple(pair for pair in (*self.measure.where.items(), *self.dims) if pair[1])

    @property
    def columns(self) -> set[str]:
        """The columns that a cube must keep apart to answer this leaf."""
        return {*self.measure.where, *(column for column, _ in self.dims)}

    @cached_property
    def scan(self) -> "Scan":
        """The scan that answers this leaf."""
        measure = self.measure
        distinguished = measure.value if measure.aggregate in ("distinct", *RANKED) else None
        if self.day is not None:
            return Scan(measure.fact, measure.date, measure.until, None, distinguished, None)
        fine: Fineness = "day" if grain_of(self.span) == "day" else "month"
        return Scan(measure.fact, measure.date, None, self.cut_off, distinguished, fine)


@dataclass(frozen=True)
class Scan:
    """What leaves must have in common to be answered by one GROUP BY.

    Stocks have no ``cut_off`` here: what each looked like on its day is known by the events up to
    that day. ``distinguished`` is the column whose single values are kept (distinct counts and
    ranks do not add up); ``fineness`` keeps spans of whole months apart from others, so that one
    odd day does not cut the whole cube into days.
    """

    fact: str
    date_column: str
    until: str | None
    cut_off: date | None
    distinguished: str | None
    fineness: Fineness | None


@dataclass(frozen=True)
class Amount:
    """What a leaf gives: the exact value, None if no row says one, and the matters behind it."""

    value: Fraction | None
    rows: int


class Teller(Protocol):
    """Answers leaves while definitions are evaluated."""

    def amount(self, leaf: Leaf, role: str) -> Amount:
        """The amount of a leaf; ``role`` says which part of the definition asks."""
        ...

    def by_code(self, leaf: Leaf, dim: str, role: str) -> Mapping[str, Fraction]:
        """The amounts of a leaf by the known codes of a dim, as far as there are any."""
        ...

    def first_day(self, measure: Measure) -> date | None:
        """The earliest day on record for the measure's fact; None without records."""
        ...

    def tells(self, measure: Measure, span: Period) -> bool:
        """Whether any record of the measure's fact lies in the span, whatever it counts."""
        ...


class Rehearsal:
    """A teller that knows nothing and remembers what it was asked.

    Definitions are evaluated twice: once here, to learn all leaves before any scan, once for real.
    """

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []

    def amount(self, leaf: Leaf, role: str) -> Amount:
        """Remember the leaf."""
        self.leaves.append(leaf)
        return Amount(Fraction(0), 0)

    def by_code(self, leaf: Leaf, dim: str, role: str) -> Mapping[str, Fraction]:
        """Remember the leaf."""
        self.leaves.append(leaf)
        return {}

    def first_day(self, measure: Measure) -> date | None:
        """Pretend that records reach back for ever, so that every leaf on records is asked."""
        return date.min

    def tells(self, measure: Measure, span: Period) -> bool:
        """Pretend that there are records in every span."""
        return True


def grain_of(span: Period) -> Grain:
    """The coarsest calendar unit that the span is made of."""
    after = span.end + timedelta(days=1)
    if span.start.day != 1 or after.day != 1:
        return "day"
    return "year" if span.start.month == after.month == 1 else "month"


def coarsest_common(spans: Iterable[Period]) -> Grain:
    """The coarsest calendar unit that all the spans are made of."""
    grains = {grain_of(span) for span in spans}
    if "day" in grains:
        return "day"
    return "month" if "month" in grains else "year"


def joined(spans: Iterable[Period]) -> list[Period]:
    """The same days as few spans: touching and overlapping ones made one."""
    result: list[Period] = []
    for span in sorted(set(spans)):
        if result and span.start <= result[-1].end + timedelta(days=1):
            result[-1] = Period(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
