"""Numbers as people print them inside a sentence, and their values.

Arabic figures with commas, 萬 and 億, blanks or full-width digits inside, fractions in words
(百分之三, 三分之一, 七成), and Chinese numerals. A number never reaches over its counter word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from laozheng.base.numerals import read_number

_SCALES = {"億": 10**8, "萬": 10**4, "万": 10**4, "仟": 1000, "千": 1000, "佰": 100, "百": 100}
_ZH = "一二兩三四五六七八九十百千萬零〇"
_FORMAL = "壹貳參叁肆伍陸柒捌玖拾佰仟萬億零"

# 1,234 · 1, 234 (a blank inside) · 1,2345 (a comma in the wrong place) · 1234.5
_PLAIN = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]{1,3}(?: ?[,，] ?[0-9]{3})(?![0-9]|[,，] ?[0-9])"
    r"|[0-9]{1,3},[0-9]{4,6}(?![0-9,])"
    r"|[0-9]+)(?:\.[0-9]+)?"
)
_SCALE = r"[億萬万仟千佰百]+(?![貨歲貸里米]|分之|度春)"
_FIGURE = re.compile(rf"{_PLAIN}(?:\s*{_SCALE}(?:\s*{_PLAIN})?)*")
_PART = re.compile(rf"({_PLAIN})\s*({_SCALE})?")
_WORDED = re.compile(
    rf"百分之\s*(?P<percent>{_PLAIN}|[{_ZH}]+(?:點[{_ZH}]+)?)"
    rf"|(?P<below>[二三四五六七八九十]|[0-9]+)分之(?P<above>[{_ZH}]|[0-9]+)"
    r"|(?P<tenths>[0-9一二三四五六七八九])成(?P<more>[0-9一二三四五六七八九])?(?![立為果員就功長本年效品分績語])"
)
_CHINESE = re.compile(rf"[{_ZH}]+")
_FORMAL_AMOUNT = re.compile(rf"[{_FORMAL}]{{2,}}(?=[元圓])")
_DOT_WORDS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Numeral:
    """One number: where it stands, its value, how it is written.

    ``script`` is arabic, chinese or fraction; a fraction is in percent. ``malformed`` says that
    a reader must guess: a blank inside, a comma in the wrong place, mixed 萬 and 仟.
    """

    start: int
    end: int
    value: Decimal | None
    script: str = "arabic"
    malformed: bool = False


def folded(text: str) -> str:
    """The text with half-width digits, letters and signs, character by character.

    The Chinese comma stays: it separates clauses. Every character keeps its column.
    """
    return text.translate(_FOLDED)


_FOLDED = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：？！（）"
}
_FOLDED |= {ord("（"): ord("("), ord("）"): ord(")"), 0x3000: 0x20, 0xA0: 0x20, ord("﹪"): ord("%")}
_FOLDED |= {ord("．"): ord("."), ord("−"): ord("-"), ord("–"): ord("-"), ord("ー"): ord("-")}


def numerals(text: str) -> Iterator[Numeral]:
    """Every number of a folded text, from left to right, without overlap."""
    position = 0
    while position < len(text):
        found = _worded(text, position) or _figure(text, position) or _chinese(text, position)
        if found is None:
            position += 1
            continue
        yield found
        position = found.end


def _figure(text: str, start: int) -> Numeral | None:
    match = _FIGURE.match(text, start)
    if match is None:
        return None
    value, malformed, end = _value(match)
    return Numeral(start, end, value, "arabic", malformed)


def _value(match: re.Match[str]) -> tuple[Decimal, bool, int]:
    """Add the parts of 443萬5仟; one that does not fit below the last is another number."""
    total, below, end = Decimal(0), Decimal("Infinity"), match.start()
    malformed, grand = False, False
    text, position = match.string, match.start()
    while part := _PART.match(text, position, match.end()):
        words = part[2] or ""
        scale = Decimal(1)
        for mark in words:
            scale *= _SCALES[mark]
        amount = _plain(part[1]) * scale
        if total and (amount >= below or _stands_apart(text, end, part.start())):
            break
        total, below, end = total + amount, scale, part.end()
        malformed = malformed or _is_malformed(part[1]) or (grand and words in tuple("仟千佰百"))
        grand = grand or bool(set(words) & set("萬億万"))
        position = end + len(text[end:]) - len(text[end:].lstrip())
        if not words:
            break
    return total, malformed, end


def _stands_apart(text: str, end: int, start: int) -> bool:
    """20萬 30人 are two numbers; 3 萬 7,601 with blanks on both sides of 萬 is one."""
    scale = re.search(rf"(\s*){_SCALE}$", text[:end])
    return start > end and scale is not None and not scale[1]


def _plain(digits: str) -> Decimal:
    return Decimal(re.sub(r"[ ,，]", "", digits))


def _is_malformed(digits: str) -> bool:
    whole = digits.partition(".")[0]
    return bool(
        " " in whole
        or "，" in whole
        or re.fullmatch(r"0[0-9]*(?:,[0-9]{3})+|[0-9]{1,3},[0-9]{4,6}", whole)
    )


def _worded(text: str, start: int) -> Numeral | None:
    match = _WORDED.match(text, start)
    if match is None:
        return None
    if words := match["percent"]:
        value = _percent_words(words)
    elif match["below"]:
        value = (100 * read_number(match["above"]) / read_number(match["below"])).quantize(
            Decimal("0.01")
        )
    else:
        value = 10 * read_number(match["tenths"]) + read_number(match["more"] or "0")
    return Numeral(start, match.end(), value, "fraction")


def _percent_words(words: str) -> Decimal | None:
    whole, _, decimals = words.partition("點")
    try:
        value = read_number(whole)
    except ValueError:
        return None
    digits = "".join(str(_DOT_WORDS.find(mark)) for mark in decimals)
    return value + Decimal(f"0.{digits}") if digits.isdigit() else value


def _chinese(text: str, start: int) -> Numeral | None:
    match = _FORMAL_AMOUNT.match(text, start) or _CHINESE.match(text, start)
    if match is None:
        return None
    try:
        value = read_number(_counted(match[0]))
    except ValueError:
        value = None
    return Numeral(start, match.end(), value, "chinese")


def _counted(words: str) -> str:
    """百 stands for 一百 when it opens a number."""
    return f"一{words}" if words[0] in "百千萬" else words
