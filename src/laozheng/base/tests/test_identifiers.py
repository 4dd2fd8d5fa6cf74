"""Check digits, the states of a 統一編號 cell, and personal numbers found in free text.

The check rules are compared with a naive count and, where it is installed, with python-stdnum.
"""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laozheng.base.identifiers import (
    find_person_ids,
    is_national_id,
    is_resident_id,
    is_resident_id_old,
    is_ubn,
    looks_like_person_id,
    mask_id,
    ubn_state,
)

NATIONAL = "A123456789"
RESIDENT = "A800000014"
LAST_DAY_OF_MODULO_10 = date(2023, 3, 31)
FIRST_DAY_OF_MODULO_5 = date(2023, 4, 1)


@pytest.mark.parametrize("number", ["22099131", "10458575", "04595257", "10458574"])
def test_a_number_of_the_old_rule_is_valid_on_every_day(number: str) -> None:
    assert is_ubn(number)
    assert is_ubn(number, LAST_DAY_OF_MODULO_10)
    assert is_ubn(number, FIRST_DAY_OF_MODULO_5)


def test_a_number_of_the_new_rule_is_valid_only_since_it_exists() -> None:
    newer = "22099136"  # sum 35: divisible by 5, not by 10
    assert is_ubn(newer)
    assert is_ubn(newer, FIRST_DAY_OF_MODULO_5)
    assert not is_ubn(newer, LAST_DAY_OF_MODULO_10)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=99_999_999))
def test_the_old_rule_agrees_with_an_independent_library(number: int) -> None:
    library = pytest.importorskip("stdnum.tw.ubn")
    digits = f"{number:08d}"
    assert is_ubn(digits, LAST_DAY_OF_MODULO_10) == library.is_valid(digits)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_both_rules_agree_with_a_count_by_hand(number: int) -> None:
    digits = f"{number:08d}"
    total = sum(
        sum(map(int, str(int(d) * w)))
        for d, w in zip(digits, (1, 2, 1, 2, 1, 2, 4, 1), strict=True)
    )
    sums = {total, total + 1} if digits[6] == "7" else {total}
    assert is_ubn(digits) == any(s % 5 == 0 for s in sums)
    assert is_ubn(digits, LAST_DAY_OF_MODULO_10) == any(s % 10 == 0 for s in sums)


@pytest.mark.parametrize(
    "text", ["22099132", "2209913", "220991311", "2209913A", "", "２２０９９１３²"]
)
def test_anything_else_is_no_ubn(text: str) -> None:
    assert not is_ubn(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("22099131", "valid"),
        ("２２０９９１３１", "valid"),
        (" 22099131 ", "valid"),
        ("22099136", "valid"),
        ("22099132", "invalid"),
        ("", "missing"),
        ("　", "missing"),
        ("無", "none_stated"),
        ("-", "none_stated"),
        ("－", "none_stated"),
        ("無統編", "none_stated"),
        ("無統一編號", "none_stated"),
        ("無(自然人)", "none_stated"),
        ("無（自然人）", "none_stated"),
        ("同事業單位", "same_as_employer"),
        ("2209913", "malformed"),
        ("220991310", "malformed"),
        ("2209-9131", "malformed"),
        ("畜牧場登字第1號", "malformed"),
        (NATIONAL, "malformed"),
        ("00000000", "dummy"),
        ("00000001", "dummy"),
        ("99999999", "dummy"),
    ],
)
def test_a_cell_for_a_ubn_has_a_state(text: str, state: str) -> None:
    assert ubn_state(text) == state


def test_the_three_personal_numbers_are_told_apart() -> None:
    assert is_national_id(NATIONAL)
    assert is_national_id("ａ１２３４５６７８９")
    assert not is_national_id("A123456788")
    assert not is_national_id(RESIDENT)
    assert is_resident_id(RESIDENT)
    assert not is_resident_id("A800000015")
    assert not is_resident_id(NATIONAL)
    assert is_resident_id_old("AC01234567") is _old_check("AC01234567")
    assert not is_resident_id_old(RESIDENT)


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.integers(0, 10**8 - 1))
def test_exactly_one_check_digit_fits(letter: str, serial: int) -> None:
    stem = f"{letter}{1 + serial % 2}{serial:08d}"[:9]
    assert sum(is_national_id(f"{stem}{digit}") for digit in range(10)) == 1


@given(st.sampled_from("ABCD"), st.integers(0, 10**8 - 1))
@pytest.mark.slow
def test_the_old_resident_number_follows_its_own_rule(second: str, serial: int) -> None:
    number = f"H{second}{serial:08d}"
    assert is_resident_id_old(number) is _old_check(number)


def _old_check(number: str) -> bool:
    """The rule counted naively: two digits of the first letter, units digit of the second."""
    letters = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
    digits = [int(d) for d in f"{letters[number[0]]}{letters[number[1]] % 10}{number[2:]}"]
    weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]
    return sum(d * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


@pytest.mark.parametrize(
    "text",
    [NATIONAL, "A123456788", RESIDENT, "AC01234567", "ａ１２３４５６７８９", "A12345 6789"],
)
def test_the_shape_of_a_personal_number_is_enough_to_refuse_it(text: str) -> None:
    assert looks_like_person_id(text)


@pytest.mark.parametrize(
    "text", ["22099131", "A12345678", "A323456789", "AX12345678", "高市勞條字1130000001", ""]
)
def test_other_numbers_do_not_look_personal(text: str) -> None:
    assert not looks_like_person_id(text)


def test_personal_numbers_are_found_in_text_with_offsets_of_the_text() -> None:
    text = "㎡申請人Ａ１２３４５６７８９，代理人a123456788；外籍A800000014"
    spans = find_person_ids(text)
    cut = [unicodedata.normalize("NFKC", text[span.start : span.end]) for span in spans]
    assert cut == [NATIONAL, "a123456788", RESIDENT]
    assert [span.valid for span in spans] == [True, False, True]


@pytest.mark.parametrize(
    "text", ["XA123456789", "A1234567890", "AB123456789X", "113A123456789", ""]
)
def test_part_of_a_longer_number_is_not_a_personal_one(text: str) -> None:
    assert find_person_ids(text) == []


@pytest.mark.parametrize(
    ("number", "shown"), [(NATIONAL, "A1234*****"), ("300000001", "3000*****"), ("", "")]
)
def test_half_of_a_number_is_hidden(number: str, shown: str) -> None:
    assert mask_id(number) == shown
