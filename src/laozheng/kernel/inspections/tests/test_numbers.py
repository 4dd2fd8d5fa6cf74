"""Numbers of dispositions: every shape of trap W-NUM, and the year of W-YEAR."""

from datetime import date

import pytest

from laozheng.kernel.inspections.numbers import read_document_number

CANONICAL = "高市勞檢字第11399999900號"


@pytest.mark.parametrize("raw", [CANONICAL, "高市勞條字第1139999990A號"])
def test_a_number_in_its_official_form_is_exact(raw: str) -> None:
    number = read_document_number(raw, "高市")
    assert (number.state, number.canonical, number.key, number.year) == ("exact", raw, raw, 113)


@pytest.mark.parametrize(
    "raw",
    [
        "高市勞檢字字第11399999900號",
        "高市勞檢字第11399999900號號",
        "高市勞檢字11399999900號",
        "高市勞檢第11399999900號",
        "高市勞檢11399999900號",
        "高市勞檢字第11399999900",
        "高市勞檢字第11399999900號函",
        "高市勞檢字第11399999900號書函",
        "高市勞檢字第 11399999900 號",
        "高市勞檢字第１１３９９９９９９００號",
        "113.08.22高市勞檢字第11399999900號",
    ],
)
def test_a_repair_that_cannot_change_the_document_normalizes(raw: str) -> None:
    number = read_document_number(raw, "高市")
    assert (number.state, number.canonical, number.raw) == ("normalized", CANONICAL, raw)


def test_a_date_before_the_number_is_kept_apart() -> None:
    number = read_document_number("107.08.22高市勞檢字第10799999900號", "高市")
    assert number.prefix_on == date(2018, 8, 22)


@pytest.mark.parametrize(
    "raw",
    [
        "高市勞檢字第1139999990號",
        "高市勞檢字第113999999000號",
        "107.08.22字第10799999900號",
        "5高市勞檢字第11399999900號",
        "5市勞檢字第11399999900號",
        "市勞檢字第11399999900號",
        "高市字第11399999900號",
        "11399999900",
        "107.13.22高市勞檢字第10799999900號",
    ],
)
def test_a_doubtful_number_keeps_its_text_and_gets_no_canonical_form(raw: str) -> None:
    number = read_document_number(raw, "高市")
    assert (number.state, number.canonical, number.base, number.key) == ("doubtful", "", "", raw)


def test_numbers_of_one_file_share_their_base() -> None:
    first = read_document_number("高市勞條字第1039999570A號", "高市")
    second = read_document_number("高市勞條字第1039999570B號", "高市")
    assert first.base == second.base == "高市勞條字第1039999570"
    assert first.key != second.key


@pytest.mark.parametrize(
    ("disposed_on", "fits"),
    [
        (date(2024, 12, 31), True),
        (date(2025, 3, 31), True),
        (date(2025, 4, 1), False),
        (date(2023, 12, 31), False),
        (date(2026, 1, 2), False),
    ],
)
def test_the_year_of_the_number_is_that_of_the_decision_or_the_year_before_until_march(
    disposed_on: date, fits: bool
) -> None:
    assert read_document_number(CANONICAL, "高市").fits_year_of(disposed_on) is fits
