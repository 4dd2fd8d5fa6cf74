"""Two texts side by side, by sentence and by word."""

from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.reports.differences import Row, Run, compare, is_changed


def told(rows: tuple[Row, ...]) -> list[tuple[str, str, str]]:
    """Rows with removed words in ``[-…-]`` and added ones in ``{+…+}``."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}

    def side(runs: tuple[Run, ...]) -> str:
        return "".join(marks[run.kind].format(run.text) for run in runs)

    return [(row.kind, side(row.left), side(row.right)) for row in rows]


def test_the_same_text_has_no_change() -> None:
    rows = compare("甲。乙。", "甲。\n乙。")
    assert told(rows) == [("same", "甲。", "甲。"), ("same", "乙。", "乙。")]
    assert not is_changed(rows)


def test_a_rewritten_sentence_stands_beside_its_old_form_word_by_word() -> None:
    rows = compare(
        "前言。本年度辦理講習1,200場次，成效良好。", "前言。本年度辦理講習1,350場次，成效良好。"
    )
    assert told(rows) == [
        ("same", "前言。", "前言。"),
        (
            "changed",
            "本年度辦理講習[-1,200-]場次，成效良好。",
            "本年度辦理講習{+1,350+}場次，成效良好。",
        ),
    ]


def test_a_binding_is_one_word() -> None:
    (row,) = compare("核定{{a.b | counter=案}}。", "核定{{a.b | counter=件}}。")
    assert row.left[1] == Run("{{a.b | counter=案}}", "removed")
    assert row.right[1] == Run("{{a.b | counter=件}}", "added")


def test_sentences_that_have_nothing_in_common_are_removed_and_added() -> None:
    assert [row.kind for row in compare("說明勞工權益。", "Annual plan {{a.b}}")] == [
        "removed",
        "added",
    ]


def test_a_new_sentence_between_old_ones_moves_none_of_them() -> None:
    rows = compare("甲事已辦。丙事待辦。", "甲事已辦。乙事新增辦理。丙事待辦。")
    assert [row.kind for row in rows] == ["same", "added", "same"]


def test_shreds_between_two_changes_are_told_as_changed() -> None:
    (row,) = compare("今年共辦理三場座談會議。", "今年共舉行的四次座談會議。")
    inner = [run.text for run in row.left if run.kind == "same"]
    assert all(len(text) > 1 for text in inner)


TEXTS = st.text(alphabet="甲乙丙。，1,2{}a.b", max_size=30)


@given(TEXTS, TEXTS)
def test_each_side_reads_as_its_text(old: str, new: str) -> None:
    rows = compare(old, new)
    for side, text in (("left", old), ("right", new)):
        read = "".join(run.text for row in rows for run in getattr(row, side))
        assert read == text.strip()
    assert all(run.kind != "added" for row in rows for run in row.left)
    assert all(run.kind != "removed" for row in rows for run in row.right)
