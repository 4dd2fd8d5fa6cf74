"""Counting months back, by examples and by a property."""

from datetime import date

import pytest

from laozheng.base.months import months_before


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (date(2024, 3, 1), 24, date(2022, 3, 1)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 5, 5), 0, date(2024, 5, 5)),
    ],
)
def test_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert months_before(day, months) == expected
