"""``compile``: a book of a period as HTML, ODT, DOCX or PDF."""

import argparse
import sys
from pathlib import Path
from typing import Any

from laozheng.config.command.output import CommandError, day, now, operator, period, print_json
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.render import SUFFIXES, write_book


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("compile", help="編製書刊")
    parser.add_argument("book")
    parser.add_argument("--period", type=period, required=True)
    parser.add_argument("--to", type=Path, required=True, help="檔名：.html .odt .docx .pdf")
    parser.add_argument("--cut-off", type=day, help="發生日算到這一天（預設：本書規定的日子）")
    parser.add_argument("--as-of", type=day, help="機關知悉日算到這一天（預設：今天）")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=write)


def write(asked: argparse.Namespace) -> int:
    """Compile a book into a file; problems are listed, missing sections named."""
    kind = book(asked.book)
    if asked.to.suffix.lower() not in SUFFIXES:
        raise CommandError(f"不能寫成「{asked.to.suffix}」檔，請用 {'、'.join(sorted(SUFFIXES))}")
    document = compile_book(
        kind,
        asked.period,
        cut_off=asked.cut_off,
        as_of=asked.as_of or now().astimezone(TAIPEI).date(),
        reader=operator(),
    )
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    write_book(document, asked.to)
    problems = [str(problem) for problem in document.problems]
    if asked.json:
        print_json({"file": str(asked.to), "problems": problems})
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        print(asked.to)
    return 0
