"""``explain``: which article, which first day, which moves, which due day."""

import argparse
from typing import Any

from laozheng.base.roc import roc_slash
from laozheng.config.command.output import CommandError, now, operator, print_json
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import explain

STATES = {
    "open": "進行中",
    "met": "已履行",
    "late": "逾期履行",
    "suspended": "停止進行",
    "void": "因結案免計",
}


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("explain", help="說明一件案件的各項期限")
    parser.add_argument("case", help="案號或原系統案號")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=show)


def find(number: str) -> Case:
    """The case of a number, or of its number in the old system when that is unique."""
    case = Case.objects.filter(number=number).first()
    if case is not None:
        return case
    found = list(Case.objects.filter(source_no=number)[:2])
    if len(found) == 1:
        return found[0]
    problem = "有多件案件使用這個原案號，請改用本系統案號" if found else "沒有這個案號，請檢查輸入"
    raise CommandError(f"{number}：{problem}")


def show(asked: argparse.Namespace) -> int:
    """Print the deadlines of a case with every step of their reckoning."""
    case = find(asked.case)
    rows = explain(case, now().astimezone(TAIPEI).date())
    if asked.json:
        print_json({"case": case.number, "reader": operator().ref, "deadlines": rows})
        return 0
    print(f"{case.number}　{roc_slash(case.received_on)}收件")
    for row in rows:
        print(f"\n{row['rule']} {row['label']}（{row['citation']}）")
        print(f"  起算日 {roc_slash(row['starts_on'])}")
        for step in row["steps"]:
            cite = f"〔{step['cite']}〕" if step.get("cite") else ""
            print(f"  - {step['text']}{cite}")
        state = "逾期未辦" if row["overdue"] else STATES[row["state"]]
        noon = row["due_at"].astimezone(TAIPEI).strftime(" %H:%M") if row["due_at"] else ""
        met = f"，{roc_slash(row['met_on'])}辦理" if row["met_on"] else ""
        print(f"  屆滿日 {roc_slash(row['due_on'])}{noon}　{state}{met}")
        if row["unconfirmed"]:
            print(f"  未經確認的參數：{'、'.join(row['unconfirmed'])}")
    return 0
