"""Periods read, named and moved by a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.periods import Period

DAYS = st.dates(min_value=date(1921, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "code", "label"),
    [
        ("113", "2024-01-01", "2024-12-31", "113", "113年度"),
        ("113年度", "2024-01-01", "2024-12-31", "113", "113年度"),
        ("2024", "2024-01-01", "2024-12-31", "113", "113年度"),
        ("109H1", "2020-01-01", "2020-06-30", "109H1", "109年1月至6月"),
        ("113h2", "2024-07-01", "2024-12-31", "113H2", "113年7月至12月"),
        ("113Q2", "2024-04-01", "2024-06-30", "113Q2", "113年4月至6月"),
        ("113-06", "2024-06-01", "2024-06-30", "113-06", "113年6月"),
        ("2024-02", "2024-02-01", "2024-02-29", "113-02", "113年2月"),
        ("１１３－０６", "2024-06-01", "2024-06-30", "113-06", "113年6月"),
        ("2024-01-01..2024-03-31", "2024-01-01", "2024-03-31", "113Q1", "113年1月至3月"),
        (
            "113/1/1..113/2/29",
            "2024-01-01",
            "2024-02-29",
            "2024-01-01..2024-02-29",
            "113年1月至2月",
        ),
        (
            "113/3/5..113/3/5",
            "2024-03-05",
            "2024-03-05",
            "2024-03-05..2024-03-05",
            "113年3月5日",
        ),
        (
            "2024-03-05..2025-03-04",
            "2024-03-05",
            "2025-03-04",
            "2024-03-05..2025-03-04",
            "113年3月5日至114年3月4日",
        ),
    ],
)
def test_a_period_has_days_a_code_and_a_label(
    text: str, start: str, end: str, code: str, label: str
) -> None:
    period = Period.parse(text)
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end))
    assert period.code == code
    assert period.label == label
    assert Period.parse(period.code) == period


@given(DAYS, DAYS)
def test_the_code_of_any_period_reads_back(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert Period.parse(period.code) == period


@given(DAYS, st.integers(min_value=0, max_value=800))
def test_months_cover_the_period_day_by_day(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    days = [
        month.start + timedelta(days=n)
        for month in period.months()
        for n in range((month.end - month.start).days + 1)
    ]
    assert days == [start + timedelta(days=n) for n in range(length + 1)]
    assert all(m.start.month == m.end.month for m in period.months())


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("113", "112"),
        ("113H2", "112H2"),
        ("113-02", "112-02"),
        ("114-02", "113-02"),
        ("2024-02-29..2024-03-15", "2023-02-28..2023-03-15"),
    ],
)
def test_the_previous_year_is_the_same_span_a_year_earlier(text: str, earlier: str) -> None:
    assert Period.parse(text).previous_year() == Period.parse(earlier)


def test_a_period_contains_its_first_and_last_day() -> None:
    june = Period.parse("113-06")
    assert june.contains(date(2024, 6, 1))
    assert june.contains(date(2024, 6, 30))
    assert not june.contains(date(2024, 5, 31))
    assert not june.contains(date(2024, 7, 1))


def test_the_year_and_month_of_a_day() -> None:
    assert Period.year_of(date(2024, 7, 9)).code == "113"
    assert Period.month_of(date(2024, 7, 9)).code == "113-07"
    assert Period.parse("2023-12-31..2024-01-01").roc_year == 112


@pytest.mark.parametrize(
    "text",
    ["", "1", "113H3", "113Q5", "113-13", "113-00", "113-6-1", "2024-06-30..2024-06-01", "x"],
)
def test_what_is_no_period_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^。]+。$"):
        Period.parse(text)
