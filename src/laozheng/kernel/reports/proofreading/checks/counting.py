"""Stated counts against what is listed: names in a list, numbered goals; one office, two names."""

import re
from collections import defaultdict
from collections.abc import Iterator

from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.passages import Passage, Reading, words

_QUOTED = re.compile(r"[「『《〈][^「」『』《》〈〉]+[」』》〉]")
_AFTER_LIST = re.compile(r"^\W*(?P<etc>等)?(?:專案)?(?:共計?|計)?$")
_NAMED_IN = ("家", "班", "類", "項", "個", "所", "種", "處", "件", "案", "單位", "職類", "大類")
_OF_CODES = re.compile(r"(?P<code>[A-Z]{3,})s?\s*中的?\s*(?P<count>\d{1,2})\s*[個項]")
_OFFICE = re.compile(
    r"(?P<office>局長|處長|主任秘書|市長)(?P<name>(?:[陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊江呂何羅高"
    r"蕭潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范宋方鄧杜傅侯曹薛丁卓馬阮董唐温溫藍蔣石古紀姚連馮歐程湯"
    r"黄田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳邵])[\u4e00-\u9fff]{2})(?=[綜親率致表，。、於到]|$)"
)
_SIGNATURE = re.compile(r"^[\u4e00-\u9fff]{2,20}(?P<office>局[長长]|處[長长]|市[長长])$")
_NAME = re.compile(r"^[\u4e00-\u9fff]{3}$")


def counting(reading: Reading) -> Iterator[Check]:
    """All stated counts that the text itself lists out."""
    for passage in reading.passages:
        yield from _quoted_lists(passage)
    yield from _codes(reading)
    yield from _offices(reading)


def _quoted_lists(passage: Passage) -> Iterator[Check]:
    """「甲」、「乙」及「丙」等3家: as many names as the number says."""
    for mention in passage.mentions:
        if mention.finding.counter not in _NAMED_IN:
            continue
        before = passage.text[: mention.start]
        names = _names_before(before)
        tail = before[names[-1].end() :] if names else ""
        match = _AFTER_LIST.match(words(tail)) if names else None
        if match and len(names) > 1:
            exact = not match["etc"]
            too_many = len(names) > mention.value
            if too_many or (exact and len(names) != mention.value):
                yield _count_check(passage.line, mention.index, len(names), mention.finding.text)
            elif len(names) == mention.value:
                yield _count_check(
                    passage.line, mention.index, len(names), mention.finding.text, AGREES
                )


def _names_before(text: str) -> list[re.Match[str]]:
    """The quoted names right before the end of a text, joined by 、 及 and commas."""
    names: list[re.Match[str]] = []
    for match in _QUOTED.finditer(text):
        between = text[names[-1].end() : match.start()] if names else ""
        if names and not re.fullmatch(r"\s*[、，及和與]\s*|\s*以及\s*", between):
            names = []
        names.append(match)
    return names


def _count_check(
    line: int, index: int, listed: int, printed: str, verdict: str = CONTRADICTS
) -> Check:
    ending = "，與文中相符。" if verdict == AGREES else f"，文中為{printed}。"
    reason = f"所列名稱共{listed}個{ending}"
    return Check("listed_names", (line,), str(listed), printed, verdict, reason, (index,))


def _codes(reading: Reading) -> Iterator[Check]:
    """SDGs中5個目標 against the goals SDG 1, SDG 4 … that have a head of their own."""
    used: dict[str, set[int]] = defaultdict(set)
    for _, text in reading.text_lines:
        for match in re.finditer(r"^\s*([A-Z]{3,})\s*(\d{1,2})(?!\d)", fold(text)):
            used[match[1]].add(int(match[2]))
    for number, text in reading.text_lines:
        for match in _OF_CODES.finditer(squeeze(text)):
            listed = len(used[match["code"]])
            if listed > 1 and listed != int(match["count"]):
                reason = f"文中說有{match['count']}個，以{match['code']}編號的標題卻有{listed}個。"
                yield Check("codes", (number,), str(listed), match["count"], DOUBTFUL, reason)


def _offices(reading: Reading) -> Iterator[Check]:
    """One office that two persons are said to hold."""
    holders: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    lines = reading.text_lines
    for position, (number, text) in enumerate(lines):
        for match in _OFFICE.finditer(squeeze(text)):
            holders[match["office"]][match["name"]].append(number)
        signed = _SIGNATURE.match(squeeze(text))
        if signed and position + 1 < len(lines) and _NAME.match(squeeze(lines[position + 1][1])):
            office = signed["office"].replace("长", "長")
            holders[office][squeeze(lines[position + 1][1])].append(lines[position + 1][0])
    for office, names in holders.items():
        if len(names) > 1:
            places = tuple(sorted({n for numbers in names.values() for n in numbers}))
            shown = "、".join(names)
            reason = f"{office}有{len(names)}個姓名：{shown}，請確認。"
            yield Check("office_holder", places, "", shown, DOUBTFUL, reason)
