"""Rates in sentences: recomputed from the counts beside them, with the decimals printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

from laozheng.kernel.reports.proofreading.checks.changes import in_figures, is_change
from laozheng.kernel.reports.proofreading.checks.closeness import rounds_to, show, total_of
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
from laozheng.kernel.reports.proofreading.layout.grid import decimals_of

_RATE_WORD = re.compile(r"(?P<what>[\w（()）]*?)(?:比率|比例|占比|占率|率|占|達成度)")
_CHANGE = re.compile(r"增加|減少|成長|下降|提升|降低|上升|降至|增至|減至|提高|較")
_PARTS_OF_WHOLE = re.compile(r"占比|比例|比重|各占|分占|占")
_BRACKET = re.compile(r"^\s*[(（](?:占|約)?\s*$")
_CLOSE = Fraction(1, 2)
_MOST_COUNTS = 12


@dataclass(frozen=True)
class _Pair:
    """Counts over counts, each side one number or a sum of two."""

    above: tuple[Mention, ...]
    below: tuple[Mention, ...]

    @property
    def share(self) -> Fraction:
        below = total_of(mention.value for mention in self.below)
        return Fraction(total_of(mention.value for mention in self.above)) * 100 / Fraction(below)

    @property
    def simple(self) -> bool:
        return len(self.above) == len(self.below) == 1

    def __str__(self) -> str:
        above = "＋".join(mention.finding.text for mention in self.above)
        below = "＋".join(mention.finding.text for mention in self.below)
        return f"{above}÷{f'({below})' if len(self.below) > 1 else below}"


def shares(reading: Reading) -> Iterator[Check]:
    """All rates of the prose."""
    for passage in reading.passages:
        for sentence in passage.sentences():
            for rate in sentence:
                plain = rate.is_percent and rate.is_exact and in_figures(rate)
                plain = plain and not _CHANGE.search(rate.lead)
                if plain and not _in_bracket(rate):
                    yield from _rate(rate, sentence, passage, reading)
            yield from _bracketed(sentence)
            yield from _whole(passage, sentence)


def _rate(
    rate: Mention, sentence: Sequence[Mention], passage: Passage, reading: Reading
) -> Iterator[Check]:
    near = [m for m in sentence if not m.is_percent and m.value > 0]
    pairs = list(_pairs(_nearest(near, rate)))
    if rate.decimals:
        around = [m for m in passage.mentions if not m.is_percent and m.value > 0]
        pairs += _pairs(_nearest(around, rate))
    if not rate.decimals:
        pairs = [pair for pair in pairs if pair.simple]
    fits = next((pair for pair in pairs if _fits(pair, rate)), None)
    if fits is not None:
        yield _result(rate, fits, AGREES)
        return
    if _in_tables(rate, reading):
        return
    match = _RATE_WORD.search(words(rate.lead))
    if match is None:
        return
    above = _numerator(match["what"], _its_own(rate, sentence))
    named = [pair for pair in _pairs(near) if pair.simple and pair.above == (above,)]
    close = min(pairs, key=lambda pair: abs(pair.share - Fraction(rate.value)), default=None)
    below = [pair for pair in named if alike(pair.below[0], pair.above[0])]
    if any(rounds_to(pair.share, rate.value, rate.decimals) for pair in named):
        return
    if close is not None and close.simple and rate.decimals and _is_close(close, rate):
        yield _result(rate, close, CONTRADICTS)
    elif above is not None and below:
        best = min(below, key=lambda pair: abs(pair.share - Fraction(rate.value)))
        yield _result(rate, best, CONTRADICTS if rate.decimals else DOUBTFUL)
    elif above is not None:
        yield _without_base(rate, above)


def _in_bracket(rate: Mention) -> bool:
    return bool(_BRACKET.search(rate.joint))


def _bracketed(sentence: Sequence[Mention]) -> Iterator[Check]:
    """男12人(40%)、女18人(60%): each count over the whole that fits most of them."""
    found = [
        (count, rate)
        for count, rate in pairwise(sentence)
        if rate.is_percent and not count.is_percent and _in_bracket(rate) and not is_change(count)
    ]
    if len(found) < 2:
        return
    counts = [count for count, _ in found]
    others = [m for m in sentence if not m.is_percent and m not in counts and alike(m, counts[0])]
    bases = [(m,) for m in others] + [tuple(counts)]
    best = max(bases, key=lambda base: sum(_fits(_Pair((c,), base), r) for c, r in found))
    fits = [_fits(_Pair((count,), best), rate) for count, rate in found]
    if any(fits):
        for (count, rate), right in zip(found, fits, strict=True):
            yield _result(rate, _Pair((count,), best), AGREES if right else CONTRADICTS)


def _nearest(counts: Sequence[Mention], rate: Mention) -> list[Mention]:
    ordered = sorted(counts, key=lambda mention: abs(mention.start - rate.start))
    return sorted(ordered[:_MOST_COUNTS], key=lambda mention: mention.start)


def _pairs(counts: Sequence[Mention]) -> Iterator[_Pair]:
    """Every count over every larger one, then the sums of two that stand side by side."""
    singles: list[tuple[Mention, ...]] = [(mention,) for mention in counts]
    doubles = [
        pair
        for pair in combinations(counts, 2)
        if alike(*pair) and abs(counts.index(pair[0]) - counts.index(pair[1])) <= 2
    ]
    for above, below in [(a, b) for a in singles for b in singles]:
        if above != below and above[0].value <= below[0].value:
            yield _Pair(above, below)
    for above in [*singles, *doubles]:
        for below in [*singles, *doubles]:
            if len(above) + len(below) > 2 and alike(above[0], below[0]):
                if total_of(m.value for m in above) < total_of(m.value for m in below):
                    yield _Pair(above, below)


def _fits(pair: _Pair, rate: Mention) -> bool:
    if not rate.decimals and not alike(pair.above[0], pair.below[0]):
        return False
    return rounds_to(pair.share, rate.value, rate.decimals)


def _is_close(pair: _Pair, rate: Mention) -> bool:
    return abs(pair.share - Fraction(rate.value)) < _CLOSE


def _numerator(what: str, counts: Sequence[Mention]) -> Mention | None:
    """The count that a rate is named after: 就業率 of 就業58人; the last one if several."""
    name = re.sub(r"^(?:訓後|總|平均|整體|約)+|三個月", "", what)[-4:]
    for length in (4, 3, 2):
        if len(name) < length:
            continue
        found = [
            m
            for m in counts
            if name[-length:] in words(m.lead) or words(m.tail).startswith(name[-length:])
        ]
        if found:
            return found[-1]
    return None


def _its_own(rate: Mention, sentence: Sequence[Mention]) -> list[Mention]:
    """The counts that no other rate stands between: those before belong to the rate before."""
    before = [m for m in sentence if m.is_percent and m.start < rate.start]
    start = before[-1].end if before else 0
    return [m for m in sentence if not m.is_percent and m.start >= start and m.value > 0]


def _result(rate: Mention, pair: _Pair, verdict: str) -> Check:
    figures = (*pair.above, *pair.below, rate)
    exact = f"{show(round(Decimal(float(pair.share)), rate.decimals + 1))}%"
    ending = "相符。" if verdict == AGREES else f"不符，文中為{rate.finding.text}。"
    return Check(
        "rate",
        lines_of(figures),
        exact,
        rate.finding.text,
        verdict,
        f"{pair}為{exact}，與所印{ending}",
        indexes_of(figures),
    )


def _without_base(rate: Mention, above: Mention) -> Check:
    figures = (above, rate)
    return Check(
        "rate_without_base",
        lines_of(figures),
        "",
        rate.finding.text,
        DOUBTFUL,
        f"{rate.finding.text}以{above.finding.text}為分子，但文中沒有印出可以算出它的分母。",
        indexes_of(figures),
    )


def _in_tables(rate: Mention, reading: Reading) -> bool:
    """Whether a table prints the rate itself."""
    return any(
        cell.value == rate.value and decimals_of(cell.value) == rate.decimals
        for table in reading.tables
        for row in table.rows
        for cell in row.cells
        if cell.value is not None and rate.decimals
    )


def _whole(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """男女占比分別為45.5%及54.5%: shares that are said to be all parts add up to 100."""
    run: list[Mention] = []
    for mention in sentence:
        if mention.is_percent and (not run or re.search(r"^\W*[、及與和]", mention.joint)):
            run.append(mention)
        elif mention.is_percent:
            run = [mention]
    if len(run) < 2 or "分別" not in run[0].joint or not _PARTS_OF_WHOLE.search(run[0].joint):
        return
    added = total_of(mention.value for mention in run)
    unit = Decimal(1).scaleb(-max(mention.decimals for mention in run))
    fits = abs(added - 100) <= unit * (len(run) - 1)
    yield Check(
        "hundred",
        lines_of(run),
        "100%",
        f"{show(added)}%",
        AGREES if fits else CONTRADICTS,
        f"所列百分比相加為{show(added)}%{'。' if fits else '，不是100%。'}",
        indexes_of(run),
    )
