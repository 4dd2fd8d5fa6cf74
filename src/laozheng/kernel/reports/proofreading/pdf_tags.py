"""Lines out of a tagged PDF, read from its structure: paragraphs, headings, cells with places.

A PDF made for everybody (PDF/UA), as ours are, says what is a heading, a row and a cell; its
running heads and page numbers stand outside the structure and are no text of the document. Where
a table runs over a page, its rows go on below the head of the page before.
"""

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from laozheng.kernel.reports.proofreading.text import Line, Place

Element = Any
_TABLE, _ROW, _HEAD = "Table", "TR", "THead"
_CELLS = frozenset({"TH", "TD"})
_HEADING = re.compile(r"H([1-6])")
# What begins and ends a paragraph of its own, and what only holds others.
_PARAGRAPHS = frozenset({"P", "H", "Title", "Caption", "Note", "FENote", "BibEntry"})
_HOLDERS = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L", "LI", "Aside", "Figure"}
)
# The number of an item is no part of its words, as in every other format.
_UNREAD = frozenset({"TOC", "Artifact", "Lbl"})
_JOINED_BY_BLANK = re.compile(r"[0-9A-Za-z%)\]]\Z")
_BEGINS_A_WORD = re.compile(r"[0-9A-Za-z(\[]")
# Less of the text than this in the structure: the tags are not those of the text.
_ENOUGH = 0.8


def lines_of_tags(document: Any) -> tuple[Line, ...]:
    """The lines of an open PDF; none when it has no structure, or one that leaves text out."""
    if not document.is_tagged():
        return ()
    gathered, letters = _Gathered(), 0
    for page in document:
        words = _marked_words(page)
        letters += sum(map(_length, words.values()))
        gathered.page(page, words)
    told = sum(_length(line.text) for line in gathered.lines)
    return tuple(gathered.lines) if told >= letters * _ENOUGH else ()


def _length(text: str) -> int:
    return len("".join(text.split()))


def _marked_words(page: Any) -> dict[int, str]:
    """The text of each piece of marked content; what is marked as nothing is left out."""
    import pypdfium2.raw as pdfium

    found: dict[int, str] = {}
    text_page = page.get_textpage()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
        if mark >= 0:
            words = _words(pdfium.FPDFTextObj_GetText, item.raw, text_page.raw)
            found[mark] = found.get(mark, "") + words
    return found


def _words(read: Callable[..., int], *about: Any) -> str:
    """What a function of the library writes into a buffer of two-byte letters."""
    import pypdfium2.raw as pdfium

    size = read(*about, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2) * 2)
    letters = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    is_text = read is pdfium.FPDFTextObj_GetText
    length = read(*about, letters if is_text else buffer, size)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", errors="ignore")


class _Gathered:
    """Lines gathered page by page; a run of words becomes a line when its paragraph ends."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._marked: Mapping[int, str] = {}
        self._run: list[str] = []
        self._tables = 0
        # Number, rows and columns of the table that the page before ended with.
        self._last: tuple[int, int, int] | None = None

    def page(self, page: Any, words: Mapping[int, str]) -> None:
        """The lines of one page."""
        import pypdfium2.raw as pdfium

        self._marked = words
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            self._block(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), None)
        self._flush(None)
        pdfium.FPDF_StructTree_Close(tree)

    def _block(self, element: Element, place: Place | None) -> None:
        kind = _kind(element)
        heading = _HEADING.fullmatch(kind)
        if kind in _UNREAD:
            return
        if kind == _TABLE:
            self._flush(place)
            self._table(element)
        elif heading or kind in _PARAGRAPHS:
            self._flush(place)
            self._last = None
            self._inside(element, place)
            self._flush(place, level=int(heading[1]) if heading else 0)
        elif kind in _HOLDERS:
            self._flush(place)
            self._inside(element, place)
            self._flush(place)
        else:
            self._inside(element, place)

    def _inside(self, element: Element, place: Place | None) -> None:
        for child in _children(element):
            if isinstance(child, int):
                self._run.append(self._marked.get(child, ""))
            else:
                self._block(child, place)

    def _flush(self, place: Place | None, level: int = 0) -> None:
        text, self._run = _joined(self._run), []
        if text:
            self.lines.append(Line(len(self.lines) + 1, text, place, level))

    def _table(self, table: Element) -> None:
        rows = list(_rows(table, is_head=False))
        columns = max((sum(_span(cell, "ColSpan") for cell in row) for row, _ in rows), default=0)
        number, first = self._tables, 0
        if self._last and self._last[2] == columns and not any(is_head for _, is_head in rows):
            number, first = self._last[:2]
        else:
            self._tables += 1
        taken: set[tuple[int, int]] = set()
        for at, (row, is_head) in enumerate(rows, start=first):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                down, across = _span(cell, "RowSpan"), _span(cell, "ColSpan")
                taken |= {(at + r, column + c) for r in range(down) for c in range(across)}
                place = Place(number, at, column, down, across, is_head)
                self._inside(cell, place)
                self._flush(place)
                column += across
        # Only what follows it at once goes on with it.
        self._last = (number, first + len(rows), columns)


def _kind(element: Element) -> str:
    import pypdfium2.raw as pdfium

    return _words(pdfium.FPDF_StructElement_GetType, element)


def _children(element: Element) -> Iterator[Element | int]:
    """Elements, and the numbers of pieces of marked content, in order."""
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if child:
            yield child
        elif mark >= 0:
            yield mark


def _rows(element: Element, *, is_head: bool) -> Iterator[tuple[list[Element], bool]]:
    for child in _children(element):
        if isinstance(child, int):
            continue
        kind = _kind(child)
        if kind == _ROW:
            cells = (cell for cell in _children(child) if not isinstance(cell, int))
            yield [cell for cell in cells if _kind(cell) in _CELLS], is_head
        else:
            yield from _rows(child, is_head=is_head or kind == _HEAD)


def _span(cell: Element, name: str) -> int:
    import pypdfium2.raw as pdfium

    value = ctypes.c_float()
    for at in range(pdfium.FPDF_StructElement_GetAttributeCount(cell)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        told = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name.encode())
        if told and pdfium.FPDF_StructElement_Attr_GetNumberValue(told, value):
            return max(int(value.value), 1)
    return 1


def _joined(pieces: list[str]) -> str:
    """Lines of one paragraph as one: Chinese needs no blank where a line ends, a number does."""
    text = ""
    for piece in filter(None, (" ".join(piece.split()) for piece in pieces)):
        apart = _JOINED_BY_BLANK.search(text) and _BEGINS_A_WORD.match(piece)
        text += f" {piece}" if apart else piece
    return text
