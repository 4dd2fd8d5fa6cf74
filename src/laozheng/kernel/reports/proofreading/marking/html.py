"""A marked-up text as a web page that needs nothing else: verdicts, reasons, the text with marks.

Filters are radio buttons and style alone, so that the page works from a folder, in print, and
under a strict content security policy.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from lxml import etree
from lxml.builder import E

from laozheng.base.roc import roc_day
from laozheng.kernel.reports.proofreading.checks.declare import Check
from laozheng.kernel.reports.proofreading.marking.spans import Mark, cut, grouped, marks_of, rows_of
from laozheng.kernel.reports.proofreading.report import (
    CHECK_LABELS,
    VERDICT_LABELS,
    Judged,
    ProofReport,
)
from laozheng.kernel.reports.proofreading.text import Line, SourceText
from laozheng.kernel.reports.render.xml import Content, Element, append

STYLE_SHEET = "static/reports/proof.css"
ALL = "all"


def page(source: SourceText, report: ProofReport) -> bytes:
    """A complete HTML page in UTF-8."""
    style = (files("laozheng.kernel.reports") / STYLE_SHEET).read_text(encoding="utf-8")
    title = f"校對結果：{report.name}" if report.name else "校對結果"
    content = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(title),
            E.style(style),
        ),
        E.body(
            E.main(
                E.h1(title),
                E.p(_days(report), {"class": "proof-days"}),
                _proof(source, report),
                {"class": "proof-page"},
            )
        ),
        lang="zh-Hant",
    )
    text = etree.tostring(content, method="html", encoding="unicode")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def fragment(source: SourceText, report: ProofReport, *, top: int = 2) -> str:
    """The result without page and title; headings begin at level ``top``."""
    return etree.tostring(_proof(source, report, top), method="html", encoding="unicode")


def _days(report: ProofReport) -> str:
    return (
        f"核對期間：{report.period.label}；發生日算到{roc_day(report.cut_off)}，"
        f"知悉日算到{roc_day(report.as_of)}。"
    )


def _proof(source: SourceText, report: ProofReport, top: int = 2) -> Element:
    return E.div(
        _filter(report),
        E.div(
            E.section(
                _heading(top, "結果清單", "proof-list"),
                _list(report),
                *_checks(report.failed_checks, top),
            ),
            E.section(
                _heading(top, "標記後的全文", "proof-text"),
                E.div(*_text(source, report, top + 1), {"class": "proof-text"}),
            ),
            {"class": "proof-columns"},
        ),
        {"class": "proof"},
    )


def _heading(level: int, text: str, identity: str) -> Element:
    heading = etree.Element(f"h{min(level, 6)}", id=identity)
    heading.text = text
    return heading


def _filter(report: ProofReport) -> Element:
    counts = report.counts
    choices = [(ALL, f"全部（{sum(counts.values())}）")]
    choices += [(v, f"{VERDICT_LABELS[v]}（{count}）") for v, count in counts.items()]
    inputs: list[Element] = []
    for verdict, label in choices:
        attributes = {"type": "radio", "name": "verdict", "id": f"show-{verdict}"}
        if verdict == ALL:
            attributes["checked"] = "checked"
        inputs.append(E.span(E.input(attributes), E.label(label, {"for": f"show-{verdict}"})))
    return E.fieldset(E.legend("只看"), *inputs, {"class": "proof-filter"})


def _list(report: ProofReport) -> Element:
    numbers = {id(judged): number for number, judged in enumerate(report.statistics, start=1)}
    rows = [_row(numbers[id(judged)], judged) for judged in report.worst_first()]
    heads = E.tr(*(E.th(head, scope="col") for head in ("結果", "行", "文中數字", "說明")))
    caption = E.caption(f"共{len(rows)}個統計數字，問題在前")
    return _scrolling(E.table(caption, E.thead(heads), E.tbody(*rows)), "結果清單")


def _scrolling(table: Element, label: str) -> Element:
    """A wide table scrolls by itself; it takes the focus so that keys can scroll it too."""
    attributes = {"class": "proof-scroll", "tabindex": "0", "role": "region", "aria-label": label}
    return E.div(table, attributes)


def _row(number: int, judged: Judged) -> Element:
    back = E.a(judged.finding.text, href=f"#figure-{number}")
    reason: list[Content] = [judged.reason]
    if judged.measure:
        reason.append(E.span(f"把握 {judged.confidence:.0%}", {"class": "proof-sure"}))
    return E.tr(
        E.td(_badge(judged.verdict, VERDICT_LABELS[judged.verdict])),
        E.td(str(judged.finding.line)),
        E.th(back, scope="row"),
        E.td(*reason),
        {"id": f"reason-{number}", "class": judged.verdict},
    )


def _badge(verdict: str, label: str) -> Element:
    return E.span(label, {"class": f"proof-badge {verdict}"})


def _checks(checks: Iterable[Check], top: int) -> Iterator[Element]:
    rows = [
        E.tr(
            E.td(_badge(check.verdict, CHECK_LABELS[check.verdict])),
            E.td("、".join(map(str, check.lines))),
            E.td(check.found),
            E.td(check.expected),
            E.td(check.reason),
        )
        for check in checks
    ]
    if not rows:
        return
    heads = E.tr(*(E.th(h, scope="col") for h in ("結果", "行", "文中", "應為", "說明")))
    yield _heading(top, "文中前後的檢查", "proof-checks")
    table = E.table(E.caption(f"共{len(rows)}處要看"), E.thead(heads), E.tbody(*rows))
    yield _scrolling(table, "檢查清單")


def _text(source: SourceText, report: ProofReport, top: int) -> Iterator[Element]:
    marks = marks_of(source, report)
    for part in grouped(source):
        if isinstance(part, list):
            rows = [
                E.tr(*(_cell(cell, _content(cut(cell, marks))) for cell in row))
                for row in rows_of(part)
            ]
            yield _scrolling(E.table(E.tbody(*rows)), f"第{part[0].number}行起的表格")
        elif part.text.strip():
            yield _paragraph(part, _content(cut(part, marks)), top)


def _paragraph(line: Line, content: Iterable[Content], top: int) -> Element:
    name = f"h{min(top + line.level - 1, 6)}" if line.level else "p"
    element = etree.Element(name, id=f"line-{line.number}")
    append(element, content)
    return element


def _cell(line: Line, content: Iterable[Content]) -> Element:
    assert line.place is not None
    # A head without words would be announced as nothing.
    element = etree.Element("th" if line.place.header and line.text.strip() else "td")
    if line.place.columns > 1:
        element.set("colspan", str(line.place.columns))
    if line.place.rows > 1:
        element.set("rowspan", str(line.place.rows))
    append(element, content)
    return element


def _content(parts: Iterable[str | Mark]) -> Iterator[Content]:
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        link = E.a(part.text, href=f"#reason-{part.number}", title=part.remark)
        hidden = []
        if part.needs_eyes:
            words = f"（{VERDICT_LABELS[part.judged.verdict]}）"
            hidden = [E.span(words, {"class": "proof-words"})]
        yield E.mark(link, *hidden, {"id": f"figure-{part.number}", "class": part.judged.verdict})
