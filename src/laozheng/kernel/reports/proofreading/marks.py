"""Numbers that count nothing: dates, articles of law, list numbers, names, telephones, addresses.

A mark is a stretch of a line whose numbers are of one kind. The first kind that fits wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading.dates import DateMark, dates
from laozheng.kernel.reports.proofreading.units import counter_at

_ZH = "一二三四五六七八九十百千零〇兩"
_N = rf"(?:[0-9]+|[{_ZH}]+)"


@dataclass(frozen=True)
class Mark:
    """A stretch of a line, the kind of its numbers, why, and the period that a date names.

    ``aside`` says that a date belongs to a thing (114年度預算書) or stands in brackets: it is not
    the period of the figures around it.
    """

    start: int
    end: int
    kind: str
    reason: str
    date: DateMark | None = None
    aside: bool = False

    @property
    def period(self) -> Period | None:
        """The period that a date names."""
        return self.date.period if self.date else None


_LIST_NUMBER = re.compile(
    r"(?:^|(?<=[\t\n]))[ \u3000]*[-▶◆●•*]*[ \u3000]*(?P<n>"
    rf"\((?:[0-9]{{1,2}}|[{_ZH}]{{1,3}})\)"
    r"|[0-9]{1,2}[.、](?![0-9])|[0-9]{1,2}\.(?=[0-9]{2,4}\s*年)"
    r"|[0-9]+(?:\.[0-9]+){1,5}(?=[ \u3000]+[^0-9\s.])"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|[壹貳參叁肆伍陸柒捌玖拾]{1,3}、)"
)
_SECOND_NUMBER = re.compile(
    r"(?<=[、.)：:；。])[ \u3000]*(?P<n>\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}\.(?![0-9]))"
)

_HOTLINES = "1955|1999|1966|1957|1922|1925|1980|1995|1990|1988"
# Kind, reason and pattern; the part named n is the mark, else the whole match.
_PATTERNS = tuple(
    (kind, reason, re.compile(pattern))
    for kind, reason, pattern in (
        ("name", "網址或電子郵件", r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"),
        ("ordinal", "目錄頁碼", r"(?:\.{3,}|…{2,})\s*(?P<n>[0-9]+)(?=\s*(?:$|\t))"),
        (
            "telephone",
            "電話號碼",
            r"\(0[0-9]{1,2}\)\s*[0-9]{3,4}\s*-?\s*[0-9]{3,4}(?:\s*(?:#|轉|分機)\s*[0-9]+)?",
        ),
        (
            "telephone",
            "電話號碼",
            r"(?<![0-9])0[0-9]{1,3}-?[0-9]{3,4}-?[0-9]{3,4}(?![0-9])(?:\s*(?:#|轉|分機)\s*[0-9]+)?",
        ),
        ("telephone", "分機號碼", r"(?:#|分機)\s*[0-9]{2,5}"),
        ("telephone", "服務專線", rf"(?<![0-9,.])(?:{_HOTLINES})(?!\s*年|[0-9,.])"),
        (
            "telephone",
            "服務專線",
            r"(?<![0-9,.])[0-9]{3,4}(?=\s*(?:免付費|服務|保護|諮詢|申訴|陳情|反詐騙|求助)*(?:專線|熱線))",
        ),
        (
            "time",
            "時刻",
            r"(?<![0-9])[0-9]{1,2}\s*[:：]\s*[0-9]{2}(?:\s*[-~～至]\s*[0-9]{1,2}\s*[:：]\s*[0-9]{2})?(?![0-9])",
        ),
        (
            "time",
            "時刻",
            r"(?:上午|下午|中午|晚上|晚間|凌晨|早上)\s*[0-9]{1,2}\s*[時點](?:\s*[0-9]{1,2}\s*分|半)?",
        ),
        ("time", "時刻", r"(?<![0-9])[0-9]{1,2}\s*時\s*[0-9]{1,2}\s*分"),
        ("article", "法規條次", rf"第\s*{_N}\s*條(?:\s*之\s*{_N})?(?:\s*第\s*{_N}\s*[項款目])*"),
        ("article", "法規條次", rf"第\s*{_N}\s*[項款目點章節編](?!目標)"),
        ("article", "法規條次", rf"條之\s*{_N}"),
        ("name", "公文字號", r"(?:字|函|號)第?\s*[0-9]{4,}\s*號|第\s*[0-9]{5,}\s*號"),
        (
            "ordinal",
            "序次",
            rf"第\s*{_N}\s*\+?\s*(?:[次屆期週季年名類級組場梯區號線條班階段位個代]|[年月]度)?",
        ),
        (
            "ordinal",
            "圖表編號",
            r"(?:附表|附圖|附件|附錄|圖|表|註)\s*[0-9]+(?:[-.][0-9]+)*(?=[\s:：、.)]|$)",
        ),
        ("ordinal", "章節編號", r"(?<![0-9.])[0-9]+(?:\.[0-9]+){2,}(?![0-9])"),
        ("address", "地址", r"(?<![0-9,])[0-9]+(?:-[0-9]+|之[0-9]+)?\s*(?:號|弄|巷)(?:之[0-9]+)?"),
        (
            "address",
            "樓層",
            r"(?<![0-9,.])[0-9]+(?:\s*[、,及至-]\s*[0-9]+)*\s*(?:樓(?!層數)|[Ff](?![A-Za-z]))",
        ),
        (
            "address",
            "郵遞區號",
            r"(?<![0-9,])[0-9]{3}(?:-?[0-9]{2,3})?(?=\s*[一-鿿]{2}[縣市](?![民府場]))",
        ),
        ("address", "地址", rf"[{_ZH}]+[路街段](?![上])"),
        ("parameter", "年齡", r"[0-9]+\s*(?:[-~～至]\s*[0-9]+\s*)?歲"),
        ("parameter", "級距", r"[0-9]+\s*[-~～至]\s*[0-9]+\s*級"),
        ("parameter", "級別", rf"{_N}\s*級(?!距)"),
        ("name", "比數", r"(?<![0-9])[0-9]+\s*對\s*[0-9]+|一對[一二多]"),
        ("name", "名稱", r"[A-Za-z][A-Za-z]*[-–]?[0-9]+(?:[.:/-][0-9A-Za-z]+)*\+?"),
        (
            "name",
            "標準或編號",
            r"(?:SDGs?|GRI|ISO|CNS|OHSAS|TOSHMS|IEC|Chapter|CHAPTER|No\.?|NO\.?|Vol\.?|Ver\.?|Web|Windows|Goal|Target|Topic)\s*:?\s*[0-9]+(?:[.:-][0-9]+)*(?:\s*[:：]\s*(?:[^0-9\t]{0,8}\s)?[0-9]{4})?",
        ),
        ("name", "名稱", r"[0-9]+\+[0-9]*"),
        ("name", "名稱", r"(?<![0-9.,])[0-9]\.0(?![0-9%])(?=\s*[一-鿿]|版)"),
    )
)
_QUOTED = re.compile(
    r"「[^「」]{1,60}[」』]|『[^『』]{1,60}』|《[^《》]{1,60}》|〈[^〈〉]{1,60}〉|｢[^｢｣」]{1,60}[｣」]|“[^“”]{1,60}”"
)
_THING = re.compile(
    r"\s*(?:預算|決算|會計報|財務報|評鑑結果|版|修正|公告|計畫書|考核結果|年報|月報|學年度)"
)
_LETTERS_AFTER = re.compile(r"(?<![0-9.,])[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])[A-Za-z]+")


def marks(text: str, year: int | None = None) -> tuple[Mark, ...]:
    """The marks of a folded line in order; ``year`` is the CE year the text named last."""
    taken: list[Mark] = []
    for mark in _candidates(text):
        if all(mark.end <= other.start or mark.start >= other.end for other in taken):
            taken.append(mark)
    # Dates are read from what is left, so that a hotline 1955 is no year for the next 3月.
    left = text
    for mark in taken:
        left = left[: mark.start] + "\x00" * (mark.end - mark.start) + left[mark.end :]
    taken += [
        Mark(date.start, date.end, "date", "日期或年度", date, _is_aside(left, date))
        for date in dates(left, year)
        if not _is_counted(text, date)
    ]
    return tuple(sorted(taken, key=lambda mark: mark.start))


def _candidates(text: str) -> Iterator[Mark]:
    for match in _LIST_NUMBER.finditer(text):
        if not _is_quantity(text, match):
            yield Mark(match.start("n"), match.end("n"), "ordinal", "項次")
    for match in _SECOND_NUMBER.finditer(text):
        if _follows_a_number(text, match):
            yield Mark(match.start("n"), match.end("n"), "ordinal", "項次")
    for match in _QUOTED.finditer(text):
        yield Mark(match.start(), match.end(), "name", "名稱")
    for kind, reason, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if reason == "服務專線" and _counter_follows(text, match.end()):
                continue
            part = "n" if "n" in pattern.groupindex else 0
            yield Mark(match.start(part), match.end(part), kind, reason)
    for match in _LETTERS_AFTER.finditer(text):
        letters = len(match[0]) - len(match[0].lstrip("0123456789."))
        if counter_at(text, match.end() - (len(match[0]) - letters)) is None:
            yield Mark(match.start(), match.end(), "name", "名稱")


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """2.5 公噸 opens a line without being its number."""
    return "." in match["n"][:-1] and _counter_follows(text, match.end("n"))


def _follows_a_number(text: str, match: re.Match[str]) -> bool:
    """A second number in the line (一、(二); 備註：1.) opens an item: words follow it."""
    return bool(re.match(r"\s*[^\s0-9]", text[match.end("n") :])) and (
        match["n"].startswith("(") is False or match.start() < 8
    )


def _is_counted(text: str, date: DateMark) -> bool:
    """A bare 2024 before a counter word is a quantity."""
    return text[date.start : date.end].isdigit() and _counter_follows(text, date.end)


def _counter_follows(text: str, end: int) -> bool:
    blanks = len(text[end:]) - len(text[end:].lstrip(" "))
    return counter_at(text, end + blanks) is not None


def _is_aside(text: str, date: DateMark) -> bool:
    """A date that names a thing, or that stands in brackets."""
    if _THING.match(text, date.end):
        return True
    opened = text.rfind("(", 0, date.start)
    return opened >= 0 and ")" not in text[opened : date.start] and ")" in text[date.end :]
