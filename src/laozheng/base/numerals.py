"""Write numbers as the bureau's books print them, and read them back.

Arabic figures with 萬 and 億 (1萬4,059), plain and thousand figures, percentages, and the two
series of Chinese ordinals that number headings (壹 貳 參, 一 二 三).
"""

import re
from decimal import Decimal

from laozheng.base.rounding import Exact, half_up
from laozheng.base.text import fold

_TEN_THOUSAND = 10**4
_HUNDRED_MILLION = 10**8

_GRAND = {"億": _HUNDRED_MILLION, "萬": _TEN_THOUSAND, "万": _TEN_THOUSAND}
_SMALL = {"仟": 1000, "千": 1000, "佰": 100, "百": 100, "拾": 10, "十": 10}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_DIGITS |= {digit: value for value, digit in enumerate("零壹貳參肆伍陸柒捌玖")}
_DIGITS |= {"兩": 2, "叁": 3}

_ORDINARY_ORDINAL = "零一二三四五六七八九", "十百千"
_FORMAL_ORDINAL = "零壹貳參肆伍陸柒捌玖", "拾佰仟"

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<digit>[{''.join(_DIGITS)}])"
    rf"|(?P<unit>[{''.join(_SMALL)}])"
)
_SIGN = re.compile(r"^[-−–負]|^\+")
_CURRENCY = re.compile(r"^(?:NT\$|NTD|\$)|[元圓]整?$")
_BLANK_AT_COMMA = re.compile(r"(?<=\d)\s*,\s*(?=\d)")
_BLANK_BETWEEN_DIGITS = re.compile(r"\d\s+\d")
_UNREADABLE = "看不懂這個數字，請寫成 14,059 或 1萬4,059。"


def plain(number: int | Decimal) -> str:
    """Write with commas: 3,935; decimals are kept as they are: 2,304.8."""
    return f"{number:,}"


def wan(number: int) -> str:
    """Write with 億 and 萬 as in the text of the books: 1萬4,059, 2萬7, 26億8,804萬6,228.

    Below ten thousand it is the plain number. The parts have no leading zeros.
    """
    if number < 0:
        return f"-{wan(-number)}"
    if number < _TEN_THOUSAND:
        return plain(number)
    hundred_millions, below = divmod(number, _HUNDRED_MILLION)
    ten_thousands, rest = divmod(below, _TEN_THOUSAND)
    parts = ((hundred_millions, "億"), (ten_thousands, "萬"), (rest, ""))
    return "".join(f"{plain(part)}{unit}" for part, unit in parts if part)


def thousand(amount: Exact) -> str:
    """Write an amount of TWD in whole thousands (千元), half up: 6,526,689,000 → 6,526,689."""
    return plain(half_up(Decimal(amount) / 1000 if isinstance(amount, int) else amount / 1000))


def percent(value: Exact, decimals: int = 0) -> str:
    """Write a number that is already in percent, half up: 69.925 → 70%, with 2 decimals 69.93%."""
    return f"{plain(half_up(value, decimals))}%"


def formal(number: int) -> str:
    """Write the formal numeral of a chapter: 1 → 壹, 11 → 拾壹, 20 → 貳拾; 1 to 9,999."""
    return _chinese(number, *_FORMAL_ORDINAL)


def ordinal(number: int) -> str:
    """Write the ordinary numeral of a heading: 1 → 一, 11 → 十一, 105 → 一百零五; 1 to 9,999."""
    return _chinese(number, *_ORDINARY_ORDINAL)


def read_ordinal(text: str) -> int:
    """Read a heading's numeral, formal or ordinary, with or without brackets: （十一） → 11.

    Raises ValueError with one Chinese sentence for anything else, also for Arabic figures.
    """
    bare = fold(text).rstrip("、.").strip("()")
    if bare and all(mark in _DIGITS or mark in _SMALL for mark in bare):
        return int(read_number(bare))
    raise ValueError("看不懂這個編號，請用一、二、三或壹、貳、參。")


def read_number(text: str) -> Decimal:
    """Read one number as people print it: 3,935 · 2, 627 · 1萬4,059 · 3 萬 7,601 · 443萬5仟元.

    Full-width characters, blanks around commas and units, a sign (-, −, 負), NT$ and 元 are
    accepted; so are Chinese digits (三萬五千). A percent sign, a range or two numbers side by
    side are not one number. Raises ValueError with one Chinese sentence.
    """
    compact = _BLANK_AT_COMMA.sub(",", fold(text))
    if _BLANK_BETWEEN_DIGITS.search(compact):
        raise ValueError(_UNREADABLE)
    compact = _CURRENCY.sub("", _CURRENCY.sub("", "".join(compact.split())))
    sign = _SIGN.search(compact)
    value = _read_unsigned(compact[1:] if sign else compact)
    return value if sign is None or sign[0] == "+" else -value


def _chinese(number: int, digits: str, units: str) -> str:
    if not 1 <= number <= 9999:
        raise ValueError("編號必須介於1與9999之間。")
    figures = str(number)
    words = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            words += digits[int(figure)] + (units[place - 1] if place else "")
        elif not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    # 十一, not 一十一: the leading one is silent only between ten and nineteen.
    return words[1:] if 10 <= number <= 19 else words


def _read_unsigned(text: str) -> Decimal:
    """Add up what stands before 億, before 萬 and after; each unit must be below the last."""
    total, section, last_unit = Decimal(0), "", Decimal("Infinity")
    for mark in text:
        if mark not in _GRAND:
            section += mark
            continue
        unit = Decimal(_GRAND[mark])
        if unit >= last_unit:
            raise ValueError(_UNREADABLE)
        total += _below(_read_section(section), last_unit / unit) * unit
        section, last_unit = "", unit
    if not section and total:
        return total
    if total % (last_unit if total else 1):
        raise ValueError(_UNREADABLE)
    return total + _below(_read_section(section), last_unit)


def _read_section(text: str) -> Decimal:
    """Read figures or Chinese digits with 千, 百 and 十."""
    total, figure, last_unit, position = Decimal(0), None, Decimal("Infinity"), 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if match["unit"]:
            unit = Decimal(_SMALL[match["unit"]])
            if unit >= last_unit or (not figure and unit != 10):
                raise ValueError(_UNREADABLE)
            total += (figure or 1) * unit
            figure, last_unit = None, unit
        elif figure:
            raise ValueError(_UNREADABLE)
        elif match["digit"]:
            figure = Decimal(_DIGITS[match["digit"]])
        else:
            figure = Decimal(match["figure"].replace(",", ""))
    if position != len(text) or not text:
        raise ValueError(_UNREADABLE)
    return total + _below(figure or Decimal(0), last_unit)


def _below(value: Decimal, limit: Decimal) -> Decimal:
    if value >= limit:
        raise ValueError(_UNREADABLE)
    return value
