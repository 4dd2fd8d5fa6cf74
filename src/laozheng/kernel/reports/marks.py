"""Which sentences of last year may no longer be true this year, and why.

Each sentence is looked at with the figures of both years. Whatever turned its meaning is told to
its owner in one sentence; a figure that only moved is told from a fifth on.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from laozheng.base.numerals import percent
from laozheng.kernel.law.parameters import NotConfigured, UnknownParameter
from laozheng.kernel.measures.declare import BASIS
from laozheng.kernel.measures.figures import Request, dims_key
from laozheng.kernel.reports.bindings import (
    BEFORE_PREVIOUS,
    PREVIOUS,
    Binding,
    Bound,
    Constant,
    DirectionWord,
    EventField,
    LawValue,
    NameList,
    Target,
    Token,
)
from laozheng.kernel.reports.freezing.wording import label_of
from laozheng.kernel.reports.narrative import NarrativeError, parse
from laozheng.kernel.reports.resolve import (
    Gap,
    Gaps,
    Sources,
    amount_of,
    figure_of,
    request_of,
    text_runs,
)
from laozheng.kernel.reports.sentences import sentences

KINDS: Mapping[str, str] = {
    "turned": "意思相反",
    "no_rows": "本期沒有發生",
    "zero": "本期為零",
    "first": "本期首次發生",
    "gap": "本期沒有數值",
    "empty_list": "名單空白",
    "constant": "常數待確認",
    "large_change": "變動超過二成",
    "statement": "預估、目標或期外",
    "restated": "上期已重編",
    "fixed_period": "寫明上期的期間",
    "law": "法定數值不同",
    "event": "上期的活動",
    "claim": "評語待確認",
}
T = TypeVar("T")

NOTHING_HAPPENED = "本期沒有發生：保留、修改或刪除？"
LARGE = Fraction(1, 5)

_RISE = ("增加", "成長", "上升", "提升", "提高", "增長", "增幅", "多於", "高於")
_FALL = ("減少", "下降", "降低", "衰退", "減幅", "下滑", "少於", "低於")
_DIRECTION = re.compile("|".join((*_RISE, *_FALL)))
_CLAIM = re.compile(
    r"首次|首度|首創|創新高|新低|最高(?!行政|法院|補助|限)|最低|最多|最少|歷年|連續.{1,4}年|大幅|顯著|明顯|逐年|持續(?:增|減|成長|下降)"
)
_CLAUSE = re.compile(r"[，,；;：:。（(]")
_STATEMENTS = {
    "estimate": "預估值",
    "target": "目標",
    "outside": "期外的數字",
    "coverage": "未到期的比率",
}


@dataclass(frozen=True)
class FoundMark:
    """A sentence exactly as it stands in the text, the kind of doubt, and the reason."""

    sentence: str
    kind: str
    why: str


@dataclass(frozen=True)
class TwoYears:
    """What the texts are told from: last year's sources, this year's, and what was restated."""

    before: Sources
    now: Sources
    restated: frozenset[Request] = frozenset()


def marks_of(text: str, years: TwoYears) -> tuple[FoundMark, ...]:
    """The marks of a text, at most one of each kind for a sentence."""
    found: list[FoundMark] = []
    for sentence in sentences(text):
        try:
            tokens = parse(re.sub(r"\s*\n\s*", " ", sentence.text))
        except NarrativeError:
            continue  # The grammar names its own faults.
        whys: dict[str, dict[str, list[str]]] = {}
        for kind, label, why in _doubts(tokens, years):
            labels = whys.setdefault(kind, {}).setdefault(why, [])
            if label and label not in labels:
                labels.append(label)
        found += [FoundMark(sentence.text, kind, _joined(told)) for kind, told in whys.items()]
    return tuple(found)


def _joined(told: Mapping[str, list[str]]) -> str:
    """The reasons in one line, each after the names of the figures that it holds for."""
    parts = (f"{'、'.join(labels)}：{why}" if labels else why for why, labels in told.items())
    return "；".join(parts)


def _doubts(tokens: tuple[Token, ...], years: TwoYears) -> Iterator[tuple[str, str, str]]:
    """Kind and reason of each doubt, with the figure's name where the sentence tells several."""
    several = len({_figure_told(token) for token in tokens} - {None}) > 1
    clause = ""
    for token in tokens:
        if isinstance(token, str):
            clause = _CLAUSE.split(clause + token)[-1]
            yield from ((kind, "", why) for kind, why in _typed(token, years))
            continue
        told = _figure_told(token)
        label = label_of(*told) if told and several else ""
        doubts = [*_of_binding(token, years)]
        if isinstance(token, Bound):
            doubts += _typed_direction(clause, token, years)
        yield from ((kind, label, why) for kind, why in doubts)
        clause += "\0"


def _figure_told(token: Token) -> tuple[str, str] | None:
    """Which figure a token tells, whatever of it is printed: measure and dims."""
    bound = token.of if isinstance(token, DirectionWord) else token
    if not isinstance(bound, Bound):
        return None
    dims = {name: code for name, code in bound.dims.items() if name != BASIS}
    return bound.measure, dims_key(dims)


def _typed(text: str, years: TwoYears) -> Iterator[tuple[str, str]]:
    old = years.before.period
    for year in (f"{old.roc_year}年", f"{old.start.year}年", f"{old.start.year} 年"):
        if re.search(rf"(?<![0-9]){year}", text):
            yield "fixed_period", f"文字寫明「{year}」，請改為本期或確認仍指該年"
    if claim := _CLAIM.search(text):
        yield "claim", f"「{claim[0]}」是上期的評語，請確認本期仍成立"


