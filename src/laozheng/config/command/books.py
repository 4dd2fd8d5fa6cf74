"""``compile``: a book of a period as HTML, ODT, DOCX or PDF."""

import argparse
from pathlib import Path
from typing import Any

from laozheng.config.command.grammar import with_days, with_json, with_period
from laozheng.config.command.output import CommandError, print_json, tell
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.render import SUFFIXES, UnknownFileType, write_book


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("compile", help="編製書刊")
    parser.add_argument("book", metavar="書刊", help="書刊代碼，例如 annual_performance")
    with_period(parser)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="檔名", help="以 .html .odt .docx .pdf 結尾"
    )
    with_days(parser, cut_off="本書規定的日子")
    with_json(parser)
    parser.set_defaults(run=write)


def write(asked: argparse.Namespace) -> int:
    """Compile a book into a file; what could not be filled is listed beside it."""
    kind = book(asked.book)
    if asked.to.suffix.lower() not in SUFFIXES:
        known = "、".join(sorted(SUFFIXES))
        raise UnknownFileType(f"不能編製「{asked.to.name}」，檔名請以 {known} 結尾")
    try:
        kind.edition_for(asked.period)
    except ValueError as reason:
        raise CommandError(str(reason)) from None
    document = compile_book(
        kind,
        asked.period,
        cut_off=asked.cut_off,
        as_of=asked.as_of or asked.actor.day,
        reader=asked.actor,
    )
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    write_book(document, asked.to)
    if asked.json:
        problems = [problem.as_dict() for problem in document.problems]
        print_json({"file": str(asked.to), "problems": problems})
        return 0
    for problem in document.problems:
        tell(str(problem))
    print(asked.to)
    return 0
