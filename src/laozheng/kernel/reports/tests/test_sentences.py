"""Sentences as they stand in the source text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.reports.sentences import sentences

TEXT = "前言。\n\n- 甲{{a.b | counter}}；乙\n  續行。丙\n\n  {{table a.t}}\n- 丁？「戊。」己"


def test_a_sentence_ends_with_its_mark_its_paragraph_or_its_item() -> None:
    assert [s.text for s in sentences(TEXT)] == [
        "前言。",
        "甲{{a.b | counter}}；",
        "乙\n  續行。",
        "丙",
        "{{table a.t}}",
        "丁？",
        "「戊。」",
        "己",
    ]


def test_a_line_end_inside_a_sentence_is_no_blank_in_print() -> None:
    assert [s.flowing for s in sentences("甲\n  乙。")] == ["甲乙。"]


def test_what_stands_in_braces_is_never_cut() -> None:
    text = "{{list a.b field=name sep=；}}。{{const 3。 | source=函。}}"
    assert [s.text for s in sentences(text)] == [
        "{{list a.b field=name sep=；}}。",
        "{{const 3。 | source=函。}}",
    ]


@given(st.text(alphabet="甲乙。；\n- {}a.b", max_size=40))
def test_every_sentence_stands_in_the_text_and_nothing_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = sum(text[s.start : s.end].count("甲") for s in found)
    assert kept == text.count("甲")
