"""What is to be said of each figure: agrees, differs, contradicts, unbound or unreadable.

Records win over vintages. A figure that the records confirm stays confirmed even where the text
around it does not add up; one that only an older document confirms does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from laozheng.base.numerals import plain, wan
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.reports.proofreading.binding.agreement import agrees, true_value, unit_differs
from laozheng.kernel.reports.proofreading.binding.binder import Binding
from laozheng.kernel.reports.proofreading.binding.candidates import Known
from laozheng.kernel.reports.proofreading.checks.declare import CONTRADICTS as FAILS
from laozheng.kernel.reports.proofreading.checks.declare import Check
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.report import (
    AGREES,
    CONTRADICTS,
    DIFFERS,
    UNBOUND,
    UNREADABLE,
    Judged,
    is_statistic,
)
from laozheng.kernel.reports.render.links import figure_link

# Below this a figure that does not agree is more likely another figure than a wrong one.
SURE = 0.45
MOST_BLAMED = 3
RECORDS_NAME = "紀錄"
_STATEMENTS = {"target": "目標值", "estimate": "預估值"}
_UNREADABLE_KIND = "unreadable"


def judge(
    findings: Sequence[Finding], bindings: Mapping[int, Binding], checks: Sequence[Check]
) -> tuple[Judged, ...]:
    """Every number with its verdict, in reading order."""
    judged = [_judged(finding, bindings.get(number)) for number, finding in enumerate(findings)]
    for check in checks:
        if check.verdict == FAILS:
            for number in _to_blame(check, judged):
                judged[number] = replace(judged[number], verdict=CONTRADICTS, reason=check.reason)
    return tuple(judged)


def _judged(finding: Finding, binding: Binding | None) -> Judged:
    if finding.kind == _UNREADABLE_KIND or (is_statistic(finding) and finding.value is None):
        reason = finding.reason or "這個數字的寫法讀不懂，請改寫成 14,059 或 1萬4,059。"
        return Judged(finding, UNREADABLE, reason)
    if not is_statistic(finding):
        return Judged(finding, reason=finding.reason)
    if binding is None:
        return Judged(finding, UNBOUND, "找不到對應的統計項目，請人工核對。")
    judged = Judged(
        finding,
        measure=binding.candidate.measure,
        label=binding.candidate.label,
        dims=binding.candidate.dims,
        period=binding.period,
        confidence=binding.confidence,
    )
    known = binding.answer.best
    if known is None:
        note = binding.answer.note or "這段期間沒有紀錄，也沒有已刊印的值"
        reason = (
            f"對應「{judged.label}」（{binding.period.label}），但{note.rstrip('。')}，無從核對。"
        )
        return replace(judged, verdict=UNBOUND, reason=reason)
    return _compared(judged, binding, known)


def _compared(judged: Judged, binding: Binding, known: Known) -> Judged:
    finding, candidate = judged.finding, binding.candidate
    what = f"「{judged.label}」{binding.period.label}"
    statement = _STATEMENTS.get(finding.qualifier)
    if statement and finding.qualifier not in known.flags:
        reason = (
            f"文中說的是{statement}，{what}的實際值為{_told(known, binding, finding)}，不作比較。"
        )
        return replace(judged, verdict=UNBOUND, reason=reason)
    expected = _told(known, binding, finding)
    link = figure_link(known.figure) if known.figure else ""
    judged = replace(judged, expected=expected, source=known.source, link=link)
    moved = _moved(binding, finding)
    if agrees(finding, known, candidate):
        reason = f"{what}依{_name(known)}為{expected}。{moved}"
        return replace(judged, verdict=AGREES, reason=reason)
    if unit_differs(finding, known):
        if _is_so_printed(finding, binding, known):
            reason = f"{what}依{_name(known)}相符，並依以往刊印的單位計。"
            return replace(judged, verdict=AGREES, reason=reason)
        return _other_unit(judged, known, binding)
    if judged.confidence < SURE:
        nearest = f"最接近的是{what}，依{_name(known)}為{expected}，但把握不足，請人工核對。"
        return Judged(finding, UNBOUND, nearest, confidence=judged.confidence)
    reason = f"{what}依{_name(known)}為{expected}，文中為{finding.text}，請更正或查明原因。{moved}"
    return replace(judged, verdict=DIFFERS, reason=reason)


def _is_so_printed(finding: Finding, binding: Binding, known: Known) -> bool:
    """Whether documents print this figure in the unit of the text, and its number is right.

    A measure has one unit; one of its classes may be counted in another, as prints show.
    """
    printed = binding.answer.vintage
    if printed is None or not agrees(finding, printed, binding.candidate):
        return False
    return agrees(replace(finding, unit=known.unit), known, binding.candidate)


def _other_unit(judged: Judged, known: Known, binding: Binding) -> Judged:
    """The same number in a unit that counts something else; another number is another figure."""
    finding = judged.finding
    in_its_unit = replace(finding, unit=known.unit)
    what = f"「{judged.label}」{binding.period.label}"
    if not agrees(in_its_unit, known, binding.candidate):
        nearest = f"最接近的是{what}，依{_name(known)}為{judged.expected}，但單位不同，請人工核對。"
        return Judged(finding, UNBOUND, nearest, confidence=judged.confidence)
    expected = _told(known, binding, in_its_unit)
    reason = f"{what}依{_name(known)}為{expected}，文中為{finding.text}：單位不同，請更正。"
    return replace(judged, verdict=DIFFERS, expected=expected, reason=reason)


def _moved(binding: Binding, finding: Finding) -> str:
    """Both values, where the records have moved since a document printed them."""
    record, vintage = binding.answer.record, binding.answer.vintage
    if record is None or vintage is None or vintage.span != record.span:
        return ""
    then = _told(vintage, binding, finding)
    if then == _told(record, binding, finding) or vintage.qualifier != "exact":
        return ""
    return f"{_name(vintage)}刊印時為{then}，其後紀錄已有變動。"


def _name(known: Known) -> str:
    return RECORDS_NAME if known.figure else f"《{known.source}》"


def _told(known: Known, binding: Binding, finding: Finding) -> str:
    """A known value as the text would print it: rounded alike, with its counter or direction."""
    value = true_value(known, binding.candidate, finding)
    unit = finding.unit or known.unit
    if known.qualifier == "at_least":
        return f"{_number(value, unit)}以上"
    if binding.candidate.is_change and known.value:
        return f"{'減少' if known.value < 0 else '增加'}{_number(value, unit)}"
    return _number(value, unit)


def _number(value: Fraction | Decimal | int, unit: str) -> str:
    number = value
    if isinstance(number, Fraction):
        whole = number.denominator == 1
        number = int(number) if whole else Decimal(number.numerator) / number.denominator
    if unit == "percent":
        return f"{plain(number)}%"
    text = wan(number) if isinstance(number, int) and unit == "twd" else plain(number)
    return text + next(iter(COUNTERS.get(unit, ())), "")


def _to_blame(check: Check, judged: Sequence[Judged]) -> list[int]:
    """The figures of a failed check that nothing better than a document confirms.

    Where the records confirm some and not others, the others are to blame; where they confirm
    none, the one that the check found wrong. With many figures in doubt nobody knows which is
    wrong; the check itself says it all.
    """
    doubted = [
        number
        for number in check.figures
        if judged[number].verdict in (UNBOUND, AGREES) and not _is_confirmed(judged[number])
    ]
    found = _digits(check.found)
    named = [n for n in doubted if found and _digits(judged[n].finding.text) == found]
    return named or (doubted if len(doubted) <= MOST_BLAMED else [])


def _digits(text: str) -> str:
    return "".join(mark for mark in text if mark.isdigit() or mark == ".")


def _is_confirmed(judged: Judged) -> bool:
    return judged.verdict == AGREES and judged.source == "records"
