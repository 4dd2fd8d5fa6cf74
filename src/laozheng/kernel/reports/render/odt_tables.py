"""Tables of an ODT: the grid with its covered cells, and the styles that give it widths."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from laozheng.kernel.reports.document import Run, ShownCell, ShownTable, Value, Words
from laozheng.kernel.reports.grid import Slot
from laozheng.kernel.reports.render import odt_styles as styles
from laozheng.kernel.reports.render.furniture import stays_whole
from laozheng.kernel.reports.render.layout import LaidOut, laid_out
from laozheng.kernel.reports.render.odt_styles import LINE, ODF
from laozheng.kernel.reports.render.xml import Content, Element

PADDING_MM = 2


def runs_of(runs: Iterable[Run]) -> Iterator[Content]:
    """Runs as the content of a paragraph."""
    for run in runs:
        if isinstance(run, Words | Value):
            yield run.text
        else:
            yield ODF("text:line-break")


def paragraph(style: str, *content: Content) -> Element:
    """A paragraph of a style."""
    return ODF("text:p", {"text:style-name": style}, *content)


def row(style: str, *cells: Element) -> Element:
    """A table row of a style."""
    return ODF("table:table-row", {"table:style-name": style}, *cells)


def style(name: str, family: str, properties: Element, **attributes: str) -> Element:
    """An automatic style."""
    named = {f"style:{key.replace('_', '-')}": value for key, value in attributes.items()}
    return ODF("style:style", {"style:name": name, "style:family": family, **named}, properties)


def table_of(table: ShownTable, number: int) -> Element:
    """The table with its heads marked; ``number`` names its style, see `styles_of`."""
    layout = laid_out(table)
    columns = [
        ODF("table:table-column", {"table:style-name": f"Table{number}.{column}"})
        for column in range(len(layout.widths))
    ]
    if all(slots[0].cell.header for slots in layout.body):
        columns[0] = ODF("table:table-header-columns", None, columns[0])
    return ODF(
        "table:table",
        {"table:name": table.id, "table:style-name": f"Table{number}"},
        *columns,
        ODF("table:table-header-rows", None, *(_table_row(slots) for slots in layout.head)),
        *(_table_row(slots) for slots in layout.body),
    )


def _table_row(slots: Iterable[Slot[ShownCell]]) -> Element:
    return row("ShortRow", *(_table_cell(slot) for slot in slots))


def _table_cell(slot: Slot[ShownCell]) -> Element:
    """A cell, or the mark that a merged cell covers this place."""
    if not slot.is_origin:
        return ODF("table:covered-table-cell")
    cell = slot.cell
    look = "HeadCell" if cell.header else "Cell"
    attributes = {"table:style-name": "DiagonalCell" if cell.diagonal else look}
    if cell.colspan > 1:
        attributes["table:number-columns-spanned"] = str(cell.colspan)
    if cell.rowspan > 1:
        attributes["table:number-rows-spanned"] = str(cell.rowspan)
    names = styles.HEADS if cell.header else styles.CELLS
    if cell.diagonal:
        columns, rows = cell.diagonal
        content = [paragraph(names["end"], columns), paragraph(names["start"], rows)]
    else:
        content = [paragraph(names[cell.align], *runs_of(cell.runs))]
    return ODF("table:table-cell", attributes, *content)


def styles_of(table: ShownTable, number: int, width: float) -> Iterator[Element]:
    """The styles of a table that is ``width`` mm wide."""
    layout = laid_out(table)
    yield from table_styles(f"Table{number}", width, layout.widths, **_place(layout))


def _place(layout: LaidOut) -> dict[str, str]:
    """Space around a table; one that fits on a page stays together, with its merged cells."""
    return {
        "fo:margin-top": "1mm",
        "fo:margin-bottom": "3mm",
        "style:may-break-between-rows": "false" if stays_whole(layout.table) else "true",
    }


def table_styles(
    name: str, width: float, percents: Sequence[int], master: str = "", **properties: str
) -> Iterator[Element]:
    """The styles of a table and its columns; ``master`` begins a page of that kind."""
    table = {
        "style:width": f"{width:.2f}mm",
        "table:align": "left",
        "table:border-model": "collapsing",
        **properties,
    }
    begins = {"master_page_name": master} if master else {}
    yield style(name, "table", ODF("style:table-properties", table), **begins)
    whole = sum(percents)
    for number, percent in enumerate(percents):
        # Widths only in mm: Writer shares them out wrongly when relative widths stand beside.
        column = {"style:column-width": f"{width * percent / whole:.2f}mm"}
        properties_of = ODF("style:table-column-properties", column)
        yield style(f"{name}.{number}", "table-column", properties_of)


def book_cell(*, top: bool, bottom: bool) -> str:
    """The style of a cell of the book's own table with or without lines above and below."""
    return f"BookCell{'T' * top}{'B' * bottom}"


def common_styles(head_color: str) -> Iterator[Element]:
    """The styles that all tables share."""
    # A row of the book may break over pages, a row of a table inside it may not.
    for name, keep in (("LongRow", "auto"), ("ShortRow", "always")):
        properties = ODF("style:table-row-properties", {"fo:keep-together": keep})
        yield style(name, "table-row", properties)
    for top, bottom in product((True, False), repeat=2):
        lines = {"fo:border-left": LINE, "fo:border-right": LINE}
        lines["fo:border-top"] = LINE if top else "none"
        lines["fo:border-bottom"] = LINE if bottom else "none"
        properties = ODF("style:table-cell-properties", {**lines, "fo:padding": f"{PADDING_MM}mm"})
        yield style(book_cell(top=top, bottom=bottom), "table-cell", properties)
    cell = {"fo:border": LINE, "fo:padding": "1mm", "style:vertical-align": "middle"}
    yield style("Cell", "table-cell", ODF("style:table-cell-properties", cell))
    head = cell | {"fo:background-color": head_color}
    yield style("HeadCell", "table-cell", ODF("style:table-cell-properties", head))
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
    yield style("DiagonalCell", "table-cell", diagonal)
