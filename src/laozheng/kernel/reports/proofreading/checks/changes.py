"""Changes against an earlier value: the difference, its rate, the direction word, points or %."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from laozheng.base.text import fold
from laozheng.kernel.reports.proofreading.checks.closeness import rounds_to, show
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

UP = re.compile(r"增加|增|成長|上升|提升|提高|升|多")
DOWN = re.compile(r"減少|減|下降|降低|降|少|衰退")
_CHANGE_END = re.compile(
    r"(?:增加|成長|上升|提升|提高|增|減少|減|下降|降低|衰退)(?:了|約|近|計|共|達)*$"
)
_COMPARED = re.compile(r"較|相較|相比|比.{0,8}年|同期")
_FROM = re.compile(r"[從由自]")
_REACHED = re.compile(r"(?:增加?|成長|上升|提升|提高|升|減少?|下降|降低|降)(?:至|為|到)$")
_EARLIER_YEAR = re.compile(r"去年|上年|前一?年|前年|同期|[12]?\d{2,3}\s*年")


def changes(reading: Reading) -> Iterator[Check]:
    """All changes of the prose whose earlier value is printed in the same passage."""
    for passage in reading.passages:
        for sentence in passage.sentences():
            yield from _from_to(passage, sentence)
            yield from _compared(sentence)
            yield from _bracketed_rate(sentence)
        yield from _implied(passage)


def is_change(mention: Mention) -> bool:
    """Whether a number is a difference to an earlier value, not a value."""
    return mention.finding.basis == "change" or bool(_CHANGE_END.search(words(mention.lead)))


def is_earlier(mention: Mention) -> bool:
    """Whether a number is the earlier value of a comparison: 較去年80件."""
    joint = words(mention.joint)[-16:]
    return bool(_COMPARED.search(joint) and _EARLIER_YEAR.search(joint)) and not is_change(mention)


def direction_of(text: str) -> int:
    """1 for a word of increase, -1 for one of decrease, 0 for none; the last word counts."""
    ups = [match.start() for match in UP.finditer(text)]
    downs = [match.start() for match in DOWN.finditer(text)]
    last_up, last_down = max(ups, default=-1), max(downs, default=-1)
    return 0 if last_up == last_down else (1 if last_up > last_down else -1)


def difference_check(old: Mention, new: Mention, change: Mention) -> Check | None:
    """A printed change against the two values that it stands for."""
    sign = direction_of(words(change.lead))
    difference = new.value - old.value
    if change.is_percent and not old.is_percent:
        if not old.value:
            return None
        exact = Fraction(difference) * 100 / Fraction(old.value)
        fits = rounds_to(abs(exact), change.value, change.decimals)
        shown = f"{show(round(Decimal(float(abs(exact))), change.decimals + 1))}%"
    elif alike(old, change) or (old.is_percent and not change.is_percent):
        exact = Fraction(difference)
        fits = abs(difference) == change.value
        shown = show(abs(difference))
    else:
        return None
    right_way = not sign or not difference or (difference > 0) == (sign > 0)
    figures = (old, new, change)
    word = "增加" if difference > 0 else "減少"
    verdict = AGREES if fits and right_way else CONTRADICTS
    reason = f"由{old.finding.text}到{new.finding.text}是{word}{shown}"
    reason += (
        "，與所印相符。"
        if verdict == AGREES
        else f"，文中為{change.lead.strip()[-4:]}{change.finding.text}。"
    )
    return Check(
        "change",
        lines_of(figures),
        f"{word}{shown}",
        change.finding.text,
        verdict,
        reason,
        indexes_of(figures),
    )


def _from_to(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """由80人增至95人，增加15人: the word fits the two values, and so does the difference."""
    for position, (old, new) in enumerate(pairwise(sentence)):
        joint = words(new.joint)
        if not _FROM.search(words(old.joint)[-14:]) or not _REACHED.search(joint):
            continue
        sign = direction_of(joint)
        right = (new.value - old.value) * sign > 0
        yield Check(
            "direction",
            lines_of((old, new)),
            "增加" if new.value > old.value else "減少",
            "增加" if sign > 0 else "減少",
            AGREES if right else CONTRADICTS,
            f"由{old.finding.text}到{new.finding.text}，"
            + ("與用詞相符。" if right else "與文中的用詞方向相反。"),
            indexes_of((old, new)),
        )
        for change in sentence[position + 2 : position + 3]:
            if is_change(change) and (result := difference_check(old, new, change)):
                yield result


def _compared(sentence: Sequence[Mention]) -> Iterator[Check]:
    """受理95件，較去年80件增加15件."""
    for new, old, change in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if is_earlier(old) and is_change(change) and alike(new, old) and in_figures(change):
            if result := difference_check(old, new, change):
                yield result


def _bracketed_rate(sentence: Sequence[Mention]) -> Iterator[Check]:
    """受理95件，較去年增加15件(18.8%): the rate is of the earlier value."""
    for new, change, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        sign = direction_of(words(change.lead))
        follows = rate.is_percent and re.search(
            r"^\W*(?:增幅|減幅|成長率|約)?\W*$", words(rate.joint)
        )
        if not (follows and sign and is_change(change) and alike(new, change)):
            continue
        old = new.value if is_earlier(new) else new.value - sign * change.value
        if old <= 0 or not rate.is_exact:
            continue
        exact = Fraction(change.value) * 100 / Fraction(old)
        fits = rounds_to(exact, rate.value, rate.decimals)
        shown = f"{show(round(Decimal(float(exact)), rate.decimals + 1))}%"
        reason = f"{change.finding.text}除以前期的{show(old)}為{shown}，"
        reason += "與所印相符。" if fits else f"文中為{rate.finding.text}。"
        figures = (new, change, rate)
        yield Check(
            "change",
            lines_of(figures),
            shown,
            rate.finding.text,
            AGREES if fits else CONTRADICTS,
            reason,
            indexes_of(figures),
        )


def _implied(passage: Passage) -> Iterator[Check]:
    """A change in numbers whose earlier value is not printed: it can only be implied."""
    found = []
    for position, change in enumerate(passage.mentions):
        compared = _COMPARED.search(words(passage.text[: change.start])[-60:])
        if change.is_percent or not is_change(change) or not compared:
            continue
        before = [m for m in passage.mentions[:position] if alike(m, change) and not is_change(m)]
        if before and not _has_earlier(before, change):
            found.append((max(before, key=lambda m: (_named_alike(m, change), m.start)), change))
    if found:
        figures = [mention for pair in found for mention in pair]
        implied = [
            show(new.value - change.value * (direction_of(words(change.lead)) or 1))
            for new, change in found
        ]
        yield Check(
            "implied_base",
            lines_of(figures),
            "、".join(implied),
            "、".join(change.finding.text for _, change in found),
            DOUBTFUL,
            f"文中只印增減數，未印前期數；推得前期為{'、'.join(implied)}，請與前期報告核對。",
            indexes_of(figures),
        )


def _has_earlier(before: Sequence[Mention], change: Mention) -> bool:
    """Whether two of the numbers before a change differ by just that change."""
    values = {mention.value for mention in before}
    return any(value + change.value in values for value in values) or any(
        _EARLIER_YEAR.search(words(m.joint)[-8:]) and _COMPARED.search(words(m.joint))
        for m in before
    )


def _named_alike(mention: Mention, change: Mention) -> bool:
    """Whether the labels of two numbers share a word: 補助人數 and 補助人數減少."""
    first, second = words(mention.lead), words(_CHANGE_END.sub("", words(change.lead)))
    return any(second[n : n + 2] in first for n in range(len(second) - 1))


def in_figures(mention: Mention) -> bool:
    """Whether a percentage is written in figures; 四成 is no exact rate."""
    return not mention.is_percent or "%" in fold(mention.finding.text)
