"""Lines out of ODT, read from its own XML: tables inside cells and headings in them are kept.

The books of the bureau are one large table whose cells hold the text with its tables; a converter
that flattens them would lose which number stands under which head.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from laozheng.kernel.reports.proofreading.text import Line, Place

Element = etree._Element
_SPACES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def _tag(name: str) -> str:
    """A name such as text:p with its name space, as lxml wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES.format(prefix)}}}{local}"


_PARAGRAPH, _HEADING = _tag("text:p"), _tag("text:h")
_TABLE, _ROW = _tag("table:table"), _tag("table:table-row")
_CELL, _COVERED = _tag("table:table-cell"), _tag("table:covered-table-cell")
_HEAD_ROWS = _tag("table:table-header-rows")
_ROW_GROUPS = {
    _HEAD_ROWS,
    _tag("table:table-rows"),
    _tag("table:table-row-group"),
}
_BLANKS, _TAB, _BREAK = _tag("text:s"), _tag("text:tab"), _tag("text:line-break")
_NOTE, _NOTE_BODY = _tag("text:note"), _tag("text:note-body")
_UNREAD = {
    _tag("office:annotation"),
    _tag("text:tracked-changes"),
    _tag("text:table-of-content"),
    _tag("office:forms"),
}
_DEEPEST = 6


def lines_of_odt(content: bytes) -> tuple[Line, ...]:
    """The paragraphs and cells of an ODT file in reading order, footnotes at the end.

    Raises KeyError, BadZipFile or XMLSyntaxError for a file that is none.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with ZipFile(BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("content.xml"), parser)
    gathered = _Gathered()
    body = tree.find(f"{_tag('office:body')}/{_tag('office:text')}")
    if body is not None:
        gathered.blocks(body, None)
    while gathered.notes:
        notes, gathered.notes = gathered.notes, []
        for note in notes:
            gathered.blocks(note, None)
    return tuple(gathered.lines)


class _Gathered:
    """Lines gathered while walking the document; every table has a number of its own."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Element] = []
        self.tables = 0

    def blocks(self, parent: Element, place: Place | None) -> None:
        """The blocks below an element, whatever lists, sections or frames are in between."""
        for child in parent:
            if child.tag == _TABLE:
                self._table(child)
            elif child.tag in (_PARAGRAPH, _HEADING):
                level = child.get(_tag("text:outline-level"), "1")
                self._add(child, place, int(level) if child.tag == _HEADING else 0)
            elif isinstance(child.tag, str) and child.tag not in _UNREAD:
                self.blocks(child, place)

    def _add(self, paragraph: Element, place: Place | None, level: int) -> None:
        words = "".join(self._words(paragraph))
        for part in [words.replace("\n", " ")] if place else words.split("\n"):
            if part.strip():
                number = len(self.lines) + 1
                self.lines.append(Line(number, part.strip(), place, min(level, _DEEPEST)))
        for frame in paragraph.iter(_tag("text:p")):
            if frame is not paragraph and not _inside_note(frame, paragraph):
                self._add(frame, place, 0)

    def _words(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag == _BLANKS:
                yield " " * int(child.get(_tag("text:c"), "1"))
            elif child.tag == _TAB:
                yield "\t"
            elif child.tag == _BREAK:
                yield "\n"
            elif child.tag == _NOTE:
                self.notes.extend(child.iter(_NOTE_BODY))
            elif isinstance(child.tag, str) and child.tag not in {*_UNREAD, _PARAGRAPH}:
                yield from self._words(child)
            yield child.tail or ""

    def _table(self, table: Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        taken: set[tuple[int, int]] = set()
        for row, (element, is_head) in enumerate(_rows(table, is_head=False)):
            column = 0
            for cell in element:
                if cell.tag == _CELL:
                    # Some programs leave out the marks of covered places.
                    while (row, column) in taken:
                        column += 1
                    place = _place(cell, number, row, column, is_head)
                    taken |= _covered(place)
                    self.blocks(cell, place)
                if cell.tag in (_CELL, _COVERED):
                    column += _count(cell, "number-columns-repeated")


def _rows(parent: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == _ROW:
            yield child, is_head
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, is_head=is_head or child.tag == _HEAD_ROWS)


def _place(cell: Element, table: int, row: int, column: int, is_head: bool) -> Place:
    rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    return Place(table, row, column, rows, columns, is_head)


def _covered(place: Place) -> set[tuple[int, int]]:
    rows = range(place.row, place.row + place.rows)
    columns = range(place.column, place.column + place.columns)
    return {(row, column) for row in rows for column in columns}


def _count(cell: Element, name: str) -> int:
    return int(cell.get(_tag(f"table:{name}"), "1"))


def _inside_note(paragraph: Element, top: Element) -> bool:
    """Whether a paragraph inside a paragraph belongs to a note or comment and not to a frame."""
    parent = paragraph.getparent()
    while parent is not None and parent is not top:
        if parent.tag in {*_UNREAD, _NOTE, _PARAGRAPH}:
            return True
        parent = parent.getparent()
    return False
