"""A book as DOCX: the same table of two columns as the ODT, for readers who work in Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Paragraph,
    Run,
    ShownCell,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.grid import Slot
from laozheng.kernel.reports.render import docx_styles as styles
from laozheng.kernel.reports.render.docx_styles import WORD, on, twips, value
from laozheng.kernel.reports.render.layout import LaidOut, days_line, laid_out
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Element, Vocabulary, serialize

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LEFT_PERCENT = 28
_CELL_MARGIN_MM = 2
_INNER_MARGIN_MM = 1
_JUSTIFY = {"start": "left", "center": "center", "end": "right"}
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_TYPES = Vocabulary({"": "http://schemas.openxmlformats.org/package/2006/content-types"})
_LINKS = Vocabulary({"": "http://schemas.openxmlformats.org/package/2006/relationships"})
_CORE = Vocabulary(
    {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
)
_WORD_PARTS = ("styles", "numbering", "settings", "fontTable", "footer")
_GAP_MM = 2


def render(document: Document) -> bytes:
    """The file of a book; equal documents give equal bytes."""
    writer = _Writer(document)
    body = writer.document_part()
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("document", f"{_RELATION}officeDocument", "word/document.xml"),
            ("core", _CORE_RELATION, "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_RELATION}{name}", f"{name}.xml") for name in _WORD_PARTS)
        ),
        "word/styles.xml": styles.styles_part(document.kind),
        "word/numbering.xml": styles.numbering_part(document.kind, writer.lists),
        "word/settings.xml": styles.settings_part(),
        "word/fontTable.xml": styles.fonts_part(),
        "word/footer.xml": styles.footer_part(),
    }
    return pack((name, serialize(part)) for name, part in parts.items())


def _content_types() -> Element:
    overrides = {
        "/docProps/core.xml": _CORE_TYPE,
        "/word/document.xml": f"{_FORMAT}document.main+xml",
    }
    overrides |= {f"/word/{name}.xml": f"{_FORMAT}{name}+xml" for name in _WORD_PARTS}
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    return _TYPES(
        "Types",
        None,
        *(_TYPES("Default", {"Extension": k, "ContentType": v}) for k, v in defaults.items()),
        *(_TYPES("Override", {"PartName": k, "ContentType": v}) for k, v in overrides.items()),
    )


def _relations(*relations: tuple[str, str, str]) -> Element:
    return _LINKS(
        "Relationships",
        None,
        *(
            _LINKS("Relationship", {"Id": name, "Type": kind, "Target": target})
            for name, kind, target in relations
        ),
    )


def _core(document: Document) -> Element:
    # The as-of day stands for the moment of creation, so that the bytes stay the same.
    moment, w3c = f"{document.as_of.isoformat()}T00:00:00Z", {"xsi:type": "dcterms:W3CDTF"}
    return _CORE(
        "cp:coreProperties",
        None,
        _CORE("dc:title", None, document.title),
        _CORE("dc:creator", None, "Laozheng"),
        _CORE("dc:language", None, "zh-TW"),
        _CORE("dcterms:created", w3c, moment),
        _CORE("dcterms:modified", w3c, moment),
    )


@dataclass(frozen=True)
class _Look:
    """How a paragraph looks beyond its style."""

    style: str = styles.TEXT
    align: str = ""
    numbering: tuple[int, int] | None = None
    indent_mm: float = 0
    before_mm: float = 0
    keep_next: bool = False


class _Writer:
    """Writes the body and counts the lists, each of which needs a numbering of its own."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bookmarks = 0
        # The space that a table leaves for the paragraph after it.
        self._gap_mm = 0.0
        self.lists = 0

    def document_part(self) -> Element:
        """The file ``word/document.xml``."""
        document = self._document
        return WORD(
            "w:document",
            None,
            WORD(
                "w:body",
                None,
                _paragraph(_Look(styles.TITLE), [Words(document.title)]),
                _paragraph(_Look(styles.DAYS), [Words(days_line(document))]),
                self._book_table(),
                _paragraph(_Look(styles.NOTE), []),
                styles.section_properties("footer"),
            ),
        )

    def _book_table(self) -> Element:
        left, right = (styles.TEXT_WIDTH_MM * share / 100 for share in _BOOK_SHARES)
        centered = _Look(styles.HEAD, align="center")
        heads = [
            _cell(width, [_paragraph(centered, [Words(head)])])
            for width, head in zip((left, right), self._document.kind.column_heads, strict=True)
        ]
        rows = [
            _row(
                _cell(left, map(_heading, opening)),
                _cell(right, self._leaf(leaf)),
            )
            for opening, leaf in self._document.rows()
        ]
        return _table_of((left, right), [_row(*heads, repeated=True), *rows], _CELL_MARGIN_MM)

    def _leaf(self, leaf: Chapter) -> Iterator[Element]:
        numbering = styles.list_numbering(self.lists)
        self.lists += 1
        content = list(self._blocks(leaf.blocks, numbering, 0))
        self._gap_mm = 0.0
        yield from content or [_paragraph(_Look(), [Words(leaf.remark)])]
        if leaf.blocks and content[-1].tag == WORD.tag("w:tbl"):
            yield _paragraph(_Look(styles.NOTE), [])

    def _blocks(self, blocks: Iterable[Block], numbering: int, level: int) -> Iterator[Element]:
        """Blocks as elements; ``level`` counts the numbered items around them."""
        for block in blocks:
            gap, self._gap_mm = self._gap_mm, 0.0
            if isinstance(block, ShownTable):
                yield from self._table(block)
                self._gap_mm = _GAP_MM
            elif isinstance(block, Paragraph):
                look = _Look(indent_mm=styles.INDENT_MM * level, before_mm=gap)
                yield _paragraph(look, block.runs)
            else:
                place = (numbering, level) if block.number else None
                yield _paragraph(_Look(numbering=place, before_mm=gap), block.runs)
                yield from self._blocks(block.blocks, numbering, level + bool(block.number))

    def _table(self, table: ShownTable) -> Iterator[Element]:
        self._bookmarks += 1
        mark = {"w:id": str(self._bookmarks)}
        caption = _paragraph(_Look(styles.CAPTION), [Words(table.caption)])
        name = table.id.replace(".", "_")
        caption.insert(1, WORD("w:bookmarkStart", {**mark, "w:name": name}))
        caption.append(WORD("w:bookmarkEnd", mark))
        yield caption
        yield _inner_table(laid_out(table))
        for note in table.notes:
            yield _paragraph(_Look(styles.NOTE), note)


