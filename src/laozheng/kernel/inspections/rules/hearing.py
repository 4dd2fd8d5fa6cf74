"""The grounds on which the party need not be heard before a decision (行政程序法第103條)."""

import re
from collections.abc import Mapping

WAIVER_GROUNDS: Mapping[int, str] = {
    1: "大量作成同種類之處分",
    2: "情況急迫，如予陳述顯然違背公益",
    3: "受法定期間之限制，如予陳述顯然不能遵行",
    4: "行政強制執行時所採取之處置",
    5: "所根據之事實，客觀上明白足以確認",
    6: "限制顯屬輕微，而無事先聽取意見之必要",
    7: "提起訴願前依法應先行聲請再審查、異議或其他先行程序",
    8: "為避免隱匿、移轉財產或潛逃出境所為之保全或限制出境",
}
_NAMED = re.compile(r"第\s*103\s*條(?:第\s*1\s*項)?第\s*(\d+)\s*款")


def names_waiver_ground(reason: str) -> bool:
    """Whether a reason names an item of the article."""
    named = _NAMED.search(reason)
    return named is not None and int(named[1]) in WAIVER_GROUNDS
