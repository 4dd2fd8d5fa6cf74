"""``figures`` and ``rows``: the values, and the cases behind each."""

import argparse
from typing import Any

from laozheng.config.command.grammar import dims, with_days, with_json, with_period
from laozheng.config.command.output import CommandError, print_json, print_table, tell, told_dims
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import Request, RowRef, figures_of, row_refs
from laozheng.kernel.reports.wording import sign_of_emptiness

BATCH = 900


def add_to(subcommands: Any) -> None:
    """Declare the two subcommands."""
    values = subcommands.add_parser("figures", help="某期間的各項數值")
    values.add_argument("--line", default="", metavar="業務", help="只列這個業務的統計")
    values.add_argument("--measure", default="", metavar="統計", help="只列這一項統計")
    _with_time(values)
    values.set_defaults(run=show_figures)

    behind = subcommands.add_parser("rows", help="一個數字背後的案件")
    behind.add_argument("measure", metavar="統計", help="統計代碼，例如 safety.osh_fines")
    behind.add_argument(
        "--dims", type=dims, default={}, metavar="維度", help="維度=值;維度=值（預設：總數）"
    )
    _with_time(behind)
    behind.set_defaults(run=show_rows)


def _with_time(parser: argparse.ArgumentParser) -> None:
    with_period(parser)
    with_days(parser, cut_off="期末")
    with_json(parser)


def show_figures(asked: argparse.Namespace) -> int:
    """Print every figure of a line or measure for a period."""
    if asked.line and asked.line not in lines():
        raise CommandError(f"沒有「{asked.line}」業務，已安裝的有：{'、'.join(lines())}")
    if asked.measure:
        _must_exist(asked.measure)
    found = figures_of(
        line=asked.line or None,
        measure=asked.measure or None,
        period=asked.period,
        cut_off=asked.cut_off,
        as_of=asked.as_of or asked.actor.day,
    )
    if asked.json:
        print_json([figure.as_dict() for figure in found])
        return 0
    known = measures()
    print_table(
        ("統計", "名稱", "維度", "值", "單位", "列數"),
        [
            (
                figure.measure,
                known[figure.measure].label,
                told_dims(dict(figure.dims)),
                sign_of_emptiness(figure) if figure.value is None else figure.shown,
                figure.unit,
                figure.rows,
            )
            for figure in found
        ],
    )
    return 0


def show_rows(asked: argparse.Namespace) -> int:
    """Print the cases behind one figure, and note in the log that they were read."""
    _must_exist(asked.measure)
    request = Request(asked.measure, tuple(asked.dims.items()), asked.period)
    as_of = asked.as_of or asked.actor.day
    rows = _with_old_numbers(row_refs(request, cut_off=asked.cut_off, as_of=as_of))
    what = {"period": asked.period.code, "dims": asked.dims, "rows": len(rows)}
    record(asked.actor, "read", f"measures.measure:{asked.measure}", changes=what)
    if asked.json:
        print_json(rows)
        return 0
    print_table(
        ("案件", "日期", "維度"), [(r["case"], r["date"], told_dims(r["dims"])) for r in rows]
    )
    tell(f"{len(rows)}列")
    return 0


def _with_old_numbers(behind: list[RowRef]) -> list[dict[str, Any]]:
    """The rows; a case that came from an older system also tells the number it had there."""
    ids = [row.case_id for row in behind if row.case_id is not None]
    old: dict[int, str] = {}
    for start in range(0, len(ids), BATCH):
        found = Case.objects.filter(pk__in=ids[start : start + BATCH]).exclude(source_no="")
        old.update(found.values_list("pk", "source_no"))
    return [
        row.as_dict() | ({"source_no": old[row.case_id]} if row.case_id in old else {})
        for row in behind
    ]


def _must_exist(measure: str) -> None:
    if measure not in measures():
        raise CommandError(
            f"沒有「{measure}」這項統計，請用 laozheng figures --period 期間 查看代碼"
        )
