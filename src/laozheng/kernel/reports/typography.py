"""How a book writes periods (ROC or common era) and sets figures apart by blanks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from laozheng.base.periods import Period
from laozheng.base.roc import roc_day
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.document import Run, Words

COMMON_ERA = "ce"

_HAN = r"[㐀-䶿一-鿿]"
_JOINT = re.compile(rf"(?<=[0-9%])(?={_HAN})|(?<={_HAN})(?=[0-9])")


def period_words(form: str, period: Period, years: str = "roc") -> str:
    """The period in one of the forms of ``PeriodWord``."""
    if years == COMMON_ERA:
        return _in_common_era(form, period)
    match form:
        case "end":
            return roc_day(period.end)
        case "year":
            return str(period.roc_year)
        case "span":
            return period.label.removesuffix("度")
        case _:
            return period.label


def _in_common_era(form: str, period: Period) -> str:
    if form == "year":
        return str(period.start.year)
    if form == "end":
        return spaced(f"{period.end.year}年{period.end.month}月{period.end.day}日")
    months = period.label.partition("年")[2].removeprefix("度")
    return spaced(f"{period.start.year}年{months}")


def spaced(text: str) -> str:
    """The text with a blank between a number and the Chinese beside it: 3 萬 7,601 人次."""
    return _JOINT.sub(" ", text)


def set_apart(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of a text with blanks around their numbers, also where two runs meet."""
    found: list[Run] = []
    for run in runs:
        if not isinstance(run, Break):
            run = replace(run, text=spaced(run.text))
        if found and _meet(found[-1], run):
            found.append(Words(" "))
        found.append(run)
    return tuple(found)


def _meet(before: Run, after: Run) -> bool:
    """Whether a number and Chinese stand side by side where one run ends and another begins."""
    if isinstance(before, Break) or isinstance(after, Break):
        return False
    joint = before.text[-1:] + after.text[:1]
    return len(joint) == 2 and _JOINT.search(joint) is not None
