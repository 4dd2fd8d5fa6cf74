"""Proof-read a text: read its numbers, bind them, check them, and say what to do."""

import re
from collections import Counter
from datetime import date

from laozheng.base.periods import Period
from laozheng.base.text import fold
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.reports.proofreading.binding.binder import bind
from laozheng.kernel.reports.proofreading.binding.candidates import Facts
from laozheng.kernel.reports.proofreading.binding.cells import with_heads
from laozheng.kernel.reports.proofreading.checks import check
from laozheng.kernel.reports.proofreading.layout import tables_of
from laozheng.kernel.reports.proofreading.report import ProofReport
from laozheng.kernel.reports.proofreading.scanning import scan
from laozheng.kernel.reports.proofreading.text import SourceText
from laozheng.kernel.reports.proofreading.verdicts import judge

_YEAR = re.compile(r"(?<!\d)(?P<roc>1\d\d|[6-9]\d)年|(?<!\d)(?P<ce>(?:19|20)\d\d)\s*年")
_HALF = re.compile(
    r"(?<!\d)(?P<year>1\d\d|[6-9]\d)年(?:1月?至6月|(?P<second>7月?至12月)|(?P<word>[上下])半年)"
)
# A half-year is the period of a text that names one about as often as the year as a whole.
HALF_SHARE = 0.2


@in_language_of_record
def proofread(source: SourceText, *, period: Period, facts: Facts, as_of: date) -> ProofReport:
    """The report on a text for a period; nothing is changed anywhere."""
    found = scan(source)
    tables = tables_of(source, found)
    findings = with_heads(found, tables)
    bindings = bind(source, findings, period, facts)
    checks = check(source, findings, tables)
    return ProofReport(
        name=source.name,
        period=period,
        cut_off=facts.cut_off_of(period),
        as_of=as_of,
        figures=judge(findings, bindings, checks),
        checks=checks,
    )


def period_of(source: SourceText, today: date) -> Period:
    """The period that a text is about: its title's, else the year it names most, else last year."""
    text = fold("\n".join(line.text for line in source.lines))
    halves = Counter(_half(match) for match in _HALF.finditer(text))
    years = Counter(_year(match) for match in _YEAR.finditer(text))
    known = {code: count for code, count in years.items() if int(code) <= today.year - 1911}
    opening = _YEAR.search(text[:OPENING])
    if opening and _year(opening) in known:
        known[_year(opening)] *= 2
    if halves:
        code, count = halves.most_common(1)[0]
        if count >= HALF_SHARE * max(known.values(), default=0):
            return Period.parse(code)
    best = max(known, key=lambda code: (known[code], code), default=str(today.year - 1911 - 1))
    return Period.parse(best)


# The title and what stands around it.
OPENING = 200


def _year(match: re.Match[str]) -> str:
    return match["roc"] or str(int(match["ce"]) - 1911)


def _half(match: re.Match[str]) -> str:
    return f"{match['year']}H{2 if match['second'] or match['word'] == '下' else 1}"
