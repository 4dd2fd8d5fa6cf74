"""Invented sentences with their figures marked by hand, so that checks are tested on their own.

A figure stands in braces: ``合計{105會次}``. After a bar stands its qualifier ({85%|estimate}).
"""

import re
from collections.abc import Sequence

from laozheng.base.numerals import read_number
from laozheng.kernel.reports.proofreading.checks import AGREES, Check, check
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.text import SourceText

_MARKED = re.compile(r"\{(?P<number>-?[\d,.萬億仟 ]+)(?P<counter>[^\d{}|]*)(?:\|(?P<said>\w+))?\}")
_UNITS = {
    "人": "persons",
    "名": "persons",
    "位": "persons",
    "人次": "person_times",
    "件": "cases",
    "案": "cases",
    "家": "firms",
    "家次": "firm_times",
    "場": "sessions",
    "場次": "sessions",
    "會次": "meetings",
    "班": "classes",
    "元": "twd",
    "%": "percent",
}


def marked(text: str) -> tuple[SourceText, tuple[Finding, ...]]:
    """A text without its braces, and the figures that they marked."""
    lines: list[str] = []
    found: list[Finding] = []
    for number, line in enumerate(text.split("\n"), start=1):
        plain, last = "", 0
        for match in _MARKED.finditer(line):
            plain += line[last : match.start()]
            printed = match["number"] + match["counter"]
            found.append(
                Finding(
                    line=number,
                    column=len(plain) + 1,
                    text=printed,
                    value=read_number(match["number"]),
                    unit=_UNITS.get(match["counter"].strip(), ""),
                    counter=match["counter"].strip(),
                    kind=STATISTIC,
                    qualifier=match["said"] or "exact",
                )
            )
            plain += printed
            last = match.end()
        lines.append(plain + line[last:])
    return of_text("\n".join(lines)), tuple(found)


def checked(text: str) -> tuple[Check, ...]:
    """All checks of a marked text."""
    return check(*marked(text))


def faults(text: str) -> list[tuple[str, str]]:
    """Kind and verdict of all that does not agree."""
    return [(c.kind, c.verdict) for c in checked(text) if c.verdict != AGREES]


def confirmed(text: str) -> set[str]:
    """The kinds of what agrees."""
    return {c.kind for c in checked(text) if c.verdict == AGREES}


def only(checks: Sequence[Check], kind: str) -> Check:
    """The one check of a kind."""
    found = [c for c in checks if c.kind == kind]
    assert len(found) == 1, [c.kind for c in checks]
    return found[0]
