"""Measure the engine against two baselines that count the same figures from the same files.

The report has 318 figures of one fact with two dates: counts, sums, rates and means, by issue,
route, outcome, district and month, for a year and partly the year before. The baselines are a
cube written by hand in DuckDB's SQL with the same picks, and one DuckDB query per figure. All
values must be equal, else the benchmark fails.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.columnar import FOREVER
from laozheng.kernel.measures.declare import Fact, FactColumn, Measure, Pick, Ratio, Share
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.sources import ParquetSource

ISSUES = ("wage", "contract", "occupational_injury", "retirement", "labor_insurance", "other")
ROUTES = ("private_body", "authority_mediator", "committee")
OUTCOMES = ("settled", "not_settled", "withdrawn", "outside_jurisdiction")
DECIDED = OUTCOMES[:2]
DISTRICTS = tuple(f"d{number:02d}" for number in range(38))

FIRST_YEAR, YEARS = 2020, 5
YEAR, BEFORE = Period.parse("2024"), Period.parse("2023")
CUT_OFF, AS_OF = YEAR.end, date(2025, 3, 1)

FACT = Fact(
    name="bench.cases",
    label="效能測試案件",
    columns=(
        FactColumn("received_on", "date"),
        FactColumn("closed_on", "date"),
        FactColumn("issue", "code"),
        FactColumn("route", "code"),
        FactColumn("outcome", "code"),
        FactColumn("district", "code"),
        FactColumn("persons", "int"),
        FactColumn("days", "int"),
    ),
    versions=lambda years: iter(()),
    partition="received_on",
)

RECEIVED_DIMS, CLOSED_DIMS = ("issue", "route", "district"), ("issue", "outcome", "district")
DEFINITIONS = (
    Measure(
        code="bench.received",
        label="受理件數",
        unit="cases",
        fact=FACT.name,
        date="received_on",
        dims=RECEIVED_DIMS,
    ),
    Measure(
        code="bench.persons",
        label="人數",
        unit="persons",
        fact=FACT.name,
        date="received_on",
        aggregate="sum",
        value="persons",
        dims=RECEIVED_DIMS,
    ),
    Measure(
        code="bench.closed",
        label="結案件數",
        unit="cases",
        fact=FACT.name,
        date="closed_on",
        dims=CLOSED_DIMS,
    ),
    Measure(
        code="bench.total_days",
        label="處理日數合計",
        unit="days",
        fact=FACT.name,
        date="closed_on",
        aggregate="sum",
        value="days",
        dims=CLOSED_DIMS,
    ),
    Share(
        code="bench.rate",
        label="成立率",
        of="bench.closed",
        dim="outcome",
        among=DECIDED,
        dims=CLOSED_DIMS,
    ),
    Ratio(
        code="bench.mean_days",
        label="平均處理日數",
        unit="days",
        numerator=Pick("bench.total_days"),
        denominator=Pick("bench.closed"),
        dims=CLOSED_DIMS,
        decimals=1,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One figure, told independently of the engine: top ÷ bottom of sums over chosen rows.

    ``top`` and ``bottom`` name what is added up: "rows", "persons", "days", or codes of outcome.
    """

    measure: str
    counted: str
    top: str | tuple[str, ...]
    period: Period
    dims: dict[str, str] = field(default_factory=dict)
    bottom: str | tuple[str, ...] | None = None

    @property
    def request(self) -> Request:
        """The question to the engine."""
        dims = self.dims | ({"outcome": DECIDED[0]} if self.measure == "bench.rate" else {})
        return Request.of(self.measure, self.period, **dims)


def report() -> list[Asked]:
    """The 318 figures."""
    return [*_received(), *_by_month(), *_closed(), *_quotients()]


