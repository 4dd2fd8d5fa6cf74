"""A book as ODT: one table of two columns, the tables of the lines inside its right column.

Written from the document tree without a detour, because only so do nested and merged cells, real
numbering and repeated heads come out as the standard asks.
"""

from collections.abc import Iterable, Iterator

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
from laozheng.kernel.reports.grid import Slot
from laozheng.kernel.reports.render import odt_styles as styles
from laozheng.kernel.reports.render.layout import LaidOut, days_line, laid_out
from laozheng.kernel.reports.render.odt_styles import LINE, ODF
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Content, Element, Vocabulary, serialize

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
LEFT_PERCENT = 28
_PADDING_MM = 2
_LONGEST_UNBROKEN = 20
_MANIFEST = Vocabulary({"manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"})
# Writer draws no diagonal border of a cell; a stretched picture behind the text shows the line.
_DIAGONAL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100" '
    b'preserveAspectRatio="none"><path d="M0 0 100 100" stroke="#000" stroke-width="0.7"/></svg>'
)


def render(document: Document) -> bytes:
    """The file of a book; equal documents give equal bytes."""
    parts = {
        "content.xml": serialize(_content(document)),
        "styles.xml": serialize(styles.styles_document(document.kind)),
        "meta.xml": serialize(_meta(document)),
        styles.DIAGONAL_PICTURE: _DIAGONAL,
    }
    first, last = ("mimetype", MEDIA_TYPE.encode()), ("META-INF/manifest.xml", _manifest(parts))
    return pack((first, *parts.items(), last), stored=frozenset({"mimetype"}))


def _manifest(parts: Iterable[str]) -> bytes:
    types = {"xml": "text/xml", "svg": "image/svg+xml"}
    entries = [("/", MEDIA_TYPE), *((name, types[name.rpartition(".")[2]]) for name in parts)]
    files = (
        _MANIFEST(
            "manifest:file-entry",
            {"manifest:full-path": path, "manifest:media-type": media_type},
        )
        for path, media_type in entries
    )
    return serialize(_MANIFEST("manifest:manifest", {"manifest:version": styles.VERSION}, *files))


def _meta(document: Document) -> Element:
    # The as-of day stands for the moment of creation, so that the bytes stay the same.
    moment = f"{document.as_of.isoformat()}T00:00:00"
    return ODF(
        "office:document-meta",
        {"office:version": styles.VERSION},
        ODF(
            "office:meta",
            None,
            ODF("meta:generator", None, "Laozheng"),
            ODF("dc:title", None, document.title),
            ODF("dc:language", None, "zh-TW"),
            ODF("meta:creation-date", None, moment),
            ODF("dc:date", None, moment),
        ),
    )


def _content(document: Document) -> Element:
    tables = [block for chapter in document.walk() for block in _tables(chapter.blocks)]
    body = ODF(
        "office:text",
        None,
        ODF("text:p", {"text:style-name": styles.TITLE}, document.title),
        ODF("text:p", {"text:style-name": styles.DAYS}, days_line(document)),
        _book_table(document),
        ODF("text:p", {"text:style-name": styles.NOTE}),
    )
    return ODF(
        "office:document-content",
        {"office:version": styles.VERSION},
        styles.font_faces(),
        ODF("office:automatic-styles", None, *_automatic_styles([laid_out(t) for t in tables])),
        ODF("office:body", None, body),
    )


def _tables(blocks: Iterable[Block]) -> Iterator[ShownTable]:
    for block in blocks:
        if isinstance(block, ShownTable):
            yield block
        elif isinstance(block, Item):
            yield from _tables(block.blocks)


