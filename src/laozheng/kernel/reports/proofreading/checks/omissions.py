"""What should be printed and is not: totals of lists, the whole behind a part, what is inside."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from laozheng.kernel.reports.proofreading.checks.closeness import show, total_of
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.labels import nouns, pairs
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Passage,
    Reading,
    alike,
    indexes_of,
    lines_of,
    words,
)
from laozheng.kernel.reports.proofreading.checks.sums import STRONG_TOTAL

_USE = re.compile(r"^[\w]{0,6}(?:使用|採用|導入|上線|安裝)")
_ALREADY = re.compile(r"(?:已有|計有|共有|已)$")
_INSIDE = re.compile(r"其中|另|不含|內含|包含|包括|含")
_MONEY_NAME = re.compile(r"收入|支出|經費")
_ITEM = re.compile(r"^\s*[(（]\d{1,2}[)）]")
_FEWEST = 3
_SAME_TAIL = 2
_SHARED_NAME = 4
_NAME_LENGTH = 8


def omissions(reading: Reading) -> Iterator[Check]:
    """All totals and wholes that are missing."""
    for passage in reading.passages:
        for sentence in passage.sentences():
            yield from _listed_kinds(passage, sentence)
        yield from _two_programs(passage)
        yield from _whole_missing(passage)
    yield from _items(reading)
    yield from _inside_or_outside(reading)


def _missing(figures: Sequence[Mention], found: str, what: str) -> Check:
    return Check(
        "missing_total",
        lines_of(figures),
        found,
        "",
        DOUBTFUL,
        f"{what}沒有印合計；相加為{found}。",
        indexes_of(figures),
    )


def _listed_kinds(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """5場研習、7場參訪、9場座談: kinds of one thing in one list, and no total of them."""
    for run in _runs(passage, sentence):
        if len(run) < _FEWEST or any(STRONG_TOTAL.search(words(m.joint)) for m in run[1:]):
            continue
        if not (_same_kind(run) or _other_total(sentence, run)):
            continue
        added = total_of(m.value for m in run)
        if any(m.value == added for m in passage.mentions if m not in run):
            continue
        if _whole_before(passage, run) is None:
            yield _missing(run, f"{show(added)}{run[0].finding.counter}", "所列各項")


def _runs(passage: Passage, sentence: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Numbers in one unit, each before the thing that it counts, joined as a list."""
    run: list[Mention] = []
    for mention in sentence:
        fits = run and alike(mention, run[0]) and mention.counter == run[0].counter
        between = passage.text[run[-1].end : mention.start] if run else ""
        listed = bool(re.search(r"[、及與和]", between)) and not re.search(r"[，；]", between)
        if fits and listed:
            run.append(mention)
        else:
            yield run
            run = [mention] if _counts_what_follows(mention) else []
    yield run


def _same_kind(run: Sequence[Mention]) -> bool:
    """Whether the things counted are kinds of one thing: 企業工會, 產業工會."""
    names = [words(m.tail)[:_NAME_LENGTH] for m in run]
    return bool(set.intersection(*(pairs(name) for name in names))) and len(set(names)) > 1


def _other_total(sentence: Sequence[Mention], run: Sequence[Mention]) -> bool:
    """Whether a total in another unit sums up the whole list: …場、…場，共計730人次."""
    after = [m for m in sentence if m.start > run[-1].start]
    return any(_is_total(m) and not alike(m, run[0]) for m in after)


def _counts_what_follows(mention: Mention) -> bool:
    return bool(mention.counter) and len(nouns(mention.tail)) > 1


def _whole_before(passage: Passage, run: Sequence[Mention]) -> Mention | None:
    """A number before the list in the same unit that may be its whole."""
    before = [m for m in passage.mentions if m.start < run[0].start and alike(m, run[0])]
    return before[-1] if before and before[-1].value >= max(m.value for m in run) else None


