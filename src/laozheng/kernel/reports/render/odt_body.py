"""The body of an ODT book: cover, contents, the parts in their layouts, annexes."""

from collections.abc import Iterable, Iterator

from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    Paragraph,
    ShownChart,
    ShownTable,
)
from laozheng.kernel.reports.render import odt_styles as styles
from laozheng.kernel.reports.render.charts.drawing import WIDTH, description, draw, height_of
from laozheng.kernel.reports.render.furniture import headings_of, is_short, leads_to_table
from laozheng.kernel.reports.render.layout import days_line, kept_together
from laozheng.kernel.reports.render.numbering import counts, item_schemes
from laozheng.kernel.reports.render.odt_contents import contents_of
from laozheng.kernel.reports.render.odt_styles import ODF
from laozheng.kernel.reports.render.odt_tables import (
    PADDING_MM,
    book_cell,
    common_styles,
    paragraph,
    row,
    runs_of,
    style,
    styles_of,
    table_of,
    table_styles,
)
from laozheng.kernel.reports.render.parts import CLASSIC, Cells, Part, Piece, parts
from laozheng.kernel.reports.render.xml import Content, Element, serialize

_PAGE = "page"
_TABLE = ODF.tag("table:table")
_STYLE = ODF.tag("text:style-name")
_ROLES = {styles.CAPTION: "opens", styles.CHART: "opens", styles.NOTE: "note"}
_NARROW_MM = 60


