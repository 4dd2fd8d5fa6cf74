"""Counting against a naive recount over the whole calendar; single examples are in rules/."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from laozheng.base.moments import TAIPEI
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.counting import LAST_DAY, count
from laozheng.kernel.law.reckoning import Reckoning

DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2026, 6, 30))
CITE = "勞資爭議處理法第12條第1項"
ONE = timedelta(days=1)


def _count(start: date | datetime, n: int, unit: str = "days", **options: bool) -> Reckoning:
    return count(start, n, unit, office_calendar(), cite=CITE, **options)  # type: ignore[arg-type]


@settings(deadline=None)
@given(DAYS, st.integers(0, 400))
def test_a_term_in_days_ends_on_the_first_working_day_from_its_last_day(
    start: date, n: int
) -> None:
    calendar = office_calendar()
    expected = last = start + n * ONE
    while not calendar.is_workday(expected):
        expected += ONE
    reckoning = _count(start, n)
    assert reckoning.due_on == expected
    assert reckoning.starts_on == start + ONE
    # Noon only after a Saturday that leads straight to a working Monday.
    straight = last.weekday() == 5 and expected == last + 2 * ONE
    assert (reckoning.due_at is not None) is straight


@settings(deadline=None)
@given(DAYS, st.integers(1, 40))
def test_working_days_forth_and_back_meet_again(start: date, n: int) -> None:
    calendar = office_calendar()
    due = _count(start, n, "working_days").due_on
    assert due is not None
    assert calendar.is_workday(due)
    assert calendar.workdays(start + ONE, due) == n
    back = _count(due + ONE, n, "working_days", backwards=True).due_on
    assert back == calendar.next_workday(start)


@given(DAYS, st.integers(0, 60))
def test_a_term_in_months_agrees_with_an_independent_library(start: date, n: int) -> None:
    first = start + ONE
    same_day = first + relativedelta(months=n)
    expected = same_day - ONE if same_day.day == first.day else same_day
    assert _count(start, n, "months", move=False).due_on == expected


@given(DAYS, st.integers(0, 10))
def test_a_year_is_twelve_months(start: date, n: int) -> None:
    years, months = (
        _count(start, n, "years", move=False),
        _count(start, 12 * n, "months", move=False),
    )
    assert years.due_on == months.due_on


@given(DAYS, st.integers(0, 60))
def test_months_counted_back_leave_whole_months_before_the_day(start: date, n: int) -> None:
    back = _count(start, n, "months", backwards=True).due_on
    assert back == start - relativedelta(months=n)


@given(st.datetimes(datetime(2012, 1, 1), datetime(2040, 1, 1)), st.integers(0, 1000))  # noqa: DTZ001
@pytest.mark.slow
def test_hours_run_without_any_shift(start: datetime, n: int) -> None:
    due = _count(start, n, "hours").due_at
    assert due == start.replace(tzinfo=TAIPEI) + timedelta(hours=n)


def test_a_term_from_a_moment_counts_from_its_day_in_taipei() -> None:
    late = datetime.fromisoformat("2024-03-24T16:30:00+00:00")
    assert _count(late, 3).due_on == date(2024, 3, 28)


def test_every_move_cites_its_article_and_the_length_its_own() -> None:
    reckoning = _count(date(2024, 3, 28), 7)
    assert reckoning.citations == (CITE, "行政程序法第48條第2項", LAST_DAY)
    assert sum(step.cite == LAST_DAY for step in reckoning.steps) == 4
    assert reckoning.rule == "law.count"


def test_the_last_day_alone_decides_whether_a_make_up_saturday_was_used() -> None:
    assert _count(date(2024, 2, 16), 2).unconfirmed == ()
    assert _count(date(2024, 2, 16), 1).unconfirmed == ("law.makeup_saturday_is_workday",)


def test_a_negative_term_and_an_unknown_unit_are_refused() -> None:
    with pytest.raises(ValueError, match="負數"):
        _count(date(2024, 3, 25), -1)
    with pytest.raises(ValueError, match="weeks"):
        _count(date(2024, 3, 25), 1, "weeks")
