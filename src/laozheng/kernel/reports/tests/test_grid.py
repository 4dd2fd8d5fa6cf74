"""Merged cells on the grid."""

import pytest

from laozheng.kernel.reports.declare import Cell
from laozheng.kernel.reports.grid import TableShapeError, lay_out, origins


def test_a_merged_cell_fills_every_place_that_it_covers() -> None:
    grid = lay_out(((Cell("a", rowspan=2), Cell("b", colspan=2)), (Cell("c"), Cell("d"))))
    assert [[slot.cell.content for slot in row] for row in grid] == [
        ["a", "b", "b"],
        ["a", "c", "d"],
    ]
    assert [[slot.is_origin for slot in row] for row in grid] == [
        [True, True, False],
        [False, True, True],
    ]


def test_cells_begin_in_reading_order() -> None:
    grid = lay_out(((Cell("a", rowspan=2), Cell("b")), (Cell("c"),)))
    assert [slot.cell.content for slot in origins(grid)] == ["a", "b", "c"]


def test_a_hole_is_refused_with_its_place() -> None:
    with pytest.raises(TableShapeError, match=r"表「t\.x」第2列第2欄沒有儲存格"):
        lay_out(((Cell("a"), Cell("b")), (Cell("c"),)), "t.x")


def test_a_cell_that_sticks_out_below_is_refused() -> None:
    with pytest.raises(TableShapeError, match="超出表格"):
        lay_out(((Cell("a", rowspan=2),),), "t.x")


def test_two_cells_on_one_place_are_refused() -> None:
    rows = (
        (Cell("a"), Cell("b", rowspan=2)),
        (Cell("c", colspan=2),),
    )
    with pytest.raises(TableShapeError, match="第2列第2欄被兩個儲存格占用"):
        lay_out(rows, "t.x")
