"""Passages: the stretches of text that are read as one, and where their characters came from.

Most lines are a passage of their own. Text that was broken at a fixed width (a PDF, an old plan)
is put together again, so that 30 at the end of a line and 人次 on the next are one figure.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.headings import level_of
from laozheng.kernel.reports.proofreading.numbers import folded
from laozheng.kernel.reports.proofreading.text import Line
from laozheng.kernel.reports.proofreading.units import counter_at

_WIDEST = 62
_SHARE_OF_BROKEN = 0.35
_ENDS = re.compile(r"[。！？；：:;!?）)】」]\s*$")
_ENDS_IN_NUMBER = re.compile(r"[^0-9０-９\s,.][^\t]*?[0-9０-９]\s*$")
_BARE_NUMBER = re.compile(r"\s*[0-9０-９][0-9０-９,，.%\s-]*")


@dataclass(frozen=True)
class Passage:
    """Lines read as one; ``starts`` are the offsets in ``text`` and columns where each begins."""

    lines: tuple[Line, ...]
    text: str
    starts: tuple[tuple[int, int], ...]

    def place(self, at: int) -> tuple[int, int]:
        """The line number and the column from 1 of a character of the text."""
        index = max(i for i, (start, _) in enumerate(self.starts) if start <= at)
        start, column = self.starts[index]
        return self.lines[index].number, at - start + column + 1


def passages(lines: Sequence[Line], cells: Collection[int]) -> Iterator[Passage]:
    """The passages of a text; ``cells`` are the numbers of lines that hold table cells."""
    if not is_broken(lines):
        yield from (Passage((line,), line.text, ((0, 0),)) for line in lines)
        return
    width = _width(lines)
    open_lines: list[Line] = []
    blanks: list[Line] = []
    for line in lines:
        if not line.text.strip():
            blanks.append(line)
            continue
        if open_lines and not (len(blanks) <= 1 and _continues(open_lines[-1], line, width, cells)):
            yield _joined(open_lines)
            open_lines = []
        open_lines.append(line)
        blanks = []
    if open_lines:
        yield _joined(open_lines)


def is_broken(lines: Sequence[Line]) -> bool:
    """Whether the lines end at a width and not where sentences end."""
    prose = [line.text.strip() for line in lines if len(line.text.strip()) >= 14 and not line.place]
    if len(prose) < 8 or any("\t" in text for text in prose):
        return False
    long = sum(len(text) > _WIDEST for text in prose)
    open_ended = sum(not _ENDS.search(text) for text in prose)
    return long <= len(prose) // 50 and open_ended >= _SHARE_OF_BROKEN * len(prose)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text.strip()) for line in lines if len(line.text.strip()) >= 14)
    return lengths[len(lengths) // 2]


def _continues(line: Line, after: Line, width: int, cells: Collection[int]) -> bool:
    """Whether the sentence of a line goes on in the next."""
    if line.place or after.place or line.number in cells or after.number in cells:
        return False
    if _ENDS_IN_NUMBER.search(line.text) and counter_at(folded(after.text).lstrip(), 0):
        return True
    if len(line.text.strip()) < width * 3 // 4 or _ENDS.search(line.text):
        return False
    return level_of(after.text) is None and not _BARE_NUMBER.fullmatch(after.text)


def _joined(lines: Sequence[Line]) -> Passage:
    text, starts = "", []
    for line in lines:
        words = line.text.strip() if len(lines) > 1 else line.text
        starts.append((len(text), line.text.index(words) if words else 0))
        text += words
    return Passage(tuple(lines), text, tuple(starts))
