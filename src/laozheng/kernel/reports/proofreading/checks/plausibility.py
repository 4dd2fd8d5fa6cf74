"""Figures that cannot well be together: more out than in, losses nobody explains, no shortage."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from laozheng.kernel.reports.proofreading.checks.closeness import show, total_of
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Passage,
    Reading,
    alike,
    indexes_of,
    lines_of,
    words,
)

# Stages of one procedure in their order; a later one cannot count more than an earlier one.
_STAGES: tuple[re.Pattern[str], ...] = (
    re.compile(r"報名|新?開案|新收|提出申請|申請$"),
    re.compile(r"錄取|參訓|上課|到考|招收"),
    re.compile(r"結訓|推介成功|媒合成功|通過|核准|合格|及格"),
    re.compile(r"穩定就業|考取|留任|穩定在職"),
)
_ENROLLED = re.compile(r"參訓|招收|錄取")
_GRADUATED = re.compile(r"結訓")
_LEFT_EARLY = re.compile(r"提前就業|提早就業|中途就業")
_STILL_RUNNING = re.compile(r"在訓|訓練中|尚未結訓|未結訓|進行中|離退訓|退訓")
_REQUIRED = re.compile(r"應(?!用|變|對)")
_ACTUAL = re.compile(r"實際|已")
_SHORT = re.compile(r"未足額|不足|短少|缺額|未達")
_MOST_LOST = Decimal("0.2")
_RUNNING_SHARE = Decimal("0.75")
_OTHER_BASES = ("cumulative", "change")


def plausibility(reading: Reading) -> Iterator[Check]:
    """All doubts about figures that stand together."""
    for passage in reading.passages:
        for sentence in passage.sentences():
            current = [m for m in sentence if not m.is_percent and not _is_cumulative(m)]
            yield from _more_out_than_in(current)
            yield from _lost(passage, current)
            yield from _running(current)
            yield from _no_shortage(current)
    yield from _places_taken(reading)


def _is_cumulative(mention: Mention) -> bool:
    return mention.finding.basis in _OTHER_BASES or "累計" in mention.lead


def _beside(mention: Mention) -> str:
    """The words that name a number: the end of what stands before it, else what follows."""
    before = words(mention.lead)[-10:]
    return before if len(before) > 1 else before + words(mention.tail)[:6]


def _stage(mention: Mention) -> int | None:
    found = [n for n, stage in enumerate(_STAGES) if stage.search(_beside(mention))]
    return found[-1] if found else None


def _more_out_than_in(sentence: Sequence[Mention]) -> Iterator[Check]:
    staged = [(stage, m) for m in sentence if (stage := _stage(m)) is not None]
    for stage, later in staged:
        earlier = [m for s, m in staged if s < stage and m.start < later.start and alike(m, later)]
        if earlier and later.value > earlier[-1].value:
            before = earlier[-1]
            yield Check(
                "outcome_exceeds_input",
                lines_of((before, later)),
                f"≤{show(before.value)}",
                later.finding.text,
                DOUBTFUL,
                f"{_beside(later)[-6:]}{later.finding.text}多於{_beside(before)[-6:]}"
                f"{before.finding.text}，請說明是否含前期個案或重複計算。",
                indexes_of((before, later)),
            )


def _find(sentence: Sequence[Mention], pattern: re.Pattern[str]) -> Mention | None:
    return next((m for m in sentence if pattern.search(_beside(m))), None)


def _lost(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Check]:
    """參訓90人，結訓40人，提前就業12人: too many are in neither."""
    enrolled, graduated = _find(sentence, _ENROLLED), _find(sentence, _GRADUATED)
    if enrolled is None or graduated is None or not alike(enrolled, graduated):
        return
    early = _find(sentence, _LEFT_EARLY)
    known = (graduated, early) if early is not None else (graduated,)
    lost = enrolled.value - total_of(mention.value for mention in known)
    if lost > enrolled.value * _MOST_LOST and not _STILL_RUNNING.search(passage.text):
        figures = (enrolled, *known)
        yield Check(
            "unexplained_loss",
            lines_of(figures),
            show(enrolled.value),
            show(enrolled.value - lost),
            DOUBTFUL,
            f"參訓與結訓之間有{show(lost)}人沒有說明去向。",
            indexes_of(figures),
        )


def _running(sentence: Sequence[Mention]) -> Iterator[Check]:
    """40班參訓990人、結訓960人（尚有8班在訓中）: the graduates include classes that still run."""
    enrolled, graduated = _find(sentence, _ENROLLED), _find(sentence, _GRADUATED)
    running = next(
        (m for m in sentence if m.counter == "班" and _STILL_RUNNING.search(words(m.tail)[:8])),
        None,
    )
    classes = [m for m in sentence if m.counter == "班" and m is not running]
    if enrolled is None or graduated is None or running is None or not classes:
        return
    whole = max(classes, key=lambda m: m.value)
    missing = (enrolled.value - graduated.value) / enrolled.value if enrolled.value else Decimal(1)
    if whole.value and missing < running.value / whole.value * _RUNNING_SHARE:
        figures = (whole, enrolled, graduated, running)
        yield Check(
            "still_running",
            lines_of(figures),
            "",
            graduated.finding.text,
            DOUBTFUL,
            f"尚有{running.finding.text}未結訓，參訓與結訓卻只差"
            f"{show(enrolled.value - graduated.value)}人，兩數不像是同一批班級。",
            indexes_of(figures),
        )


def _no_shortage(sentence: Sequence[Mention]) -> Iterator[Check]:
    """應進用70人，實際已進用85人，未足額6人: the third is not their difference."""
    required = _find(sentence, _REQUIRED)
    short = next((m for m in sentence if _SHORT.search(_beside(m))), None)
    actual = next((m for m in sentence if _ACTUAL.search(_beside(m)) and m is not required), None)
    if required is None or actual is None or short is None or short in (required, actual):
        return
    if not (alike(required, actual) and alike(actual, short)):
        return
    due = max(required.value - actual.value, Decimal(0))
    if short.value != due:
        figures = (required, actual, short)
        yield Check(
            "shortage",
            lines_of(figures),
            show(due),
            short.finding.text,
            DOUBTFUL,
            f"應有{required.finding.text}、實有{actual.finding.text}，相減不足{show(due)}，"
            f"文中的{short.finding.text}必須另有算法，請說明。",
            indexes_of(figures),
        )


def _places_taken(reading: Reading) -> Iterator[Check]:
    """Training places that equal the persons who took them elsewhere, class by class."""
    for passage in reading.passages:
        for places in passage.mentions:
            if "名額" not in words(places.tail)[:8] and "名額" not in words(places.lead)[-6:]:
                continue
            classes = [
                m.value
                for m in passage.mentions
                if m.counter == "班" and m.sentence == places.sentence and m.start < places.start
            ]
            for other in reading.passages:
                taken = [m for n, m in _class_sizes(other) if n in classes]
                if len(taken) > 1 and total_of(m.value for m in taken) == places.value:
                    yield _places(places, taken)
                    break


def _class_sizes(passage: Passage) -> Iterator[tuple[Decimal, Mention]]:
    """N班，共M人: the number of classes with the persons in them."""
    for first, second in pairwise(passage.mentions):
        if first.counter == "班" and second.counter == "人":
            yield first.value, second


def _places(places: Mention, taken: Sequence[Mention]) -> Check:
    figures = (places, *taken)
    return Check(
        "places_equal_persons",
        lines_of(figures),
        "",
        places.finding.text,
        DOUBTFUL,
        f"名額{places.finding.text}等於他處各班的參訓人數相加，請確認是名額還是人數。",
        indexes_of(figures),
    )
