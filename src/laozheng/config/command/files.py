"""``schema``, ``import`` and ``export``: data sets in and out."""

import argparse
import sys
from pathlib import Path
from typing import Any

from laozheng.config.command.output import CommandError, operator, period, print_json, print_table
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named, datasets
from laozheng.kernel.datasets.export import export_file, export_rows, headings, write_csv
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.datasets.schema import describe, text_of


def add_to(subcommands: Any) -> None:
    """Declare the three subcommands."""
    schema = subcommands.add_parser("schema", help="可匯入的資料集；或某一資料集的欄位")
    schema.add_argument("dataset", nargs="?")
    schema.add_argument("--json", action="store_true")
    schema.set_defaults(run=show_schema)

    incoming = subcommands.add_parser("import", help="匯入 CSV、XLSX 或 ODS")
    incoming.add_argument("dataset")
    incoming.add_argument("file", type=Path)
    incoming.add_argument("--dry-run", action="store_true", help="只檢查，不寫入")
    incoming.add_argument("--keep-good", action="store_true", help="有列退件時仍寫入其餘各列")
    incoming.add_argument("--update", action="store_true", help="同一鍵值的不同內容視為更正")
    incoming.add_argument("--json", action="store_true")
    incoming.set_defaults(run=bring_in)

    outgoing = subcommands.add_parser("export", help="匯出資料集，欄位與匯入相同")
    outgoing.add_argument("dataset")
    outgoing.add_argument("--period", type=period, required=True)
    outgoing.add_argument("--to", type=Path, help="檔名（.csv 或 .xlsx）；省略則輸出到螢幕")
    outgoing.add_argument("--layout", default="", help="官方格式名稱")
    outgoing.set_defaults(run=bring_out)


def show_schema(asked: argparse.Namespace) -> int:
    """Print the data sets, or the columns of one."""
    if not asked.dataset:
        rows = [(d.name, d.label, d.owner, "、".join(d.key)) for d in datasets().values()]
        if asked.json:
            print_json([dict(zip(("name", "label", "owner", "key"), r, strict=True)) for r in rows])
        else:
            print_table(("資料集", "名稱", "業務", "鍵"), rows)
        return 0
    dataset = dataset_named(asked.dataset)
    if asked.json:
        print_json(describe(dataset))
    else:
        print(text_of(dataset))
    return 0


def bring_in(asked: argparse.Namespace) -> int:
    """Import a file; exit 1 when rows were refused and nothing was kept."""
    if not asked.file.exists():
        raise CommandError(f"找不到檔案 {asked.file}，請檢查路徑")
    report = import_file(
        dataset_named(asked.dataset),
        asked.file,
        actor=operator(),
        dry_run=asked.dry_run,
        keep_good=asked.keep_good,
        update=asked.update,
    )
    if asked.json:
        print_json(report.as_dict())
    else:
        _tell(report)
    return 0 if report.is_complete else 1


def _tell(report: ImportReport) -> None:
    counts = ("read", "created", "updated", "merged", "unchanged", "refused", "held_back")
    print("　".join(f"{name} {getattr(report, name)}" for name in counts))
    for flag, number in sorted(report.flags.items()):
        print(f"註記 {flag} {number}")
    for warning in report.warnings:
        print(f"第{warning.line}列 {warning.column}：{warning.reason}")
    for refusal in report.refusals:
        print(f"第{refusal.line}列 {refusal.column}：{refusal.reason}", file=sys.stderr)
    if report.rejected_file:
        print(f"退件列寫在 {report.rejected_file}", file=sys.stderr)


def bring_out(asked: argparse.Namespace) -> int:
    """Write a data set's rows of a period to a file, or as CSV to the screen."""
    dataset = dataset_named(asked.dataset)
    if asked.layout and asked.layout not in {layout.name for layout in dataset.layouts}:
        known = "、".join(layout.name for layout in dataset.layouts) or "無"
        raise CommandError(f"「{dataset.name}」沒有「{asked.layout}」格式；可用的有：{known}")
    if asked.to is None:
        rows = export_rows(dataset, asked.period, operator(), asked.layout)
        write_csv(headings(dataset, asked.layout), rows, sys.stdout)
        return 0
    written = export_file(dataset, asked.period, operator(), asked.to, asked.layout)
    print(f"{asked.to}：{written}列")
    return 0
