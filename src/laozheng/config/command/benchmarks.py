"""``bench``: ratios against named baselines, measured in one run."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from laozheng.config.command.grammar import positive, sizes, with_json
from laozheng.config.command.output import print_json
from laozheng.kernel.measures.bench import run as bench_engine
from laozheng.kernel.reports.bench import run as bench_books

SIZES = "100000,1000000,10000000"


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
    if asked.pages:
        from laozheng.config.bench_pages import run as bench_pages  # builds a city of its own

        result["pages"] = bench_pages(asked.cases)
    if asked.json:
        print_json(result)
        return 0
    for part, told in result.items():
        print(part)
        for row in told["results"]:
            print("  " + "　".join(_told(row)))
    return 0


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    """A row of results as ``name value`` pairs, nested ones by a dot."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from (f"{name}.{text}" for text in _told(value))
        else:
            yield f"{name} {value}"
