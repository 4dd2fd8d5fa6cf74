"""``bench``: ratios against named baselines, measured in one run."""

import argparse
from typing import Any

from laozheng.config.command.output import print_json
from laozheng.kernel.measures.bench import run as bench_engine


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("bench", help="效能比值（與同一次執行的基準相比）")
    parser.add_argument("--sizes", default="100000,1000000,10000000", help="案件數，逗號分隔")
    parser.add_argument("--pages", action="store_true", help="另測清單與案件頁")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=show)


def show(asked: argparse.Namespace) -> int:
    """Run the benchmarks and print their ratios."""
    result: dict[str, Any] = {"engine": bench_engine([int(s) for s in asked.sizes.split(",")])}
    if asked.pages:
        from laozheng.config.bench_pages import run as bench_pages  # builds a city of its own

        result["pages"] = bench_pages()
    if asked.json:
        print_json(result)
        return 0
    for part, rows in result.items():
        for row in rows:
            print(part, "　".join(f"{name} {value}" for name, value in row.items()))
    return 0
