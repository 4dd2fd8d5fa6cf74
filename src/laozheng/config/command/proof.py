"""``verify``: the audit chain, the course of every case, the statistics store."""

import argparse
from typing import Any

from laozheng.config.command.grammar import with_json
from laozheng.config.command.output import print_json, tell
from laozheng.config.verification import problems


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("verify", help="檢查稽核鏈、案件、公文與統計檔")
    with_json(parser)
    parser.set_defaults(run=show)


def show(asked: argparse.Namespace) -> int:
    """Print what does not hold; exit 1 when anything does not."""
    found = problems()
    if asked.json:
        print_json({"ok": not found, "problems": found})
    else:
        for problem in found:
            print(problem)
        if not found:
            print("稽核鏈完整，案件與事件相符，公文未經更動，統計檔與紀錄相符。")
    if found:
        tell(f"laozheng verify: 有{len(found)}處不符，請依所列逐一查明")
        return 1
    return 0
