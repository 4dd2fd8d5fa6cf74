"""Which headings an office program can count by itself, and which numbers must be written.

Real numbering lets officials move a section and see the numbers follow. A number that a program
would count otherwise (a letter, a fixed place in a larger volume, an older numeral) is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laozheng.kernel.reports.document import Chapter, Document, Item
from laozheng.kernel.reports.numbers import printed_number, scheme_of

# Word writes 壹拾貳 where officials write 拾貳.
_LAST_FORMAL = 10
_LEVELS = 10
_UNKNOWN = ("formal_older", "none")


@dataclass(frozen=True)
class Count:
    """How a heading gets its number: counted by the program, perhaps anew from 1, or written."""

    is_counted: bool
    begins: bool = False


def counts(document: Document, chapters: Iterable[Chapter]) -> Mapping[str, Count]:
    """For every heading, by its key, how it gets its number; the chapters in their order."""
    schemes = document.kind.heading_numbers
    counters = [0] * _LEVELS
    found: dict[str, Count] = {}
    for chapter in chapters:
        level = chapter.level - 1
        found[chapter.key] = count = _count(chapter, level, schemes, counters)
        if count.is_counted:
            counters[level] = chapter.position
            counters[level + 1 :] = [0] * len(counters[level + 1 :])
    return found


def _count(chapter: Chapter, level: int, schemes: tuple[str, ...], counters: list[int]) -> Count:
    written = Count(is_counted=False)
    if level >= _LEVELS or not chapter.position or not chapter.number:
        return written
    scheme = scheme_of(schemes, level)
    if scheme in _UNKNOWN or (scheme == "formal" and chapter.position > _LAST_FORMAL):
        return written
    above = tuple(counters[:level])
    if chapter.number != printed_number(schemes, level, chapter.position, above):
        return written
    if counters[level] + 1 == chapter.position:
        return Count(is_counted=True)
    # The headings above were written, so the program does not know that a new row begins.
    return Count(is_counted=chapter.position == 1, begins=chapter.position == 1)


def item_schemes(document: Document, chapter: Chapter) -> tuple[str, ...]:
    """The scheme of each level of items in a chapter: its own, and below them the book's."""
    own: list[str] = []
    _note_schemes(chapter.blocks, 0, own)
    return (*own, *document.kind.item_numbers[len(own) :])


def _note_schemes(blocks: Iterable[object], level: int, found: list[str]) -> None:
    for block in blocks:
        if not isinstance(block, Item):
            continue
        if block.number and level == len(found):
            found.append(block.scheme)
        _note_schemes(block.blocks, level + bool(block.number), found)
