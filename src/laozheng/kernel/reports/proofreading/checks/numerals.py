"""Numbers that are not written as one number should be: blanks, commas, mixed scales and widths."""

import re
from collections.abc import Iterator

from laozheng.kernel.reports.proofreading.checks.closeness import show
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import Reading

_DIGIT = "0-9０-９"
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"(?<![{_DIGIT},.])[{_DIGIT}]{{1,3}}(?:\s+,\s*|,\s+)[{_DIGIT}]{{3}}(?![{_DIGIT}])"
        ),
        "數字中間有空白",
    ),
    (
        re.compile(rf"[{_DIGIT}][{_DIGIT},，]*\s*萬\s*[{_DIGIT}]+\s*[仟千](?:元|[{_DIGIT}])?"),
        "萬與仟混用",
    ),
    (
        re.compile(
            r"(?<![0-9,.])(?:[0-9]{4,},[0-9]{3}|[0-9]{1,3},[0-9]{4,}|[0-9]{1,3},[0-9]{1,2})"
            r"(?![0-9,])(?=\s*[人件案家場元次名位班戶])"
        ),
        "千分位逗號的位置不對",
    ),
    (
        re.compile(r"(?<![0-9０-９])(?:[0-9]+[０-９]+|[０-９]+[0-9]+)[0-9０-９]*"),
        "全形與半形數字混用",
    ),
    (re.compile(r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})*\.{2,}[0-9]+"), "小數點重複"),
    (re.compile(r"(?:[%％]\s*){2,}"), "百分號重複"),
)


def numerals(reading: Reading) -> Iterator[Check]:
    """Every number that is not well formed."""
    for number, text in reading.text_lines:
        for pattern, fault in _FAULTS:
            for match in pattern.finditer(text):
                figures = [
                    (index, finding)
                    for index, finding in enumerate(reading.findings)
                    if finding.line == number
                    and match.start() < finding.column - 1 + len(finding.text)
                    and finding.column - 1 < match.end()
                ]
                values = [f.value for _, f in figures if f.value is not None]
                yield Check(
                    "malformed",
                    (number,),
                    show(values[0]) if len(values) == 1 else "",
                    match[0],
                    DOUBTFUL,
                    f"「{match[0].strip()}」{fault}，請改寫。",
                    tuple(index for index, _ in figures),
                )
