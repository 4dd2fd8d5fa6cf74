"""The running lines of a page as text and fields, for the formats that count pages themselves."""

import re
from collections.abc import Iterable

from laozheng.kernel.reports.declare import Page
from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    ShownChart,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.render.parts import Piece, parts

_FIELD = re.compile(r"\{(\w+)\}")
_LONGEST_UNBROKEN = 20
_SHORT = 120


def running_head(page: Page) -> str:
    """The line above the text; the chapter where the printed book has a tab at the outer edge."""
    return page.running_head or ("{chapter}" if page.side_tab else "")


def pieces_of(line: str) -> list[str]:
    """A running line cut at its fields: text, field, text, field, … text."""
    return _FIELD.split(line)


def all_pieces(document: Document) -> list[Piece]:
    """Every heading and block of a book in the order of its pages, annexes included."""
    found: list[Piece] = []
    for part in parts(document):
        if part.title:
            found.append(part.title)
        for top in part.chapters:
            for chapter in top.walk():
                found += [chapter, *chapter.blocks]
    return found


def headings_of(document: Document) -> list[Chapter]:
    """Every heading in the order of the pages."""
    return [piece for piece in all_pieces(document) if isinstance(piece, Chapter)]


def deepest_level(document: Document) -> int:
    """The level of the deepest heading, at least that of the numbering."""
    levels = [chapter.level for chapter in headings_of(document)]
    return max(*levels, len(document.kind.heading_numbers), 1)


def tables_and_charts(document: Document) -> list[ShownTable | ShownChart]:
    """Every table and chart in order; the table of a chart follows it."""
    found: list[ShownTable | ShownChart] = []
    for piece in all_pieces(document):
        if not isinstance(piece, Chapter):
            _gather(piece, found)
    return found


def _gather(block: Block, found: list[ShownTable | ShownChart]) -> None:
    if isinstance(block, ShownTable):
        found.append(block)
    elif isinstance(block, ShownChart):
        found += [block, block.table]
    elif isinstance(block, Item):
        for inner in block.blocks:
            _gather(inner, found)


def stays_whole(table: ShownTable) -> bool:
    """Whether a table fits on a page, so that it is not broken over two."""
    return len(table.body) <= _LONGEST_UNBROKEN


def is_short(pieces: Iterable[Piece]) -> bool:
    """Whether a cell holds no more than a few lines, so that its row stays on one page."""
    signs = 0
    for piece in pieces:
        if isinstance(piece, ShownTable | ShownChart):
            return False
        if isinstance(piece, Chapter):
            signs += len(piece.title)
        else:
            signs += sum(len(run.text) for run in piece.runs if isinstance(run, Words | Value))
        if isinstance(piece, Item) and not is_short(piece.blocks):
            return False
    return signs <= _SHORT


def leads_to_table(item: Item) -> bool:
    """Whether a table or chart follows at once, so that the item stays with it."""
    return bool(item.blocks) and isinstance(item.blocks[0], ShownTable | ShownChart)
