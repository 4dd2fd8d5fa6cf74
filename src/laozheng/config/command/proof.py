"""``verify``: the audit chain, the statistics store and the totals."""

import argparse
from typing import Any

from laozheng.config.command.output import print_json
from laozheng.config.verification import problems


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("verify", help="檢查稽核鏈、統計檔與總數")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=show)


def show(asked: argparse.Namespace) -> int:
    """Print what does not hold; exit 1 when anything does not."""
    found = problems()
    if asked.json:
        print_json({"ok": not found, "problems": found})
    else:
        for problem in found:
            print(problem)
        print("不符" if found else "稽核鏈完整，統計檔與案件相符")
    return 1 if found else 0