def _automatic_styles(layouts: Iterable[LaidOut]) -> Iterator[Element]:
    inner = styles.TEXT_WIDTH_MM * (100 - LEFT_PERCENT) / 100 - 2 * _PADDING_MM
    yield from _table_styles("Book", styles.TEXT_WIDTH_MM, (LEFT_PERCENT, 100 - LEFT_PERCENT))
    for layout in layouts:
        yield from _table_styles(_style_name(layout.table), inner, layout.widths, **_place(layout))
    # A row of the book may break over pages, a row of a table inside it may not.
    for name, keep in (("LongRow", "auto"), ("ShortRow", "always")):
        properties = ODF("style:table-row-properties", {"fo:keep-together": keep})
        yield _style(name, "table-row", properties)
    cell = {"fo:border": LINE, "fo:padding": f"{_PADDING_MM}mm"}
    yield _style("BookCell", "table-cell", ODF("style:table-cell-properties", cell))
    cell |= {"fo:padding": "1mm", "style:vertical-align": "middle"}
    yield _style("Cell", "table-cell", ODF("style:table-cell-properties", cell))
    picture = {
        "xlink:href": styles.DIAGONAL_PICTURE,
        "xlink:type": "simple",
        "xlink:actuate": "onLoad",
        "style:repeat": "stretch",
    }
    diagonal = ODF(
        "style:table-cell-properties",
        {**cell, "style:diagonal-tl-br": LINE},
        ODF("style:background-image", picture),
    )
    yield _style("DiagonalCell", "table-cell", diagonal)


def _style(name: str, family: str, properties: Element) -> Element:
    return ODF("style:style", {"style:name": name, "style:family": family}, properties)


def _style_name(table: ShownTable) -> str:
    return f"Table_{table.id.replace('.', '_')}"


def _table_styles(
    name: str, width: float, percents: Iterable[int], **properties: str
) -> Iterator[Element]:
    table = {
        "style:width": f"{width:.2f}mm",
        "table:align": "left",
        "table:border-model": "collapsing",
        **properties,
    }
    yield _style(name, "table", ODF("style:table-properties", table))
    for number, percent in enumerate(percents):
        # Widths only in mm: Writer shares them out wrongly when relative widths stand beside.
        column = {"style:column-width": f"{width * percent / 100:.2f}mm"}
        widths = ODF("style:table-column-properties", column)
        yield _style(f"{name}.{number}", "table-column", widths)


def _place(layout: LaidOut) -> dict[str, str]:
    """Space around a table; one that fits on a page stays together, with its merged cells."""
    breaks = len(layout.body) > _LONGEST_UNBROKEN
    return {
        "fo:margin-top": "1mm",
        "fo:margin-bottom": "3mm",
        "style:may-break-between-rows": "true" if breaks else "false",
    }


def _book_table(document: Document) -> Element:
    heads = [
        _book_cell([_paragraph(styles.HEADS["center"], head)])
        for head in document.kind.column_heads
    ]
    rows = [
        _row(
            "LongRow",
            _book_cell(_heading(document, chapter) for chapter in opening),
            _book_cell(_leaf(leaf)),
        )
        for opening, leaf in document.rows()
    ]
    return ODF(
        "table:table",
        {"table:name": document.kind.code, "table:style-name": "Book"},
        ODF("table:table-column", {"table:style-name": "Book.0"}),
        ODF("table:table-column", {"table:style-name": "Book.1"}),
        ODF("table:table-header-rows", None, _row("LongRow", *heads)),
        *rows,
    )


def _row(style: str, *cells: Element) -> Element:
    return ODF("table:table-row", {"table:style-name": style}, *cells)


def _book_cell(content: Iterable[Element]) -> Element:
    attributes = {"table:style-name": "BookCell", "office:value-type": "string"}
    return ODF("table:table-cell", attributes, *content)


def _paragraph(style: str, *content: Content) -> Element:
    return ODF("text:p", {"text:style-name": style}, *content)


def _heading(document: Document, chapter: Chapter) -> Element:
    attributes = {
        "text:style-name": styles.heading_style(document.kind, chapter.level),
        "text:outline-level": str(chapter.level),
    }
    return ODF("text:h", attributes, chapter.heading)


