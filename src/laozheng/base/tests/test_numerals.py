"""Numbers as the books print them, and the same numbers read back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.numerals import (
    formal,
    ordinal,
    percent,
    plain,
    read_number,
    read_ordinal,
    thousand,
    wan,
)

PRINTED = {
    0: "0",
    24: "24",
    3_935: "3,935",
    9_999: "9,999",
    10_000: "1萬",
    14_059: "1萬4,059",
    20_007: "2萬7",
    720_000: "72萬",
    2_840_633: "284萬633",
    4_435_000: "443萬5,000",
    100_000_000: "1億",
    100_000_007: "1億7",
    2_688_046_228: "26億8,804萬6,228",
}


@pytest.mark.parametrize(("number", "words"), PRINTED.items())
def test_wan_prints_as_the_books_do(number: int, words: str) -> None:
    assert wan(number) == words


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_wan_and_plain_read_back(number: int) -> None:
    assert read_number(wan(number)) == number
    assert read_number(plain(number)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_plain_decimal_reads_back(number: Decimal) -> None:
    assert read_number(plain(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2, 627", 2627),
        ("2 ,627", 2627),
        ("３，９３５", 3935),
        ("3 萬 7,601", 37601),
        ("26億8,804萬6,228元", 2_688_046_228),
        ("443萬5仟元", 4_435_000),
        ("5千", 5000),
        ("NT$1,000", 1000),
        ("1,000元整", 1000),
        ("2,304.8", Decimal("2304.8")),
        ("2,304.8萬", 23_048_000),
        ("－24", -24),
        ("−24", -24),
        ("負24", -24),
        ("+7", 7),
        ("三萬五千", 35_000),
        ("一百零五", 105),
        ("十萬", 100_000),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_people_print_it(text: str, number: int | Decimal) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "萬", "元", "76%", "12 34", "1,23", "1,2345", "1萬14,059", "1萬2萬", "1億2億",
     "1.5萬4,059", "1-2", "3~5", "約30", "一二", "1萬千", "A123456789", "--5", "1e5", "0萬"],
)  # fmt: skip
def test_what_is_not_one_number_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^。]+。$"):
        read_number(text)


@pytest.mark.parametrize("text", ["A123456789", "王測試"])
def test_a_refusal_never_repeats_the_text(text: str) -> None:
    with pytest.raises(ValueError) as refusal:
        read_number(text)
    assert text not in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (Fraction(1933 * 100, 2542), 0, "76%"),
        (Fraction(670 * 100, 983), 0, "68%"),
        (Fraction(268 * 100, 409), 0, "66%"),
        (Fraction(268 * 100, 410), 0, "65%"),
        (Decimal("62.5"), 0, "63%"),
        (Decimal("69.925"), 2, "69.93%"),
        (Fraction(448055 * 100, 2356270), 2, "19.02%"),
        (76, 1, "76.0%"),
        (-3, 0, "-3%"),
    ],
)
def test_percent_rounds_half_up_to_the_decimals_of_the_book(
    value: Fraction | Decimal | int, decimals: int, words: str
) -> None:
    assert percent(value, decimals) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (6_526_689_000, "6,526,689"),
        (499, "0"),
        (500, "1"),
        (-1_500, "-2"),
        (Fraction(1999, 2), "1"),
    ],
)
def test_thousand_rounds_half_up(amount: int | Fraction, words: str) -> None:
    assert thousand(amount) == words


@pytest.mark.parametrize(
    ("number", "chapter", "heading"),
    [
        (1, "壹", "一"),
        (3, "參", "三"),
        (6, "陸", "六"),
        (10, "拾", "十"),
        (11, "拾壹", "十一"),
        (12, "拾貳", "十二"),
        (20, "貳拾", "二十"),
        (21, "貳拾壹", "二十一"),
        (105, "壹佰零伍", "一百零五"),
        (110, "壹佰壹拾", "一百一十"),
        (1001, "壹仟零壹", "一千零一"),
        (2020, "貳仟零貳拾", "二千零二十"),
    ],
)
def test_headings_are_numbered_in_both_series(number: int, chapter: str, heading: str) -> None:
    assert formal(number) == chapter
    assert ordinal(number) == heading


@given(st.integers(min_value=1, max_value=9999))
def test_a_heading_number_reads_back(number: int) -> None:
    assert read_ordinal(ordinal(number)) == number
    assert read_ordinal(formal(number)) == number
    assert read_ordinal(f"({ordinal(number)})") == number
    assert read_ordinal(f"{formal(number)}、") == number


def test_older_spellings_of_headings_are_read() -> None:
    assert read_ordinal("叁") == 3
    assert read_ordinal("（十一）") == 11


@pytest.mark.parametrize("text", ["", "11", "(1)", "甲", "一、二"])
def test_what_is_no_heading_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="編號"):
        read_ordinal(text)


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_heading_number_has_bounds(number: int) -> None:
    with pytest.raises(ValueError, match="編號"):
        formal(number)
