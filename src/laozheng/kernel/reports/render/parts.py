"""The parts of a book in the order of its pages: columns or running text, then the annexes.

Every renderer lays out the same parts, so that a book reads alike in all its files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from laozheng.kernel.reports.annex import annex_chapters
from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    Paragraph,
    ShownChart,
    Words,
    rows_of,
)

RUNNING = ("running", "chapters")
CLASSIC = "two_column_classic"
_EVEN = 100
# What a reader looks up in the contents: down to this level of headings.
CONTENTS_LEVELS = {"chapters": 3}
_CONTENTS_LEVEL = 2

Piece = Chapter | Block
Cells = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Part:
    """Chapters in one layout.

    ``title`` is the heading above a part of its own. ``heads`` and ``widths`` (percents) are those
    of the columns; running text has none. ``is_annex`` marks what follows the book itself.
    """

    layout: str
    chapters: tuple[Chapter, ...]
    title: Chapter | None = None
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    is_annex: bool = False

    @property
    def is_running(self) -> bool:
        """Whether headings stand above full-width text."""
        return self.layout in RUNNING

    def flow(self) -> Iterator[Piece]:
        """The headings and blocks of running text in their order."""
        for top in self.chapters:
            for chapter in top.walk():
                yield chapter
                yield from content_of(chapter)

    def rows(self) -> Iterator[Cells]:
        """The rows of a part in columns, each with what stands in its columns."""
        for opening, chapter in rows_of(self.chapters):
            if self.layout == "plan_columns":
                yield from _plan_rows(opening, chapter, len(self.heads))
            else:
                yield opening, content_of(chapter)


def parts(document: Document) -> tuple[Part, ...]:
    """The parts of a book; one that has parts of different layout gives each its title."""
    chapters = document.chapters
    if any(chapter.layout for chapter in chapters):
        own = tuple(_own_part(document, chapter) for chapter in chapters)
    else:
        own = (_part(document, document.kind.layout, chapters),)
    annexes = annex_chapters(document)
    if annexes:
        own += (Part("running", annexes, is_annex=True),)
    return own


def distinct(document: Document) -> Document:
    """The document in which a table or chart that is shown again has an id of its own."""
    seen: dict[str, int] = {}
    return replace(
        document, chapters=tuple(_distinct_chapter(one, seen) for one in document.chapters)
    )


def _distinct_chapter(chapter: Chapter, seen: dict[str, int]) -> Chapter:
    return replace(
        chapter,
        blocks=tuple(_distinct_block(block, seen) for block in chapter.blocks),
        children=tuple(_distinct_chapter(child, seen) for child in chapter.children),
    )


def _distinct_block(block: Block, seen: dict[str, int]) -> Block:
    if isinstance(block, Item):
        below = tuple(_distinct_block(inner, seen) for inner in block.blocks)
        return replace(block, blocks=below)
    if isinstance(block, Paragraph):
        return block
    times = seen[block.id] = seen.get(block.id, 0) + 1
    if times == 1:
        return block
    name = f"{block.id}.{times}"
    if isinstance(block, ShownChart):
        return replace(block, id=name, table=replace(block.table, id=name))
    return replace(block, id=name)


def contents(document: Document) -> tuple[Chapter, ...]:
    """The headings that the table of contents lists; none when the book has no contents."""
    if not document.kind.page.contents:
        return ()
    deepest = CONTENTS_LEVELS.get(document.kind.layout, _CONTENTS_LEVEL)
    tops = (*document.chapters, *annex_chapters(document))
    return tuple(chapter for top in tops for chapter in top.walk() if chapter.level <= deepest)


def content_of(chapter: Chapter) -> tuple[Block, ...]:
    """The blocks of a chapter, or the remark that says why there are none."""
    if chapter.blocks or not chapter.remark:
        return chapter.blocks
    return (Paragraph((Words(chapter.remark),)),)


def _own_part(document: Document, chapter: Chapter) -> Part:
    layout = chapter.layout or document.kind.layout
    if layout in RUNNING:
        return Part(layout, (chapter,))
    heads = chapter.column_heads or document.kind.column_heads
    widths = chapter.column_widths or document.kind.column_widths
    return Part(layout, chapter.children, chapter, heads, widths or _even(len(heads)))


def _part(document: Document, layout: str, chapters: tuple[Chapter, ...]) -> Part:
    if layout in RUNNING:
        return Part(layout, chapters)
    heads = document.kind.column_heads
    widths = document.kind.column_widths or _even(len(heads))
    return Part(layout, chapters, heads=heads, widths=widths)


def _even(columns: int) -> tuple[int, ...]:
    if columns == 2:
        return 28, 72
    share, left = divmod(_EVEN, max(1, columns))
    return tuple(share + (column < left) for column in range(columns))


def _plan_rows(opening: tuple[Chapter, ...], chapter: Chapter, columns: int) -> Iterator[Cells]:
    """One row for each goal: headings and amount beside the first, its points beside the goal."""
    goals = [block for block in chapter.blocks if isinstance(block, Item)]
    others = tuple(block for block in chapter.blocks if not isinstance(block, Item))
    spare: Cells = ((),) * max(0, columns - 4)
    if not goals:
        remark = () if chapter.blocks else content_of(chapter)
        yield opening, (), remark, others, *spare
    for number, goal in enumerate(goals):
        alone = Item(goal.position, goal.number, goal.scheme, goal.runs)
        first = number == 0
        yield opening if first else (), (alone,), goal.blocks, others if first else (), *spare
