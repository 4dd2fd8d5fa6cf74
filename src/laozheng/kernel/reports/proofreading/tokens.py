"""A number together with its counter word: 3,935件, 1,000多位, 5大類, and lists 30、25及40人."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from laozheng.kernel.reports.proofreading.numbers import Numeral
from laozheng.kernel.reports.proofreading.units import (
    Counter,
    counter_at,
    may_be_chinese,
    unit_of,
)

_HEDGE = re.compile(r"\s*(?:(?<=[億萬千百])多|多(?!元)|餘|幾|來)(?=\s*[^\s，。；、0-9])")
_LARGE = re.compile(r"\s*大(?=[一-鿿])(?![型小會樓約多學專高道量幅])")
_THOUSANDS = re.compile(r"[0-9][0-9,]*\s*[千仟]")
_JOINED = re.compile(r"\s*(?:[、及和與]|以及)\s*")
_RANGE = re.compile(r"\s*(?:-|~|～|至|到|—|－)\s*")
_BETWEEN = 16


@dataclass(frozen=True)
class Token:
    """A number with the counter word, unit and hedge (多, 餘) after it; ``end`` is past them."""

    numeral: Numeral
    end: int
    counter: str = ""
    unit: str = ""
    hedge: str = ""
    value: Decimal | None = None


def token_of(numeral: Numeral, text: str, sentence: str) -> Token | None:
    """The token of a numeral in a folded text; ``sentence`` is its sentence up to the numeral.

    A Chinese numeral without a counter word is no number: None.
    """
    if numeral.script == "fraction":
        return Token(numeral, numeral.end, "", "percent", value=numeral.value)
    hedge = _HEDGE.match(text, numeral.end)
    counter, word = _counter(numeral, text, hedge.end() if hedge else numeral.end)
    if counter is None:
        bare = numeral.script == "arabic"
        return Token(numeral, numeral.end, value=_signed(numeral, text)) if bare else None
    written = text[numeral.start : numeral.end]
    if numeral.script == "chinese" and not may_be_chinese(written, word, counter.unit):
        return None
    unit = unit_of(word, text[counter.end :], sentence) or counter.unit
    hedged = hedge[0].strip() if hedge else ""
    return Token(numeral, counter.end, word, unit, hedged, _signed(numeral, text))


def _counter(numeral: Numeral, text: str, after: int) -> tuple[Counter | None, str]:
    """The counter word after a number; 大 alone counts the noun that follows it."""
    thousands = _THOUSANDS.fullmatch(text[numeral.start : numeral.end])
    if thousands and (numeral.value or 0) >= 10000 and (yuan := re.match(r"\s*元", text[after:])):
        return Counter("千元", "thousand_twd", after + yuan.end()), "千元"
    if large := _LARGE.match(text, after):
        if counter := counter_at(text, large.end()):
            return counter, "大" + counter.word
        chinese = numeral.script == "chinese"
        return (Counter("大", "items", large.end()), "大") if chinese else (None, "")
    blanks = len(text[after:]) - len(text[after:].lstrip(" "))
    counter = counter_at(text, after + blanks)
    return counter, counter.word if counter else ""


def _signed(numeral: Numeral, text: str) -> Decimal | None:
    lead = " " + text[max(0, numeral.start - 2) : numeral.start]
    negative = re.search(r"[\s\t(：:為][-△▲]$", lead) is not None
    return -numeral.value if negative and numeral.value is not None else numeral.value


def in_thousands(token: Token) -> Token:
    """635,498千元 keeps its thousands, as its unit says; 8千元 are 8,000元."""
    if token.counter != "千元" or token.value is None:
        return token
    return replace(token, value=token.value / 1000)


def with_list_units(tokens: Sequence[Token], text: str) -> list[Token]:
    """A bare number in a list or a range takes the unit of the next number in it."""
    found = list(tokens)
    for index in range(len(found) - 2, -1, -1):
        token, following = found[index], found[index + 1]
        between = text[token.end : following.numeral.start]
        if not token.unit and following.unit and (_RANGE.fullmatch(between) or _lists(between)):
            found[index] = replace(token, unit=following.unit)
    return found


def _lists(between: str) -> bool:
    """Only a joint and the name of the next part stand between two numbers of a list."""
    joined = _JOINED.match(between)
    return bool(joined) and not re.search(r"[，。；\x00\t]", between) and len(between) <= _BETWEEN


def range_end(token: Token, earlier: Iterable[Token], text: str) -> bool:
    """Whether a token is the upper end of a range."""
    return any(_RANGE.fullmatch(text[other.end : token.numeral.start]) for other in earlier)
