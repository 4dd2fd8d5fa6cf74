"""Rows and tables that lines declare alike."""

from laozheng.kernel.reports.breakdowns import broken_down, labeled
from laozheng.kernel.reports.declare import Bound, Cell, Footing, PeriodWord

TABLE = broken_down(
    "example.by_kind",
    "範例依種類",
    {"example.cases": "件數", "example.persons": "人數"},
    corner=("件數與人數", "種類"),
    dim="kind",
    values={"a": "甲類", "": "未載明"},
    widths=(40, 30, 30),
)


def test_a_row_has_its_words_at_the_start_and_a_cell_for_each_content():
    figure = Bound("example.cases")
    assert labeled("甲類", figure, (figure, "／", figure)) == (
        Cell("甲類", header=True, align="start"),
        Cell(figure),
        Cell((figure, "／", figure)),
    )


def test_each_value_has_a_row_of_all_figures_and_the_total_comes_last():
    assert [[cell.content for cell in row] for row in TABLE.body] == [
        [
            label,
            Bound("example.cases", dims),
            Bound("example.persons", dims),
        ]
        for label, dims in (("甲類", {"kind": "a"}), ("未載明", {"kind": ""}), ("合計", {}))
    ]
    assert TABLE.footings == (Footing("rows", total=2, parts=(0, 1)),)


def test_the_head_has_a_corner_the_period_over_all_figures_and_their_names():
    (corner, period), names = TABLE.head
    assert (corner.diagonal, corner.rowspan) == (("件數與人數", "種類"), 2)
    assert (period.content, period.colspan) == (PeriodWord(), 2)
    assert [cell.content for cell in names] == ["件數", "人數"]
