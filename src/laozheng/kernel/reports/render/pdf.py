"""A book as PDF/UA-1 and PDF/A-2a, with the fonts inside.

The layout is the Typst template ``book.typ``; here the tree becomes the JSON that it reads.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
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
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.grid import Grid, origins
from laozheng.kernel.reports.render.layout import days_line, grouped, laid_out

TEMPLATE = Path(__file__).with_name("book.typ")
# One numeral of each scheme, from which Typst learns how to count.
NUMBER_FORMS = {
    "formal": "壹、",
    "ordinal": "一、",
    "bracketed_ordinal": "(一)",
    "digit": "1.",
    "bracketed_digit": "(1)",
}
_ALIGN = {"start": "left", "center": "center", "end": "right"}


class MissingExtra(RuntimeError):
    """A package of the extra ``documents`` is not installed."""

    def __init__(self) -> None:
        super().__init__("製作 PDF 所需的套件沒有安裝，請執行 pip install laozheng[documents]。")


def render(document: Document, fonts: tuple[Path, ...] = (), family: str = "") -> bytes:
    """The file of a book; equal documents give equal bytes.

    ``fonts`` are further folders of fonts and ``family`` the face to use from them, such as an
    installed 標楷體; Noto Sans TC stands in for every character that it lacks.
    """
    # Typst is an extra and takes a while to load; only this function needs it.
    try:
        import typst
    except ModuleNotFoundError:
        raise MissingExtra from None

    families = [family, "Noto Sans TC"] if family else ["Noto Sans TC"]
    moment = datetime.combine(document.as_of, datetime.min.time(), UTC)
    compiler = typst.Compiler(
        input=TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[*fonts, _bundled_fonts()],
        ignore_system_fonts=True,
        sys_inputs={
            "book": json.dumps(_book(document), ensure_ascii=False),
            "fonts": "|".join(families),
        },
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    assert isinstance(pdf, bytes)
    return pdf


def _bundled_fonts() -> Path:
    """The folder of Noto Sans TC in the font package, whose other faces are not needed."""
    package = find_spec("justmytype_intl_cjk")
    if package is None or package.origin is None:
        raise MissingExtra
    return Path(package.origin).parent / "fonts" / "ofl" / "notosanstc"


def _book(document: Document) -> dict[str, Any]:
    day = document.as_of
    return {
        "title": document.title,
        "days": days_line(document),
        "heads": list(document.kind.column_heads),
        "moment": {"year": day.year, "month": day.month, "day": day.day},
        "rows": [
            {
                "headings": [_heading(chapter) for chapter in opening],
                "blocks": list(_blocks(leaf.blocks)) or [_remark(leaf)],
            }
            for opening, leaf in document.rows()
        ],
    }


def _heading(chapter: Chapter) -> dict[str, Any]:
    return {"level": chapter.level, "text": f"{chapter.number}{chapter.heading}"}


def _remark(chapter: Chapter) -> dict[str, Any]:
    return {"kind": "paragraph", "runs": [chapter.remark]}


def _blocks(blocks: Iterable[Block]) -> Iterator[dict[str, Any]]:
    for part in grouped(blocks):
        if isinstance(part, list):
            yield _list(part)
        else:
            yield from _block(part)


def _list(items: list[Item]) -> dict[str, Any]:
    entries = [{"runs": _runs(i.runs), "blocks": list(_blocks(i.blocks))} for i in items]
    form = NUMBER_FORMS[items[0].scheme]
    return {"kind": "list", "form": form, "start": items[0].position, "items": entries}


def _block(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case ShownTable():
            yield _table(block)
        case Paragraph(runs):
            yield {"kind": "paragraph", "runs": _runs(runs)}
        case Item():
            yield {"kind": "paragraph", "runs": _runs(block.runs)}
            yield from _blocks(block.blocks)


def _runs(runs: Iterable[Run]) -> list[str | None]:
    return [run.text if isinstance(run, Words | Value) else None for run in runs]


def _table(table: ShownTable) -> dict[str, Any]:
    layout = laid_out(table)
    return {
        "kind": "table",
        "caption": table.caption,
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
