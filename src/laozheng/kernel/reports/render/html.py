"""A book for reading on screen: a page of its own, or a fragment inside a page of the workspace.

Every figure is a link to its figure page. Layout is by classes only, so that a strict content
security policy holds; ``static/reports/book.css`` styles both.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from lxml import etree
from lxml.builder import E

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
from laozheng.kernel.reports.grid import Slot
from laozheng.kernel.reports.render.charts.drawing import draw, slug
from laozheng.kernel.reports.render.layout import (
    LaidOut,
    days_line,
    grouped,
    heads_of,
    laid_out,
    slot_id,
)
from laozheng.kernel.reports.render.links import Link, figure_link
from laozheng.kernel.reports.render.parts import Cells, Part, Piece, contents, distinct, parts
from laozheng.kernel.reports.render.xml import Content, Element, append

STYLE_SHEET = "static/reports/book.css"


def render(document: Document, link: Link = figure_link) -> bytes:
    """A complete HTML page in UTF-8 that needs nothing else."""
    style = (files("laozheng.kernel.reports") / STYLE_SHEET).read_text(encoding="utf-8")
    page = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(document.title),
            E.style(style),
        ),
        E.body(
            E.main(
                E.h1(document.title),
                *_contents(document),
                *_book(document, link, top=2),
                *_imprint(document),
            ),
            {"class": f"book-page book-{document.kind.page.typeface}"},
        ),
        lang="zh-Hant",
    )
    text = etree.tostring(page, method="html", encoding="unicode")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def fragment(document: Document, link: Link = figure_link, *, top: int = 2) -> str:
    """The book without title, contents and page around it; its chapters are headings ``top``."""
    return "".join(
        etree.tostring(part, method="html", encoding="unicode")
        for part in _book(document, link, top)
    )


def _contents(document: Document) -> Iterator[Element]:
    """The headings as links, one list inside the other."""
    listed = contents(document)
    if not listed:
        return
    outer = E.ol()
    # The lists around the next entry, each with the level of its entries.
    lists: list[tuple[int, Element]] = [(1, outer)]
    for chapter in listed:
        while lists[-1][0] > chapter.level:
            lists.pop()
        if lists[-1][0] < chapter.level and len(lists[-1][1]):
            inner = E.ol()
            lists[-1][1][-1].append(inner)
            lists.append((chapter.level, inner))
        lists[-1][1].append(E.li(E.a(chapter.title, href=f"#heading-{chapter.key}")))
    yield E.nav(
        E.h2("目錄", id="contents"),
        outer,
        {"class": "book-contents", "aria-labelledby": "contents"},
    )


def _imprint(document: Document) -> Iterator[Element]:
    if document.kind.page.back_cover and document.imprint:
        yield E.footer(*(E.p(line) for line in document.imprint), {"class": "book-imprint"})


def _book(document: Document, link: Link, top: int) -> Iterator[Element]:
    yield E.p(days_line(document), {"class": "book-days"})
    for part in parts(distinct(document)):
        if part.title:
            yield _heading(part.title, top)
        yield _running(part, link, top) if part.is_running else _columns(part, link, top)


def _running(part: Part, link: Link, top: int) -> Element:
    """Headings above full-width text."""
    content: list[Element] = []
    for piece in grouped(part.flow()):
        content += _pieces(piece, link, top)
    return E.div(E.div(*content, {"class": "book-text"}), {"class": f"book book-in-{part.layout}"})


def _columns(part: Part, link: Link, top: int) -> Element:
    look = f"book book-columns-{len(part.heads)} book-in-{part.layout.replace('_', '-')}"
    heads = E.div(*map(E.p, part.heads), {"class": "book-heads", "aria-hidden": "true"})
    return E.div(heads, *(_row(cells, link, top) for cells in part.rows()), {"class": look})


def _row(cells: Cells, link: Link, top: int) -> Element:
    first, *others = (
        [element for piece in grouped(cell) for element in _pieces(piece, link, top)]
        for cell in cells
    )
    row = E.section(
        E.div(*first, {"class": "book-headings"}),
        *(E.div(*content, {"class": "book-text"}) for content in others),
        {"class": "book-row"},
    )
    opening = [piece for piece in cells[0] if isinstance(piece, Chapter)]
    if opening:
        row.set("aria-labelledby", f"heading-{opening[-1].key}")
    else:
        row.tag = "div"
    return row


def _pieces(piece: Piece | list[Item], link: Link, top: int) -> Iterator[Element]:
    if isinstance(piece, Chapter):
        yield _heading(piece, top)
    elif isinstance(piece, list):
        yield _list(piece, link)
    else:
        yield from _block(piece, link)


def _heading(chapter: Chapter, top: int) -> Element:
    level = min(top + chapter.level - 1, 6)
    heading = etree.Element(f"h{level}", id=f"heading-{chapter.key}")
    heading.text = chapter.title
    return heading


def _blocks(blocks: Iterable[Block], link: Link) -> Iterator[Element]:
    """Blocks as elements; items that follow each other make one list."""
    for piece in grouped(blocks):
        if isinstance(piece, list):
            yield _list(piece, link)
        else:
            yield from _block(piece, link)


def _list(items: list[Item], link: Link) -> Element:
    attributes = {"class": f"book-items book-items-{items[0].scheme.replace('_', '-')}"}
    if items[0].position > 1:
        attributes["start"] = str(items[0].position)
    entries = [E.li(E.p(*_runs(i.runs, link)), *_blocks(i.blocks, link)) for i in items]
    return E.ol(*entries, attributes)


def _block(block: Block, link: Link) -> Iterator[Element]:
    match block:
        case Paragraph(runs):
            yield E.p(*_runs(runs, link))
        case Item():
            yield E.p(*_runs(block.runs, link))
            yield from _blocks(block.blocks, link)
        case ShownTable():
            yield _table(block, link)
        case ShownChart():
            # Its caption is the title inside the drawing; the table under it has it in words.
            yield E.figure(draw(block), {"class": "book-chart"})
            yield _table(block.table, link)


def _runs(runs: Iterable[Run], link: Link) -> Iterator[Content]:
    for run in runs:
        match run:
            case Words(text):
                yield text
            case Value(text, figure):
                yield E.a(text, {"class": "figure", "href": link(figure)})
            case _:
                yield E.br()


def _table(table: ShownTable, link: Link) -> Element:
    layout = laid_out(table)
    caption_id = f"table-{slug(table.id)}"
    parts = [etree.Element("thead" if part == "head" else "tbody") for part, _ in layout.parts]
    for element, (part, grid) in zip(parts, layout.parts, strict=True):
        for row in grid:
            cells = [_cell(layout, part, slot, link) for slot in row if slot.is_origin]
            element.append(E.tr(*cells))
    notes = [E.p(*_runs(note, link), {"class": "book-note"}) for note in table.notes]
    return E.div(
        E.table(E.caption(table.caption, id=caption_id), *parts),
        *notes,
        # A wide table scrolls by itself; it takes the focus so that keys can scroll it too.
        {
            "class": "book-table",
            "role": "group",
            "aria-labelledby": caption_id,
            "tabindex": "0",
        },
    )


def _cell(layout: LaidOut, part: str, slot: Slot[ShownCell], link: Link) -> Element:
    cell = slot.cell
    element = etree.Element("th" if cell.header else "td")
    if cell.colspan > 1:
        element.set("colspan", str(cell.colspan))
    if cell.rowspan > 1:
        element.set("rowspan", str(cell.rowspan))
    if cell.header:
        element.set("id", slot_id(layout.table, part, slot))
        element.set("scope", _scope(part, cell))
    if part == "body":
        element.set("headers", " ".join(heads_of(layout, slot)))
    element.set("class", f"align-{cell.align}")
    if cell.diagonal:
        element.set("class", "book-diagonal")
        append(element, _diagonal(cell.diagonal))
    else:
        append(element, _runs(cell.runs, link))
    return element


def _scope(part: str, cell: ShownCell) -> str:
    if part == "head":
        return "colgroup" if cell.colspan > 1 else "col"
    return "rowgroup" if cell.rowspan > 1 else "row"


def _diagonal(labels: tuple[str, str]) -> list[Content]:
    """The two labels on lines of their own; the line between them is drawn by the style sheet."""
    columns, rows = labels
    return [
        E.span(columns, {"class": "book-diagonal-columns"}),
        E.span(rows, {"class": "book-diagonal-rows"}),
    ]
