"""One GROUP BY per scan, and every figure picked from its small result.

The expression is built with Ibis and runs on whatever backend its table belongs to. Aggregates
with a filter of their own are avoided on purpose: hundreds of them cost a hundred times the cube.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import or_
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


def cube_of(
    scan: Scan, leaves: Iterable[Leaf], table: Any, as_of: date, extents: Extents = NO_EXTENTS
) -> "Cube":
    """Run the scan that answers the leaves; they must all belong to it.

    ``extents`` tell of whole columns what the scan then need not ask of each row.
    """
    asked = list(leaves)
    spans = joined(leaf.span for leaf in asked)
    grain = coarsest_common(leaf.span for leaf in asked)
    columns = sorted(set().union(*(leaf.columns for leaf in asked)))
    measures = [leaf.measure for leaf in asked]
    summed = sorted({m.value for m in measures if m.aggregate == "sum" and m.value})
    seen = table.filter(rows_in_force(table, scan, spans, as_of, extents))
    keys = {f"dim_{name}": seen[name] for name in columns}
    if scan.day is None:
        keys["bucket"] = _bucket(seen[scan.date_column], grain)
    if scan.distinguished:
        keys["value"] = seen[scan.distinguished]
    totals = {"matters": seen.count()}
    for name in summed:
        column = seen[name]
        totals[f"sum_{name}"] = column.sum()
        totals[f"known_{name}"] = column.count()
        totals[f"behind_{name}"] = (column != 0).ifelse(1, 0).sum()
    grouped = seen.group_by(**keys).agg(**totals) if keys else seen.agg(**totals)
    return Cube(grouped.to_pyarrow(), grain, columns, summed)


def rows_in_force(
    table: Any, scan: Scan, spans: Iterable[Period], as_of: date, extents: Extents = NO_EXTENTS
) -> list[Any]:
    """The predicates: the version at the cut-off and as-of day, within the spans or on the day.

    What holds for every row by the extent of its column is left out.
    """
    days = {"on": scan.cut_off, "known": as_of}
    version = [
        *(
            table[f"{axis}_from"] <= day
            for axis, day in days.items()
            if not (told := extents.get(f"{axis}_from")) or told.greatest > day
        ),
        *(
            table[f"{axis}_to"] > day
            for axis, day in days.items()
            if not (told := extents.get(f"{axis}_to")) or told.least <= day
        ),
    ]
    counted = table[scan.date_column]
    if scan.day is None:
        within = (counted.between(span.start, span.end) for span in spans)
        return [*version, reduce(or_, within)]
    version.append(counted <= scan.day)
    if scan.until:
        version.append(table[scan.until].isnull() | (table[scan.until] > scan.day))
    return version


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

    def __init__(
        self, cells: Any, grain: Grain, columns: Iterable[str], summed: Iterable[str]
    ) -> None:
        self._cells = cells
        self._grain = grain
        self._columns = {name: _coded(cells[f"dim_{name}"]) for name in columns}
        self._matters = _numbers(cells["matters"])
        self._sums = {
            f"{part}_{name}": _numbers(cells[f"{part}_{name}"])
            for part in ("sum", "known", "behind")
            for name in summed
        }
        self._buckets = _buckets(cells["bucket"]) if "bucket" in cells.column_names else None
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
        mask = self._within(leaf.span)
        for column, codes in leaf.filters:
            mask = mask & self._having(column, codes)
        return mask

    def _within(self, span: Period) -> Any:
        """The cells of a span; all of them where the scan looked at a single day."""
        import numpy

        if self._buckets is None:
            return numpy.ones(len(self._matters), dtype=bool)
        first, last = _bucket_of(span.start, self._grain), _bucket_of(span.end, self._grain)
        key = (first, last)
        if key not in self._masks:
            self._masks[key] = (self._buckets >= first) & (self._buckets <= last)
        return self._masks[key]

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
