"""``proofread``: which figures of a text do not agree with the records or with each other."""

import argparse
from pathlib import Path
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.config.command.grammar import period, with_days, with_json
from laozheng.config.command.output import CommandError, print_json, print_table, tell
from laozheng.kernel.audit.actions import record
from laozheng.kernel.reports.proofreading import reading
from laozheng.kernel.reports.proofreading.binding.facts import RecordedFacts
from laozheng.kernel.reports.proofreading.marking import MARKED_TYPES, marked_copy
from laozheng.kernel.reports.proofreading.proofread import period_of, proofread
from laozheng.kernel.reports.proofreading.report import (
    AGREES,
    CHECK_LABELS,
    VERDICT_LABELS,
    ProofReport,
)


def add_to(subcommands: Any) -> None:
    """Declare the subcommand."""
    parser = subcommands.add_parser("proofread", help="校對文稿：數字與紀錄、前後是否相符")
    parser.add_argument(
        "file", type=Path, metavar="檔名", help="以 .odt .docx .html .txt .pdf 結尾"
    )
    parser.add_argument(
        "--period",
        type=period,
        metavar="期間",
        help="113、113H1、113Q2、113-06 或 起日..迄日（預設：文中所述的期間）",
    )
    with_days(parser, cut_off="該書刊規定的日子")
    parser.add_argument(
        "--marked", type=Path, metavar="檔名", help="另存標記副本，以 .html 或 .odt 結尾"
    )
    with_json(parser)
    parser.set_defaults(run=show)


def show(asked: argparse.Namespace) -> int:
    """Print what is wrong with the figures of a text; exit 0 when the text could be read."""
    if asked.marked and asked.marked.suffix.lower() not in MARKED_TYPES:
        known = "、".join(MARKED_TYPES)
        raise CommandError(f"不能製作「{asked.marked.name}」，檔名請以 {known} 結尾")
    original = asked.file.read_bytes()
    try:
        source = reading.read_text(asked.file)
    except reading.UnreadableDocument as problem:
        raise CommandError(str(problem)) from None
    span = asked.period or period_of(source, asked.actor.day)
    as_of = asked.as_of or asked.actor.day
    facts = RecordedFacts(as_of=as_of, cut_off=asked.cut_off)
    report = proofread(source, period=span, facts=facts, as_of=as_of)
    record(asked.actor, "read", "reports:proofreading", changes={"period": span.code})
    if asked.marked:
        asked.marked.parent.mkdir(parents=True, exist_ok=True)
        asked.marked.write_bytes(marked_copy(asked.marked.suffix, source, report, original))
    if asked.json:
        print_json(report.as_dict())
    else:
        _tell(report)
    return 0


def _tell(report: ProofReport) -> None:
    """The report for people: what, where and why, the worst first, then a summary."""
    wrong = [figure for figure in report.worst_first() if figure.verdict != AGREES]
    if wrong:
        rows = [
            (VERDICT_LABELS[f.verdict], f"第{f.finding.line}行", f.finding.text, f.reason)
            for f in wrong
        ]
        print_table(("結果", "位置", "文中數字", "說明"), rows)
    for check in report.failed_checks:
        lines = "、".join(map(str, check.lines))
        print(f"{CHECK_LABELS[check.verdict]}\t第{lines}行\t{check.found}\t{check.reason}")
    if not wrong and not report.failed_checks:
        print("沒有發現不符之處。")
    told = "、".join(f"{VERDICT_LABELS[v]}{count}" for v, count in report.counts.items())
    tell(
        f"核對期間{report.period.label}，發生日算到{roc_day(report.cut_off)}；"
        f"統計數字{len(report.statistics)}個：{told}。"
    )
