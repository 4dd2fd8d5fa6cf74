"""Half up, once and exactly; shares that add up to their whole."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.rounding import evenly, half_up, largest_remainder


@given(
    st.decimals(min_value=-(10**6), max_value=10**6, places=4),
    st.integers(min_value=0, max_value=3),
)
def test_half_up_agrees_with_the_decimal_module(number: Decimal, decimals: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert half_up(number, decimals) == expected
    assert half_up(Fraction(number), decimals) == expected


def test_without_decimals_it_is_an_int_else_a_decimal_with_all_places() -> None:
    assert isinstance(half_up(Fraction(5, 2)), int)
    assert str(half_up(Fraction(76), 2)) == "76.00"
    assert half_up(Fraction(-5, 2)) == -3
    assert half_up(7) == 7


def test_a_negative_number_of_decimals_is_refused() -> None:
    with pytest.raises(ValueError, match="小數位數"):
        half_up(Fraction(1), -1)


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=30))
def test_shares_add_up_and_stay_within_one_unit(parts: list[int]) -> None:
    shares = largest_remainder(parts, 100)
    whole = sum(parts)
    assert sum(shares) == (100 if whole else 0)
    assert all(
        abs(s - Fraction(p * 100, whole or 1)) < 1 for s, p in zip(shares, parts, strict=True)
    )


def test_equal_remainders_favor_the_earlier_part() -> None:
    assert largest_remainder([1, 1, 1], 100) == [34, 33, 33]


def test_a_negative_part_is_refused() -> None:
    with pytest.raises(ValueError, match="負數"):
        largest_remainder([1, -1], 100)


@given(st.integers(min_value=0, max_value=10**5), st.integers(min_value=1, max_value=60))
def test_even_parts_are_the_shares_of_equal_parts(total: int, parts: int) -> None:
    assert evenly(total, parts) == largest_remainder([1] * parts, total)


def test_a_total_is_parted_without_a_rest() -> None:
    assert evenly(676, 8) == [85, 85, 85, 85, 84, 84, 84, 84]
    assert evenly(2, 3) == [1, 1, 0]