class Body:
    """Writes the text of a book and gathers the styles and pictures that it needs."""

    def __init__(self, document: Document) -> None:
        self.pictures: dict[str, bytes] = {}
        self._document = document
        self._page = document.kind.page
        self._counts = counts(document, headings_of(document))
        self._automatic: list[Element] = []
        self._derived: set[str] = set()
        self._tables = 0
        self._items = styles.ITEMS
        # What the next thing on the page begins: "", a page, or a page of another kind.
        self._begins = ""

    def content(self) -> Element:
        """The file ``content.xml``."""
        document = self._document
        text = [
            *self._front(),
            *(e for n, part in enumerate(parts(document)) for e in self._part(part, n)),
            *self._back(),
        ]
        head = styles.head_color(self._page)
        return ODF(
            "office:document-content",
            {"office:version": styles.VERSION},
            styles.font_faces(self._page),
            ODF("office:automatic-styles", None, *common_styles(head), *self._automatic),
            ODF("office:body", None, ODF("office:text", None, *text)),
        )

    def _front(self) -> Iterator[Element]:
        document = self._document
        days = paragraph(styles.DAYS, days_line(document))
        if self._page.cover:
            self._begins = styles.COVER_PAGE
            yield self._paragraph(styles.COVER_TITLE, document.title)
            yield from (paragraph(styles.IMPRINT, line) for line in document.imprint[:1])
            yield paragraph(styles.IMPRINT, days_line(document))
            self._begins = styles.TEXT_PAGE
        else:
            yield paragraph(styles.TITLE, document.title)
            yield days
        listed = contents_of(document, self._begun(styles.CONTENTS_TITLE))
        if listed is not None:
            yield listed
            self._begins = _PAGE

    def _back(self) -> Iterator[Element]:
        if self._page.back_cover and self._document.imprint:
            self._begins = styles.COVER_PAGE
            first, *others = self._document.imprint
            yield self._paragraph(styles.BACK_TITLE, first)
            yield from (paragraph(styles.IMPRINT, line) for line in others)

    def _part(self, part: Part, number: int) -> Iterator[Element]:
        if number:
            self._begins = _PAGE
        if part.title:
            yield self._heading(part.title)
        if part.is_running:
            yield from self._running(part)
        else:
            yield self._columns(part, number)
            # The format wants a paragraph after a table; it may not open a page of its own.
            yield paragraph(styles.END)

    def _running(self, part: Part) -> Iterator[Element]:
        divides = self._page.dividers and not part.is_annex
        for piece in part.flow():
            is_divider = divides and isinstance(piece, Chapter) and piece.level == 1
            if is_divider:
                self._begins = self._begins or _PAGE
            yield from self._pieces([piece], styles.TEXT_WIDTH_MM)
            if is_divider and isinstance(piece, Chapter) and piece.children:
                yield from (paragraph(styles.DIVIDER, c.title) for c in piece.children)
                self._begins = _PAGE

    def _columns(self, part: Part, number: int) -> Element:
        name = f"Book{number}"
        begins, self._begins = self._begins, ""
        breaks = {"fo:break-before": "page"} if begins == _PAGE else {}
        master = begins if begins != _PAGE else ""
        self._automatic += table_styles(name, styles.TEXT_WIDTH_MM, part.widths, master, **breaks)
        heads = [paragraph(styles.HEADS["center"], head) for head in part.heads]
        code = self._document.kind.code
        return ODF(
            "table:table",
            {"table:name": code if not number else f"{code}.{number}", "table:style-name": name},
            *(
                ODF("table:table-column", {"table:style-name": f"{name}.{column}"})
                for column in range(len(part.widths))
            ),
            ODF(
                "table:table-header-rows",
                None,
                row("ShortRow", *(_cell(book_cell(top=True, bottom=True), [h]) for h in heads)),
            ),
            *self._rows(part),
        )

    def _rows(self, part: Part) -> Iterator[Element]:
        whole = sum(part.widths)
        widths = [styles.TEXT_WIDTH_MM * w / whole - 2 * PADDING_MM for w in part.widths]
        rows = list(part.rows())
        for place, cells in enumerate(rows, start=1):
            # The classic look has no lines between its rows; the last one closes the table.
            lined = part.layout != CLASSIC
            yield from self._row(cells, widths, top=lined, bottom=lined or place == len(rows))

    def _row(
        self, cells: Cells, widths: list[float], *, top: bool, bottom: bool
    ) -> Iterator[Element]:
        """A row of the book: as many rows of the table as keep its own tables whole."""
        short = all(is_short(cell) for cell in cells)
        filled = [
            list(self._pieces(cell, width)) for cell, width in zip(cells, widths, strict=True)
        ]
        *fixed, last = filled
        stretches = kept_together(last, _role) if len(filled) == 2 else [last]
        for number, stretch in enumerate(stretches):
            look = book_cell(top=top and not number, bottom=bottom and stretch is stretches[-1])
            has_table = any(element.tag == _TABLE for element in stretch)
            content = [[] if number else cell for cell in fixed] + [stretch]
            yield row(
                "ShortRow" if short or has_table else "LongRow",
                *(_cell(look, _closed(cell)) for cell in content),
            )

    def _pieces(self, pieces: Iterable[Piece], width: float) -> Iterator[Element]:
        """Headings and blocks; a list is closed before a table, which may not stand inside one."""
        for piece in pieces:
            if isinstance(piece, Chapter):
                chain = item_schemes(self._document, piece)
                self._items = styles.items_style(self._document, chain)
                yield self._heading(piece)
            elif isinstance(piece, Item) and piece.number:
                yield from self._item(piece, 1, width)
            elif isinstance(piece, Item):
                yield paragraph(_text_style(width), *runs_of(piece.runs))
                yield from self._pieces(piece.blocks, width)
            else:
                yield from self._block(piece, width)

    def _block(self, block: Block, width: float) -> Iterator[Element]:
        if isinstance(block, ShownTable):
            yield from self._table(block, width)
        elif isinstance(block, ShownChart):
            yield self._chart(block, width)
            yield from self._table(block.table, width)
        elif isinstance(block, Paragraph):
            yield self._paragraph(_text_style(width), *runs_of(block.runs))

    def _paragraph(self, name: str, *content: Content) -> Element:
        return paragraph(self._begun(name), *content)

    def _begun(self, name: str) -> str:
        """The style, or one made of it that begins a page."""
        begins, self._begins = self._begins, ""
        if not begins:
            return name
        made = f"{name}_{begins}"
        if made not in self._derived:
            self._derived.add(made)
            breaks = {"fo:break-before": "page"} if begins == _PAGE else {}
            attributes = {"parent_style_name": name}
            if begins != _PAGE:
                attributes["master_page_name"] = begins
            properties = ODF("style:paragraph-properties", breaks)
            self._automatic.append(style(made, "paragraph", properties, **attributes))
        return made

    def _heading(self, chapter: Chapter) -> Element:
        """A heading that the program counts, or one with its number written."""
        count = self._counts[chapter.key]
        name = styles.heading_style(self._document.kind.heading_numbers, chapter.level)
        attributes = {
            "text:style-name": self._begun(name),
            "text:outline-level": str(chapter.level),
        }
        if not count.is_counted:
            attributes["text:is-list-header"] = "true"
        elif count.begins:
            attributes |= {"text:restart-numbering": "true", "text:start-value": "1"}
        mark = ODF("text:bookmark", {"text:name": f"heading-{chapter.key}"})
        words = chapter.heading if count.is_counted else chapter.title
        return ODF("text:h", attributes, mark, words)

    def _item(self, item: Item, level: int, width: float) -> Iterator[Element]:
        """An item as a list of its own that begins at its number, then its tables."""
        look = _text_style(width)
        lead = styles.LEAD if leads_to_table(item) else look
        content = [paragraph(lead, *runs_of(item.runs))]
        after: list[Element] = []
        for block in item.blocks:
            if isinstance(block, Item):
                after += self._item(block, level + 1, width)
            elif isinstance(block, Paragraph) and not after:
                content.append(paragraph(look, *runs_of(block.runs)))
            else:
                after += self._block(block, width)
        entry = ODF("text:list-item", {"text:start-value": str(item.position)}, *content)
        for _ in range(level - 1):
            entry = ODF("text:list-item", None, ODF("text:list", None, entry))
        yield ODF("text:list", {"text:style-name": self._items}, entry)
        yield from after

    def _table(self, table: ShownTable, width: float) -> Iterator[Element]:
        self._tables += 1
        self._automatic += styles_of(table, self._tables, width)
        bookmark = ODF("text:bookmark", {"text:name": table.id})
        yield self._paragraph(styles.CAPTION, bookmark, table.caption)
        yield table_of(table, self._tables)
        yield from (paragraph(styles.NOTE, *runs_of(note)) for note in table.notes)

    def _chart(self, chart: ShownChart, width: float) -> Element:
        name = f"Pictures/chart-{len(self.pictures) + 1}.svg"
        self.pictures[name] = serialize(draw(chart))
        shape = {
            "draw:name": chart.id,
            "text:anchor-type": "as-char",
            "svg:width": f"{width:.2f}mm",
            "svg:height": f"{width * height_of(chart) / WIDTH:.2f}mm",
        }
        image = {"xlink:href": name, "xlink:type": "simple", "xlink:show": "embed"}
        frame = ODF(
            "draw:frame",
            shape,
            ODF("draw:image", {**image, "xlink:actuate": "onLoad"}),
            ODF("svg:title", None, chart.caption),
            ODF("svg:desc", None, description(chart)),
        )
        return self._paragraph(styles.CHART, frame)


def _text_style(width: float) -> str:
    """Running text is justified, except in columns where that would tear it apart."""
    return styles.TEXT if width > _NARROW_MM else styles.NARROW_TEXT


def _role(element: Element) -> str:
    """What an element is to the table beside it, see `kept_together`."""
    if element.tag == _TABLE:
        return "table"
    return _ROLES.get(element.get(_STYLE, ""), "")


def _closed(content: list[Element]) -> list[Element]:
    """A cell is never empty, and never ends with a table: a paragraph follows that one."""
    if content and content[-1].tag != _TABLE:
        return content
    return [*content, paragraph(styles.END)]


def _cell(look: str, content: Iterable[Element]) -> Element:
    return ODF("table:table-cell", {"table:style-name": look}, *content)