def _leaf(leaf: Chapter) -> Iterator[Element]:
    content = list(_blocks(leaf.blocks))
    yield from content or [_paragraph(styles.TEXT, leaf.remark)]
    if leaf.blocks and isinstance(_last(leaf.blocks), ShownTable):
        # A cell may not end with a table: the office program would add its own paragraph.
        yield _paragraph(styles.NOTE)


def _last(blocks: tuple[Block, ...]) -> Block:
    last = blocks[-1]
    return _last(last.blocks) if isinstance(last, Item) and last.blocks else last


def _blocks(blocks: Iterable[Block]) -> Iterator[Element]:
    """Blocks as elements; a list is closed before a table, which may not stand inside one."""
    for block in blocks:
        if isinstance(block, Item) and block.number:
            yield from _item(block, 1)
        elif isinstance(block, Item):
            yield _paragraph(styles.TEXT, *_runs(block.runs))
            yield from _blocks(block.blocks)
        elif isinstance(block, Paragraph):
            yield _paragraph(styles.TEXT, *_runs(block.runs))
        else:
            yield from _table(block)


def _item(item: Item, level: int) -> Iterator[Element]:
    """An item as a list of its own that begins at its number, then its tables."""
    content = [_paragraph(styles.TEXT, *_runs(item.runs))]
    after: list[Element] = []
    for block in item.blocks:
        if isinstance(block, ShownTable):
            after += _table(block)
        elif isinstance(block, Item):
            after += _item(block, level + 1)
        elif after:
            after.append(_paragraph(styles.TEXT, *_runs(block.runs)))
        else:
            content.append(_paragraph(styles.TEXT, *_runs(block.runs)))
    entry = ODF("text:list-item", {"text:start-value": str(item.position)}, *content)
    for _ in range(level - 1):
        entry = ODF("text:list-item", None, ODF("text:list", None, entry))
    yield ODF("text:list", {"text:style-name": styles.ITEMS}, entry)
    yield from after


def _runs(runs: Iterable[Run]) -> Iterator[Content]:
    for run in runs:
        if isinstance(run, Words | Value):
            yield run.text
        else:
            yield ODF("text:line-break")


def _table(table: ShownTable) -> Iterator[Element]:
    layout = laid_out(table)
    name = _style_name(table)
    bookmark = ODF("text:bookmark", {"text:name": table.id})
    yield _paragraph(styles.CAPTION, bookmark, table.caption)
    columns = [
        ODF("table:table-column", {"table:style-name": f"{name}.{number}"})
        for number in range(len(layout.widths))
    ]
    if all(row[0].cell.header for row in layout.body):
        columns[0] = ODF("table:table-header-columns", None, columns[0])
    yield ODF(
        "table:table",
        {"table:name": table.id, "table:style-name": name},
        *columns,
        ODF("table:table-header-rows", None, *(_table_row(row) for row in layout.head)),
        *(_table_row(row) for row in layout.body),
    )
    for note in table.notes:
        yield _paragraph(styles.NOTE, *_runs(note))


def _table_row(row: Iterable[Slot[ShownCell]]) -> Element:
    return _row("ShortRow", *(_table_cell(slot) for slot in row))


def _table_cell(slot: Slot[ShownCell]) -> Element:
    """A cell, or the mark that a merged cell covers this place."""
    if not slot.is_origin:
        return ODF("table:covered-table-cell")
    cell = slot.cell
    attributes = {"table:style-name": "DiagonalCell" if cell.diagonal else "Cell"}
    attributes["office:value-type"] = "string"
    if cell.colspan > 1:
        attributes["table:number-columns-spanned"] = str(cell.colspan)
    if cell.rowspan > 1:
        attributes["table:number-rows-spanned"] = str(cell.rowspan)
    names = styles.HEADS if cell.header else styles.CELLS
    if cell.diagonal:
        columns, rows = cell.diagonal
        content = [_paragraph(names["end"], columns), _paragraph(names["start"], rows)]
    else:
        content = [_paragraph(names[cell.align], *_runs(cell.runs))]
    return ODF("table:table-cell", attributes, *content)
