"""``compile``: a book of a period as HTML, ODT, DOCX or PDF, and its figures as CSV."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from laozheng.config.command.grammar import with_days, with_json, with_period
from laozheng.config.command.output import CommandError, print_json, tell
from laozheng.kernel.reports.annex import NAMES as ANNEXES
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.rebuild import frozen_document, frozen_file
from laozheng.kernel.reports.render import SUFFIXES, UnknownFileType, write_book

_CLASSIC = {"two_column": "two_column_classic"}


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("compile", help="編製書刊")
    parser.add_argument("book", metavar="書刊", help="書刊代碼，例如 annual_performance")
    with_period(parser)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="檔名", help="以 .html .odt .docx .pdf .csv 結尾"
    )
    with_days(parser, cut_off="本書規定的日子")
    parser.add_argument("--edition", default="", metavar="版", help="大綱版次（預設：當年適用者）")
    parser.add_argument(
        "--layout", choices=("classic",), help="classic：兩欄之間不畫橫線的舊式版面"
    )
    parser.add_argument(
        "--annex",
        type=_annexes,
        default=(),
        metavar="附錄",
        help="附在書末：figures 統計數字一覽、restatements 重編數字一覽（以逗號分隔）",
    )
    parser.add_argument("--frozen", action="store_true", help="重製已凍結的書刊，不再計算")
    with_json(parser)
    parser.set_defaults(run=write)


def _annexes(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in ANNEXES:
            raise argparse.ArgumentTypeError(f"沒有「{name}」附錄，可用的有：{'、'.join(ANNEXES)}")
    return tuple(dict.fromkeys(names))


def write(asked: argparse.Namespace) -> int:
    """Compile a book into a file; what could not be filled is listed beside it."""
    kind = book(asked.book)
    if asked.to.suffix.lower() not in SUFFIXES:
        known = "、".join(sorted(SUFFIXES))
        raise UnknownFileType(f"不能編製「{asked.to.name}」，檔名請以 {known} 結尾")
    if asked.frozen:
        return _write_frozen(kind, asked)
    try:
        kind.edition_for(asked.period, asked.edition)
    except ValueError as reason:
        raise CommandError(str(reason)) from None
    document = compile_book(
        kind,
        asked.period,
        cut_off=asked.cut_off,
        as_of=asked.as_of or asked.actor.day,
        reader=asked.actor,
        edition=asked.edition,
    )
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    write_book(_as_asked(document, asked), asked.to)
    if asked.json:
        problems = [problem.as_dict() for problem in document.problems]
        print_json({"file": str(asked.to), "problems": problems})
        return 0
    for problem in document.problems:
        tell(str(problem))
    print(asked.to)
    return 0


def _as_asked(document: Document, asked: argparse.Namespace) -> Document:
    """The document with the layout and the annexes of the options."""
    form = document.kind
    if asked.layout:
        if form.layout not in _CLASSIC:
            raise CommandError("這本書沒有舊式版面，請不加 --layout 編製")
        form = replace(form, layout=_CLASSIC[form.layout])
    return replace(
        document, kind=form, annexes=tuple(dict.fromkeys((*asked.annex, *document.annexes)))
    )


def _write_frozen(kind: BookKind, asked: argparse.Namespace) -> int:
    """The file as it was frozen, byte for byte; with other options its tree laid out anew."""
    for name in ("cut_off", "as_of", "edition"):
        if getattr(asked, name):
            option = f"--{name.replace('_', '-')}"
            raise CommandError(f"已凍結的書刊不再計算，請不加 {option}")
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    if asked.layout or asked.annex:
        document = frozen_document(kind.code, asked.period)
        write_book(_as_asked(document, asked), asked.to)
    else:
        asked.to.write_bytes(frozen_file(kind.code, asked.period, asked.to.suffix))
    if asked.json:
        print_json({"file": str(asked.to), "problems": []})
    else:
        print(asked.to)
    return 0
