"""What the words show without arithmetic: doubled words, brackets, old terms, two names for one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import Reading
from laozheng.kernel.reports.terms import ALSO_CALLED, SUPERSEDED, old_terms

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_MEANT_DOUBLED = re.compile(r"^(?:[一二三四五六七八九十百千萬]+|.*[試想看聊].*|(?P<c>.)(?P=c))$")
_PAIRS = {"(": ")", "「": "」", "『": "』", "《": "》", "〈": "〉", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_LIST_NUMBER = re.compile(r"^\s*[0-9一二三四五六七八九十A-Za-z]{1,3}\)")
_QUOTED = re.compile(r"[「『《〈]([^「」『』《》〈〉]{4,30})[」』》〉]")
_SHORTEST_SENTENCE = 20
_BROKEN_LINES = 6
_NUMBERING = re.compile(r"[0-9０-９一二三四五六七八九十○年度第屆期次上下甲乙丙丁\s]")
_TITLE = re.compile(
    r"(?P<body>行政院|[\u4e00-\u9fff]{1,4}部|[\u4e00-\u9fff]{2,6}署)[「《](?P<title>[^」》]{8,40})[」》]"
)
# Characters that only simplified spelling has.
_SIMPLIFIED = re.compile(
    "[长门员劳动业务职训练办达业义为与专东丝严丧临举习书买乱争亏产亲亿仅从仓仪们价众优会伟传伤体"
    "划则刚创别剧剂劝务励势区医华协单卖卫厂厅历压县参双发变叙叶号吗听启国图圆场坏块垒报声处备复够头]"
)


def wording(reading: Reading) -> Iterator[Check]:
    """All faults of wording."""
    for number, text in reading.text_lines:
        yield from _doubled(number, text)
        yield from _simplified(number, text)
    yield from _brackets(reading)
    yield from _old_terms(reading)
    yield from _name_variants(reading)
    yield from _issuers(reading)


def _doubled(number: int, text: str) -> Iterator[Check]:
    for match in _DOUBLED.finditer(text):
        if not _MEANT_DOUBLED.match(match[1]):
            reason = f"「{match[0]}」重複。"
            yield Check("doubled_word", (number,), match[1], match[0], DOUBTFUL, reason)


def _brackets(reading: Reading) -> Iterator[Check]:
    """A bracket without its counterpart in its line or the lines around it."""
    strays = [(number, mark) for number, text in reading.text_lines for mark in _strays(text)]
    for position, (number, mark) in enumerate(strays):
        counterpart = _PAIRS.get(mark) or _CLOSING[mark]
        around = strays[position + 1 :] if mark in _PAIRS else strays[:position]
        broken = any(o == counterpart and abs(n - number) <= _BROKEN_LINES for n, o in around)
        if not broken and len(squeeze(reading.source.line(number).text)) > _SHORTEST_SENTENCE:
            reason = f"括號不成對：「{mark}」缺少「{counterpart}」。"
            yield Check("bracket", (number,), counterpart, mark, DOUBTFUL, reason)


def _strays(text: str) -> list[str]:
    """The brackets of a line that are not closed, or closed without being opened."""
    open_ones: list[str] = []
    stray: list[str] = []
    for mark in _LIST_NUMBER.sub("", fold(text)):
        if mark in _PAIRS:
            open_ones.append(mark)
        elif mark in _CLOSING:
            if open_ones and open_ones[-1] == _CLOSING[mark]:
                open_ones.pop()
            else:
                stray.append(mark)
    return stray + open_ones


def _simplified(number: int, text: str) -> Iterator[Check]:
    found = [mark for mark in dict.fromkeys(text) if _SIMPLIFIED.match(mark)]
    if found and len(found) * 8 < len(squeeze(text)) + 8:
        marks = "".join(found)
        yield Check("simplified", (number,), "", marks, DOUBTFUL, f"「{marks}」是簡體字。")


def _old_terms(reading: Reading) -> Iterator[Check]:
    """Replaced terms beside the one that replaced them; a heading keeps its official wording."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, text in reading.text_lines:
        if reading.source.line(number).level:
            continue
        for old, new in old_terms(text, (*SUPERSEDED, *ALSO_CALLED)):
            found[new].append((number, old))
    for new, before in found.items():
        if any(new in text for _, text in reading.text_lines):
            names = "、".join(dict.fromkeys(old for _, old in before))
            reason = f"「{names}」是舊稱，同一份文件另有「{new}」，請統一用語。"
            lines = tuple(dict.fromkeys(number for number, _ in before))
            yield Check("superseded_term", lines, new, names, DOUBTFUL, reason)


def _name_variants(reading: Reading) -> Iterator[Check]:
    """Two names in quotation marks that differ by one character."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in reading.text_lines:
        for match in _QUOTED.finditer(text):
            name = squeeze(fold(match[1]))
            if number not in places[name]:
                places[name].append(number)
    for first, second in combinations(sorted(places), 2):
        if len(first) == len(second) and _one_character_apart(first, second):
            lines = tuple(sorted({*places[first], *places[second]}))
            more, less = sorted((first, second), key=lambda name: -len(places[name]))
            reason = f"「{first}」與「{second}」只差一個字，請確認是不是同一個名稱。"
            yield Check("name_variant", lines, more, less, DOUBTFUL, reason)


def _one_character_apart(first: str, second: str) -> bool:
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(apart) == 1 and not any(_NUMBERING.match(mark) for mark in apart[0])


def _issuers(reading: Reading) -> Iterator[Check]:
    """One titled plan or rule that two authorities are said to have issued."""
    bodies: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, text in reading.text_lines:
        for match in _TITLE.finditer(squeeze(text)):
            body = re.sub(r"^.*[據依合由照]", "", match["body"])
            bodies[match["title"]][body].append(number)
    for title, found in bodies.items():
        if len(found) > 1:
            lines = tuple(sorted({number for numbers in found.values() for number in numbers}))
            names = "、".join(found)
            reason = f"「{title}」分別寫為{names}所訂，請確認發布機關。"
            yield Check("issuer", lines, "", names, DOUBTFUL, reason)
