"""The body of a DOCX book: cover, contents, the parts in their layouts, annexes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    Paragraph,
    Run,
    ShownChart,
    ShownTable,
    Words,
)
from laozheng.kernel.reports.render import docx_styles as styles
from laozheng.kernel.reports.render.charts.drawing import WIDTH, description, height_of
from laozheng.kernel.reports.render.docx_contents import contents_of
from laozheng.kernel.reports.render.docx_drawing import picture
from laozheng.kernel.reports.render.docx_numbering import Numbering
from laozheng.kernel.reports.render.docx_page import section_properties
from laozheng.kernel.reports.render.docx_styles import HEADINGS_NUMBERING, WORD
from laozheng.kernel.reports.render.docx_tables import (
    Look,
    borders,
    cell,
    inner_table,
    paragraph,
    row,
    table_of,
    words,
)
from laozheng.kernel.reports.render.furniture import headings_of, is_short, leads_to_table
from laozheng.kernel.reports.render.layout import days_line, kept_together
from laozheng.kernel.reports.render.numbering import counts, item_schemes
from laozheng.kernel.reports.render.parts import CLASSIC, Cells, Part, Piece, parts
from laozheng.kernel.reports.render.xml import Element

_MARGIN_MM = 2
_GAP_MM = 2
_NARROW_MM = 60
_TABLE = WORD.tag("w:tbl")
_ROLES = {styles.CAPTION: "opens", styles.CHART: "opens", styles.NOTE: "note"}
_NO_NUMBER = (0, 0)
_HEAD_COLOR = "#dfe8f1"


class Body:
    """Writes the body of a book and gathers its lists and charts."""

    def __init__(self, document: Document) -> None:
        self.numbering = Numbering(document)
        self.charts: dict[str, ShownChart] = {}
        self._document = document
        self._page = document.kind.page
        headings = headings_of(document)
        self._counts = counts(document, headings)
        self._marks = {h.key: f"_Toc{place:05d}" for place, h in enumerate(headings, start=1)}
        self._headings = HEADINGS_NUMBERING
        self._bookmarks = 0
        self._list = 0
        self._chain = document.kind.item_numbers
        self._begins_page = False
        # The space that a table leaves for the paragraph after it.
        self._gap_mm = 0.0

    def document_part(self) -> Element:
        """The file ``word/document.xml``."""
        text = [
            *self._front(),
            *(e for n, part in enumerate(parts(self._document)) for e in self._part(part, n)),
            *self._back(),
        ]
        return WORD("w:document", None, WORD("w:body", None, *text, section_properties(self._page)))

    def _front(self) -> Iterator[Element]:
        document = self._document
        if self._page.cover:
            yield words(styles.COVER_TITLE, document.title)
            yield from (words(styles.IMPRINT, line) for line in document.imprint[:1])
            yield words(styles.IMPRINT, days_line(document))
            self._begins_page = True
        else:
            yield words(styles.TITLE, document.title)
            yield words(styles.DAYS, days_line(document))
        listed = contents_of(document, self._marks, new_page=self._begins_page)
        if listed:
            yield from listed
            self._begins_page = True

    def _back(self) -> Iterator[Element]:
        if not (self._page.back_cover and self._document.imprint):
            return
        # A section of its own, whose first page has no running lines.
        end = words(styles.END, "")
        end[0].append(section_properties(self._page))
        yield end
        first, *others = self._document.imprint
        yield words(styles.BACK_TITLE, first)
        yield from (words(styles.IMPRINT, line) for line in others)

    def _part(self, part: Part, number: int) -> Iterator[Element]:
        if number:
            self._begins_page = True
        if part.title:
            yield self._heading(part.title)
        if part.is_running:
            yield from self._running(part)
            return
        yield self._columns(part)
        yield words(styles.END, "")

    def _running(self, part: Part) -> Iterator[Element]:
        divides = self._page.dividers and not part.is_annex
        for piece in part.flow():
            is_divider = divides and isinstance(piece, Chapter) and piece.level == 1
            self._begins_page = self._begins_page or is_divider
            yield from self._pieces([piece], styles.TEXT_WIDTH_MM, 0)
            if is_divider and isinstance(piece, Chapter) and piece.children:
                yield from (words(styles.DIVIDER, child.title) for child in piece.children)
                self._begins_page = True

    def _columns(self, part: Part) -> Element:
        whole = sum(part.widths)
        widths = [styles.TEXT_WIDTH_MM * percent / whole for percent in part.widths]
        # A page that begins with the table begins with the first paragraph in it.
        style = styles.cell_style(head=True, align="center", keep=False)
        centered = Look(style, new_page=self._begins_page)
        self._begins_page = False
        heads = [
            cell(width, [paragraph(centered, [Words(head)])])
            for width, head in zip(widths, part.heads, strict=True)
        ]
        rows = list(part.rows())
        body: list[Element] = []
        for place, cells in enumerate(rows, start=1):
            # The classic look has no lines between its rows; the last one closes the table.
            lined = part.layout != CLASSIC
            body += self._row(cells, widths, top=lined, bottom=lined or place == len(rows))
        return table_of(widths, [row(*heads, repeated=True, whole=True), *body], _MARGIN_MM)

    def _row(
        self, cells: Cells, widths: list[float], *, top: bool, bottom: bool
    ) -> Iterator[Element]:
        """A row of the book: as many rows of the table as keep its own tables whole."""
        short = all(is_short(column) for column in cells)
        filled = []
        for column, width in zip(cells, widths, strict=True):
            filled.append(list(self._pieces(column, width - 2 * _MARGIN_MM, 0)))
            self._gap_mm = 0.0
        *fixed, last = filled
        stretches = kept_together(last, _role) if len(filled) == 2 else [last]
        for number, stretch in enumerate(stretches):
            above, below = top and not number, bottom and stretch is stretches[-1]
            has_table = any(element.tag == _TABLE for element in stretch)
            content = [[] if number else column for column in fixed] + [stretch]
            yield row(
                *(
                    cell(width, _closed(column), *_lines(above, below))
                    for width, column in zip(widths, content, strict=True)
                ),
                whole=short or has_table,
            )

    def _pieces(self, pieces: Iterable[Piece], width: float, level: int) -> Iterator[Element]:
        """Headings and blocks; ``level`` counts the numbered items around them."""
        for piece in pieces:
            gap, self._gap_mm = self._gap_mm, 0.0
            if isinstance(piece, Chapter):
                self._list = 0
                self._chain = item_schemes(self._document, piece)
                yield self._heading(piece)
            elif isinstance(piece, Item):
                yield self._item(piece, width, level, gap)
                yield from self._pieces(piece.blocks, width, level + bool(piece.number))
            else:
                yield from self._block(piece, width, level, gap)

    def _item(self, item: Item, width: float, level: int, gap: float) -> Element:
        if not item.number:
            return self._paragraph(Look(_text_style(width), before_mm=gap), item.runs)
        if not self._list:
            self._list = self.numbering.list_of(self._chain)
        look = Look(
            _text_style(width),
            numbering=(self._list, level),
            before_mm=gap,
            keep_next=leads_to_table(item),
        )
        return self._paragraph(look, item.runs)

    def _block(self, block: Block, width: float, level: int, gap: float) -> Iterator[Element]:
        if isinstance(block, ShownChart):
            yield self._chart(block, width)
            block = block.table
        if isinstance(block, ShownTable):
            yield from self._table(block, width)
            self._gap_mm = _GAP_MM
        elif isinstance(block, Paragraph):
            indent = styles.INDENT_MM * level
            look = Look(_text_style(width), indent_mm=indent, before_mm=gap)
            yield self._paragraph(look, block.runs)

    def _paragraph(self, look: Look, runs: Iterable[Run]) -> Element:
        if self._begins_page:
            self._begins_page = False
            look = replace(look, new_page=True)
        return paragraph(look, runs)

    def _heading(self, chapter: Chapter) -> Element:
        """A heading that Word counts, or one with its number written."""
        count = self._counts[chapter.key]
        level = chapter.level
        if count.begins:
            self._headings = self.numbering.headings_from(level)
        numbering: tuple[int, int] | None = None
        if not count.is_counted:
            numbering = _NO_NUMBER
        elif self._headings != HEADINGS_NUMBERING:
            numbering = (self._headings, level - 1)
        text = chapter.heading if count.is_counted else chapter.title
        look = Look(styles.heading_style(level), numbering=numbering)
        return self._marked(self._paragraph(look, [Words(text)]), self._marks[chapter.key])

    def _marked(self, element: Element, name: str) -> Element:
        self._bookmarks += 1
        mark = {"w:id": str(self._bookmarks)}
        element.insert(1, WORD("w:bookmarkStart", {**mark, "w:name": name}))
        element.append(WORD("w:bookmarkEnd", mark))
        return element

    def _table(self, table: ShownTable, width: float) -> Iterator[Element]:
        caption = self._paragraph(Look(styles.CAPTION), [Words(table.caption)])
        yield self._marked(caption, table.id.replace(".", "_")[:40])
        yield inner_table(table, width, _HEAD_COLOR if self._page.color else "")
        yield from (paragraph(Look(styles.NOTE), note) for note in table.notes)

    def _chart(self, chart: ShownChart, width: float) -> Element:
        number = len(self.charts) + 1
        name = f"chart{number}.svg"
        self.charts[name] = chart
        height = width * height_of(chart) / WIDTH
        element = self._paragraph(Look(styles.CHART), [])
        element.append(picture(number, name, chart.caption, description(chart), width, height))
        return element


def _lines(above: bool, below: bool) -> list[Element]:
    return [] if above and below else [borders(top=above, bottom=below)]


def _text_style(width: float) -> str:
    """Running text is justified, except in columns where that would tear it apart."""
    return styles.TEXT if width > _NARROW_MM else styles.NARROW_TEXT


def _role(element: Element) -> str:
    """What an element is to the table beside it, see `kept_together`."""
    if element.tag == _TABLE:
        return "table"
    return _ROLES.get(element[0][0].get(WORD.tag("w:val"), ""), "")


def _closed(content: list[Element]) -> list[Element]:
    """A cell is never empty, and never ends with a table: a paragraph follows that one."""
    if content and content[-1].tag != _TABLE:
        return content
    return [*content, words(styles.END, "")]
