"""Where the cells of a table stand once merged cells are laid out.

Every renderer and the check of sums work on the same grid, so that a merged cell means the same
in HTML, ODT, DOCX and PDF.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanning(Protocol):
    """A cell that may cover several columns and rows."""

    @property
    def colspan(self) -> int: ...

    @property
    def rowspan(self) -> int: ...


S = TypeVar("S", bound=Spanning)


@dataclass(frozen=True)
class Slot(Generic[S]):
    """One place of the grid: the cell that fills it and where that cell begins."""

    cell: S
    row: int
    column: int
    is_origin: bool


Grid = tuple[tuple[Slot[S], ...], ...]


class TableShapeError(ValueError):
    """A declared table leaves a hole in the grid, overlaps or sticks out."""


def lay_out(rows: Sequence[Sequence[S]], table: str = "") -> Grid[S]:
    """Place the cells of one part (head or body) of a table.

    Returns one tuple of slots per row, all of the same length. Raises TableShapeError when a
    merged cell overlaps another, sticks out below, or a row is left too short or too long.
    """
    places: dict[tuple[int, int], Slot[S]] = {}
    for row_number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (row_number, column) in places:
                column += 1
            _cover(places, cell, row_number, column, len(rows), table)
            column += cell.colspan
    width = 1 + max((column for _, column in places), default=-1)
    for row_number in range(len(rows)):
        for column in range(width):
            if (row_number, column) not in places:
                raise TableShapeError(
                    f"表「{table}」第{row_number + 1}列第{column + 1}欄沒有儲存格，"
                    "請檢查各列的 colspan 與 rowspan。"
                )
    return tuple(
        tuple(places[row_number, column] for column in range(width))
        for row_number in range(len(rows))
    )


def _cover(
    places: dict[tuple[int, int], Slot[S]], cell: S, row: int, column: int, height: int, table: str
) -> None:
    if row + cell.rowspan > height:
        raise TableShapeError(
            f"表「{table}」第{row + 1}列第{column + 1}欄的合併儲存格超出表格，請減少 rowspan。"
        )
    for down in range(cell.rowspan):
        for right in range(cell.colspan):
            place = (row + down, column + right)
            if place in places:
                raise TableShapeError(
                    f"表「{table}」第{place[0] + 1}列第{place[1] + 1}欄被兩個儲存格占用，"
                    "請檢查合併範圍。"
                )
            places[place] = Slot(cell, row, column, is_origin=(down, right) == (0, 0))


def origins(grid: Grid[S]) -> list[Slot[S]]:
    """The slots where cells begin, in reading order."""
    return [slot for row in grid for slot in row if slot.is_origin]