def _of_binding(token: Binding, years: TwoYears) -> Iterator[tuple[str, str]]:
    match token:
        case Bound():
            yield from _of_figure(token, years)
        case DirectionWord():
            yield from _of_word(token, years)
        case Constant(text, source):
            yield "constant", f"「{text}」出自{source}，請確認本期仍適用"
        case LawValue():
            before, now = _law(token, years.before), _law(token, years.now)
            if before != now:
                yield "law", f"{before or '（無）'} → {now or '（無）'}"
        case NameList():
            if _words(token, years.now) is None and _words(token, years.before) is not None:
                yield "empty_list", f"名單本期沒有資料。{NOTHING_HAPPENED}"
        case EventField(_, identity):
            yield "event", f"指定的活動「{identity}」是上期的，請改為本期的活動"
        case Target():
            yield "statement", "這是目標，請確認本期的目標"


def _of_word(word: DirectionWord, years: TwoYears) -> Iterator[tuple[str, str]]:
    before, now = _amount(word.of, years.before), _amount(word.of, years.now)
    if before is None or now is None or _sign(before) == _sign(now):
        return
    words = {1: word.up, -1: word.down, 0: word.same}
    yield "turned", f"上期為「{words[_sign(before)]}」，本期為「{words[_sign(now)]}」"


def _of_figure(bound: Bound, years: TwoYears) -> Iterator[tuple[str, str]]:
    if bound.statement:
        yield "statement", f"這是{_STATEMENTS[bound.statement]}，請確認本期的說法"
    for code in (bound.period, bound.against):
        if code not in ("", PREVIOUS, BEFORE_PREVIOUS):
            yield "fixed_period", f"綁定的期間寫明「{code}」，請改為本期或確認仍指該期"
    if _request(bound, years.before) in years.restated:
        yield "restated", "上期印出的這個數字後來重編過，請確認比較的說法"
    before, now = _amount(bound, years.before), _amount(bound, years.now)
    if now is None and before is not None:
        yield from _without_value(bound, years.now)
    elif now is None:
        return
    elif not _is_change(bound):
        yield from _moved(bound, before, now, years)
    elif before is not None and not bound.absolute and _sign(before) * _sign(now) < 0:
        yield "turned", _told(bound, years)


def _is_change(bound: Bound) -> bool:
    """Whether the figure is itself a difference; its amount beside a direction word has no sign."""
    return bool(bound.compare) or BASIS in bound.dims


def _without_value(bound: Bound, sources: Sources) -> Iterator[tuple[str, str]]:
    try:
        figure = figure_of(bound, sources)
    except Gap as gap:
        yield "gap", str(gap).rstrip("。")
        return
    if figure.emptiness == "none_held" or figure.rows == 0:
        yield "no_rows", NOTHING_HAPPENED
    else:
        yield "gap", figure.note.rstrip("。") or "本期的數值不明，請補登紀錄"


def _moved(
    bound: Bound, before: Fraction | None, now: Fraction, years: TwoYears
) -> Iterator[tuple[str, str]]:
    if now == 0:
        if before != 0 and figure_of(bound, years.now).rows == 0:
            yield "no_rows", NOTHING_HAPPENED
        elif before:
            yield "zero", _told(bound, years)
    elif before == 0:
        yield "first", f"{_told(bound, years)}，請說明是否首次"
    elif before and abs(now - before) > abs(before) * LARGE:
        rate = percent((now - before) * 100 / abs(before), 1)
        yield "large_change", f"{_told(bound, years)}（{'' if rate[0] == '-' else '+'}{rate}）"


def _told(bound: Bound, years: TwoYears) -> str:
    return f"{_words(bound, years.before)} → {_words(bound, years.now)}"


def _typed_direction(clause: str, bound: Bound, years: TwoYears) -> Iterator[tuple[str, str]]:
    """A direction word that somebody typed before a figure, against what the figure did."""
    typed = list(_DIRECTION.finditer(clause))
    if not typed or "\0" in clause[typed[-1].end() :]:
        return
    change = _amount(replace(bound, absolute=False), years.now)
    if not _is_change(bound):
        before = _amount(bound, years.before)
        change = None if change is None or before is None else change - before
    if change is None:
        return
    word = typed[-1][0]
    wanted = 1 if word in _RISE else -1
    if _sign(change) != wanted:
        truth = {1: "增加", -1: "減少", 0: "持平"}[_sign(change)]
        yield "turned", f"文字寫「{word}」，本期實為{truth}；請改用方向詞綁定"


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _request(bound: Bound, sources: Sources) -> Request | None:
    try:
        return request_of(bound, sources.period)
    except Gap:
        return None


def _amount(bound: Bound, sources: Sources) -> Fraction | None:
    return _or_none(lambda: amount_of(bound, sources))


def _words(token: Token, sources: Sources) -> str | None:
    return _or_none(
        lambda: "".join(getattr(r, "text", "") for r in text_runs((token,), sources, "plain"))
    )


def _law(token: LawValue, sources: Sources) -> str | None:
    try:
        return _words(token, sources)
    except (NotConfigured, UnknownParameter):
        return None


def _or_none(ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except (Gap, Gaps):
        return None
