"""A book as PDF/UA-1 and PDF/A-2a, with the fonts inside.

The layout is the Typst template ``book.typ``; here the tree becomes the JSON that it reads.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    Paragraph,
    Run,
    ShownCell,
    ShownChart,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.grid import Grid, origins
from laozheng.kernel.reports.render.charts.pixels import chart_json
from laozheng.kernel.reports.render.furniture import leads_to_table, stays_whole
from laozheng.kernel.reports.render.layout import days_line, grouped, laid_out
from laozheng.kernel.reports.render.parts import Part, Piece, contents, parts
from laozheng.kernel.reports.render.typesetting import FAMILY, MissingExtra, compiler_of

__all__ = ["MissingExtra", "book_json", "render"]

STANDARDS = ("ua-1", "a-2a")
TEMPLATE = Path(__file__).with_name("book.typ")
# One numeral of each scheme, from which Typst learns how to count.
NUMBER_FORMS = {
    "formal": "壹、",
    "ordinal": "一、",
    "bracketed_ordinal": "(一)",
    "bracketed_ordinal_wide": "（一）",
    "digit": "1.",
    "bracketed_digit": "(1)",
    "bracketed_digit_wide": "（1）",
}
_ALIGN = {"start": "left", "center": "center", "end": "right"}


def render(document: Document, fonts: tuple[Path, ...] = (), family: str = "") -> bytes:
    """The file of a book; equal documents give equal bytes.

    ``fonts`` are further folders of fonts and ``family`` the face to use from them, such as an
    installed 標楷體; Noto Sans TC stands in for every character that it lacks. Raises MissingExtra
    when the extra ``documents`` is not installed.
    """
    inputs = {
        "book": json.dumps(book_json(document), ensure_ascii=False),
        "fonts": "|".join([family, FAMILY] if family else [FAMILY]),
    }
    compiler = compiler_of(TEMPLATE, inputs, fonts)
    moment = moment_of(document.as_of)
    pdf = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=moment)
    assert isinstance(pdf, bytes)
    return pdf


def moment_of(day: date) -> datetime:
    """The moment of creation that the file tells: the as-of day, so that bytes stay the same."""
    return datetime.combine(day, datetime.min.time(), UTC)


def book_json(document: Document) -> dict[str, Any]:
    """What the template reads."""
    day, page = document.as_of, document.kind.page
    listed = {chapter.key for chapter in contents(document)}
    return {
        "title": document.title,
        "days": days_line(document),
        "moment": {"year": day.year, "month": day.month, "day": day.day},
        "imprint": list(document.imprint),
        "page": vars(page),
        "contents": bool(listed),
        "parts": [_part(part, listed) for part in parts(document)],
    }


def _part(part: Part, listed: set[str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "layout": part.layout,
        "annex": part.is_annex,
        "title": _heading(part.title, listed) if part.title else None,
    }
    if part.is_running:
        return {**told, "flow": list(_pieces(part.flow(), listed))}
    rows = [[list(_pieces(cell, listed)) for cell in cells] for cells in part.rows()]
    return {**told, "heads": list(part.heads), "widths": list(part.widths), "rows": rows}


def _pieces(pieces: Iterable[Piece], listed: set[str]) -> Iterator[dict[str, Any]]:
    for piece in grouped(pieces):
        if isinstance(piece, Chapter):
            yield _heading(piece, listed)
        elif isinstance(piece, list):
            yield _list(piece)
        else:
            yield from _block(piece)


def _heading(chapter: Chapter, listed: set[str]) -> dict[str, Any]:
    return {
        "kind": "heading",
        "level": chapter.level,
        "text": chapter.title,
        "listed": chapter.key in listed,
        "below": [child.title for child in chapter.children],
    }


def _list(items: list[Item]) -> dict[str, Any]:
    entries = [
        {
            "runs": _runs(item.runs),
            "leads": leads_to_table(item),
            "blocks": list(_pieces(item.blocks, set())),
        }
        for item in items
    ]
    form = NUMBER_FORMS[items[0].scheme]
    return {"kind": "list", "form": form, "start": items[0].position, "items": entries}


def _block(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case ShownTable():
            yield _table(block)
        case ShownChart():
            yield {"kind": "chart", **chart_json(block)}
            yield _table(block.table)
        case Paragraph(runs):
            yield {"kind": "paragraph", "runs": _runs(runs)}
        case Item():
            yield {"kind": "paragraph", "runs": _runs(block.runs)}
            yield from _pieces(block.blocks, set())


def _runs(runs: Iterable[Run]) -> list[str | None]:
    return [run.text if isinstance(run, Words | Value) else None for run in runs]


def _table(table: ShownTable) -> dict[str, Any]:
    layout = laid_out(table)
    return {
        "kind": "table",
        "caption": table.caption,
        "whole": stays_whole(table),
        "widths": list(layout.widths),
        "head": _places(layout.head, 0),
        "body": _places(layout.body, len(layout.head)),
        "notes": [_runs(note) for note in table.notes],
    }


def _places(grid: Grid[ShownCell], first_row: int) -> list[tuple[dict[str, Any], int, int]]:
    """The cells with their row, counted through head and body, and their column."""
    return [(_cell(slot.cell), first_row + slot.row, slot.column) for slot in origins(grid)]


def _cell(cell: ShownCell) -> dict[str, Any]:
    return {
        "runs": _runs(cell.runs),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "header": cell.header,
        "align": _ALIGN[cell.align],
        "diagonal": list(cell.diagonal) if cell.diagonal else None,
    }