def _two_programs(passage: Passage) -> Iterator[Check]:
    """甲計畫核定35個、到職31名。另乙計畫核定18個、到職17名: the same pair twice."""
    sentences = list(passage.sentences())
    for first, second in pairwise(sentences):
        opening = passage.text[first[-1].end : second[0].start]
        if len(first) != len(second) or len(first) < 2 or not re.search(r"[。；]\s*另", opening):
            continue
        pairs = list(zip(first, second, strict=True))
        if all(a.counter and a.counter == b.counter and _same_name(a, b) for a, b in pairs):
            sums = [f"{show(a.value + b.value)}{a.finding.counter}" for a, b in pairs]
            yield _missing([*first, *second], "、".join(sums), "兩項計畫")


def _same_name(first: Mention, second: Mention) -> bool:
    ends = [words(m.tail)[:_SAME_TAIL] or words(m.lead)[-_SAME_TAIL:] for m in (first, second)]
    return ends[0] == ends[1] != ""


def _items(reading: Reading) -> Iterator[Check]:
    """(1)甲：補助3件，核發… (2)乙：補助5件，核發…: items of one form under one head."""
    for group in _item_groups(reading.passages):
        forms = {tuple((m.counter, words(m.lead)) for m in item.mentions) for item in group}
        if len(group) < _FEWEST or len(forms) != 1 or len(group[0].mentions) < 2:
            continue
        columns = list(zip(*(item.mentions for item in group), strict=True))
        sums = [total_of(m.value for m in column) for column in columns]
        head = [m for p in reading.passages if p.line == group[0].line - 1 for m in p.mentions]
        if any(m.value in sums for m in head):
            continue
        shown = "、".join(
            f"{show(added)}{column[0].finding.counter}"
            for added, column in zip(sums, columns, strict=True)
        )
        yield _missing([m for item in group for m in item.mentions], shown, "所列各項")


def _item_groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in passages:
        follows = not group or passage.line - group[-1].line == 1
        if _ITEM.match(passage.text) and follows:
            group.append(passage)
        else:
            yield group
            group = [passage] if _ITEM.match(passage.text) else []
    yield group


def _whole_missing(passage: Passage) -> Iterator[Check]:
    """已有86家工會使用 – of how many is not said."""
    for mention in passage.mentions:
        whole = any(alike(m, mention) and m.value > mention.value for m in passage.mentions)
        uses = _USE.search(words(mention.tail)) and _ALREADY.search(words(mention.lead))
        if uses and mention.value >= 10 and not whole:
            yield Check(
                "whole_missing",
                (mention.line,),
                "",
                mention.finding.text,
                DOUBTFUL,
                f"只印已使用的{mention.finding.text}，沒有印全部的數目，無從得知比率。",
                (mention.index,),
            )


def _inside_or_outside(reading: Reading) -> Iterator[Check]:
    """合計收入…元, then 租金收入…元 of the same house: inside the total or beside it?"""
    for first, second in pairwise(reading.passages):
        if second.line - first.line > 1:
            continue
        wholes = [m for m in first.mentions if m.finding.unit == "twd" and _is_total(m)]
        parts = [m for m in second.mentions if m.finding.unit == "twd"]
        for whole in wholes:
            for part in parts:
                kind = _MONEY_NAME.search(words(whole.lead))
                named = kind and kind[0] in words(part.lead) and part.value < whole.value
                said = _INSIDE.search(second.text[: part.end])
                if named and not said and _share_a_name(first.text, second.text):
                    reason = (
                        f"{part.finding.text}是否含在合計{whole.finding.text}之內，文中沒有說明。"
                    )
                    yield Check(
                        "inside_or_outside",
                        lines_of((whole, part)),
                        "",
                        part.finding.text,
                        DOUBTFUL,
                        reason,
                        indexes_of((whole, part)),
                    )


def _is_total(mention: Mention) -> bool:
    return bool(STRONG_TOTAL.search(words(mention.lead)))


def _share_a_name(first: str, second: str) -> bool:
    """Whether two paragraphs name the same place: a run of characters that both have."""
    one, two = words(first), words(second)
    runs = {two[n : n + _SHARED_NAME] for n in range(len(two) - _SHARED_NAME + 1)}
    return any(
        re.fullmatch(r"[\u4e00-\u9fff]+(?:館|場|中心|所|園|處|局)", one[n : n + _SHARED_NAME])
        and one[n : n + _SHARED_NAME] in runs
        for n in range(len(one) - _SHARED_NAME + 1)
    )
