"""ROC days: every accepted spelling, and refusals that never repeat what they refuse."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.roc import parse_day, roc_day, roc_month, roc_slash, roc_year

ROC_DAYS = st.dates(min_value=date(1921, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "2024.03.05",
        "20240305",
        "2024年3月5日",
        "113/03/05",
        "113-03-05",
        "113.3.5",
        "1130305",
        "113年3月5日",
        "民國113年3月5日",
        "中華民國 113 年 3 月 5 日",
        "１１３／０３／０５",
        " 113/3/5 ",
    ],
)
def test_one_day_is_read_in_every_spelling(text: str) -> None:
    assert parse_day(text) == date(2024, 3, 5)


@given(ROC_DAYS)
def test_a_day_written_in_the_roc_calendar_reads_back(day: date) -> None:
    assert parse_day(roc_day(day)) == day
    assert parse_day(roc_slash(day)) == day
    assert parse_day(day.isoformat()) == day
    assert roc_day(day).startswith(roc_month(day))


@pytest.mark.parametrize(
    "text",
    ["", "113", "113/13/01", "113/02/30", "2023-02-29", "000/01/01", "3/5/2024", "113-03/05",
     "11303", "113/03/05 14:30", "2024-3", "明天", "113/03/05起"],
)  # fmt: skip
def test_what_is_not_one_day_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^。]+。$"):
        parse_day(text)


@pytest.mark.parametrize("text", ["A123456789", "王測試", "A12345678901"])
def test_a_refusal_never_repeats_the_text(text: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_day(text)
    assert text not in str(refusal.value)


def test_leap_day_follows_the_ce_calendar() -> None:
    assert parse_day("113/02/29") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="沒有112年2月29日這一天"):
        parse_day("112/02/29")


def test_days_before_the_republic_are_written_as_such() -> None:
    assert roc_year(date(1912, 1, 1)) == 1
    assert roc_day(date(1911, 12, 31)) == "民國前1年12月31日"
    assert roc_slash(date(1912, 1, 1)) == "001/01/01"
    with pytest.raises(ValueError, match="民國元年以前"):
        roc_slash(date(1911, 12, 31))
