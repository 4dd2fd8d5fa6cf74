"""Check identifiers of enterprises and persons, and find personal ones where they do not belong.

Sources of the check rules: 統一編號 by the Ministry of Finance (modulo 10, since 2023-04-01 modulo
5), national ID and the two resident numbers by the Ministry of the Interior. Nothing is repaired.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from laozheng.base.text import fold, squeeze

UbnState = Literal[
    "valid", "missing", "none_stated", "same_as_employer", "malformed", "invalid", "dummy"
]

MODULO_5_FROM = date(2023, 4, 1)
_UBN_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
_UBN_DUMMIES = frozenset({"00000000", "00000001", "99999999"})
_SAME_AS_EMPLOYER = frozenset({"同事業單位", "同上", "同雇主"})
_NONE_STATED = re.compile(
    r"(?:無|沒有|[-–—―－]+|/|N/?A|NONE|無統一?編號?|尚?未(?:登記|設立|申請))(?:\(.*\))?", re.I
)

_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_LETTER_VALUES = {letter: value for value, letter in enumerate(_LETTERS, start=10)}
_PERSON_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_NATIONAL_ID = re.compile(r"[A-Z][12]\d{8}")
_RESIDENT_ID = re.compile(r"[A-Z][89]\d{8}")
_RESIDENT_ID_OLD = re.compile(r"[A-Z][A-D]\d{8}")
_PERSON_ID = re.compile(r"[A-Z][1289A-D]\d{8}")
_PERSON_ID_IN_TEXT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][1289A-Da-d]\d{8}(?![A-Za-z0-9])")


@dataclass(frozen=True)
class Span:
    """Where a personal number stands: text[start:end]; `valid` if its check digit fits."""

    start: int
    end: int
    valid: bool


def is_ubn(text: str, on: date | None = None) -> bool:
    """Tell whether the text is a 統一編號 by the check rule of the day it was issued.

    Before 2023-04-01 the sum is divisible by 10, since then by 5. Without `on` either rule will
    do, and every number of the old rule passes the new one.
    """
    digits = fold(text)
    if not re.fullmatch(r"\d{8}", digits, re.ASCII):
        return False
    products = (int(digit) * weight for digit, weight in zip(digits, _UBN_WEIGHTS, strict=True))
    total = sum(product // 10 + product % 10 for product in products)
    modulus = 5 if on is None or on >= MODULO_5_FROM else 10
    # 7 in seventh place gives 7 × 4 = 28, 2 + 8 = 10, which counts as 1 + 0 or as 0.
    return total % modulus == 0 or (digits[6] == "7" and (total + 1) % modulus == 0)


def ubn_state(text: str) -> UbnState:
    """Say what an official cell for a 統一編號 holds; only `valid` may link to an enterprise.

    `none_stated`: the source says that there is none (無, -, 無統編, 無(自然人)); `dummy`: a filler
    such as 00000000; `malformed`: not eight digits; `invalid`: the check digit is wrong.
    """
    digits = squeeze(fold(text))
    if not digits:
        return "missing"
    if digits in _SAME_AS_EMPLOYER:
        return "same_as_employer"
    if _NONE_STATED.fullmatch(digits):
        return "none_stated"
    if not re.fullmatch(r"\d{8}", digits, re.ASCII):
        return "malformed"
    if digits in _UBN_DUMMIES:
        return "dummy"
    return "valid" if is_ubn(digits) else "invalid"


def is_national_id(text: str) -> bool:
    """Tell whether the text is a national ID (身分證統一編號) with a right check digit."""
    number = fold(text).upper()
    return bool(_NATIONAL_ID.fullmatch(number)) and _person_check(number)


def is_resident_id(text: str) -> bool:
    """Tell whether the text is a resident number of the form issued since 2021-01-02."""
    number = fold(text).upper()
    return bool(_RESIDENT_ID.fullmatch(number)) and _person_check(number)


def is_resident_id_old(text: str) -> bool:
    """Tell whether the text is a resident number of two letters, in use until 2030-12-31."""
    number = fold(text).upper()
    return bool(_RESIDENT_ID_OLD.fullmatch(number)) and _person_check(number)


def looks_like_person_id(text: str) -> bool:
    """Tell whether the whole text has the shape of a personal number, right check digit or not."""
    return bool(_PERSON_ID.fullmatch(squeeze(fold(text)).upper()))


def find_person_ids(text: str) -> list[Span]:
    """Find personal numbers inside a text, full-width ones too; offsets are those of `text`."""
    folded, origin = _fold_in_place(text)
    return [
        Span(origin[match.start()], origin[match.end() - 1] + 1, _person_check(match[0].upper()))
        for match in _PERSON_ID_IN_TEXT.finditer(folded)
    ]


def mask_id(text: str) -> str:
    """Hide the second half of a number for display: A123456789 → A1234*****."""
    number = fold(text)
    shown = len(number) // 2
    return number[:shown] + "*" * (len(number) - shown)


def _person_check(number: str) -> bool:
    """Check digit shared by all three kinds; a second letter counts with its units digit."""
    first, second = divmod(_LETTER_VALUES[number[0]], 10)
    sex = _LETTER_VALUES[number[1]] % 10 if number[1].isalpha() else int(number[1])
    digits = (first, second, sex, *(int(digit) for digit in number[2:]))
    return sum(d * w for d, w in zip(digits, _PERSON_WEIGHTS, strict=True)) % 10 == 0


def _fold_in_place(text: str) -> tuple[str, list[int]]:
    """NFKC character by character, with the place in `text` of each character of the result."""
    folded, origin = [], []
    for place, character in enumerate(text):
        normal = unicodedata.normalize("NFKC", character)
        folded.append(normal)
        origin += [place] * len(normal)
    return "".join(folded), origin
