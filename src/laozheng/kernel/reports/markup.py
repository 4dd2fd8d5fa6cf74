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

_TABLE = re.compile(r"\{\{\s*table\s+(?P<id>[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\s*\}\}")
_LINE = re.compile(r"(?P<blanks> *)(?P<mark>- )?(?P<text>.*)")


class MarkupError(ValueError):
    """A section text that cannot be read; the sentence names the line and what to do."""


@dataclass(frozen=True)
class Passage:
    """A paragraph of text and bindings."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class TableReference:
    """The place where a table of a line is shown."""

    id: str


@dataclass(frozen=True)
class Entry:
    """A numbered item and what belongs to it."""

    tokens: tuple[Token, ...]
    parts: tuple["Part", ...] = ()


Part = Passage | TableReference | Entry


@dataclass(frozen=True)
class _Piece:
    """One paragraph of the text before nesting: the line it begins on, its depth, its words."""

    line: int
    depth: int
    is_item: bool
    text: str


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
            current = replace(current, text=f"{current.text} {line.strip()}")
            continue
        match = _LINE.fullmatch(line.rstrip())
        assert match is not None
        words, blanks = match["text"], len(match["blanks"])
        if blanks % INDENT and words:
            raise MarkupError(f"第{number}行的縮排不是{INDENT}格的倍數，請調整行首空格。")
        begins = bool(match["mark"]) or _TABLE.fullmatch(words) is not None
        depth = blanks // INDENT + bool(match["mark"])
        if current and (not words or begins or depth != current.depth or _is_table(current)):
            yield current
            current = None
        if words and current:
            current = replace(current, text=current.text + words)
        elif words:
            current = _Piece(number, depth, bool(match["mark"]), words)
    if current:
        yield current


def _is_table(piece: _Piece) -> bool:
    return _TABLE.fullmatch(piece.text) is not None


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
            raise MarkupError(f"第{piece.line}行縮排太深，前面沒有它所屬的項目，請減少縮排。")
        position += 1
        if piece.is_item:
            below, position = _parts(pieces, position, depth + 1)
            parts.append(Entry(_tokens(piece), below))
        elif table := _TABLE.fullmatch(piece.text):
            parts.append(TableReference(table["id"]))
        else:
            parts.append(Passage(_tokens(piece)))
    return tuple(parts), position


def _tokens(piece: _Piece) -> tuple[Token, ...]:
    try:
        return parse(piece.text)
    except NarrativeError as error:
        raise MarkupError(f"第{piece.line}行起的段落，{error}") from None


def leaves(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All parts, those inside items after their item."""
    for part in parts:
        yield part
        if isinstance(part, Entry):
            yield from leaves(part.parts)
