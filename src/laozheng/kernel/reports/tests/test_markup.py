"""The plain text of a section."""

import pytest

from laozheng.kernel.reports.bindings import Bound
from laozheng.kernel.reports.markup import (
    Entry,
    MarkupError,
    Part,
    Passage,
    TableReference,
    leaves,
    read_section,
)


def outline(parts: tuple[Part, ...]) -> list[object]:
    """Parts as nested lists of their words."""
    shown: list[object] = []
    for part in parts:
        if isinstance(part, TableReference):
            shown.append(("table", part.id))
        elif isinstance(part, Entry):
            shown.append(["".join(map(str, part.tokens)), *outline(part.parts)])
        else:
            shown.append("".join(map(str, part.tokens)))
    return shown


def test_a_blank_line_ends_a_paragraph_and_a_line_end_does_not() -> None:
    assert outline(read_section("甲\n乙\n\n丙")) == ["甲乙", "丙"]


def test_items_nest_by_two_spaces() -> None:
    text = "- 甲\n  續甲\n  - 子一\n  - 子二\n- 乙\n"
    assert outline(read_section(text)) == [["甲續甲", ["子一"], ["子二"]], ["乙"]]


def test_text_indented_like_an_item_belongs_to_it() -> None:
    assert outline(read_section("- 甲\n\n  甲的第二段\n\n後文")) == [["甲", "甲的第二段"], "後文"]


def test_a_table_stands_on_a_line_of_its_own() -> None:
    text = "- 甲\n  {{table disputes.by_issue}}\n  文字\n\n{{table a.b}}"
    assert outline(read_section(text)) == [
        ["甲", ("table", "disputes.by_issue"), "文字"],
        ("table", "a.b"),
    ]


def test_bindings_are_read_also_over_a_line_end() -> None:
    (passage,) = read_section("共{{a.b\nx=1\n | counter}}\n件")
    assert passage == Passage(("共", Bound("a.b", {"x": "1"}, counter=""), "件"))


def test_leaves_come_after_their_item() -> None:
    parts = read_section("- 甲\n  - 子\n- 乙")
    assert len(list(leaves(parts))) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("甲\n 乙", "第2行的縮排不是2格的倍數，請調整行首空格。"),
        ("甲\n\n    乙", "第3行縮排太深，前面沒有它所屬的項目，請減少縮排。"),
        (
            "甲\n\n- 乙{{a}}",
            "第3行第4字起「{{a}}」的「a」不是指標代碼，請寫成「業務.指標」。",
        ),
    ],
)
def test_a_slip_names_its_line(text: str, sentence: str) -> None:
    with pytest.raises(MarkupError) as caught:
        read_section(text)
    assert str(caught.value) == sentence
