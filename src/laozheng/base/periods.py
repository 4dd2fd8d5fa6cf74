"""Periods as officials write them: 113, 109H1, 113Q2, 113-06, or two days joined by "..".

A period has a first and a last day, both inside. Its code and label are ROC; input may be CE.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.roc import ce_year, parse_day, roc_day, roc_month, roc_year
from laozheng.base.text import fold, squeeze

_CODE = re.compile(
    r"(?P<year>\d{2,4})(?:年度?)?(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>\d{1,2}))?", re.I
)


@dataclass(frozen=True, order=True)
class Period:
    """A span of days; `start` and `end` both belong to it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("期間的末日早於首日，請對調。")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a code; a year of four digits is CE. Raises ValueError with a Chinese sentence."""
        compact = squeeze(fold(text))
        first, dots, last = compact.partition("..")
        if dots:
            return cls(parse_day(first), parse_day(last))
        match = _CODE.fullmatch(compact)
        if not match:
            raise ValueError(
                "看不懂這個期間，請寫成 113、113H1、113Q2、113-06 或 2024-01-01..2024-03-31。"
            )
        year = int(match["year"]) if len(match["year"]) == 4 else ce_year(int(match["year"]))
        if half := match["half"]:
            return cls._of_months(year, 6 * int(half) - 5, 6)
        if quarter := match["quarter"]:
            return cls._of_months(year, 3 * int(quarter) - 2, 3)
        if month := match["month"]:
            if not 1 <= int(month) <= 12:
                raise ValueError("月份必須介於1與12之間，請更正期間。")
            return cls._of_months(year, int(month), 1)
        return cls._of_months(year, 1, 12)

    @classmethod
    def year_of(cls, day: date) -> "Period":
        """Return the calendar year of the day, which is the fiscal year as well."""
        return cls._of_months(day.year, 1, 12)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """Return the calendar month of the day."""
        return cls._of_months(day.year, day.month, 1)

    @classmethod
    def _of_months(cls, year: int, month: int, length: int) -> "Period":
        last = month + length - 1
        return cls(date(year, month, 1), _month_end(year, last))

    @property
    def roc_year(self) -> int:
        """The ROC year in which the period starts."""
        return roc_year(self.start)

    @property
    def code(self) -> str:
        """The shortest code that reads back: 113, 113H1, 113Q2, 113-06, else the two days."""
        year = self.roc_year
        match self._whole_months():
            case (1, 12):
                return f"{year}"
            case (1 | 7 as month, 6):
                return f"{year}H{(month + 5) // 6}"
            case (1 | 4 | 7 | 10 as month, 3):
                return f"{year}Q{(month + 2) // 3}"
            case (month, 1):
                return f"{year}-{month:02d}"
        return f"{self.start}..{self.end}"

    @property
    def label(self) -> str:
        """The words of a book: 113年度, 113年1月至6月, 113年6月, else the two days."""
        match self._whole_months():
            case (1, 12):
                return f"{self.roc_year}年度"
            case (_, 1):
                return roc_month(self.start)
            case (_, _):
                return f"{roc_month(self.start)}至{self.end.month}月"
        if self.start == self.end:
            return roc_day(self.start)
        return f"{roc_day(self.start)}至{roc_day(self.end)}"

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.start <= day <= self.end

    def previous_year(self) -> "Period":
        """Return the same span one year earlier; the end of February stays the end of February."""
        start = _in_year(self.start, self.start.year - 1)
        if self.start.day == 1 and _is_month_end(self.end):
            return Period(start, _month_end(self.end.year - 1, self.end.month))
        return Period(start, _in_year(self.end, self.end.year - 1))

    def months(self) -> tuple["Period", ...]:
        """Return the calendar months touched, the first and last cut to the period."""
        return tuple(self._split_by_month())

    def _split_by_month(self) -> Iterator["Period"]:
        start = self.start
        while start <= self.end:
            end = min(_month_end(start.year, start.month), self.end)
            yield Period(start, end)
            start = end + timedelta(days=1)

    def _whole_months(self) -> tuple[int, int] | None:
        """First month and number of months, if made of whole months of one ROC year."""
        one_year = self.start.year == self.end.year and self.roc_year >= 1
        if one_year and self.start.day == 1 and _is_month_end(self.end):
            return self.start.month, self.end.month - self.start.month + 1
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _is_month_end(day: date) -> bool:
    return day == _month_end(day.year, day.month)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