_BOOK_SHARES = (LEFT_PERCENT, 100 - LEFT_PERCENT)
_INNER_WIDTH_MM = styles.TEXT_WIDTH_MM * _BOOK_SHARES[1] / 100 - 2 * _CELL_MARGIN_MM


def _paragraph(look: _Look, runs: Iterable[Run]) -> Element:
    properties = [value("w:pStyle", look.style)]
    if look.keep_next:
        properties.append(on("w:keepNext"))
    if look.numbering:
        number, level = look.numbering
        numbering = value("w:ilvl", str(level)), value("w:numId", str(number))
        properties.append(WORD("w:numPr", None, *numbering))
    if look.before_mm:
        # In full, because this property replaces the spacing of the style as a whole in Writer.
        properties.append(styles.spacing(before=look.before_mm, lines=styles.TEXT_LINES))
    if look.indent_mm:
        properties.append(WORD("w:ind", {"w:left": twips(look.indent_mm)}))
    if look.align:
        properties.append(value("w:jc", _JUSTIFY[look.align]))
    return WORD("w:p", None, WORD("w:pPr", None, *properties), *map(_run, runs))


def _run(run: Run) -> Element:
    if isinstance(run, Words | Value):
        return WORD("w:r", None, WORD("w:t", {"xml:space": "preserve"}, run.text))
    return WORD("w:r", None, on("w:br"))


def _heading(chapter: Chapter) -> Element:
    return _paragraph(_Look(styles.heading_style(chapter.level)), [Words(chapter.heading)])


def _table_of(widths: Sequence[float], rows: Iterable[Element], margin_mm: float) -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
    margins = {
        side: {"w:w": twips(margin), "w:type": "dxa"}
        for side, margin in zip(sides, (1, margin_mm, 1, margin_mm), strict=False)
    }
    properties = WORD(
        "w:tblPr",
        None,
        WORD("w:tblW", {"w:w": twips(sum(widths)), "w:type": "dxa"}),
        WORD("w:tblBorders", None, *(WORD(f"w:{side}", line) for side in sides)),
        WORD("w:tblLayout", {"w:type": "fixed"}),
        WORD("w:tblCellMar", None, *(WORD(f"w:{side}", margins[side]) for side in margins)),
        WORD("w:tblLook", {"w:firstRow": "1", "w:firstColumn": "1"}),
    )
    grid = WORD("w:tblGrid", None, *(WORD("w:gridCol", {"w:w": twips(w)}) for w in widths))
    return WORD("w:tbl", None, properties, grid, *rows)


def _row(*cells: Element, repeated: bool = False, whole: bool = False) -> Element:
    """A row; ``repeated`` on every page as a head, ``whole`` never broken over two pages."""
    properties = []
    if whole:
        properties.append(on("w:cantSplit"))
    if repeated:
        properties.append(on("w:tblHeader"))
    return WORD("w:tr", None, WORD("w:trPr", None, *properties), *cells)


def _cell(width_mm: float, content: Iterable[Element], *properties: Element) -> Element:
    width = WORD("w:tcW", {"w:w": twips(width_mm), "w:type": "dxa"})
    return WORD("w:tc", None, WORD("w:tcPr", None, width, *properties), *content)


def _inner_table(layout: LaidOut) -> Element:
    widths = [_INNER_WIDTH_MM * percent / 100 for percent in layout.widths]
    rows = []
    for part, grid in layout.parts:
        for number, row in enumerate(grid, start=1):
            last = part == "body" and number == len(grid)
            cells = [
                _table_cell(slot, widths[place : place + slot.cell.colspan], last, number - 1)
                for place, slot in enumerate(row)
                if slot.column == place
            ]
            rows.append(_row(*cells, repeated=part == "head", whole=True))
    return _table_of(widths, rows, _INNER_MARGIN_MM)


def _table_cell(
    slot: Slot[ShownCell], widths: Iterable[float], is_last_row: bool, row: int
) -> Element:
    """A cell, or in the rows below a merged cell its continuation."""
    cell = slot.cell
    properties = []
    if cell.colspan > 1:
        properties.append(value("w:gridSpan", str(cell.colspan)))
    if cell.rowspan > 1:
        properties.append(value("w:vMerge", "restart" if slot.row == row else "continue"))
    if cell.diagonal:
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
        properties.append(WORD("w:tcBorders", None, WORD("w:tl2br", line)))
    properties.append(value("w:vAlign", "center"))
    style = styles.HEAD if cell.header else styles.CELL

    def look(align: str) -> _Look:
        return _Look(style, align=align, keep_next=not is_last_row)

    if slot.row != row:
        content = [_paragraph(look(cell.align), [])]
    elif cell.diagonal:
        columns, rows = cell.diagonal
        content = [
            _paragraph(look("end"), [Words(columns)]),
            _paragraph(look("start"), [Words(rows)]),
        ]
    else:
        content = [_paragraph(look(cell.align), cell.runs)]
    return _cell(sum(widths), content, *properties)