def _each(**columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every combination of codes."""
    combinations: list[dict[str, str]] = [{}]
    for name, codes in columns.items():
        combinations = [{**one, name: code} for one in combinations for code in codes]
    yield from combinations


def _received() -> Iterator[Asked]:
    by_one = [{}, *_each(issue=ISSUES), *_each(route=ROUTES)]
    for period in (YEAR, BEFORE):
        for dims in (*by_one, *_each(issue=ISSUES, route=ROUTES), *_each(district=DISTRICTS)):
            yield Asked("bench.received", "received_on", "rows", period, dims)
        for dims in by_one:
            yield Asked("bench.persons", "received_on", "persons", period, dims)


def _by_month() -> Iterator[Asked]:
    for month in YEAR.months():
        for dims in ({}, *_each(issue=ISSUES)):
            yield Asked("bench.received", "received_on", "rows", month, dims)


def _closed() -> Iterator[Asked]:
    for dims in ({}, *_each(outcome=OUTCOMES), *_each(issue=ISSUES, outcome=OUTCOMES)):
        yield Asked("bench.closed", "closed_on", "rows", YEAR, dims)


def _quotients() -> Iterator[Asked]:
    rates = [(YEAR, dims) for dims in ({}, *_each(issue=ISSUES), *_each(district=DISTRICTS))]
    for period, dims in (*rates, (BEFORE, {})):
        yield Asked("bench.rate", "closed_on", DECIDED[:1], period, dims, bottom=DECIDED)
    for dims in ({}, *_each(issue=ISSUES)):
        yield Asked("bench.mean_days", "closed_on", "days", YEAR, dims, bottom="rows")


def run(sizes: Iterable[int] = (10**5, 10**6), repeats: int = 3) -> dict[str, Any]:
    """Seconds and ratios per number of rows; raises AssertionError if any value differs.

    The three ways run in turn, ``repeats`` times (at least 3), and the median counts. Files are
    made in a temporary folder and deleted: about 6 bytes per row.
    """
    results = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="laozheng-bench-") as folder:
            rows, megabytes = write_fact(Path(folder), size)
            timed = _timed(Path(folder), max(repeats, 3))
        engine, cube, each = (timed[way] for way in ("engine", "cube", "each"))
        results.append(
            {
                "rows": rows,
                "megabytes": round(megabytes, 1),
                "figures": len(report()),
                "seconds": {way: round(seconds, 4) for way, seconds in timed.items()},
                "engine_to_cube": round(engine / cube, 2),
                "each_to_engine": round(each / engine, 1),
            }
        )
    return {"benchmark": "measures", "repeats": max(repeats, 3), "results": results}


def write_fact(root: Path, matters: int) -> tuple[int, float]:
    """Write the fact's files; returns the number of rows and the megabytes.

    Matters are spread evenly over five years, in the order in which they were received. One in
    twenty was corrected a month later and has two versions.
    """
    import duckdb

    folder = root / FACT.name
    folder.mkdir(parents=True)
    connection = duckdb.connect()
    for position in range(YEARS):
        year, count = FIRST_YEAR + position, matters // YEARS
        connection.execute(
            f"COPY ({_VERSIONS.format(year=year, count=count, first=position * count)}) "
            f"TO '{folder / f'{year}.parquet'}' (FORMAT parquet, COMPRESSION zstd)"
        )
    counted = connection.execute(f"SELECT count(*) FROM '{folder}/*.parquet'").fetchone()
    connection.close()
    assert counted is not None
    return counted[0], sum(path.stat().st_size for path in folder.iterdir()) / 1e6


def _listed(codes: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{code}'" for code in codes) + "]"


_MATTERS = f"""
SELECT {{first}} + i AS case_id, 'B' || ({{first}} + i) AS ref,
  DATE '{{year}}-01-01' + CAST(floor(i * 365.0 / {{count}}) AS INTEGER) AS received_on,
  CAST(hash(i, 1) % 120 AS BIGINT) AS days,
  {_listed(ISSUES)}[1 + CAST(hash(i, 2) % {len(ISSUES)} AS INTEGER)] AS issue,
  {_listed(ROUTES)}[1 + CAST(hash(i, 3) % {len(ROUTES)} AS INTEGER)] AS route,
  {_listed(OUTCOMES)}[1 + CAST(hash(i, 4) % {len(OUTCOMES)} AS INTEGER)] AS outcome,
  {_listed(DISTRICTS)}[1 + CAST(hash(i, 5) % {len(DISTRICTS)} AS INTEGER)] AS district,
  1 + CAST(hash(i, 6) % 9 AS BIGINT) AS persons,
  hash(i, 7) % 12 > 0 AS is_closed, hash(i, 8) % 20 = 0 AS is_corrected
FROM range({{count}}) AS matters(i)
"""
_VERSIONS = f"""
WITH matters AS ({_MATTERS}), versions AS (
  SELECT *, persons AS stated, received_on AS known_from,
    CASE WHEN is_corrected THEN received_on + 30 ELSE DATE '{FOREVER}' END AS known_to
  FROM matters
  UNION ALL
  SELECT *, persons + 1, received_on + 30, DATE '{FOREVER}' FROM matters WHERE is_corrected)
SELECT case_id, ref, received_on,
  CASE WHEN is_closed THEN received_on + CAST(days AS INTEGER) END AS closed_on,
  issue, route, CASE WHEN is_closed THEN outcome END AS outcome, district, stated AS persons,
  CASE WHEN is_closed THEN days END AS days,
  received_on AS on_from, DATE '{FOREVER}' AS on_to, known_from, known_to
FROM versions ORDER BY received_on, case_id
"""


def _timed(root: Path, repeats: int) -> dict[str, float]:
    import duckdb

    connection = duckdb.connect()
    ways: dict[str, Callable[[], list[Fraction]]] = {
        "engine": lambda: by_engine(root),
        "cube": lambda: by_cube(root, connection),
        "each": lambda: by_query_each(root, connection),
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    expected = ways["cube"]()
    assert ways["engine"]() == expected
    for _ in range(repeats):
        for way, count in ways.items():
            started = time.perf_counter()
            values = count()
            seconds[way].append(time.perf_counter() - started)
            assert values == expected, f"{way} counts otherwise"
    return {way: statistics.median(taken) for way, taken in seconds.items()}


def by_engine(root: Path) -> list[Fraction]:
    """The values of the report from the engine."""
    definitions = {definition.code: definition for definition in DEFINITIONS}
    calculation = Calculation(definitions, {FACT.name: FACT}, ParquetSource(root))
    requests = [asked.request for asked in report()]
    figures = calculation.compute(requests, cut_off=CUT_OFF, as_of=AS_OF)
    return [Fraction(figures[request].value or 0) for request in requests]


_IN_FORCE = (
    f"on_from <= DATE '{CUT_OFF}' AND on_to > DATE '{CUT_OFF}' "
    f"AND known_from <= DATE '{AS_OF}' AND known_to > DATE '{AS_OF}'"
)


def by_cube(root: Path, connection: Any) -> list[Fraction]:
    """The values from two GROUP BYs written by hand, picked with numpy."""
    cubes = {
        "received_on": _Cells(root, connection, "received_on", RECEIVED_DIMS, ("persons",)),
        "closed_on": _Cells(root, connection, "closed_on", CLOSED_DIMS, ("days",)),
    }
    values = []
    for asked in report():
        cells = cubes[asked.counted]
        top = cells.sum(asked, asked.top)
        bottom = cells.sum(asked, asked.bottom) if asked.bottom else 1
        values.append(Fraction(top, bottom))
    return values


class _Cells:
    """The cells of one hand-written cube."""

    def __init__(
        self, root: Path, connection: Any, counted: str, dims: Sequence[str], sums: Sequence[str]
    ) -> None:
        import numpy

        added = ", ".join(f"sum({name})::BIGINT AS {name}" for name in sums)
        cells = connection.execute(
            f"SELECT year({counted}) * 12 + month({counted}) AS month, {', '.join(dims)}, "
            f"count(*) AS rows, {added} FROM '{root / FACT.name}/*.parquet' WHERE {_IN_FORCE} "
            f"AND {counted} BETWEEN DATE '{BEFORE.start}' AND DATE '{YEAR.end}' GROUP BY ALL"
        ).fetchnumpy()
        self._cells = cells
        self._masks = {
            (name, code): cells[name] == code for name in dims for code in numpy.unique(cells[name])
        }

    def sum(self, asked: Asked, what: str | tuple[str, ...]) -> int:
        """Add up the cells of a figure."""
        first, last = (day.year * 12 + day.month for day in (asked.period.start, asked.period.end))
        mask = (self._cells["month"] >= first) & (self._cells["month"] <= last)
        for name, code in asked.dims.items():
            mask = mask & self._masks[name, code]
        if isinstance(what, str):
            return int(self._cells[what][mask].sum())
        return sum(int(self._cells["rows"][mask & self._masks["outcome", c]].sum()) for c in what)


def by_query_each(root: Path, connection: Any) -> list[Fraction]:
    """The values from one query per figure."""
    values = []
    for asked in report():
        conditions = [f"{name} = '{code}'" for name, code in asked.dims.items()]
        top, bottom = connection.execute(
            f"SELECT {_aggregate(asked.top)}, {_aggregate(asked.bottom)} "
            f"FROM '{root / FACT.name}/*.parquet' WHERE {' AND '.join([_IN_FORCE, *conditions])} "
            f"AND {asked.counted} BETWEEN DATE '{asked.period.start}' AND DATE '{asked.period.end}'"
        ).fetchone()
        values.append(Fraction(int(top), int(bottom)))
    return values


def _aggregate(what: str | tuple[str, ...] | None) -> str:
    if what is None:
        return "1"
    if isinstance(what, str):
        return "count(*)" if what == "rows" else f"sum({what})"
    return f"count_if(outcome IN ({', '.join(repr(code) for code in what)}))"


if __name__ == "__main__":
    sizes = [int(float(size)) for size in sys.argv[1:]] or [10**5, 10**6]
    print(json.dumps(run(sizes), indent=2))
