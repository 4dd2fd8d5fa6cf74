"""``bench``: ratios against named baselines, measured in one run."""

import argparse
import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from laozheng import __version__
from laozheng.config.bench_inspections import run as bench_inspections
from laozheng.config.command.grammar import at_least, positive, sizes, with_json
from laozheng.config.command.output import print_json
from laozheng.kernel.measures.bench import run as bench_engine
from laozheng.kernel.reports.bench import run as bench_books

SIZES = "100000,1000000,10000000"
# With fewer fines some line would have none.
FEWEST_FINES = 100


# What the heading of a part does not say: its name once more, and the rows below it.
_UNSAID = {"benchmark", "results"}


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("bench", help="效能比值（與同一次執行的基準相比）")
    parser.add_argument(
        "--sizes",
        type=sizes,
        default=sizes(SIZES),
        metavar="列數",
        help=f"統計引擎（預設：{SIZES}）",
    )
    parser.add_argument("--no-books", action="store_true", help="不測百表書刊的編製")
    parser.add_argument("--no-inspections", action="store_true", help="不測檢查業務的工作")
    parser.add_argument(
        "--workplaces", type=positive, default=2_000, help="排檢查行程的場所數（預設：2000）"
    )
    parser.add_argument(
        "--fines",
        type=at_least(FEWEST_FINES),
        default=1_000,
        help="匯入、查詢及統計的裁處件數（預設：1000）",
    )
    parser.add_argument("--pages", action="store_true", help="另測清單與案件頁")
    parser.add_argument(
        "--cases", type=positive, default=100_000, help="測頁面時的案件數（預設：100000）"
    )
    with_json(parser)
    # It builds cities of its own in temporary folders.
    parser.set_defaults(run=show, asks_city=False)


def show(asked: argparse.Namespace) -> int:
    """Run the benchmarks and print their ratios."""
    result: dict[str, Any] = {"engine": bench_engine(asked.sizes)}
    if not asked.no_books:
        result["books"] = bench_books()
    if not asked.no_inspections:
        result["inspections"] = bench_inspections(asked.workplaces, asked.fines)
    if asked.pages:
        from laozheng.config.bench_pages import run as bench_pages  # builds a city of its own

        result["pages"] = bench_pages(asked.cases)
    if asked.json:
        print_json({"environment": _environment(), **result})
        return 0
    print("　".join(_told(_environment())))
    for part, told in result.items():
        print("　".join((part, *_told({n: v for n, v in told.items() if n not in _UNSAID}))))
        for row in told["results"]:
            print("  " + "　".join(_told(row)))
    return 0


def _environment() -> dict[str, Any]:
    """What the ratios were measured on."""
    return {
        "laozheng": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(terse=True),
        "processors": os.cpu_count(),
    }


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    """A row of results as ``name value`` pairs, nested ones by a dot."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from (f"{name}.{text}" for text in _told(value))
        else:
            yield f"{name} {value}"
