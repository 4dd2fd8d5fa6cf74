"""The grammar of narrative: plain text in which bindings stand in double braces.

``{{measure dim=value … | option …}}`` prints a figure; ``{{word …}}``, ``{{list …}}``,
``{{event …}}``, ``{{law …}}``, ``{{const …}}``, ``{{target …}}``, ``{{reason …}}`` and
``{{period}}`` print the other kinds of bindings. ``parse`` reads a text, ``write`` gives it back.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from laozheng.base.periods import Period
from laozheng.base.roc import parse_day
from laozheng.kernel.reports.bindings import (
    BEFORE_PREVIOUS,
    PERIOD_END,
    PREVIOUS,
    Approximation,
    Binding,
    Bound,
    Constant,
    DirectionWord,
    EventField,
    Explanation,
    LawValue,
    NameList,
    PeriodWord,
    Target,
    Token,
)
from laozheng.kernel.reports.spelling import spell

STYLES = ("plain", "wan", "thousand", "zh", "pct0", "pct1", "pct2")
COMPARISONS = ("change", "rate_of_change", "points")
STATEMENTS = ("coverage", "estimate", "target", "outside")
APPROXIMATIONS = {"down": "餘", "up_to": "近", "about": "約"}
PERIOD_FORMS = ("label", "span", "year", "end")

_BRACES = re.compile(r"\{\{|\}\}")
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class NarrativeError(ValueError):
    """A binding that cannot be read; the sentence says where, what is wrong and what to do.

    ``at`` is the place in the text, counted from 0; ``what`` is the sentence without it.
    """

    def __init__(self, at: int, what: str) -> None:
        super().__init__(f"第{at + 1}字{what}")
        self.at = at
        self.what = what


class _Fault(Exception):
    """What is wrong inside one binding; ``parse`` adds the place."""


def parse(text: str) -> tuple[Token, ...]:
    """Read a text into strings and bindings, in order; no string is empty.

    Raises NarrativeError with one Chinese sentence that quotes the binding at fault.
    """
    tokens: list[Token] = []
    position = 0
    while (opening := _BRACES.search(text, position)) is not None:
        at = opening.start()
        if opening[0] == "}}":
            raise NarrativeError(at, "的「}}」前面沒有「{{」，請刪除或補上開頭。")
        closing = _BRACES.search(text, opening.end())
        if closing is None or closing[0] == "{{":
            fragment = text[opening.start() : opening.start() + 20]
            raise NarrativeError(at, f"起「{fragment}」缺少結尾的「}}}}」，請補上。")
        if opening.start() > position:
            tokens.append(text[position : opening.start()])
        inside = text[opening.end() : closing.start()]
        try:
            tokens.append(_binding(inside))
        except _Fault as fault:
            raise NarrativeError(at, f"起「{{{{{inside}}}}}」{fault}") from None
        position = closing.end()
    if position < len(text):
        tokens.append(text[position:])
    return tuple(tokens)


def write(tokens: Iterable[Token]) -> str:
    """Give back the text that reads to these tokens."""
    return "".join(
        token if isinstance(token, str) else f"{{{{{spell(token)}}}}}" for token in tokens
    )


def _binding(inside: str) -> Binding:
    subject, bar, options = inside.partition("|")
    words = subject.split()
    if not words:
        raise _Fault("沒有內容，請寫上指標代碼。")
    keyword, *rest = words
    if keyword == "const":
        return _constant(subject.strip().removeprefix("const").strip(), options)
    if bar and not options.split():
        raise _Fault("在「|」之後沒有選項，請補上選項或刪除「|」。")
    if keyword in _KEYWORDS:
        return _KEYWORDS[keyword](rest, options.split())
    if _CODE.fullmatch(keyword):
        return _bound(keyword, _pairs(rest, "維度"), options.split())
    raise _Fault(f"的「{keyword}」不是指標代碼，請寫成「業務.指標」。")


def _bound(measure: str, dims: Mapping[str, str], options: Iterable[str]) -> Bound:
    parts: dict[str, object] = {}
    for option in options:
        name, equals, value = option.partition("=")
        reader = _OPTIONS.get(name)
        if reader is None:
            raise _Fault(f"的選項「{name}」不存在，可用的選項為{'、'.join(sorted(_OPTIONS))}。")
        new = reader(name, value if equals else None)
        if repeated := parts.keys() & new.keys():
            raise _Fault(f"的選項「{name}」與前面的選項衝突（{repeated.pop()}），請擇一。")
        parts.update(new)
    if "period" in parts and "since" in parts:
        raise _Fault("同時寫了 p 與 since，請擇一。")
    return Bound(measure, dims, **parts)  # type: ignore[arg-type]


def _pairs(words: Iterable[str], what: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value or not _NAME.fullmatch(name):
            raise _Fault(f"的{what}「{word}」讀不懂，請寫成「名稱=值」。")
        if name in pairs:
            raise _Fault(f"的{what}「{name}」寫了兩次，請刪除一個。")
        pairs[name] = value
    return pairs


def _only(pairs: Mapping[str, str], name: str, default: str) -> str:
    if unknown := pairs.keys() - {name}:
        raise _Fault(f"的選項「{min(unknown)}」不存在，只能用「{name}」。")
    return pairs.get(name, default)


def _measure_of(words: list[str], keyword: str) -> tuple[str, list[str]]:
    if not words or not _CODE.fullmatch(words[0]):
        raise _Fault(f"的「{keyword}」之後要接代碼，請寫成「{keyword} 業務.名稱」。")
    return words[0], words[1:]


def _flag(field: str, fixed: object) -> Callable[[str, str | None], dict[str, object]]:
    def read(name: str, value: str | None) -> dict[str, object]:
        if value is not None:
            raise _Fault(f"的選項「{name}」不帶值，請刪除等號與後面的字。")
        return {field: fixed}

    return read


def _required(name: str, value: str | None) -> str:
    if not value:
        raise _Fault(f"的選項「{name}」沒有值，請寫成「{name}=值」。")
    return value


def _period_code(name: str, value: str | None) -> str:
    code = _required(name, value)
    if code not in (PREVIOUS, BEFORE_PREVIOUS):
        try:
            Period.parse(code)
        except ValueError as error:
            raise _Fault(f"的選項「{name}」有誤：{error}") from None
    return code


def _read_since(name: str, value: str | None) -> dict[str, object]:
    try:
        day: date = parse_day(_required(name, value))
    except ValueError as error:
        raise _Fault(f"的選項「{name}」有誤：{error}") from None
    return {"since": day}


def _read_style(name: str, value: str | None) -> dict[str, object]:
    if value not in STYLES:
        raise _Fault(f"的數字樣式「{value or ''}」不存在，可用{'、'.join(STYLES)}。")
    return {"style": value}


def _read_counter(name: str, value: str | None) -> dict[str, object]:
    if value == "":
        raise _Fault("的選項「counter」等號後沒有量詞，請寫上量詞或刪除等號。")
    return {"counter": value or ""}


def _read_comparison(name: str, value: str | None) -> dict[str, object]:
    return {"compare": name, "against": _period_code(name, value)}


def _read_approximation(name: str, value: str | None) -> dict[str, object]:
    step, plus, word = _required(name, value).partition("+")
    if not step.isascii() or not step.isdigit() or int(step) == 0 or (plus and not word):
        raise _Fault(f"的選項「{name}」要寫整數級距，例如 {name}=100+{APPROXIMATIONS[name]}。")
    return {"approximation": Approximation(name, int(step), word or APPROXIMATIONS[name])}


_OPTIONS: dict[str, Callable[[str, str | None], dict[str, object]]] = {
    "p": lambda name, value: {"period": _period_code(name, value)},
    "since": _read_since,
    "style": _read_style,
    "counter": _read_counter,
    "abs": _flag("absolute", True),
    **dict.fromkeys(COMPARISONS, _read_comparison),
    **dict.fromkeys(APPROXIMATIONS, _read_approximation),
    **{statement: _flag("statement", statement) for statement in STATEMENTS},
}


def _read_word(words: list[str], options: list[str]) -> DirectionWord:
    measure, rest = _measure_of(words, "word")
    choices = {"up", "down", "same"}
    # The options of a direction word may stand with or without the bar before them.
    names = {word.partition("=")[0]: word for word in (*rest, *options)}
    if len(names) != len(rest) + len(options):
        raise _Fault("有寫了兩次的維度或選項，請刪除一個。")
    chosen = _pairs((names[name] for name in names if name in choices), "選項")
    bound_options = [
        word for name, word in names.items() if name in _OPTIONS and name not in choices
    ]
    dims = _pairs(
        (word for name, word in names.items() if name not in choices and name not in _OPTIONS),
        "維度",
    )
    return DirectionWord(_bound(measure, dims, bound_options), **chosen)


def _read_list(words: list[str], options: list[str]) -> NameList:
    source, rest = _measure_of(words, "list")
    pairs = _pairs((*rest, *options), "維度或選項")
    field, sep = pairs.pop("field", "name"), pairs.pop("sep", "、")
    return NameList(source, pairs, field, sep)


def _read_event(words: list[str], options: list[str]) -> EventField:
    source, rest = _measure_of(words, "event")
    pairs = _pairs((*rest, *options), "選項")
    identity, field = pairs.pop("id", ""), pairs.pop("field", "title")
    if not identity or pairs:
        raise _Fault("要寫成「event 業務.名稱 id=活動編號 field=欄位」，請更正。")
    return EventField(source, identity, field)


def _read_law(words: list[str], options: list[str]) -> LawValue:
    name, rest = _measure_of(words, "law")
    on = _only(_pairs(rest, "選項"), "on", PERIOD_END)
    if on != PERIOD_END:
        try:
            parse_day(on)
        except ValueError as error:
            raise _Fault(f"的選項「on」有誤：{error}") from None
    bound = _bound(name, {}, options)
    if bound != Bound(name, counter=bound.counter, style=bound.style):
        raise _Fault("的法定數值只能用 style 與 counter 兩個選項，請刪除其他選項。")
    return LawValue(name, on, bound.counter, bound.style)


def _read_target(words: list[str], options: list[str]) -> Target:
    measure, rest = _measure_of(words, "target")
    return Target(_bound(measure, _pairs(rest, "維度"), options))


def _read_reason(words: list[str], options: list[str]) -> Explanation:
    measure, rest = _measure_of(words, "reason")
    if rest or options:
        raise _Fault("的「reason」只接一個指標代碼，請刪除其他的字。")
    return Explanation(measure)


def _read_period(words: list[str], options: list[str]) -> PeriodWord:
    form = _only(_pairs((*words, *options), "選項"), "form", "label")
    if form not in PERIOD_FORMS:
        raise _Fault(f"的期間寫法「{form}」不存在，可用{'、'.join(PERIOD_FORMS)}。")
    return PeriodWord(form)


def _constant(text: str, options: str) -> Constant:
    name, equals, source = options.strip().partition("=")
    if not text or name != "source" or not equals or not source.strip():
        raise _Fault("的常數要註明出處，請寫成「const 數值 | source=出處」。")
    return Constant(text, source.strip())


_KEYWORDS: dict[str, Callable[[list[str], list[str]], Binding]] = {
    "word": _read_word,
    "list": _read_list,
    "event": _read_event,
    "law": _read_law,
    "target": _read_target,
    "reason": _read_reason,
    "period": _read_period,
}
