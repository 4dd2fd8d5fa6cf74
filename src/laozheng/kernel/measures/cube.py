"""One GROUP BY per scan, and every figure picked from its small result.

The expression is built with Ibis and runs on whatever backend its table belongs to. Aggregates
with a filter of their own are avoided on purpose: hundreds of them cost a hundred times the cube.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import add, and_, or_
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import Value
from laozheng.kernel.measures.declare import Aggregate, Fact
from laozheng.kernel.measures.footers import Extents
from laozheng.kernel.measures.leaves import (
    Amount,
    Codes,
    Grain,
    Leaf,
    Scan,
    coarsest_common,
    joined,
)

EPOCH = date(1970, 1, 1).toordinal()
NO_EXTENTS: Extents = {}


@dataclass(frozen=True)
class Shape:
    """What the cells of a scan keep apart, so that they answer some leaves.

    ``spans`` are those of flows, ``days`` those of stocks, the earliest first; ``summed`` are the
    columns that are added up.
    """

    spans: tuple[Period, ...]
    days: tuple[date, ...]
    grain: Grain
    columns: tuple[str, ...]
    summed: tuple[str, ...]

    @classmethod
    def of(cls, leaves: Iterable[Leaf]) -> "Shape":
        """The shape of the cells that answer these leaves, which must belong to one scan."""
        asked = list(leaves)
        measures = [leaf.measure for leaf in asked]
        spans = [leaf.span for leaf in asked if leaf.day is None]
        return cls(
            spans=tuple(joined(spans)),
            days=tuple(sorted({leaf.day for leaf in asked if leaf.day is not None})),
            grain=coarsest_common(spans),
            columns=tuple(sorted(set().union(*(leaf.columns for leaf in asked)))),
            summed=tuple(sorted({m.value for m in measures if m.aggregate == "sum" and m.value})),
        )


def cells_of(
    scan: Scan, shape: Shape, table: Any, as_of: date, extents: Extents = NO_EXTENTS
) -> Any:
    """Run a scan; its cells as an Arrow table, for a `Cube` of this shape.

    ``extents`` tell of whole columns what the scan then need not ask of each row.
    """
    seen = table.filter(rows_in_force(table, scan, shape, as_of, extents))
    keys = {f"dim_{name}": seen[name] for name in shape.columns}
    if shape.spans:
        keys["bucket"] = _bucket(seen[scan.date_column], shape.grain)
    if len(shape.days) > 1:
        keys["begun"] = _counted(shape.days, lambda day: _begun(seen, scan, day))
        keys["lasting"] = _counted(shape.days, lambda day: _lasting(seen, scan, day))
    if scan.distinguished:
        keys["value"] = seen[scan.distinguished]
    totals = {"matters": seen.count()}
    for name in shape.summed:
        column = seen[name]
        totals[f"sum_{name}"] = column.sum()
        totals[f"known_{name}"] = column.count()
        totals[f"behind_{name}"] = (column != 0).ifelse(1, 0).sum()
    grouped = seen.group_by(**keys).agg(**totals) if keys else seen.agg(**totals)
    return grouped.to_pyarrow()


def rows_in_force(
    table: Any, scan: Scan, shape: Shape, as_of: date, extents: Extents = NO_EXTENTS
) -> list[Any]:
    """The predicates: the version at the as-of day, and at the cut-off within the spans; of stocks
    all that began by the last day and lasted beyond the first.

    What holds for every row by the extent of its column is left out.
    """
    known = [*_from(table, "known", as_of, extents), *_to(table, "known", as_of, extents)]
    if shape.days:
        first, last = shape.days[0], shape.days[-1]
        return [*known, *_begun(table, scan, last, extents), *_lasting(table, scan, first, extents)]
    assert scan.cut_off is not None
    counted = table[scan.date_column]
    within = (counted.between(span.start, span.end) for span in shape.spans)
    return [
        *known,
        *_from(table, "on", scan.cut_off, extents),
        *_to(table, "on", scan.cut_off, extents),
        reduce(or_, within),
    ]


def _begun(table: Any, scan: Scan, day: date, extents: Extents = NO_EXTENTS) -> list[Any]:
    """Whether a stock counts a row by a day: the version held, and the matter was there."""
    return [*_from(table, "on", day, extents), table[scan.date_column] <= day]


def _lasting(table: Any, scan: Scan, day: date, extents: Extents = NO_EXTENTS) -> list[Any]:
    """Whether a stock still counts a row after a day began: neither ended by then."""
    ended = [table[scan.until].isnull() | (table[scan.until] > day)] if scan.until else []
    return [*_to(table, "on", day, extents), *ended]


def _from(table: Any, axis: str, day: date, extents: Extents) -> list[Any]:
    told = extents.get(f"{axis}_from")
    return [table[f"{axis}_from"] <= day] if not told or told.greatest > day else []


def _to(table: Any, axis: str, day: date, extents: Extents) -> list[Any]:
    told = extents.get(f"{axis}_to")
    return [table[f"{axis}_to"] > day] if not told or told.least <= day else []


def _counted(days: Iterable[date], holds: Callable[[date], list[Any]]) -> Any:
    """On how many of the days a row passes; a stock needs no look at each of its days."""
    return reduce(add, (reduce(and_, holds(day)).ifelse(1, 0) for day in days))


def _bucket(column: Any, grain: Grain) -> Any:
    match grain:
        case "year":
            return column.year()
        case "month":
            return column.year() * 12 + column.month()
    return column


def _bucket_of(day: date, grain: Grain) -> int:
    match grain:
        case "year":
            return day.year
        case "month":
            return day.year * 12 + day.month
    return day.toordinal() - EPOCH


@dataclass(frozen=True)
class _Coded:
    """A column of the cube: per cell the position of its code among ``labels``."""

    positions: Any
    labels: list[str]


class Cube:
    """The cells of one scan as arrays, and the picking from them."""

    def __init__(self, cells: Any, shape: Shape) -> None:
        self._cells = cells
        self._shape = shape
        self._columns = {name: _coded(cells[f"dim_{name}"]) for name in shape.columns}
        self._matters = _numbers(cells["matters"])
        self._sums = {
            f"{part}_{name}": _numbers(cells[f"{part}_{name}"])
            for part in ("sum", "known", "behind")
            for name in shape.summed
        }
        self._keys = {
            name: _buckets(cells[name])
            for name in ("bucket", "begun", "lasting")
            if name in cells.column_names
        }
        self._masks: dict[Any, Any] = {}

    def amount(self, leaf: Leaf) -> Amount:
        """Pick a leaf: add up its cells, or look at the single values kept in them."""
        cells = self._chosen(leaf)
        measure = leaf.measure
        if measure.aggregate == "count":
            matters = int(self._matters[cells].sum())
            return Amount(Fraction(matters), matters)
        if measure.aggregate == "sum":
            total, known, behind = (
                int(self._sums[f"{part}_{measure.value}"][cells].sum())
                for part in ("sum", "known", "behind")
            )
            said = known > 0 or not self._matters[cells].any()
            return Amount(Fraction(total, measure.parts) if said else None, behind)
        return self._of_values(cells, measure.aggregate)

    def combinations(self, leaf: Leaf, columns: Iterable[str]) -> set[tuple[str, ...]]:
        """The codes that occur together in these columns among the matters of a leaf."""
        names = list(columns)
        cells = self._chosen(leaf)
        if leaf.measure.aggregate == "sum":
            behind = self._sums[f"behind_{leaf.measure.value}"]
            unknown = self._sums[f"known_{leaf.measure.value}"] < self._matters
            cells = cells & ((behind > 0) | unknown)
        coded = [self._columns[name] for name in names]
        found = set(zip(*(column.positions[cells].tolist() for column in coded), strict=True))
        return {tuple(c.labels[at] for c, at in zip(coded, row, strict=True)) for row in found}

    def _of_values(self, cells: Any, aggregate: Aggregate) -> Amount:
        import numpy

        chosen = self._cells.filter(cells).select(["value", "matters"])
        chosen = chosen.filter(chosen["value"].is_valid())
        weights = _numbers(chosen["matters"])
        matters = int(weights.sum())
        if aggregate == "distinct":
            return Amount(Fraction(len(chosen["value"].unique())), matters)
        if not matters:
            return Amount(None, 0)
        values = _numbers(chosen["value"])
        order = numpy.argsort(values)
        reached = numpy.cumsum(weights[order])
        low, high = (
            int(values[order[numpy.searchsorted(reached, at, "right")]])
            for at in _places(aggregate, matters)
        )
        return Amount(Fraction(low + high, 2), matters)

    def _chosen(self, leaf: Leaf) -> Any:
        mask = self._within(leaf.span) if leaf.day is None else self._on(leaf.day)
        for column, codes in leaf.filters:
            mask = mask & self._having(column, codes)
        return mask

    def _within(self, span: Period) -> Any:
        """The cells of a span."""
        key = tuple(_bucket_of(day, self._shape.grain) for day in (span.start, span.end))
        if key not in self._masks:
            buckets = self._keys["bucket"]
            self._masks[key] = (buckets >= key[0]) & (buckets <= key[1])
        return self._masks[key]

    def _on(self, day: date) -> Any:
        """The cells of a day: begun on the last days, lasting on the first; all if it is alone."""
        import numpy

        days = self._shape.days
        if len(days) == 1:
            return numpy.ones(len(self._matters), dtype=bool)
        if day not in self._masks:
            place = days.index(day)
            begun = self._keys["begun"] >= len(days) - place
            self._masks[day] = begun & (self._keys["lasting"] > place)
        return self._masks[day]

    def _having(self, column: str, codes: Codes) -> Any:
        import numpy

        key = (column, codes)
        if key not in self._masks:
            coded = self._columns[column]
            wanted = [at for at, label in enumerate(coded.labels) if label in codes]
            self._masks[key] = numpy.isin(coded.positions, wanted)
        return self._masks[key]


def _places(aggregate: Aggregate, matters: int) -> tuple[int, int]:
    """The matters, by rank from 0, whose mean value is asked: the middle, or the nearest rank."""
    if aggregate == "median":
        return (matters - 1) // 2, matters // 2
    ninetieth = (9 * matters + 9) // 10 - 1
    return ninetieth, ninetieth


def codes_of(column: Any) -> Any:
    """Codes as text: bool ``true``/``false``, days ISO, an unknown code empty."""
    import pyarrow
    import pyarrow.compute

    return pyarrow.compute.fill_null(column.cast(pyarrow.string()), "")


def _coded(column: Any) -> _Coded:
    encoded = codes_of(column).combine_chunks().dictionary_encode()
    return _Coded(encoded.indices.to_numpy(zero_copy_only=False), encoded.dictionary.to_pylist())


def _numbers(column: Any) -> Any:
    """A column of whole numbers; the sum over no known value counts as 0."""
    import pyarrow
    import pyarrow.compute

    return pyarrow.compute.fill_null(column.cast(pyarrow.int64()), 0).to_numpy()


def _buckets(column: Any) -> Any:
    import pyarrow

    if pyarrow.types.is_date(column.type):
        column = column.cast(pyarrow.int32())
    return _numbers(column)


def typed(fact: Fact, column: str, code: str) -> Value:
    """A code of a request as the value that the fact holds; the empty code is None."""
    declared = fact.column(column)
    if not code or declared is None:
        return None
    match declared.type:
        case "int" | "money":
            return int(code)
        case "bool":
            return code == "true"
        case "date":
            return date.fromisoformat(code)
    return code


def having(table: Any, fact: Fact, filters: Iterable[tuple[str, Codes]]) -> list[Any]:
    """The predicates of column and accepted codes, for listing rows."""
    predicates = []
    for column, codes in filters:
        values = [typed(fact, column, code) for code in codes]
        known = table[column].isin([value for value in values if value is not None])
        predicates.append(known | table[column].isnull() if None in values else known)
    return predicates
