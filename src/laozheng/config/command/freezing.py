"""``freeze``, ``publish``, ``restatements`` and ``vintages``: what was said, and what was owned."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from laozheng.base.periods import Period
from laozheng.base.roc import roc_slash
from laozheng.config.command.grammar import dims, with_days, with_json, with_period
from laozheng.config.command.grammar import period as period_argument
from laozheng.config.command.output import CommandError, print_json, print_table, tell, told_dims
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.measures.models import REASONS
from laozheng.kernel.measures.sayings import Saying, said_now, sayings
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.freezing.candidates import Candidate, candidates
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.freeze import freeze, prepare, publish
from laozheng.kernel.reports.freezing.gate import Hurdle
from laozheng.kernel.reports.freezing.listing import listed
from laozheng.kernel.reports.freezing.restate import approve, decline, propose
from laozheng.kernel.reports.freezing.wording import REASON_WORDS
from laozheng.kernel.reports.models import Freeze

WEIGHTS = {"stop": "必須處理", "warning": "待說明", "choice": "可選擇", "info": "供參考"}


def add_to(subcommands: Any) -> None:
    """Declare the four subcommands."""
    frozen = subcommands.add_parser("freeze", help="凍結一本書刊")
    _with_book(frozen)
    with_days(frozen, cut_off="本書規定的日子")
    _with_accept(frozen)
    frozen.add_argument("--dry-run", action="store_true", help="只列出凍結前須處理的事項")
    with_json(frozen)
    frozen.set_defaults(run=run_freeze)

    given = subcommands.add_parser("publish", help="公布已凍結的書刊")
    _with_book(given)
    _with_accept(given)
    with_json(given)
    given.set_defaults(run=run_publish)

    restated = subcommands.add_parser("restatements", help="凍結後應重編的數字，及其核定")
    restated.add_argument("book", nargs="?", metavar="書刊", help="省略則列出所有已凍結的書刊")
    restated.add_argument("--period", type=period_argument, metavar="期間", help="例如 113")
    with_days(restated, cut_off="凍結時的日子")
    deed = restated.add_mutually_exclusive_group()
    for name, text in (("propose", "提出"), ("approve", "核定"), ("decline", "不予更正")):
        deed.add_argument(f"--{name}", metavar="N", help=f"{text}第N項（項次或案號）")
    restated.add_argument("--reason", default="", choices=("", *REASONS), metavar="原因代碼")
    restated.add_argument("--note", default="", metavar="說明")
    with_json(restated)
    restated.set_defaults(run=run_restatements)

    told = subcommands.add_parser("vintages", help="一項統計歷次公布、凍結與重編的數值")
    told.add_argument("measure", metavar="統計", help="統計代碼，例如 safety.osh_fines")
    told.add_argument("--dims", type=dims, metavar="維度", help="維度=值;維度=值（預設：全部）")
    with_json(told)
    told.set_defaults(run=show_vintages)


def _with_book(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("book", metavar="書刊", help="書刊代碼，例如 annual_performance")
    with_period(parser)


def _with_accept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        type=_accepted,
        metavar="種類=理由",
        help="接受某種待說明事項的理由；只接受其中一項時寫 種類:鍵=理由",
    )


def _accepted(text: str) -> tuple[str, str]:
    kind, sign, reason = text.rpartition("=")
    if not sign or not kind.strip() or not reason.strip():
        raise argparse.ArgumentTypeError(f"「{text}」要寫成 種類=理由")
    return kind.strip(), reason.strip()


def run_freeze(asked: argparse.Namespace) -> int:
    """Freeze a book, or list what stands against it and exit 1."""
    kind, accept = book(asked.book), dict(asked.accept)
    days = {"cut_off": asked.cut_off, "as_of": asked.as_of}
    if asked.dry_run:
        hurdles = prepare(kind, asked.period, actor=asked.actor, accept=accept, **days).hurdles
        _show_hurdles(hurdles, as_json=asked.json)
        return 1 if any(hurdle.is_open for hurdle in hurdles) else 0
    with _telling_of_accept():
        held = freeze(kind, asked.period, actor=asked.actor, accept=accept, **days)
    _show_frozen(held, as_json=asked.json)
    return 0


def run_publish(asked: argparse.Namespace) -> int:
    """Publish a frozen book."""
    accept = dict(asked.accept)
    with _telling_of_accept():
        held = publish(book(asked.book), asked.period, actor=asked.actor, accept=accept)
    _show_frozen(held, as_json=asked.json)
    return 0


@contextmanager
def _telling_of_accept() -> Iterator[None]:
    """Say how reasons are given on the command line when only reasons are wanting."""
    try:
        yield
    except FreezeRefused as refusal:
        if not refusal.waiting:
            raise
        kinds = "、".join(refusal.waiting)
        raise CommandError(f"{refusal}：加上 --accept 種類=理由（{kinds}）") from None


def _show_hurdles(hurdles: Sequence[Hurdle], *, as_json: bool) -> None:
    if as_json:
        print_json([hurdle.as_dict() for hurdle in hurdles])
        return
    print_table(
        ("輕重", "種類", "鍵", "內容", "接受理由"),
        [(WEIGHTS[h.weight], h.kind, h.key, h.text, h.reason) for h in hurdles],
    )


def _show_frozen(held: Freeze, *, as_json: bool) -> None:
    files = {file.suffix: file.sha256 for file in held.files.order_by("suffix")}
    accepted = [
        {"kind": row.kind, "key": row.key, "text": row.text, "reason": row.reason}
        for row in held.acceptances.order_by("id")
    ]
    figures = held.figures.count()
    if as_json:
        print_json(
            {
                "book": held.book,
                "period": held.period,
                "version": held.version,
                "state": "published" if held.published_at else "frozen",
                "cut_off": held.cut_off,
                "as_of": held.as_of,
                "snapshot": held.snapshot_sha256,
                "files": files,
                "figures": figures,
                "accepted": accepted,
            }
        )
        return
    state = "已公布" if held.published_at else "已凍結"
    days = f"發生日算到{roc_slash(held.cut_off)}，知悉日算到{roc_slash(held.as_of)}"
    print(f"{held.book} {held.period} {state}：{figures}個數字，{days}")
    for suffix, digest in files.items():
        print(f"{suffix}\t{digest}")
    counted = Counter((row["kind"], row["reason"]) for row in accepted)
    for (kind, reason), number in counted.items():
        tell(f"接受{kind} {number}項：{reason}")


def run_restatements(asked: argparse.Namespace) -> int:
    """List what should be restated; propose, approve or decline one of the list."""
    chosen = asked.propose or asked.approve or asked.decline
    freezes = _freezes(asked.book, asked.period)
    days = {"cut_off": asked.cut_off, "as_of": asked.as_of or asked.actor.day}
    if chosen:
        if len(freezes) != 1:
            raise CommandError(
                "提出或核定時要指明一本書刊及期間，例如 annual_performance --period 113"
            )
        _decide(asked, freezes[0], _named(candidates(freezes[0], **days), chosen))
    found = [(held, one) for held in freezes for one in listed(held, **days)]
    if asked.json:
        print_json([{"book": h.book, "period": h.period} | one.as_dict() for h, one in found])
        return 0
    for held, one in found:
        _tell_of(held, one)
    if not found:
        print("紀錄與凍結的數字相符，沒有應重編者。")
    return 0


def _freezes(code: str | None, period: Period | None) -> list[Freeze]:
    rows = Freeze.objects.order_by("book", "period")
    if code:
        rows = rows.filter(book=book(code).code)
    if period:
        rows = rows.filter(period=period.code)
    found = list(rows)
    if not found:
        raise FreezeRefused("沒有符合的已定稿書刊，請先以 laozheng freeze 定稿")
    return found


def _named(found: Sequence[Candidate], chosen: str) -> Candidate:
    for one in found:
        if chosen in (str(one.number), one.cause):
            return one
    raise CommandError(f"沒有第{chosen}項，請先不加選項列出應重編的項目")


def _decide(asked: argparse.Namespace, held: Freeze, chosen: Candidate) -> None:
    if asked.propose:
        propose(held, chosen, actor=asked.actor, reason=asked.reason, note=asked.note)
        tell(f"已提出第{chosen.number}項（{chosen.cause}），待他人核定")
    elif asked.approve:
        made = approve(held, chosen, actor=asked.actor, reason=asked.reason, note=asked.note)
        tell(f"已核定第{chosen.number}項（{chosen.cause}）：重編{len(made)}個數字")
    else:
        decline(held, chosen, actor=asked.actor, note=asked.note)
        tell(f"第{chosen.number}項（{chosen.cause}）不予更正，已記錄理由")


def _tell_of(held: Freeze, one: Candidate) -> None:
    print(f"{one.number}\t{held.book} {held.period}\t{one.cause}\t{REASON_WORDS[one.reason]}"
          f"（{one.reason}）\t{one.state}")  # fmt: skip
    for event in one.events:
        known = f"知悉{roc_slash(event.known_on)}"
        print(f"\t事件 {event.case} {event.label} {roc_slash(event.on)} {known}")
    for figure in one.figures:
        code = f"{figure.vintage.measure} {told_dims(dims_of(figure.vintage.dims))}".strip()
        print(f"\t{figure.label}\t{figure.old_text} → {figure.new_text}\t{code}")


def show_vintages(asked: argparse.Namespace) -> int:
    """Print what was said of a measure, in order, beside what the records say now."""
    told = sayings(asked.measure, asked.dims)
    now = said_now(told, as_of=asked.actor.day)
    if asked.json:
        print_json([_with_now(one, now.get(one.vintage.pk)) for one in told])
        return 0
    print_table(
        ("維度", "期間", "值", "單位", "出處", "發生日算到", "知悉日算到", "原因", "紀錄現值"),
        [_row(one, now.get(one.vintage.pk)) for one in told],
    )
    if not told:
        tell("這項統計還沒有公布、凍結或載入的數值")
    return 0


def _with_now(one: Saying, figure: Any) -> dict[str, Any]:
    return one.as_dict() | {"now": figure.as_dict()["value"] if figure else None}


def _row(one: Saying, figure: Any) -> tuple[Any, ...]:
    vintage, restated = one.vintage, one.restatement
    start, end = vintage.period_start, vintage.period_end
    span = Period(start, end).code if start and end else f"{start or ''}..{end or ''}"
    reason = f"{REASON_WORDS[restated.reason]} {restated.note}".strip() if restated else ""
    return (
        vintage.dims,
        span,
        vintage.value or "…",
        vintage.unit,
        one.source,
        roc_slash(vintage.cut_off) if vintage.cut_off else "",
        roc_slash(vintage.as_of) if vintage.as_of else "",
        reason,
        figure.shown if figure else "",
    )
