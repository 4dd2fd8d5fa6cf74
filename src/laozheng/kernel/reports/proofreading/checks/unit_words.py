"""Unit words that do not fit their label: 人數 in 人次, 人次 in 人, meetings counted in 家."""

import re
from collections.abc import Iterator

from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Reading,
    indexes_of,
    lines_of,
    words,
)

_MEETING = re.compile(r"^(?:[\w()（）]{0,8}大會|理事會|監事會|[\w]{0,6}會議|座談會|說明會|研討會)")
# Label, the unit word that it asks for, the one that counts another thing.
_LABELS = (
    (re.compile(r"人次"), "人次", "人"),
    (re.compile(r"人數"), "人", "人次"),
    (re.compile(r"家次"), "家次", "家"),
    (re.compile(r"家數"), "家", "家次"),
)


def unit_words(reading: Reading) -> Iterator[Check]:
    """All unit words that their own label contradicts, one check for each pair of words."""
    mentions = list(reading.mentions())
    for pattern, wanted, other in _LABELS:
        found = [m for m in mentions if m.counter == other and pattern.search(words(m.lead)[-8:])]
        if found:
            reason = f"標示為「{pattern.pattern}」卻以「{other}」計，兩者計算的不是同一件事。"
            yield _check("unit_word", found, wanted, other, reason)
    meetings = [m for m in mentions if m.counter == "家" and _MEETING.match(words(m.tail))]
    if meetings:
        yield _check("unit_word", meetings, "場次", "家", "會議以「家」計，請確認是會次還是家數。")


def _check(kind: str, found: list[Mention], expected: str, printed: str, reason: str) -> Check:
    texts = "、".join(dict.fromkeys(m.finding.text for m in found))
    return Check(
        kind, lines_of(found), expected, printed, DOUBTFUL, f"{texts}：{reason}", indexes_of(found)
    )
