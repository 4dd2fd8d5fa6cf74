"""The plain text of one section: paragraphs, numbered items and tables.

A blank line ends a paragraph; lines of one paragraph are joined. ``- `` begins an item, which is
numbered when the book is compiled; two spaces more begin an item below it, and text indented like
an item's own belongs to that item. ``{{table id}}`` on a line of its own shows a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from laozheng.kernel.reports.bindings import Token
from laozheng.kernel.reports.narrative import NarrativeError, parse

INDENT = 2

_SHOWN = re.compile(
    r"\{\{\s*(?P<what>table|chart)\s+(?P<id>[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\s*\}\}"
)
_LINE = re.compile(r"(?P<blanks> *)(?P<mark>- )?(?P<text>.*)")


class MarkupError(ValueError):
    """A section text that cannot be read; the sentence names the place and what to do.

    ``line`` and ``column`` are the place in the text as it was written, counted from 1.
    """

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Passage:
    """A paragraph of text and bindings."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class TableReference:
    """The place where a table of a line is shown."""

    id: str


@dataclass(frozen=True)
class ChartReference:
    """The place where a chart is shown, with the table of its data; it has no words of its own."""

    id: str
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A numbered item and what belongs to it."""

    tokens: tuple[Token, ...]
    parts: tuple["Part", ...] = ()


Part = Passage | TableReference | ChartReference | Entry


@dataclass(frozen=True)
class _Piece:
    """One paragraph of the text before nesting: the line it begins on, its depth, its words.

    ``starts`` tells for each of its lines where it begins in the words, its number, and the blanks
    and marks before it.
    """

    line: int
    depth: int
    is_item: bool
    text: str
    starts: tuple[tuple[int, int, int], ...]

    def joined(self, words: str, line: int, indent: int, between: str = "") -> "_Piece":
        """The piece with the words of one more line."""
        start = len(self.text) + len(between)
        return replace(
            self,
            text=self.text + between + words,
            starts=(*self.starts, (start, line, indent)),
        )

    def place(self, at: int) -> tuple[int, int]:
        """The line and column of a place in the words, counted from 1."""
        start, line, indent = [one for one in self.starts if one[0] <= at][-1]
        return line, indent + at - start + 1


def read_section(text: str) -> tuple[Part, ...]:
    """Read a section text. Raises MarkupError with one Chinese sentence naming the line."""
    pieces = list(_pieces(text))
    parts, rest = _parts(pieces, 0, 0)
    assert rest == len(pieces)
    return parts


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut the text into paragraphs; a mark, another depth or a table begins a new one."""
    current: _Piece | None = None
    for number, line in enumerate(text.expandtabs(INDENT).splitlines(), start=1):
        if current and current.text.rfind("{{") > current.text.rfind("}}"):
            # Inside a binding a line end is a blank, and where the line begins says nothing.
            inside = line.strip()
            current = current.joined(inside, number, len(line) - len(line.lstrip()), between=" ")
            continue
        match = _LINE.fullmatch(line.rstrip())
        assert match is not None
        words, blanks = match["text"], len(match["blanks"])
        if blanks % INDENT and words:
            message = f"第{number}行的縮排不是{INDENT}格的倍數，請調整行首空格。"
            raise MarkupError(number, 1, message)
        indent = match.start("text")
        begins = bool(match["mark"]) or _SHOWN.fullmatch(words) is not None
        depth = blanks // INDENT + bool(match["mark"])
        if current and (not words or begins or depth != current.depth or _is_shown(current)):
            yield current
            current = None
        if words and current:
            current = current.joined(words, number, indent)
        elif words:
            current = _Piece(number, depth, bool(match["mark"]), words, ((0, number, indent),))
    if current:
        yield current


def _is_shown(piece: _Piece) -> bool:
    return _SHOWN.fullmatch(piece.text) is not None


def _parts(pieces: list[_Piece], start: int, depth: int) -> tuple[tuple[Part, ...], int]:
    """Read the pieces at ``depth`` and below from ``start``; returns them and where it ended."""
    parts: list[Part] = []
    position = start
    while position < len(pieces):
        piece = pieces[position]
        level = piece.depth - piece.is_item
        if level < depth:
            break
        if level > depth:
            message = f"第{piece.line}行縮排太深，前面沒有它所屬的項目，請減少縮排。"
            raise MarkupError(piece.line, 1, message)
        position += 1
        if piece.is_item:
            below, position = _parts(pieces, position, depth + 1)
            parts.append(Entry(_tokens(piece), below))
        elif shown := _SHOWN.fullmatch(piece.text):
            is_table = shown["what"] == "table"
            parts.append(TableReference(shown["id"]) if is_table else ChartReference(shown["id"]))
        else:
            parts.append(Passage(_tokens(piece)))
    return tuple(parts), position


def _tokens(piece: _Piece) -> tuple[Token, ...]:
    try:
        return parse(piece.text)
    except NarrativeError as error:
        line, column = piece.place(error.at)
        message = f"第{line}行第{column}字{error.what}"
        raise MarkupError(line, column, message) from None


def leaves(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All parts, those inside items after their item."""
    for part in parts:
        yield part
        if isinstance(part, Entry):
            yield from leaves(part.parts)
