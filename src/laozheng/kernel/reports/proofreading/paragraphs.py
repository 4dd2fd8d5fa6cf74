"""Lines out of a document tree: paragraphs and cells in reading order, footnotes at the end."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from laozheng.kernel.reports.proofreading.text import Line, Place

Node = dict[str, Any]
_BREAK = "\n"
# A line of the source that ended inside a paragraph; between Chinese characters it is no blank.
_SOFT_BREAK = "\x01"
_NO_BLANK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\x01(?=[\u2e80-\u9fff\uff00-\uffef])")
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_SIGNS = {"Space": " ", "SoftBreak": _SOFT_BREAK, "LineBreak": _BREAK}
_TEXT = frozenset({"Str", "Code", "Math"})
_WRAPPED = frozenset(
    {"Emph", "Strong", "Underline", "Strikeout", "SmallCaps", "Superscript", "Subscript"}
)
_WRAPPED_WITH_ATTRIBUTES = frozenset({"Span", "Link", "Cite"})
# Blocks of words, as the lists of inlines in them; blocks of blocks, as the lists of blocks.
_PARAGRAPHS: Mapping[str, Callable[[Any], Sequence[Any]]] = {
    "Para": lambda content: [content],
    "Plain": lambda content: [content],
    "LineBlock": lambda content: content,
    "CodeBlock": lambda content: [[{"t": "Str", "c": content[1]}]],
}
_CONTAINERS: Mapping[str, Callable[[Any], Sequence[Any]]] = {
    "BlockQuote": lambda content: [content],
    "Div": lambda content: [content[1]],
    "Figure": lambda content: [content[2], content[1][1]],
    "BulletList": lambda content: content,
    "OrderedList": lambda content: content[1],
}


def lines_of_tree(tree: str) -> tuple[Line, ...]:
    """The lines of a document tree in the JSON form of pandoc."""
    gathered = _Gathered()
    gathered.blocks(json.loads(tree)["blocks"])
    while gathered.notes:
        notes, gathered.notes = gathered.notes, []
        for note in notes:
            gathered.blocks(note)
    return tuple(gathered.lines)


class _Gathered:
    """Lines gathered while walking the tree; the table being read gives them their place."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Sequence[Node]] = []
        self.tables = 0

    def blocks(self, blocks: Sequence[Node], place: Place | None = None) -> None:
        for block in blocks:
            self._block(block["t"], block.get("c"), place)

    def _block(self, kind: str, content: Any, place: Place | None) -> None:
        if kind in _PARAGRAPHS:
            for inlines in _PARAGRAPHS[kind](content):
                self._add(self._words(inlines), place)
        elif kind in _CONTAINERS:
            for blocks in _CONTAINERS[kind](content):
                self.blocks(blocks, place)
        elif kind == "Header":
            self._add(self._words(content[2]), place, min(content[0], 6))
        elif kind == "DefinitionList":
            for term, definitions in content:
                self._add(self._words(term), place)
                for definition in definitions:
                    self.blocks(definition, place)
        elif kind == "Table":
            self._table(content)

    def _add(self, words: str, place: Place | None, level: int = 0) -> None:
        words = _NO_BLANK.sub("", words).replace(_SOFT_BREAK, " ")
        parts = [words.replace(_BREAK, " ")] if place else words.split(_BREAK)
        for part in parts:
            if part.strip():
                self.lines.append(Line(len(self.lines) + 1, part.strip(), place, level))

    def _table(self, content: Any) -> None:
        _, caption, _, head, bodies, foot = content
        self.blocks(caption[1])
        table, self.tables = self.tables, self.tables + 1
        taken: set[tuple[int, int]] = set()
        head_rows = len(head[1]) + sum(len(body[2]) for body in bodies[:1])
        for number, row in enumerate(_rows_of(head, bodies, foot)):
            column = 0
            for _, _, row_span, column_span, blocks in row[1]:
                while (number, column) in taken:
                    column += 1
                taken |= {
                    (number + down, column + right)
                    for down in range(row_span)
                    for right in range(column_span)
                }
                place = Place(table, number, column, row_span, column_span, number < head_rows)
                self.blocks(blocks, place)
                column += column_span

    def _words(self, inlines: Sequence[Node]) -> str:
        return "".join(self._inline(node["t"], node.get("c")) for node in inlines)

    def _inline(self, kind: str, content: Any) -> str:
        if kind in _SIGNS:
            return _SIGNS[kind]
        if kind in _WRAPPED:
            return self._words(content)
        if kind in _WRAPPED_WITH_ATTRIBUTES:
            return self._words(content[1])
        if kind == "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            return opening + self._words(content[1]) + closing
        if kind == "Note":
            self.notes.append(content)
            return ""
        return str(content[1] if kind in ("Code", "Math") else content) if kind in _TEXT else ""


def _rows_of(head: Any, bodies: Any, foot: Any) -> Iterator[Any]:
    yield from head[1]
    for body in bodies:
        yield from body[2]
        yield from body[3]
    yield from foot[1]
