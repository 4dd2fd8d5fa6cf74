"""Counter words belong to their unit."""

import pytest

from laozheng.kernel.measures.units import COUNTERS, counter


@pytest.mark.parametrize(
    ("unit", "wanted", "word"),
    [
        ("cases", "", "件"),
        ("cases", "案", "案"),
        ("sessions", "", "場次"),
        ("sessions", "場", "場"),
        ("meetings", "會次", "會次"),
        ("twd", "", "元"),
        ("ordinal", "", ""),
    ],
)
def test_a_unit_has_a_first_word_and_may_have_others(unit: str, wanted: str, word: str) -> None:
    assert counter(unit, wanted) == word


def test_a_book_cannot_cross_from_person_times_to_persons() -> None:
    with pytest.raises(ValueError, match="「person_times」不得使用量詞「人」，請改用：人次"):
        counter("person_times", "人")


def test_every_unit_stands_once() -> None:
    assert COUNTERS["persons"][0] == "人"
    assert all(len(words) == len(set(words)) for words in COUNTERS.values())
