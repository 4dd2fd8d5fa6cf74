"""What a document prints twice: a row of a table, its head, a list of topics – and not the same.

Rows are compared as running text without blanks, because the second print may have lost its cells.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import Reading, words
from laozheng.kernel.reports.proofreading.layout.grid import is_nothing

_LABEL = 4
_DIGITS = 5
_GAP = 12
_HEAD_LINES = 3
_HEAD_LENGTH = 12
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?")
_YEARS = re.compile(r"(?:20|19)\d\d年?|1[0-4]\d年")
_ITEM = re.compile(r"^(?P<number>[一二三四五六七八九十])[、\s](?P<name>[^：:。，]{6,30})[：:]")
_MARKS = re.compile(r"^[*＊◆▶\-\d.、一二三四五六七八九十()（）\s]+")
_NUMERALS = "一二三四五六七八九十"
_FEWEST = 4


@dataclass(frozen=True)
class _Row:
    """A line of cells: where it stands, its label, its other cells and the head above it."""

    line: int
    label: str
    cells: tuple[str, ...]
    head: tuple[str, ...]

    @cached_property
    def is_telling(self) -> bool:
        """Whether the row is not met by chance: a label of its own, and numbers."""
        return (
            len(self.label) >= _LABEL and not _YEARS.fullmatch(self.label) and len(self.cells) > 1
        )


class _Stream:
    """The whole text without blanks, and the line of every character."""

    def __init__(self, reading: Reading) -> None:
        parts = [(number, words(text)) for number, text in reading.text_lines]
        self.text = "".join(text for _, text in parts)
        self._starts: list[tuple[int, int]] = []
        place = 0
        for number, text in parts:
            self._starts.append((place, number))
            place += len(text)

    def line_at(self, place: int) -> int:
        """The line on which the character at a place stands."""
        found = 0
        for start, number in self._starts:
            if start > place:
                break
            found = number
        return found

    def places(self, piece: str) -> Iterator[int]:
        """Every place where a piece begins."""
        place = self.text.find(piece)
        while place >= 0:
            yield place
            place = self.text.find(piece, place + 1)


def recurrence(reading: Reading) -> Iterator[Check]:
    """All that is printed twice and differs."""
    rows = [row for row in _rows(reading) if row.is_telling]
    stream = _Stream(reading)
    seen: set[tuple[int, ...]] = set()
    for row in rows:
        for found in _other_cells(row, stream):
            if found.lines not in seen:
                seen.add(found.lines)
                yield found
    yield from _other_heads(rows)
    yield from _other_order(reading)


def _rows(reading: Reading) -> Iterator[_Row]:
    above: list[str] = []
    for number, text in reading.text_lines:
        cells = tuple(words(cell) for cell in text.split("\t"))
        if len(cells) > 2 and cells[0] and any(_NUMBER.search(cell) for cell in cells[1:]):
            yield _Row(number, cells[0], cells[1:], tuple(above[-_HEAD_LINES:]))
        short = [cell for cell in cells if 0 < len(cell) <= _HEAD_LENGTH]
        above += [cell for cell in short if not _NUMBER.search(cell)]


def _other_cells(row: _Row, stream: _Stream) -> Iterator[Check]:
    """The label and all cells but one stand together elsewhere, with another cell between them."""
    for number, cell in enumerate(row.cells):
        before = row.label + "".join(row.cells[:number])
        after = "".join(row.cells[number + 1 :])
        known = "".join(row.cells[:number]) + after
        if not cell or sum(mark.isdigit() for mark in known) < _DIGITS:
            continue
        for place in stream.places(before):
            start = place + len(before)
            printed = _between(stream.text, start, cell, after)
            line = stream.line_at(start)
            if printed in (None, cell) or line == row.line or not _is_figure(cell, printed):
                continue
            lines = tuple(sorted((row.line, line)))
            reason = f"「{row.label}」印了兩次，一處是「{cell}」，一處是「{printed}」，請改為一致。"
            yield Check("row_differs", lines, cell, printed, DOUBTFUL, reason)


def _is_figure(*cells: str | None) -> bool:
    """Whether each cell is a number, or says that there is none."""
    return all(cell and (is_nothing(cell) or _NUMBER.fullmatch(cell)) for cell in cells)


def _between(text: str, start: int, cell: str, after: str) -> str | None:
    """What stands where a cell is expected; None when the rest of the row does not follow."""
    if after:
        end = text.find(after, start + 1, start + 1 + _GAP + len(after))
        return text[start:end] if end > 0 else None
    match = _NUMBER.match(text, start)
    return match[0] if match and _NUMBER.fullmatch(cell) else None


def _other_heads(rows: Sequence[_Row]) -> Iterator[Check]:
    """Equal rows under heads of which one has a character more than the other."""
    equal: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        equal[row.label, *row.cells].append(row)
    variants: dict[tuple[str, str], set[int]] = defaultdict(set)
    for found in equal.values():
        for first, second in pairwise(found):
            for pair in _near_heads(first.head, second.head):
                variants[pair] |= {first.line, second.line}
    for (one, other), lines in variants.items():
        reason = f"同一列分別印在「{one}」與「{other}」之下，請統一表頭。"
        yield Check("head_variant", tuple(sorted(lines)), one, other, DOUBTFUL, reason)


def _near_heads(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one in first:
        for other in second:
            short, long = sorted((one, other), key=len)
            grown = len(long) == len(short) + 1 and len(short) >= _LABEL - 1
            if grown and any(long[:n] + long[n + 1 :] == short for n in range(len(long))):
                yield short, long


def _other_order(reading: Reading) -> Iterator[Check]:
    """A numbered list whose items stand elsewhere, all of them, in another order."""
    for items in _numbered(reading):
        names = [name for _, name in items]
        own = {line for line, _ in items}
        rounds = sorted(_rounds(reading, names, own), key=lambda r: r[-1][0] - r[0][0])
        # The closest one is a list or a chapter; wider ones are made of pieces of several.
        for found in rounds[:1]:
            order = [name for _, name in found]
            if order != names:
                lines = tuple(sorted({*own, *(line for line, _ in found)}))
                told, shown = "、".join(names), "、".join(order)
                reason = f"「{told}」在他處的順序是「{shown}」，請改為一致。"
                yield Check("order", lines, told, shown, DOUBTFUL, reason)


def _numbered(reading: Reading) -> Iterator[list[tuple[int, str]]]:
    """Lists of at least four numbered names, each followed by a colon: 一 甲乙丙：…"""
    run: list[tuple[int, str]] = []
    for number, text in reading.text_lines:
        match = _ITEM.match(fold(text).strip())
        if match is None:
            continue
        if match["number"] != _NUMERALS[len(run) % len(_NUMERALS)]:
            yield from [run] if len(run) >= _FEWEST else []
            run = []
            if match["number"] != _NUMERALS[0]:
                continue
        run.append((number, squeeze(match["name"])))
    yield from [run] if len(run) >= _FEWEST else []


def _rounds(
    reading: Reading, names: Sequence[str], own: set[int]
) -> Iterator[list[tuple[int, str]]]:
    """Each time that all the names head a line, one after the other, in whatever order."""
    run: list[tuple[int, str]] = []
    for number, text in reading.text_lines:
        head = _MARKS.sub("", words(text))
        name = next((name for name in names if head.startswith(name)), None)
        if name is None or number in own:
            continue
        again = next((n for n, (_, known) in enumerate(run) if known == name), -1)
        run = [*run[again + 1 :], (number, name)]
        if len(run) == len(names):
            yield run
