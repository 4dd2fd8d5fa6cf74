"""Days, months and years as a report writes them, and the period that each of them names.

Years are ROC (113年度, 112-113年度) or CE (2025 年); a month or day without a year belongs to the
last year that the text named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.periods import Period

_YEAR = r"(?:民國|西元|中華民國)?\s*(?P<year{n}>[0-9]{{2,4}})\s*(?:會計|學)?\s*年\s*(?:度)?"
_AHEAD = r"(?=(?:民國|西元|中華民國)?\s*[0-9]{1,4}\s*(?:會計|學)?\s*[年月])"
_MONTH = r"(?P<month{n}>[0-9]{{1,2}})\s*月(?:份)?"
_DAY = r"(?P<day{n}>[0-9]{{1,2}})\s*日"
_TO = r"\s*(?:起)?\s*(?:至|到|迄|~|～|-|—|－|及|、|與)\s*"
_END = r"(?P<part{n}>\s*(?:年)?(?:底|初|末|終|上旬|中旬|下旬|上半年|下半年))?"


def _point(n: int) -> str:
    year, month, day, end = (part.format(n=n) for part in (_YEAR, _MONTH, _DAY, _END))
    return rf"{_AHEAD}(?:{year}\s*)?(?:{month}\s*(?:{day})?)?{end}"


_SHORT_YEARS = (
    r"(?P<year_a>[0-9]{2,4})\s*(?:年)?\s*(?:-|~|～|至|到|/|、|及|—|－)\s*"
    r"(?P<year_b>[0-9]{2,4})\s*年(?:度|底)?"
)
_SHORT_MONTHS = (
    r"(?P<from>[0-9]{1,2})\s*(?:-|~|～|至|到|、|及|—|－)\s*"
    r"(?P<to>[0-9]{1,2})\s*月(?:份|底)?(?!\s*[0-9]{1,2}\s*日)"
)
_YEAR_AND_MONTHS = rf"(?:民國)?\s*(?P<of>[0-9]{{2,4}})\s*年\s*(?:度)?\s*{_SHORT_MONTHS}"
_NUMERIC = r"(?P<y>[0-9]{2,4})([./-])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})(?![0-9])"
_DAYS_ONLY = r"(?<=[日、及至~～-])\s*(?P<only>[0-9]{1,2})\s*日(?!常)"
_BARE_YEAR = r"(?<![0-9,.#-])(?P<bare>(?:19|20)[0-9]{2})(?![0-9,.]*[0-9]|-[0-9])"

_DATES = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            _NUMERIC,
            _YEAR_AND_MONTHS,
            _SHORT_YEARS,
            rf"{_point(1)}(?:{_TO}(?:{_point(2)}|(?P<day3>[0-9]{{1,2}})\s*日))?",
            _SHORT_MONTHS.replace("from", "from_m").replace("to>", "to_m>"),
            _DAYS_ONLY,
            _BARE_YEAR,
        )
    )
)
_DURATION_AFTER = re.compile(r"\s*(?:內|以上|以下|以內|之久|期|來|制|間|後|餘|多|為期|一次|期間)")
_YEAR_LEAD = re.compile(r"(?:近|滿|達|逾|每|未滿|長達|歷經|約|計|過去|任滿|年資|為期)\s*$")


@dataclass(frozen=True)
class DateMark:
    """A date in a line: where it stands and the period it names, if its year is known.

    ``year`` is its CE year or None; ``as_of`` says that it is a day up to which something counts
    (截至, 年底); ``compared`` that something is compared with it (較, 相較於).
    """

    start: int
    end: int
    period: Period | None
    year: int | None
    as_of: bool = False
    compared: bool = False


def dates(text: str, year: int | None = None) -> Iterator[DateMark]:
    """The dates of a folded line; ``year`` is the CE year of the text so far."""
    position = 0
    while match := _DATES.search(text, position):
        mark = _read(match, text, year)
        if mark is None:
            position = match.start() + 1
            while (
                position < len(text) and text[position - 1].isdigit() and text[position].isdigit()
            ):
                position += 1
            continue
        year = mark.year or year
        yield mark
        position = mark.end


def year_of(digits: str) -> int | None:
    """The CE year of a printed year: 113 and 2024 are years, 12 and 350 are not."""
    number = int(digits)
    if len(digits) == 4:
        return number if 1850 <= number <= 2150 else None
    return number + 1911 if 40 <= number <= 199 else None


def _read(match: re.Match[str], text: str, year: int | None) -> DateMark | None:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    if start and text[start - 1].isdigit():
        return None
    groups = {name: value for name, value in match.groupdict().items() if value}
    span = _span(groups, text, match, year)
    if span is None:
        return None
    period, named = span
    lead = text[max(0, start - 4) : start]
    as_of = bool(re.search(r"截至\s*$|迄\s*$|至\s*$", lead)) or "底" in match[0]
    if period and as_of and period.start != period.end:
        period = Period(period.end, period.end)
    compared = bool(re.search(r"(?:較|比|相較於?|相較|與|去|前)\s*$", lead))
    return DateMark(start, match.end(), period, named, as_of, compared)


def _span(
    groups: dict[str, str], text: str, match: re.Match[str], year: int | None
) -> tuple[Period | None, int | None] | None:
    """The period of the parts and the year they name; None when they are no date."""
    if "bare" in groups:
        return _whole(int(groups["bare"])), int(groups["bare"])
    if "only" in groups:
        return None, year
    if "y" in groups:
        named = year_of(groups["y"])
        day = _day(named, int(groups["m"]), int(groups["d"]))
        return (Period(day, day), named) if day else None
    if "year_a" in groups:
        first, last = year_of(groups["year_a"]), year_of(groups["year_b"])
        if first is None or last is None or last < first:
            return None
        return Period(date(first, 1, 1), date(last, 12, 31)), last
    if "of" in groups or "from_m" in groups:
        named = year_of(groups["of"]) if "of" in groups else year
        first_month = int(groups.get("from") or groups["from_m"])
        return _months(named, first_month, int(groups.get("to") or groups["to_m"]))
    return _points(groups, text, match, year)


def _points(
    groups: dict[str, str], text: str, match: re.Match[str], year: int | None
) -> tuple[Period | None, int | None] | None:
    if "year1" not in groups and "month1" not in groups:
        return None
    named = year_of(groups["year1"]) if "year1" in groups else year
    if "year1" in groups and not _is_year(groups["year1"], text, match, "month1" in groups):
        return None
    first = _part(groups, 1, named)
    if first is None:
        return None
    if "day3" in groups and first.period:
        last = _day(named, first.period.start.month, int(groups["day3"]))
        return (Period(first.period.start, last), named) if last else None
    if "year2" in groups or "month2" in groups:
        second_year = year_of(groups["year2"]) if "year2" in groups else named
        second = _part(groups, 2, second_year)
        if second and second.period and first.period and second.period.end >= first.period.start:
            return Period(first.period.start, second.period.end), second_year
    return first.period, named


@dataclass(frozen=True)
class _Part:
    period: Period | None


def _part(groups: dict[str, str], n: int, year: int | None) -> _Part | None:
    month, day = groups.get(f"month{n}"), groups.get(f"day{n}")
    if month and not 1 <= int(month) <= 12:
        return None
    if day and not 1 <= int(day) <= 31:
        return None
    if year is None:
        return _Part(None) if month else None
    if month and day:
        exact = _day(year, int(month), int(day))
        return _Part(Period(exact, exact)) if exact else None
    if month:
        found = _months(year, int(month), int(month))
        return _Part(found[0]) if found else None
    half = groups.get(f"part{n}", "")
    if "上半年" in half or "下半年" in half:
        found = _months(year, 1, 6) if "上" in half else _months(year, 7, 12)
        return _Part(found[0]) if found else None
    return _Part(_whole(year))


def _is_year(digits: str, text: str, match: re.Match[str], with_month: bool) -> bool:
    """Tell a year from a span of years: 3年內, 近10年, 滿65年 are spans."""
    if year_of(digits) is None:
        return False
    if with_month or len(digits) == 4 or "年度" in match[0] or "民國" in match[0]:
        return True
    after = match.end("year1") + 1
    lead = text[max(0, match.start() - 3) : match.start("year1")]
    return not (
        _DURATION_AFTER.match(text, after)
        or _YEAR_LEAD.search(lead)
        or (int(digits) < 60 and not re.match(r"\s*(?:度|底|初|\s*[0-9]{1,2}\s*月)", text[after:]))
    )


def _whole(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _months(year: int | None, first: int, last: int) -> tuple[Period | None, int | None] | None:
    if not 1 <= first <= last <= 12:
        return None
    if year is None:
        return None, None
    after = date(year + last // 12, last % 12 + 1, 1)
    return Period(date(year, first, 1), after - timedelta(days=1)), year
