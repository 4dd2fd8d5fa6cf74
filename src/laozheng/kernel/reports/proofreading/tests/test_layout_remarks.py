"""A remark that covers all rows of a flattened table does not tear the table apart."""

from laozheng.kernel.reports.proofreading.layout import tables_of
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.scanning import scan

REMARK = "合計為已完成及辦理中；另有撤件12件、退件3件，均不計入"
CELLS = (
    "統計如下：", "項目", "已完成", "辦理中", "合計", "備註",
    "甲類", "40", "2", "42", REMARK, "乙類", "30", "1", "31", "小計", "70", "3", "73",
)  # fmt: skip


def test_the_rows_below_a_remark_belong_to_the_table() -> None:
    source = of_text("\n".join(CELLS))
    (table,) = tables_of(source, scan(source))
    assert [row.label for row in table.rows] == ["甲類", "乙類", "小計"]
    assert [[cell.value for cell in row.cells] for row in table.rows] == [
        [40, 2, 42], [30, 1, 31], [70, 3, 73],
    ]  # fmt: skip


def test_a_share_on_the_line_of_its_number_is_no_number_of_its_own() -> None:
    lines = [cell.replace("40", "40 (95%)").replace("30", "30 (97%)") for cell in CELLS]
    source = of_text("\n".join(lines))
    (table,) = tables_of(source, scan(source))
    assert [row.cells[0].value for row in table.rows] == [40, 30, 70]
    assert [row.cells[0].share_value for row in table.rows] == [95, 97, None]
    assert table.width == 3
