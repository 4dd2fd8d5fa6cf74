"""Numbers of dispositions as files write them: 高市勞條字第10338892900號 and its many misprints.

The raw text always stays. A number gets a canonical form only by repairs that cannot change which
document it names; anything else is doubtful and is never "corrected" (trap W-NUM).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from laozheng.base.roc import parse_day, roc_year
from laozheng.base.text import fold, squeeze

NumberState = Literal["exact", "normalized", "doubtful"]
NUMBER_STATES = {"exact": "原樣", "normalized": "已整理", "doubtful": "存疑"}

# Three digits of the ROC year, seven of the serial, one branch mark (a digit or a letter).
_SERIAL_LENGTH = 11
_YEAR_DIGITS = 3

_DOUBLED = re.compile(r"([字第號])\1+")
_NUMBER = re.compile(
    r"(?P<day>\d{2,3}[./-]\d{1,2}[./-]\d{1,2}|\d{7}(?=\D))?"
    r"(?P<mark>[^\d字第號]*)字?第?(?P<serial>\d+[A-Z]?)號?(?:書?函)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class DocumentNumber:
    """A number read: ``mark`` is the issuing unit's word (高市勞條字), ``year`` its ROC year.

    ``base`` is the canonical form without the branch mark: documents of one file share it.
    ``prefix_on`` is a date that stood before the number. A doubtful number has neither canonical
    form nor base.
    """

    raw: str
    state: NumberState
    canonical: str = ""
    base: str = ""
    mark: str = ""
    year: int | None = None
    prefix_on: date | None = None

    @property
    def key(self) -> str:
        """What identifies the document: the canonical form, of a doubtful number the raw text."""
        return self.canonical or squeeze(fold(self.raw))

    def fits_year_of(self, disposed_on: date) -> bool:
        """Whether the year in the number is that of the decision (trap W-YEAR).

        Numbers are taken from the file's year, so that one of last year is right until March.
        """
        years = {roc_year(disposed_on)}
        if disposed_on.month <= 3:
            years.add(roc_year(disposed_on) - 1)
        return self.year is None or self.year in years


def read_document_number(raw: str, city_mark: str) -> DocumentNumber:
    """Read a number; ``city_mark`` is how the marks of all offices of the city begin (高市)."""
    text = _DOUBLED.sub(r"\1", squeeze(fold(raw)).upper())
    match = _NUMBER.fullmatch(text)
    prefix_on = _day(match["day"]) if match and match["day"] else None
    if match is None or (match["day"] and prefix_on is None) or not _is_sound(match, city_mark):
        return DocumentNumber(raw, "doubtful", prefix_on=prefix_on)
    mark, serial = f"{match['mark']}字", match["serial"]
    canonical = f"{mark}第{serial}號"
    return DocumentNumber(
        raw=raw,
        state="exact" if raw == canonical else "normalized",
        canonical=canonical,
        base=f"{mark}第{serial[:-1]}",
        mark=mark,
        year=int(serial[:_YEAR_DIGITS]),
        prefix_on=prefix_on,
    )


def _is_sound(match: re.Match[str], city_mark: str) -> bool:
    """Whether length and issuing unit are beyond doubt."""
    mark = match["mark"]
    is_unit = mark.startswith(city_mark) and mark != city_mark and _HAN.fullmatch(mark)
    return bool(is_unit) and len(match["serial"]) == _SERIAL_LENGTH


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None
