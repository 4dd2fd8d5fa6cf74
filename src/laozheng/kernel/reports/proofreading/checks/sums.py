"""Sums in sentences: listed parts and their total, 分別為 lists, 其中 subsets, lists over lines."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from laozheng.kernel.reports.proofreading.checks.changes import is_change, is_earlier
from laozheng.kernel.reports.proofreading.checks.closeness import (
    explained_by_slip,
    show,
    total_of,
)
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Passage,
    Reading,
    alike,
    indexes_of,
    lines_of,
    words,
)

STRONG_TOTAL = re.compile(r"合計|共計|總計|小計|總共|加總|總人?次?數")
_OPENS_CLAUSE = re.compile(r"[^\w]*(?:等|以上|全年|全年度)?(?:合計|共計|總計|小計|總共|加總)")
_WEAK_TOTAL = re.compile(r"[共計總]")
_LIST_FOLLOWS = re.compile(r"分別(?:為|係|是|計)|依序(?:為|是)|各(?:為|是)")
_PARTS_FOLLOW = re.compile(r"包括|包含|計有|分為|如下|[(（][^)）]*$")
_HAS_COUNT = re.compile(r"計有")
_OPEN_BRACKET = re.compile(r"[(（][^)）]*$")
_SUBSET = re.compile(r"其中")
_NEW_STATEMENT = re.compile(r"[；;]|另(?!外)|另外|此外|並於|同時")
_LIST_LINK = re.compile(r"[、及與和暨，]|以及")
# Between a count and the amount that goes with it (34件680萬元), or to the next pair.
_SAME_ITEM = re.compile(r"[^，。；]{0,10}")
_LIST_ITEM = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]|^\s*[-•▶◆]")
_KIN = ({"人", "人次"}, {"家", "家次"}, {"件", "件次", "件數"}, {"場", "次", "場次"})
_NEARLY_ALL = Decimal("0.9")
_OTHER_BASES = ("change", "cumulative", "per")


def sums(reading: Reading) -> Iterator[Check]:
    """All sums of the prose."""
    for passage in reading.passages:
        for sentence in passage.sentences():
            yield from _totals_after(passage, sentence)
            yield from _lists_after(passage, sentence)
        yield from _subsets(passage)
    yield from _over_lines(reading)


def kin(first: Mention, second: Mention) -> bool:
    """Whether two numbers count alike or in units that are often mixed up (人 and 人次)."""
    return alike(first, second) or any({first.counter, second.counter} <= group for group in _KIN)


def _totals_after(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """…A 12人、B 30人，合計42人。"""
    for position, total in enumerate(sentence):
        strong = bool(STRONG_TOTAL.search(total.lead))
        if total.is_percent or not (strong or _WEAK_TOTAL.search(words(total.lead))):
            continue
        parts = [m for m in _since_last_total(sentence[:position]) if kin(m, total)]
        if len(parts) < 2:
            continue
        fit = _suffix_that_fits(parts, total)
        if fit:
            yield from _agree(fit, total)
        elif strong and total.is_exact and _is_list(passage, parts, total):
            if _OPENS_CLAUSE.match(words(total.lead)) or explained_by_slip(
                [part.value for part in parts], total.value
            ):
                yield _differ(parts, total)


def _since_last_total(before: Sequence[Mention]) -> list[Mention]:
    """The numbers that may be parts: no subset, no change, none that a total has used up."""
    parts: list[Mention] = []
    for mention in before:
        if STRONG_TOTAL.search(mention.lead) and len([p for p in parts if kin(p, mention)]) > 1:
            parts = [part for part in parts if not kin(part, mention)]
        if mention.finding.basis not in _OTHER_BASES and not _SUBSET.search(mention.joint):
            parts.append(mention)
    return parts


def _suffix_that_fits(parts: Sequence[Mention], total: Mention) -> Sequence[Mention]:
    for start in range(len(parts) - 1):
        if total_of(part.value for part in parts[start:]) == total.value:
            return parts[start:]
    return ()


def _is_list(passage: Passage, parts: Sequence[Mention], total: Mention) -> bool:
    """Whether the numbers before a total are one list of its parts and nothing else."""
    if not all(alike(part, parts[0]) for part in parts) and not _mixed(parts, total):
        return False
    between = [passage.text[first.end : second.start] for first, second in pairwise(parts)]
    if any(_NEW_STATEMENT.search(text) for text in between):
        return False
    listed = all(_LIST_LINK.search(text) for text in between)
    by_comma = any("，" in text or "," in text for text in between)
    values = [part.value for part in parts]
    near = explained_by_slip(values, total.value)
    return listed and (near or not by_comma or len(parts) > 2)


def _mixed(parts: Sequence[Mention], total: Mention) -> bool:
    return sum(not alike(part, total) for part in parts) * 2 < len(parts)


def _agree(parts: Sequence[Mention], total: Mention) -> Iterator[Check]:
    figures = (*parts, total)
    shown = show(total.value)
    reason = f"{len(parts)}項相加為{shown}，與合計相符。"
    yield Check("sum", lines_of(figures), shown, shown, AGREES, reason, indexes_of(figures))
    others = [part for part in parts if not alike(part, total)]
    if others:
        units = "、".join(dict.fromkeys(part.finding.text for part in others))
        yield Check(
            "mixed_units",
            lines_of(figures),
            total.counter,
            others[0].counter,
            DOUBTFUL,
            f"合計以「{total.counter}」計，其中{units}以「{others[0].counter}」計，單位不同不能相加。",
            indexes_of((*others, total)),
        )


def _differ(parts: Sequence[Mention], total: Mention, verdict: str = CONTRADICTS) -> Check:
    figures = (*parts, total)
    added = total_of(part.value for part in parts)
    reason = f"所列{len(parts)}項相加為{show(added)}，與文中的{show(total.value)}不符。"
    shorter = total_of(part.value for part in parts[:-1])
    if len(parts) > 2 and shorter == total.value:
        reason += f"若不計最後一項{parts[-1].finding.text}則相符。"
    return Check(
        "sum",
        lines_of(figures),
        show(added),
        show(total.value),
        verdict,
        reason,
        indexes_of(figures),
    )


def _lists_after(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """共45案，分別為A 20案、B 25案 …；計有12班(甲5班、乙7班)。"""
    for position, total in enumerate(sentence[:-1]):
        rest = sentence[position + 1 :]
        following = next((n for n, mention in enumerate(rest) if alike(mention, total)), None)
        if following is None or total.is_percent:
            continue
        between = passage.text[total.end : rest[following].start]
        if following and _HAS_COUNT.search(between):
            continue
        certain = _LIST_FOLLOWS.search(between)
        if not (certain or _PARTS_FOLLOW.search(between)) or _SUBSET.search(between):
            continue
        opened = bool(_OPEN_BRACKET.search(between))
        parts = _run(passage, rest[following:], bracketed=opened)
        if len(parts) < 2:
            continue
        added = total_of(part.value for part in parts)
        if added == total.value:
            yield from _agree(parts, total)
        elif certain and all(part.is_exact for part in parts):
            yield _differ(parts, total)
        elif added > total.value or (
            len(parts) > 2 and explained_by_slip([part.value for part in parts], total.value)
        ):
            yield _differ(parts, total, DOUBTFUL)


def _run(passage: Passage, rest: Sequence[Mention], *, bracketed: bool) -> list[Mention]:
    """The list that begins here: numbers that count alike until another statement begins."""
    parts = [rest[0]]
    for before, mention in pairwise(rest):
        between = passage.text[before.end : mention.start]
        ends = bracketed and re.search(r"[)）]", between)
        if ends or _SUBSET.search(between) or _NEW_STATEMENT.search(between):
            break
        if STRONG_TOTAL.search(between):
            break
        if alike(mention, parts[0]):
            parts.append(mention)
        elif not _SAME_ITEM.fullmatch(between):
            break
    return parts


def _subsets(passage: Passage) -> Iterator[Check]:
    """90家，其中A 40家、B 30家、C 20家: no part exceeds the whole, nor do all together."""
    for position, first in enumerate(passage.mentions):
        if not _SUBSET.search(first.joint) or first.is_percent:
            continue
        whole = next(
            (
                mention
                for mention in reversed(passage.mentions[:position])
                if kin(mention, first)
                and mention.sentence >= first.sentence - 1
                and not (is_change(mention) or is_earlier(mention))
            ),
            None,
        )
        rest = [m for m in passage.mentions[position:] if m.sentence == first.sentence]
        parts = _run(passage, rest, bracketed=False)
        if whole is not None:
            yield from _subset(parts, whole)


def _subset(parts: Sequence[Mention], whole: Mention) -> Iterator[Check]:
    added = total_of(part.value for part in parts)
    largest = max(parts, key=lambda part: part.value)
    if len(parts) > 1 and added == whole.value:
        yield from _agree(parts, whole)
    elif largest.value > whole.value and whole.finding.qualifier != "at_least":
        verdict = CONTRADICTS if alike(largest, whole) else DOUBTFUL
        yield Check(
            "subset",
            lines_of((largest, whole)),
            f"≤{show(whole.value)}",
            show(largest.value),
            verdict,
            f"其中的{largest.finding.text}大於全部的{whole.finding.text}。",
            indexes_of((largest, whole)),
        )
    elif len(parts) > 2 and (
        added > whole.value
        or (_one_series(parts) and explained_by_slip([p.value for p in parts], whole.value))
    ):
        yield _differ(parts, whole, CONTRADICTS if _one_series(parts) else DOUBTFUL)
    elif len(parts) > 2 and _one_series(parts) and added > whole.value * _NEARLY_ALL:
        yield _differ(parts, whole, DOUBTFUL)
    elif alike(largest, whole):
        figures = (*parts, whole)
        shown = show(whole.value)
        reason = "其中各項不大於全部。"
        yield Check(
            "subset", lines_of(figures), f"≤{shown}", shown, AGREES, reason, indexes_of(figures)
        )


def _one_series(parts: Sequence[Mention]) -> bool:
    """Whether the parts are named alike, as the kinds of one thing are: 超額進用, 足額進用."""
    endings = {words(part.lead)[-2:] for part in parts}
    return len(endings) == 1 and len(next(iter(endings))) == 2


def _over_lines(reading: Reading) -> Iterator[Check]:
    """A total, and its parts in the next sentence, the next line, or the items below it."""
    sentences = [sentence for p in reading.passages for sentence in p.sentences()]
    for before, after in pairwise(sentences):
        if after[0].line - before[0].line <= 2:
            yield from _parts_in_next(before, after)
    for position, passage in enumerate(reading.passages):
        yield from _parts_in_items(passage, reading.passages[position + 1 :])


def _parts_in_next(before: Sequence[Mention], after: Sequence[Mention]) -> Iterator[Check]:
    for total in before:
        parts = [m for m in after if alike(m, total) and m.counter == total.counter]
        if len(parts) < 3 or total.is_percent or any(STRONG_TOTAL.search(p.lead) for p in parts):
            continue
        values = [part.value for part in parts]
        if total_of(values) == total.value:
            yield from _agree(parts, total)
        elif len(parts) > 3 and STRONG_TOTAL.search(total.lead):
            if explained_by_slip(values, total.value):
                yield _differ(parts, total)


def _parts_in_items(passage: Passage, following: Sequence[Passage]) -> Iterator[Check]:
    """共辦理90場： (1)A 60場 (2)B 30場 – one part in each item."""
    items = []
    for number, item in enumerate(following, start=passage.line + 1):
        if item.line != number or not _LIST_ITEM.match(item.text):
            break
        items.append(item)
    for total in passage.mentions:
        if not (STRONG_TOTAL.search(total.lead) or _WEAK_TOTAL.search(words(total.lead))):
            continue
        firsts = [next((m for m in item.mentions if alike(m, total)), None) for item in items]
        parts = [mention for mention in firsts if mention is not None]
        if len(parts) < 2 or len(parts) < len(items):
            continue
        values = [part.value for part in parts]
        if total_of(values) == total.value:
            yield from _agree(parts, total)
        elif len(parts) > 2 and explained_by_slip(values, total.value):
            yield _differ(parts, total)
