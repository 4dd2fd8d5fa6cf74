"""Read and write days in the calendar of the Republic of China (民國 year = CE year − 1911)."""

import re
from datetime import date

from laozheng.base.text import fold, squeeze

FIRST_YEAR = 1912
_OFFSET = FIRST_YEAR - 1

_SHAPES = (
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<year>\d{3})(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(
        r"(?P<year>\d{4}|\d{2,3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    ),
    re.compile(r"(?:中華)?(?:民國)?(?P<year>\d{1,4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)


def roc_year(day: date) -> int:
    """Return the ROC year of a day: 2024 → 113; 0 and below lie before the Republic."""
    return day.year - _OFFSET


def ce_year(year: int) -> int:
    """Return the CE year of a ROC year: 113 → 2024."""
    return year + _OFFSET


def parse_day(text: str) -> date:
    """Read one day written in the CE or the ROC calendar; full-width characters are fine.

    A year of four digits is CE, a shorter one ROC: 2024-03-05, 2024/3/5, 20240305, 113/03/05,
    113-03-05, 113.3.5, 1130305, 113年3月5日. Raises ValueError with one Chinese sentence that
    never repeats the text, because a misplaced cell may hold somebody's ID number.
    """
    compact = squeeze(fold(text))
    for shape in _SHAPES:
        if match := shape.fullmatch(compact):
            break
    else:
        raise ValueError("看不懂這個日期，請寫成 113/03/05、113年3月5日或 2024-03-05。")
    digits, month, day = match["year"], int(match["month"]), int(match["day"])
    year = int(digits) if len(digits) == 4 else ce_year(int(digits))
    if year <= _OFFSET and len(digits) < 4:
        raise ValueError("民國年從1年起算，請更正日期。")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"沒有{int(digits)}年{month}月{day}日這一天，請更正日期。") from None


def roc_day(day: date) -> str:
    """Write a day as in letters: 113年3月5日."""
    return f"{_year_words(day)}{day.month}月{day.day}日"


def roc_month(day: date) -> str:
    """Write the month of a day: 113年3月."""
    return f"{_year_words(day)}{day.month}月"


def roc_slash(day: date) -> str:
    """Write a day as in tables: 113/03/05. Raises ValueError before ROC 1."""
    if day.year < FIRST_YEAR:
        raise ValueError("民國元年以前的日期不能寫成斜線格式，請改用西元日期。")
    return f"{roc_year(day):03d}/{day:%m/%d}"


def _year_words(day: date) -> str:
    if day.year < FIRST_YEAR:
        return f"民國前{FIRST_YEAR - day.year}年"
    return f"{roc_year(day)}年"
