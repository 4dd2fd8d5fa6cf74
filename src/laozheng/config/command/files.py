"""``schema``, ``import`` and ``export``: data sets in and out."""

import argparse
import sys
from pathlib import Path
from typing import Any

from laozheng.config.command.output import CommandError, operator, period, print_json, print_table
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.export import export_file
from laozheng.kernel.datasets.schema import schema_of


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


def _dataset(name: str) -> DataSet:
    known = datasets()
    if name not in known:
        raise CommandError(f"沒有「{name}」資料集；可用的有：{'、'.join(sorted(known))}")
    return known[name]


def show_schema(asked: argparse.Namespace) -> int:
    """Print the data sets, or the columns of one."""
    if not asked.dataset:
        rows = [(d.name, d.label, d.owner, "、".join(d.key)) for d in datasets().values()]
        if asked.json:
            print_json([dict(zip(("name", "label", "owner", "key"), r, strict=True)) for r in rows])
        else:
            print_table(("資料集", "名稱", "業務", "鍵"), rows)
        return 0
    described = schema_of(_dataset(asked.dataset))
    if asked.json:
        print_json(described)
        return 0
    print(f"{described['name']} {described['label']}（鍵：{'、'.join(described['key'])}）")
    print_table(
        ("欄位", "中文", "型別", "必填", "代碼", "說明"),
        [
            (
                column["name"],
                column["label"],
                column["type"],
                "是" if column["required"] else "",
                " ".join(f"{code}={label}" for code, label in (column["codes"] or {}).items()),
                column["note"],
            )
            for column in described["columns"]
        ],
    )
    for layout in described["layouts"]:
        print(f"格式 {layout['name']} {layout['label']}：{'、'.join(layout['headers'])}")
    return 0


def bring_in(asked: argparse.Namespace) -> int:
    """Import a file; exit 1 when rows were refused and nothing was kept."""
    if not asked.file.exists():
        raise CommandError(f"找不到檔案 {asked.file}，請檢查路徑")
    report = import_file(
        _dataset(asked.dataset),
        asked.file,
        actor=operator(),
        dry_run=asked.dry_run,
        keep_good=asked.keep_good,
        update=asked.update,
    ).as_dict()
    if asked.json:
        print_json(report)
    else:
        counts = ("read", "created", "updated", "merged", "unchanged", "refused")
        print("　".join(f"{name} {report[name]}" for name in counts if name in report))
        for flag, number in sorted(report.get("flags", {}).items()):
            print(f"註記 {flag} {number}")
        for refusal in report["refusals"]:
            print(
                f"第{refusal['line']}列 {refusal['column']}：{refusal['reason']}", file=sys.stderr
            )
        if report["rejected_file"]:
            print(f"退件列寫在 {report['rejected_file']}", file=sys.stderr)
    return 1 if report["refused"] and not asked.keep_good else 0


def bring_out(asked: argparse.Namespace) -> int:
    """Write a data set's rows of a period."""
    written = export_file(
        _dataset(asked.dataset), asked.period, operator(), asked.to, layout=asked.layout
    )
    if asked.to:
        print(f"{asked.to}：{written}列")
    return 0
