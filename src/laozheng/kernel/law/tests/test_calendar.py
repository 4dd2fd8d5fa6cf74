"""The office calendar against independent totals, and days on which a city closed its offices."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from laozheng.kernel.law.calendar import Calendar, ClosedSpan, office_calendar
from laozheng.kernel.law.parameters import NotConfigured

# Working days and days off of each year as announced; the calendar itself holds only single days.
ANNOUNCED = {
    2012: (254, 112),
    2013: (250, 115),
    2014: (252, 113),
    2015: (249, 116),
    2016: (250, 116),
    2017: (249, 116),
    2018: (250, 115),
    2019: (250, 115),
    2020: (251, 115),
    2021: (249, 116),
    2022: (250, 115),
    2023: (249, 116),
    2024: (251, 115),
    2025: (247, 118),
    2026: (245, 120),
    2027: (244, 121),
}
RULES_TABLE = Path(__file__).parents[6] / "shared" / "law" / "rules.md"
TYPHOON = ClosedSpan(date(2024, 10, 2), date(2024, 10, 3), "颱風")


@pytest.fixture
def calendar() -> Calendar:
    return office_calendar()


@pytest.mark.parametrize(("year", "totals"), ANNOUNCED.items())
def test_the_year_has_the_announced_number_of_working_days(
    calendar: Calendar, year: int, totals: tuple[int, int]
) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    workdays = calendar.workdays(first, last)
    assert (workdays, (last - first).days + 1 - workdays) == totals


@pytest.mark.samples
@pytest.mark.skipif(not RULES_TABLE.exists(), reason="the table of working days is not here")
@pytest.mark.parametrize("year", ANNOUNCED)
def test_each_day_off_and_make_up_day_stands_in_the_table_of_the_rules(
    calendar: Calendar, year: int
) -> None:
    text = RULES_TABLE.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| {year} ("))
    makeup, holidays = (set(re.findall(r"\d\d-\d\d", cell)) for cell in row.split("|")[4:6])
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    days = [day for day in days if day.year == year]
    weekdays_off = {f"{d:%m-%d}" for d in days if d.weekday() < 5 and calendar.day_off(d)}
    assert {f"{d:%m-%d}" for d in days if calendar.is_makeup(d)} == makeup
    assert weekdays_off == holidays


def test_each_year_between_the_first_and_the_last_is_known(calendar: Calendar) -> None:
    assert [calendar.year_value(date(year, 6, 1)).value for year in range(2012, 2028)] == list(
        range(101, 117)
    )


def test_a_make_up_day_is_a_saturday_on_which_the_offices_work(calendar: Calendar) -> None:
    days = [date(2012, 1, 1) + timedelta(days=n) for n in range(16 * 365 + 4)]
    makeup = [day for day in days if calendar.is_makeup(day)]
    assert {day.weekday() for day in makeup} == {5}
    assert all(calendar.is_workday(day) for day in makeup)
    assert len(makeup) == 31


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2024, 2, 9), "農曆除夕"),
        (date(2024, 2, 10), "週六"),
        (date(2024, 2, 11), "週日"),
        (date(2024, 2, 14), "補假"),
        (date(2024, 2, 15), None),
        (date(2024, 2, 17), None),
        (date(2024, 4, 4), "兒童節及民族掃墓節"),
        (date(2024, 5, 1), None),
        (date(2025, 5, 1), None),
        (date(2026, 5, 1), "勞動節"),
        (date(2026, 2, 27), "補假"),
    ],
)
def test_a_day_off_says_why(calendar: Calendar, day: date, reason: str | None) -> None:
    assert calendar.day_off(day) == reason
    assert calendar.is_workday(day) is (reason is None)


def test_only_the_announced_year_is_unconfirmed(calendar: Calendar) -> None:
    doubtful = [y for y in ANNOUNCED if calendar.year_value(date(y, 1, 1)).is_unconfirmed]
    assert doubtful == [2027]


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_the_years_is_not_answered(calendar: Calendar, day: date) -> None:
    with pytest.raises(NotConfigured, match="政府行政機關辦公日曆表"):
        calendar.day_off(day)


def test_the_next_working_day_skips_the_whole_holiday(calendar: Calendar) -> None:
    assert calendar.next_workday(date(2024, 2, 7)) == date(2024, 2, 15)
    assert calendar.next_workday(date(2024, 2, 16)) == date(2024, 2, 17)


def test_closed_offices_are_days_off_with_their_reason(calendar: Calendar) -> None:
    closed = calendar.with_closed([TYPHOON])
    assert closed.day_off(date(2024, 10, 2)) == "停止上班（颱風）"
    assert closed.day_off(date(2024, 10, 3)) == "停止上班（颱風）"
    assert closed.is_workday(date(2024, 10, 4))
    assert calendar.is_workday(date(2024, 10, 2))


def test_a_holiday_keeps_its_name_when_the_offices_are_closed_as_well(calendar: Calendar) -> None:
    closed = calendar.with_closed([ClosedSpan(date(2024, 10, 10), date(2024, 10, 10), "颱風")])
    assert closed.day_off(date(2024, 10, 10)) == "國慶日"


def test_half_a_day_closed_remains_a_working_day(calendar: Calendar) -> None:
    day = date(2024, 7, 24)
    afternoon = calendar.with_closed([ClosedSpan(day, day, "颱風", half="pm")])
    assert afternoon.is_workday(day)
    assert afternoon.half_closure(day) == "pm"
    whole = afternoon.with_closed([ClosedSpan(day, day, "颱風", half="am")])
    assert not whole.is_workday(day)
    assert whole.half_closure(day) == ""


def test_a_make_up_day_can_be_closed(calendar: Calendar) -> None:
    day = date(2024, 2, 17)
    assert calendar.with_closed([ClosedSpan(day, day, "颱風")]).day_off(day) == "停止上班（颱風）"


def test_a_closing_of_a_district_counts_there_only(calendar: Calendar) -> None:
    span = ClosedSpan(date(2024, 10, 4), date(2024, 10, 4), "豪雨", district="那瑪夏區")
    assert calendar.with_closed([span]).is_workday(span.start)
    assert not calendar.with_closed([span], district="那瑪夏區").is_workday(span.start)


def test_a_closing_must_be_written_correctly() -> None:
    with pytest.raises(ValueError, match="時段"):
        ClosedSpan(date(2024, 10, 2), date(2024, 10, 2), "颱風", half="上午")
    with pytest.raises(ValueError, match="對調"):
        ClosedSpan(date(2024, 10, 3), date(2024, 10, 2), "颱風")
