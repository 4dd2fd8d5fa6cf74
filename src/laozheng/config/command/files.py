"""``schema``, ``import`` and ``export``: data sets in and out."""

import argparse
import sys
from pathlib import Path
from typing import Any

from laozheng.config.command.grammar import with_json, with_period
from laozheng.config.command.output import CommandError, print_json, print_table, tell
from laozheng.config.readiness import note_sizes
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named, datasets
from laozheng.kernel.datasets.export import export_file, export_rows, headings, write_csv
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.datasets.schema import describe, text_of, ways_of

# The results of an import, in the words of the JSON and of people.
COUNTS = {
    "read": "讀取",
    "created": "新增",
    "updated": "更正",
    "merged": "併入",
    "unchanged": "不變",
    "refused": "退回",
    "held_back": "未寫入",
}
EXPORTED = (".csv", ".xlsx")


def add_to(subcommands: Any) -> None:
    """Declare the three subcommands."""
    schema = subcommands.add_parser("schema", help="可匯入的資料集；或某一資料集的欄位")
    schema.add_argument("dataset", nargs="?", metavar="資料集", help="省略則列出全部")
    with_json(schema)
    schema.set_defaults(run=show_schema, asks_city=False)

    incoming = subcommands.add_parser("import", help="匯入 CSV、XLSX 或 ODS")
    incoming.add_argument("dataset", metavar="資料集")
    incoming.add_argument("file", type=Path, metavar="檔案")
    incoming.add_argument("--dry-run", action="store_true", help="只檢查，不寫入")
    incoming.add_argument("--keep-good", action="store_true", help="有退回的列時仍寫入其餘各列")
    incoming.add_argument("--update", action="store_true", help="同一鍵值的不同內容視為更正")
    with_json(incoming)
    incoming.set_defaults(run=bring_in)

    outgoing = subcommands.add_parser("export", help="匯出資料集，欄位與匯入相同")
    outgoing.add_argument("dataset", metavar="資料集")
    with_period(outgoing)
    outgoing.add_argument(
        "--to", type=Path, metavar="檔名", help="以 .csv 或 .xlsx 結尾；省略則輸出到螢幕"
    )
    outgoing.add_argument("--layout", default="", metavar="格式", help="官方格式（見 schema）")
    with_json(outgoing)
    outgoing.set_defaults(run=bring_out)


def show_schema(asked: argparse.Namespace) -> int:
    """Print the data sets, or the columns of one."""
    if not asked.dataset:
        known = datasets().values()
        if asked.json:
            named = ("name", "label", "owner", "key", "ways")
            print_json([{name: getattr(d, name) for name in named} for d in known])
        else:
            rows = [(d.name, d.label, d.owner, ways_of(d), "、".join(d.key)) for d in known]
            print_table(("資料集", "名稱", "業務", "匯入匯出", "鍵"), rows)
        return 0
    dataset = dataset_named(asked.dataset)
    if asked.json:
        print_json(describe(dataset))
    else:
        print(text_of(dataset))
    return 0


def bring_in(asked: argparse.Namespace) -> int:
    """Import a file; exit 1 when rows were refused and therefore nothing was kept."""
    dataset = dataset_named(asked.dataset)
    if not asked.file.is_file():
        raise CommandError(f"找不到檔案 {asked.file}，請檢查路徑")
    report = import_file(
        dataset,
        asked.file,
        actor=asked.actor,
        dry_run=asked.dry_run,
        keep_good=asked.keep_good,
        update=asked.update,
    )
    if report.changed:
        note_sizes()
    if asked.json:
        print_json(report.as_dict())
    else:
        _tell_of(report)
    if report.is_complete:
        return 0
    where = f"，退回的列寫在 {report.rejected_file}" if report.rejected_file else ""
    tell(f"laozheng import: 退回{report.refused}列，整個檔案未匯入{where}；請更正後重新匯入")
    return 1


def _tell_of(report: ImportReport) -> None:
    print("　".join(f"{label} {getattr(report, name)}" for name, label in COUNTS.items()))
    if report.dry_run:
        print("只檢查，未寫入。")
    for flag, number in sorted(report.flags.items()):
        print(f"註記 {flag}：{number}列")
    for skipped in report.skipped:
        print(f"略過第{skipped.line}列（{skipped.reason}）{skipped.text}")
    for remark in report.warnings:
        print(f"第{remark.line}列 {remark.column}：{remark.reason}")
    for remark in report.refusals:
        tell(f"退回第{remark.line}列 {remark.column}：{remark.reason}")
    if report.is_complete and report.rejected_file:
        tell(f"退回的列寫在 {report.rejected_file}")


def bring_out(asked: argparse.Namespace) -> int:
    """Write a data set's rows of a period to a file, or to the screen."""
    dataset = dataset_named(asked.dataset)
    if asked.layout and asked.layout not in {layout.name for layout in dataset.layouts}:
        known = "、".join(layout.name for layout in dataset.layouts) or "無"
        raise CommandError(f"「{dataset.name}」沒有「{asked.layout}」格式，可用的有：{known}")
    if asked.to is None:
        rows = export_rows(dataset, asked.period, asked.actor, asked.layout)
        if asked.json:
            print_json(list(rows))
        else:
            write_csv(headings(dataset, asked.layout), rows, sys.stdout)
        return 0
    if asked.to.suffix.lower() not in EXPORTED:
        raise CommandError(f"不能匯出成「{asked.to.name}」，檔名請以 {'、'.join(EXPORTED)} 結尾")
    written = export_file(dataset, asked.period, asked.actor, asked.to, asked.layout)
    if asked.json:
        print_json({"file": str(asked.to), "rows": written})
    else:
        print(f"{asked.to}：{written}列")
    return 0
