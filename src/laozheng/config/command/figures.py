"""``figures`` and ``rows``: the values, and the cases behind each."""

import argparse
import sys
from typing import Any

from laozheng.config.command.output import (
    CommandError,
    day,
    dims,
    now,
    period,
    print_json,
    print_table,
)
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import Request, figures_of, row_refs


def add_to(subcommands: Any) -> None:
    """Declare the two subcommands."""
    values = subcommands.add_parser("figures", help="某期間的各項數值")
    values.add_argument("--line", default="")
    values.add_argument("--measure", default="")
    _time(values)
    values.set_defaults(run=show_figures)

    behind = subcommands.add_parser("rows", help="一個數字背後的案件")
    behind.add_argument("measure")
    behind.add_argument("--dims", type=dims, default={}, help="維度=值;維度=值")
    _time(behind)
    behind.set_defaults(run=show_rows)


def _time(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", type=period, required=True)
    parser.add_argument("--cut-off", type=day, help="發生日算到這一天（預設：期末）")
    parser.add_argument("--as-of", type=day, help="機關知悉日算到這一天（預設：今天）")
    parser.add_argument("--json", action="store_true")


def show_figures(asked: argparse.Namespace) -> int:
    """Print every figure of a line or measure for a period."""
    if asked.line and asked.line not in lines():
        raise CommandError(f"沒有「{asked.line}」業務；已安裝的有：{'、'.join(lines())}")
    if asked.measure and asked.measure not in measures():
        raise CommandError(f"沒有「{asked.measure}」這項統計；請用 laozheng figures --line 查看")
    found = figures_of(
        line=asked.line or None,
        measure=asked.measure or None,
        period=asked.period,
        cut_off=asked.cut_off,
        as_of=asked.as_of or now().astimezone(TAIPEI).date(),
    )
    values = [figure.as_dict() for figure in found]
    if asked.json:
        print_json(values)
        return 0
    print_table(
        ("統計", "維度", "值", "單位", "件數"),
        [
            (
                v["measure"],
                ";".join(f"{k}={d}" for k, d in v["dims"].items()),
                v["value"],
                v["unit"],
                v["rows"],
            )
            for v in values
        ],
    )
    return 0


def show_rows(asked: argparse.Namespace) -> int:
    """Print the cases behind one figure."""
    if asked.measure not in measures():
        raise CommandError(f"沒有「{asked.measure}」這項統計；請用 laozheng figures 查看")
    request = Request(asked.measure, tuple(asked.dims.items()), asked.period)
    behind = row_refs(
        request, cut_off=asked.cut_off, as_of=asked.as_of or now().astimezone(TAIPEI).date()
    )
    rows = [row.as_dict() for row in behind]
    if asked.json:
        print_json(rows)
    else:
        print_table(
            ("案件", "日期", "維度"),
            [
                (r["case"], r["date"], ";".join(f"{k}={v}" for k, v in r["dims"].items()))
                for r in rows
            ],
        )
        print(f"{len(rows)}列", file=sys.stderr)
    return 0
