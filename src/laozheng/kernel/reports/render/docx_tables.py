"""Paragraphs and tables of a DOCX: looks, merged cells, lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from laozheng.kernel.reports.document import Run, ShownCell, ShownTable, Value, Words
from laozheng.kernel.reports.grid import Slot
from laozheng.kernel.reports.render import docx_styles as styles
from laozheng.kernel.reports.render.docx_styles import WORD, on, ordered, twips, value
from laozheng.kernel.reports.render.furniture import stays_whole
from laozheng.kernel.reports.render.layout import laid_out
from laozheng.kernel.reports.render.xml import Element

_INNER_MARGIN_MM = 1
_LINE = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True)
class Look:
    """How a paragraph looks beyond its style; ``numbering`` is (0, 0) for no number at all."""

    style: str = styles.TEXT
    numbering: tuple[int, int] | None = None
    indent_mm: float = 0
    before_mm: float = 0
    keep_next: bool = False
    new_page: bool = False


def paragraph(look: Look, runs: Iterable[Run]) -> Element:
    """A paragraph with its runs."""
    properties = [value("w:pStyle", look.style)]
    if look.keep_next:
        properties.append(on("w:keepNext"))
    if look.new_page:
        properties.append(on("w:pageBreakBefore"))
    if look.numbering:
        number, level = look.numbering
        numbering = value("w:ilvl", str(level)), value("w:numId", str(number))
        properties.append(WORD("w:numPr", None, *numbering))
    if look.before_mm:
        # In full, because this property replaces the spacing of the style as a whole in Writer.
        properties.append(styles.spacing(before=look.before_mm, lines=styles.TEXT_LINES))
    if look.indent_mm:
        properties.append(WORD("w:ind", {"w:left": twips(look.indent_mm)}))
    if len(properties) > 1:
        properties = ordered(properties)
    return WORD("w:p", None, WORD("w:pPr", None, *properties), *map(_run, runs))


def words(style: str, text: str, *, new_page: bool = False) -> Element:
    """A paragraph of plain words."""
    return paragraph(Look(style, new_page=new_page), [Words(text)])


def _run(run: Run) -> Element:
    if isinstance(run, Words | Value):
        # Blanks at the ends of a text would be lost otherwise.
        kept = {"xml:space": "preserve"} if run.text != run.text.strip() else None
        return WORD("w:r", None, WORD("w:t", kept, run.text))
    return WORD("w:r", None, on("w:br"))


def table_of(widths: Sequence[float], rows: Iterable[Element], margin_mm: float) -> Element:
    """A table with lines around all its cells; widths in mm."""
    margins = dict(zip(_SIDES, (1, margin_mm, 1, margin_mm), strict=False))
    properties = WORD(
        "w:tblPr",
        None,
        WORD("w:tblW", {"w:w": twips(sum(widths)), "w:type": "dxa"}),
        WORD("w:tblBorders", None, *(WORD(f"w:{side}", _LINE) for side in _SIDES)),
        WORD("w:tblLayout", {"w:type": "fixed"}),
        WORD(
            "w:tblCellMar",
            None,
            *(WORD(f"w:{k}", {"w:w": twips(v), "w:type": "dxa"}) for k, v in margins.items()),
        ),
        WORD("w:tblLook", {"w:firstRow": "1", "w:firstColumn": "1"}),
    )
    grid = WORD("w:tblGrid", None, *(WORD("w:gridCol", {"w:w": twips(w)}) for w in widths))
    return WORD("w:tbl", None, properties, grid, *rows)


def row(*cells: Element, repeated: bool = False, whole: bool = False) -> Element:
    """A row; ``repeated`` on every page as a head, ``whole`` never broken over two pages."""
    properties = []
    if whole:
        properties.append(on("w:cantSplit"))
    if repeated:
        properties.append(on("w:tblHeader"))
    return WORD("w:tr", None, WORD("w:trPr", None, *properties), *cells)


def cell(width_mm: float, content: Iterable[Element], *properties: Element) -> Element:
    """A cell; its properties in the order of the format."""
    width = WORD("w:tcW", {"w:w": twips(width_mm), "w:type": "dxa"})
    return WORD("w:tc", None, WORD("w:tcPr", None, width, *properties), *content)


def borders(**sides: bool) -> Element:
    """Lines of a cell by side, where they differ from those of the table."""
    none = {"w:val": "nil"}
    return WORD(
        "w:tcBorders", None, *(WORD(f"w:{k}", _LINE if v else none) for k, v in sides.items())
    )


def inner_table(table: ShownTable, width_mm: float, shade: str = "") -> Element:
    """A table of a line; ``shade`` is the color behind its heads."""
    layout = laid_out(table)
    whole = sum(layout.widths)
    widths = [width_mm * percent / whole for percent in layout.widths]
    keeps = stays_whole(table)
    rows = []
    for part, grid in layout.parts:
        for number, slots in enumerate(grid, start=1):
            last = part == "body" and number == len(grid)
            cells = [
                _table_cell(
                    slot,
                    sum(widths[place : place + slot.cell.colspan]),
                    number - 1,
                    keep=keeps and not last,
                    shade=shade,
                )
                for place, slot in enumerate(slots)
                if slot.column == place
            ]
            rows.append(row(*cells, repeated=part == "head", whole=True))
    return table_of(widths, rows, _INNER_MARGIN_MM)


def _table_cell(
    slot: Slot[ShownCell], width: float, number: int, *, keep: bool, shade: str
) -> Element:
    """A cell, or in the rows below a merged cell its continuation."""
    shown = slot.cell
    properties = []
    if shown.colspan > 1:
        properties.append(value("w:gridSpan", str(shown.colspan)))
    if shown.rowspan > 1:
        properties.append(value("w:vMerge", "restart" if slot.row == number else "continue"))
    if shown.diagonal:
        properties.append(WORD("w:tcBorders", None, WORD("w:tl2br", _LINE)))
    if shade and shown.header:
        fill = {"w:val": "clear", "w:color": "auto", "w:fill": shade.lstrip("#")}
        properties.append(WORD("w:shd", fill))
    properties.append(value("w:vAlign", "center"))

    def look(align: str) -> Look:
        return Look(styles.cell_style(head=shown.header, align=align, keep=keep))

    if slot.row != number:
        content = [paragraph(look(shown.align), [])]
    elif shown.diagonal:
        columns, rows = shown.diagonal
        content = [
            paragraph(look("end"), [Words(columns)]),
            paragraph(look("start"), [Words(rows)]),
        ]
    else:
        content = [paragraph(look(shown.align), shown.runs)]
    return cell(width, content, *properties)
