"""Working days of the government offices, with the days on which a city closed them.

The office calendar is data (``data/office_calendar.toml``); typhoon days are entered in use and
come in as ``ClosedSpan``. Outside the years of the data there is no answer: ``NotConfigured``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from laozheng.base.roc import roc_year
from laozheng.kernel.law.parameters import DatedValue, NotConfigured

OFFICE_CALENDAR_FILE = Path(__file__).parent / "data" / "office_calendar.toml"
NAME = "law.office_calendar"
LABEL = "政府行政機關辦公日曆表"
CLOSED = "停止上班"

Half = Literal["", "am", "pm"]
_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "週六", 6: "週日"}


@dataclass(frozen=True)
class ClosedSpan:
    """Days, first and last included, on which a city closed its offices.

    ``half`` is "am" or "pm" when only that half was closed; ``district`` (code or name) when the
    closing held only there.
    """

    start: date
    end: date
    reason: str
    half: str = ""
    district: str = ""

    def __post_init__(self) -> None:
        if self.half not in ("", "am", "pm"):
            raise ValueError("停止上班的時段只能是上午（am）、下午（pm）或全日（空白）。")
        if self.end < self.start:
            raise ValueError("停止上班的末日早於首日，請對調。")

    def days(self) -> Iterable[date]:
        """Return every day of the span."""
        return (self.start + _ONE_DAY * n for n in range((self.end - self.start).days + 1))


class Calendar:
    """Which days are working days of the offices, and why the others are not."""

    def __init__(
        self,
        holidays: Mapping[date, str],
        makeup_workdays: Iterable[date],
        years: Mapping[int, DatedValue],
        closed: Mapping[tuple[date, str], str] | None = None,
    ) -> None:
        """``years`` are the years known, each with its source; ``closed`` reasons by half day."""
        self._holidays = dict(holidays)
        self._makeup = frozenset(makeup_workdays)
        self._years = dict(years)
        self._closed = dict(closed or {})

    def day_off(self, day: date) -> str | None:
        """Return why nobody works (週六, 春節, 停止上班（颱風）), or None on a working day."""
        return self.regular_day_off(day) or self.closure(day)

    def regular_day_off(self, day: date) -> str | None:
        """Return why the day is off by the office calendar alone, or None."""
        self.year_value(day)
        if day in self._makeup:
            return None
        return self._holidays.get(day) or _WEEKEND.get(day.weekday())

    def closure(self, day: date) -> str | None:
        """Return why the city closed its offices on the whole day, or None."""
        morning, afternoon = self._closed.get((day, "am")), self._closed.get((day, "pm"))
        return f"{CLOSED}（{morning}）" if morning and afternoon else None

    def half_closure(self, day: date) -> Half:
        """Return the half of the day, am or pm, that alone was closed; else an empty text."""
        morning, afternoon = (day, "am") in self._closed, (day, "pm") in self._closed
        if morning == afternoon:
            return ""
        return "am" if morning else "pm"

    def is_workday(self, day: date) -> bool:
        """Tell whether the offices work on the day, at least for half of it."""
        return self.day_off(day) is None

    def is_makeup(self, day: date) -> bool:
        """Tell whether the day is a weekend day worked to make up for another day off."""
        return day in self._makeup

    def next_workday(self, day: date) -> date:
        """Return the first working day after the day."""
        following = day + _ONE_DAY
        while not self.is_workday(following):
            following += _ONE_DAY
        return following

    def workdays(self, first: date, last: date) -> int:
        """Return the number of working days from ``first`` to ``last``, both included."""
        days = (first + _ONE_DAY * n for n in range((last - first).days + 1))
        return sum(self.is_workday(day) for day in days)

    def year_value(self, day: date) -> DatedValue:
        """Return the source of the day's year and how sure it is; raises NotConfigured."""
        try:
            return self._years[day.year]
        except KeyError:
            raise NotConfigured(NAME, day, LABEL) from None

    def with_closed(self, spans: Iterable[ClosedSpan], district: str = "") -> "Calendar":
        """Return the calendar with closed offices added.

        A span limited to a district counts only for that district.
        """
        closed = dict(self._closed)
        for span in spans:
            if span.district in ("", district):
                halves = (span.half,) if span.half else ("am", "pm")
                closed |= {(day, half): span.reason for day in span.days() for half in halves}
        return Calendar(self._holidays, self._makeup, self._years, closed)


@cache
def office_calendar() -> Calendar:
    """Return the calendar of the government offices, ROC 101 to 116 (2012 to 2027)."""
    document = tomllib.loads(OFFICE_CALENDAR_FILE.read_text(encoding="utf-8"))
    holidays: dict[date, str] = {}
    makeup: list[date] = []
    years: dict[int, DatedValue] = {}
    for table in document["years"]:
        holidays |= {date.fromisoformat(day): name for day, name in table["holidays"].items()}
        makeup += table["makeup_workdays"]
        years[table["year"]] = _year_value(table)
    return Calendar(holidays, makeup, years)


def _year_value(table: Mapping[str, Any]) -> DatedValue:
    first = date(table["year"], 1, 1)
    return DatedValue(
        name=NAME,
        label=LABEL,
        unit="year",
        value=roc_year(first),
        valid_from=first,
        cite=table["source"],
        status=table["status"],
        scope="national",
        valid_until=first.replace(year=first.year + 1),
    )
