"""Numbers of headings: schemes, fixed places, marks and headings without a number."""

import pytest

from laozheng.kernel.reports.declare import Section
from laozheng.kernel.reports.numbers import (
    all_places,
    faults,
    places,
    printed_number,
)


@pytest.mark.parametrize(
    ("scheme", "position", "printed"),
    [
        ("formal", 3, "參、"),
        ("formal", 12, "拾貳、"),
        ("formal_older", 3, "叁、"),
        ("formal_older", 13, "拾叁、"),
        ("ordinal", 20, "二十、"),
        ("bracketed_ordinal", 11, "(十一)"),
        ("bracketed_ordinal_wide", 11, "（十一）"),
        ("digit", 7, "7."),
        ("bracketed_digit", 7, "(7)"),
        ("bracketed_digit_wide", 7, "（7）"),
        ("chapter", 5, "Ch.5"),
        ("none", 5, ""),
    ],
)
def test_a_scheme_prints_its_own_form(scheme: str, position: int, printed: str) -> None:
    assert printed_number((scheme,), 0, position) == printed


def test_a_decimal_number_repeats_the_numbers_above_it() -> None:
    assert printed_number(("chapter", "decimal"), 3, 2, (3, 3, 1)) == "3.3.1.2"


def test_a_level_below_the_schemes_uses_the_last_one() -> None:
    assert printed_number(("formal", "ordinal"), 4, 2) == "二、"


def test_the_place_of_a_chapter_in_a_volume_is_kept() -> None:
    chapter = Section("labor", "勞工", position=12, children=(Section("a", "甲"),))
    found = [(s.key, p.text) for s, p in all_places((chapter,), ("formal", "ordinal"))]
    assert found == [("labor", "拾貳"), ("a", "拾貳-一")]
    assert list(faults((chapter,), ("formal", "ordinal"))) == []


def test_a_heading_without_a_number_takes_none_and_the_others_run_on() -> None:
    sections = (Section("letter", "局長的話", mark=""), Section("a", "甲"), Section("b", "乙"))
    found = [(p.number, p.position, p.text) for _, p in places(sections, ("digit",))]
    assert found == [("", 0, "局長的話"), ("1.", 1, "1."), ("2.", 2, "2.")]


def test_a_letter_takes_the_place_of_a_number_in_the_count() -> None:
    groups = (
        Section("environment", "氣候行動", mark="E-", children=(Section("risks", "風險"),)),
        Section("society", "社會共融", mark="S-", children=(Section("staff", "人力"),)),
    )
    chapter = Section("own", "小勞", position=3, children=groups)
    schemes = ("chapter", "decimal")
    found = [p.number for _, p in all_places((chapter,), schemes)]
    assert found == ["Ch.3", "E-", "3.1.1", "S-", "3.2.1"]


def test_headings_below_one_without_a_number_are_counted_under_it() -> None:
    part = Section("plan", "施政計畫", mark="", children=(Section("a", "甲"), Section("b", "乙")))
    found = [p.text for _, p in all_places((part,), ("none", "formal"))]
    assert found == ["施政計畫", "施政計畫-壹", "施政計畫-貳"]
