"""Terms of law and names of bodies that were replaced, each with its successor.

New text uses the successor; headings and quoted names keep the wording of their time. The checks
of our books and the proof-reader of any text read this one list.
"""

import re
from collections.abc import Iterator

SUPERSEDED: tuple[tuple[str, str], ...] = (
    ("殘廢", "失能"),
    ("殘障", "身心障礙"),
    ("外勞", "移工"),
    ("外籍勞工", "移工"),
    ("外籍新娘", "新住民"),
    ("外籍配偶", "新住民"),
    ("環保署", "環境部"),
    ("勞委會", "勞動部"),
    ("職訓局", "勞動力發展署"),
    ("衛生署", "衛生福利部"),
    ("性別工作平等法", "性別平等工作法"),
    ("兩性工作平等法", "性別平等工作法"),
    ("勞工安全衛生法", "職業安全衛生法"),
    ("勞工檢查法", "勞動檢查法"),
    ("科技部", "國家科學及技術委員會"),
    ("原住民委員會", "原住民族委員會"),
)
# Two names in use for one thing: each is right, both in one document are not.
ALSO_CALLED: tuple[tuple[str, str], ...] = (("勞工住宅", "社會住宅"),)
_QUOTED = re.compile(r"「[^」]*」|《[^》]*》")
# 戶外勞工 and 以外勞動 have the characters of 外勞, 科技部門 has those of 科技部; none means it.
_LOOKS_ALIKE = re.compile(r"[戶室境海以之另例]外勞|外勞動|科技部門")


def old_terms(
    text: str, terms: tuple[tuple[str, str], ...] = SUPERSEDED
) -> Iterator[tuple[str, str]]:
    """The replaced terms that a text uses outside quotes, each once, with its successor."""
    plain = _LOOKS_ALIKE.sub("", _QUOTED.sub("", text))
    for old, new in terms:
        if old in plain:
            yield old, new
