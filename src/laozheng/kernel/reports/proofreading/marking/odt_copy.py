"""Put the marks into a copy of the ODT that was read; its words and layout stay as they are.

The words of the file are compared with the lines that were read without blanks, in their order,
so that spans, breaks and numbering in between do no harm.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.marking.odt_parts import (
    ODF,
    comment,
    comment_end,
    highlight_styles,
    highlighted,
)
from laozheng.kernel.reports.proofreading.marking.spans import Mark, marks_of
from laozheng.kernel.reports.proofreading.report import ProofReport
from laozheng.kernel.reports.proofreading.text import SourceText
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Content, Element, append, serialize

CONTENT, MIMETYPE = "content.xml", "mimetype"
# A signature of the original does not hold for a copy with marks.
SIGNATURES = "META-INF/documentsignatures.xml"
_BESIDE = 8
_WORDS = {ODF.tag("text:p"), ODF.tag("text:h")}
_NOT_WORDS = {ODF.tag(name) for name in ("office:annotation", "text:note", "text:tracked-changes")}


@dataclass
class _Slot:
    """A piece of text of the file: what follows the start tag or the end tag of an element."""

    element: Element
    is_tail: bool
    text: str


@dataclass(frozen=True)
class _Piece:
    """The part of a slot that a mark covers; the first part opens the comment, the last closes."""

    mark: Mark
    start: int
    end: int
    opens: bool
    closes: bool


def marked_original(original: bytes, source: SourceText, report: ProofReport) -> bytes:
    """The bytes of the copy. Figures whose place cannot be found again are left unmarked."""
    with ZipFile(BytesIO(original)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist() if name != SIGNATURES]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    content = etree.fromstring(dict(parts)[CONTENT], parser)
    _mark(content, source, report)
    styles = content.find(ODF.tag("office:automatic-styles"))
    if styles is not None:
        styles.extend(highlight_styles())
    kept = [(name, serialize(content) if name == CONTENT else told) for name, told in parts]
    return pack(kept, stored=frozenset({MIMETYPE}))


def _mark(content: Element, source: SourceText, report: ProofReport) -> None:
    slots = list(_slots(content))
    places = [
        (number, offset)
        for number, slot in enumerate(slots)
        for offset, mark in enumerate(slot.text)
        if not mark.isspace()
    ]
    words = "".join(slots[number].text[offset] for number, offset in places)
    pieces: dict[int, list[_Piece]] = defaultdict(list)
    for mark, start, end in _found(words, source, report):
        for number, piece in _pieces(mark, places[start:end]):
            pieces[number].append(piece)
    for number, cover in pieces.items():
        _rewrite(slots[number], cover, report)


def _slots(content: Element) -> Iterator[_Slot]:
    body = content.find(ODF.tag("office:body"))
    if body is not None:
        yield from _slots_below(body, inside=False)


def _slots_below(element: Element, *, inside: bool) -> Iterator[_Slot]:
    inside = inside or element.tag in _WORDS
    if inside and element.text:
        yield _Slot(element, False, element.text)
    for child in element:
        if child.tag not in _NOT_WORDS and isinstance(child.tag, str):
            yield from _slots_below(child, inside=inside)
        if inside and child.tail:
            yield _Slot(child, True, child.tail)


def _found(words: str, source: SourceText, report: ProofReport) -> Iterator[tuple[Mark, int, int]]:
    """Each mark with its place among the words of the file."""
    marks, position = marks_of(source, report), 0
    for line in source.lines:
        squeezed = squeeze(line.text)
        at = words.find(squeezed, position) if squeezed else -1
        for mark in marks.get(line.number, ()):
            length = len(squeeze(line.text[mark.start : mark.end]))
            before = squeeze(line.text[: mark.start])
            if at >= 0:
                start = at + len(before)
            else:
                # The line differs, for instance by its number: the nearest words must do.
                near = before[-_BESIDE:]
                wanted = near + squeeze(line.text[mark.start : mark.end])
                place = words.find(wanted, position)
                if place < 0:
                    continue
                start = place + len(near)
                position = start
            yield mark, start, start + length
        if at >= 0:
            position = at + len(squeezed)


def _pieces(mark: Mark, places: list[tuple[int, int]]) -> Iterator[tuple[int, _Piece]]:
    numbers = sorted({number for number, _ in places})
    for number in numbers:
        offsets = [offset for slot, offset in places if slot == number]
        yield (
            number,
            _Piece(
                mark,
                min(offsets),
                max(offsets) + 1,
                opens=number == numbers[0],
                closes=number == numbers[-1],
            ),
        )


def _rewrite(slot: _Slot, pieces: list[_Piece], report: ProofReport) -> None:
    """Put highlighted words and comments in the place of the text of a slot."""
    holder = etree.Element("holder")
    append(holder, _content(slot.text, sorted(pieces, key=lambda piece: piece.start), report))
    children = list(holder)
    if slot.is_tail:
        slot.element.tail = holder.text
        parent = slot.element.getparent()
        assert parent is not None
        start = parent.index(slot.element) + 1
    else:
        slot.element.text = holder.text
        parent, start = slot.element, 0
    for number, child in enumerate(children):
        parent.insert(start + number, child)


def _content(text: str, pieces: list[_Piece], report: ProofReport) -> Iterator[Content]:
    position = 0
    for piece in pieces:
        yield text[position : piece.start]
        if piece.opens and piece.mark.needs_eyes:
            yield comment(piece.mark, report)
        yield highlighted(piece.mark.judged.verdict, text[piece.start : piece.end])
        if piece.closes and piece.mark.needs_eyes:
            yield comment_end(piece.mark)
        position = piece.end
    yield text[position:]
