"""What several renderers share: a table on its grid, the heads of every cell, the days told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from laozheng.base.roc import roc_day
from laozheng.kernel.reports.document import Document, Item, ShownCell, ShownTable
from laozheng.kernel.reports.grid import Grid, Slot, lay_out
from laozheng.kernel.reports.render.charts.drawing import slug


@dataclass(frozen=True)
class LaidOut:
    """A table on its grid; ``widths`` are percents, one per column, that add up to 100."""

    table: ShownTable
    head: Grid[ShownCell]
    body: Grid[ShownCell]
    widths: tuple[int, ...]

    @property
    def parts(self) -> Iterator[tuple[str, Grid[ShownCell]]]:
        """Head and body with their names, in order."""
        yield "head", self.head
        yield "body", self.body


def laid_out(table: ShownTable) -> LaidOut:
    """Place the cells of a table; columns without declared widths share the width evenly."""
    head, body = lay_out(table.head, table.id), lay_out(table.body, table.id)
    columns = len(body[0])
    widths = table.widths or _even(columns)
    return LaidOut(table, head, body, widths)


def _even(columns: int) -> tuple[int, ...]:
    share, left = divmod(100, columns)
    return tuple(share + (column < left) for column in range(columns))


def slot_id(table: ShownTable, part: str, slot: Slot[ShownCell]) -> str:
    """An id for a head cell, unique in the book."""
    return f"{slug(table.id)}-{part}-{slot.row + 1}-{slot.column + 1}"


def heads_of(layout: LaidOut, slot: Slot[ShownCell]) -> list[str]:
    """The ids of the heads of a body cell: those above its columns, then those of its rows."""
    columns = range(slot.column, slot.column + slot.cell.colspan)
    rows = range(slot.row, slot.row + slot.cell.rowspan)
    above = [
        slot_id(layout.table, "head", head)
        for column in columns
        for head in (row[column] for row in layout.head)
    ]
    # A cell merged over all rows, such as a remark, speaks of the table and not of each row.
    beside = [
        slot_id(layout.table, "body", other)
        for other in (layout.body[row][0] for row in rows if len(rows) < len(layout.body))
        if other.cell.header and other.cell is not slot.cell
    ]
    return list(dict.fromkeys([*above, *beside]))


def days_line(document: Document) -> str:
    """The sentence that says for which days the figures of a book hold."""
    return f"資料截止日：{roc_day(document.cut_off)}；紀錄基準日：{roc_day(document.as_of)}。"


P = TypeVar("P")


def grouped(pieces: Iterable[P]) -> Iterator[P | list[Item]]:
    """The pieces in order, with the numbered items that follow each other as one list."""
    items: list[Item] = []
    for piece in pieces:
        if isinstance(piece, Item) and piece.number:
            items.append(piece)
            continue
        if items:
            yield items
        items = []
        yield piece
    if items:
        yield items


E = TypeVar("E")


def kept_together(elements: Sequence[E], role_of: Callable[[E], str]) -> list[list[E]]:
    """Elements of a cell cut into stretches, so that a table stays with its caption.

    ``role_of`` gives opens for a caption or a chart, table, note, or "" for running text. A table
    takes along the text that leads to it. Office programs keep the rows of a table whole, but
    not what stands inside a cell, so each stretch becomes a row.
    """
    stretches: list[list[E]] = [[]]
    state = "text"
    for element in elements:
        role = role_of(element)
        if role == "opens" and state != "opens":
            lead = stretches[-1][-1:] if state == "text" else []
            if lead:
                stretches[-1].pop()
            stretches.append([*lead, element])
        elif not role and state != "text":
            stretches.append([element])
        else:
            stretches[-1].append(element)
        state = {"opens": "opens", "table": "table", "note": state}.get(role, "text")
    return [stretch for stretch in stretches if stretch] or [[]]
