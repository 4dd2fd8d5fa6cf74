"""``explain``: which article, which day, which moves; ``watch``: what today brings."""

import argparse
from collections.abc import Iterator
from typing import Any

from laozheng.base.roc import roc_slash
from laozheng.config.command.grammar import with_json
from laozheng.config.command.output import CommandError, print_json
from laozheng.interfaces.portal.drafts import forget_drafts
from laozheng.kernel.activities.sign_ups import forget_sign_ups
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.cases.actions import keep_watch, note_read
from laozheng.kernel.cases.catalogue import kind_of, lines
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
    """Declare the two subcommands."""
    parser = subcommands.add_parser("explain", help="說明一件案件的各項期限")
    parser.add_argument("case", metavar="案號", help="案號或原系統案號")
    with_json(parser)
    parser.set_defaults(run=show)

    watch = subcommands.add_parser("watch", help="每日一次：找出沒有人送件、但今天該辦的事")
    with_json(watch)
    watch.set_defaults(run=look)


def look(asked: argparse.Namespace) -> int:
    """Run the daily watches of all lines, and delete what was kept for a term that is over."""
    found, at = keep_watch(asked.actor), asked.actor.at
    forgotten, signed_up = forget_drafts(at), forget_sign_ups(at)
    if asked.json:
        print_json({"tasks": found, "drafts_deleted": forgotten, "sign_ups_deleted": signed_up})
        return 0
    for code, count in found.items():
        print(f"{lines()[code].label}：新增{count}項待辦")
    if not found:
        print("已安裝的業務沒有每日檢查。")
    print(f"線上表單：刪除{forgotten}份逾期未送出的表單")
    print(f"活動報名：刪除{signed_up}筆保存期滿的報名")
    return 0


def find(number: str) -> Case:
    """The case of a number, or of its number in the old system when that is unique.

    A row behind a figure may name a part of a case (``…-000012#1``): that is the case.
    """
    case = Case.objects.filter(number=number.partition("#")[0]).first()
    if case is not None:
        return case
    found = list(Case.objects.filter(source_no=number).order_by("number")[:3])
    if len(found) == 1:
        return found[0]
    if found:
        numbers = "、".join(case.number for case in found)
        raise CommandError(f"有多件案件使用原案號「{number}」（{numbers}），請改用本系統案號")
    raise CommandError(f"沒有案號「{number}」，請檢查輸入")


def show(asked: argparse.Namespace) -> int:
    """Print the deadlines of a case with every step of their reckoning."""
    case = find(asked.case)
    note_read(case, asked.actor)
    rows = explain(case, asked.actor.day)
    if asked.json:
        deadlines = [{k: v for k, v in row.items() if k != "reckoning"} for row in rows]
        facts = {"kind": case.kind, "received_on": case.received_on, "state": case.state}
        print_json({"case": case.number, **facts, "deadlines": deadlines})
        return 0
    kind = kind_of(case.kind)
    state = kind.state(case.state).label
    print(f"{case.number}　{kind.label}　{roc_slash(case.received_on)}收件　{state}")
    for row in rows:
        print("\n".join(_told(row)))
    if not rows:
        print("目前沒有期限。")
    return 0


def _told(row: dict[str, Any]) -> Iterator[str]:
    yield f"\n{row['rule']} {row['label']}（{row['citation']}）"
    yield f"  起算日 {roc_slash(row['starts_on'])}"
    for step in row["steps"]:
        cite = f"〔{step['cite']}〕" if step.get("cite") else ""
        yield f"  - {step['text']}{cite}"
    state = "逾期未辦" if row["overdue"] else STATES[row["state"]]
    clock = row["due_at"].astimezone(TAIPEI).strftime(" %H:%M") if row["due_at"] else ""
    met = f"，{roc_slash(row['met_on'])}辦理" if row["met_on"] else ""
    yield f"  屆滿日 {roc_slash(row['due_on'])}{clock}　{state}{met}"
    if row["unconfirmed"]:
        yield f"  未經確認的參數：{'、'.join(row['unconfirmed'])}"
