"""The styles of a DOCX book, written anew for every file, with the names that officials know."""

from collections.abc import Iterable
from itertools import product

from laozheng.kernel.reports.declare import Page
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.numbers import scheme_of
from laozheng.kernel.reports.render.furniture import deepest_level
from laozheng.kernel.reports.render.xml import Element, Vocabulary

WORD = Vocabulary(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    }
)
FONTS = {"kai": "標楷體", "sans": "Noto Sans TC"}
TITLE, DAYS, TEXT, CAPTION, NOTE = "BookTitle", "BookDays", "BookText", "BookCaption", "BookNote"
FOOTER, HEADER, END = "BookFooter", "BookHeader", "BookEnd"
CHART, DIVIDER, NARROW_TEXT = "BookChart", "BookDivider", "BookNarrowText"
CONTENTS_TITLE, COVER_TITLE, BACK_TITLE = "BookContents", "BookCoverTitle", "BookBackTitle"
IMPRINT = "BookImprint"
HEADINGS_NUMBERING = 1
MARGIN_MM = 20
TEXT_WIDTH_MM = 210 - 2 * MARGIN_MM
INDENT_MM = 7
# The distance of lines in running text, in 240ths of a line.
TEXT_LINES = "312"
_HEADING_NAMES = {
    "formal": "標題 壹",
    "formal_older": "標題 壹",
    "ordinal": "標題 一",
    "bracketed_ordinal": "標題 (一)",
    "bracketed_ordinal_wide": "標題 (一)",
    "chapter": "標題 章",
    "none": "標題 篇",
}
_ALIGNMENTS = {"start": ("left", "靠左"), "center": ("center", "置中"), "end": ("right", "靠右")}
# The order in which the format wants the properties of a paragraph.
_ORDER = (
    *("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:tabs"),
    *("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"),
    *("w:outlineLvl", "w:sectPr"),
)
_PLACES = {WORD.tag(name): place for place, name in enumerate(_ORDER)}


def twips(millimeters: float) -> str:
    """A length in twentieths of a point, as Word measures."""
    return str(round(millimeters * 1440 / 25.4))


def on(name: str) -> Element:
    """A property that is simply there."""
    return WORD(name)


def value(name: str, text: str) -> Element:
    """A property with one value."""
    return WORD(name, {"w:val": text})


def ordered(properties: Iterable[Element]) -> list[Element]:
    """Properties of a paragraph in the order of the format."""
    return sorted(properties, key=lambda one: _PLACES[str(one.tag)])


def font_of(page: Page) -> str:
    """The name of the book's font."""
    return FONTS[page.typeface]


def styles_part(document: Document) -> Element:
    """The file ``word/styles.xml``."""
    font = font_of(document.kind.page)
    run = WORD(
        "w:rPr",
        None,
        WORD("w:rFonts", {f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")}),
        value("w:sz", "24"),
        value("w:szCs", "24"),
        WORD("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-TW", "w:bidi": "ar-SA"}),
    )
    defaults = WORD(
        "w:docDefaults",
        None,
        WORD("w:rPrDefault", None, run),
        WORD("w:pPrDefault", None, WORD("w:pPr", None, *_unspaced())),
    )
    styles = [
        *_paragraph_styles(),
        *_cell_styles(),
        *_contents_styles(),
        *_heading_styles(document),
    ]
    return WORD("w:styles", None, defaults, *styles)


def _unspaced() -> list[Element]:
    # No blanks between Chinese and figures: 284萬633元 stays one word for search and copy.
    return [value("w:autoSpaceDE", "0"), value("w:autoSpaceDN", "0")]


def _style(
    style_id: str,
    name: str,
    size: float,
    paragraph: Iterable[Element],
    *,
    bold: bool = False,
) -> Element:
    run = [on("w:b"), on("w:bCs")] if bold else []
    run += [value("w:sz", str(round(2 * size))), value("w:szCs", str(round(2 * size)))]
    attributes = {"w:type": "paragraph", "w:styleId": style_id}
    if style_id == TEXT:
        attributes["w:default"] = "1"
    else:
        attributes["w:customStyle"] = "1"
    return WORD(
        "w:style",
        attributes,
        value("w:name", name),
        on("w:qFormat"),
        # Writer looks for the rule on blanks in every style and not in the defaults.
        WORD("w:pPr", None, *ordered([*_unspaced(), *paragraph])),
        WORD("w:rPr", None, *run),
    )


def spacing(before: float = 0, after: float = 0, lines: str = "240") -> Element:
    """Space around a paragraph in mm, and between its lines in 240ths of a line."""
    attributes = {"w:before": twips(before), "w:after": twips(after), "w:line": lines}
    return WORD("w:spacing", {**attributes, "w:lineRule": "auto"})


def _paragraph_styles() -> list[Element]:
    def center() -> Element:
        return value("w:jc", "center")

    return [
        _style(TEXT, "Normal", 12, [spacing(lines=TEXT_LINES), value("w:jc", "both")]),
        _style(NARROW_TEXT, "內文 靠左", 12, [spacing(lines=TEXT_LINES)]),
        _style(TITLE, "書名", 16, [spacing(after=2), center()], bold=True),
        _style(DAYS, "資料截止日", 11, [spacing(after=2), value("w:jc", "right")]),
        _style(CAPTION, "表題", 12, [on("w:keepNext"), spacing(before=2)], bold=True),
        _style(CHART, "圖", 12, [on("w:keepNext"), spacing(before=2), center()]),
        _style(NOTE, "附註", 10, [spacing(before=1, after=2)]),
        _style(END, "表後", 1, [_exactly(2)]),
        _style(FOOTER, "頁尾", 10, [spacing(), center()]),
        _style(HEADER, "頁首", 10, [spacing(), center()]),
        _style(DIVIDER, "章次內容", 14, [spacing(before=3)]),
        _style(CONTENTS_TITLE, "目錄標題", 14, [spacing(after=3), center()], bold=True),
        _style(COVER_TITLE, "封面書名", 24, [spacing(before=80, after=60), center()], bold=True),
        _style(BACK_TITLE, "封底名稱", 14, [spacing(before=180), center()], bold=True),
        _style(IMPRINT, "封面文字", 12, [spacing(), center()]),
    ]


def cell_style(*, head: bool, align: str, keep: bool) -> str:
    """The id of the style of a paragraph in a table; ``keep`` with the row below on one page."""
    return f"Book{'Head' if head else 'Cell'}{align.title()}{'Keep' if keep else ''}"


def _cell_styles() -> list[Element]:
    """Alignment is part of the style: thousands of cells need no properties of their own."""
    styles = []
    for head, (align, (justify, words)), keep in product(
        (True, False), _ALIGNMENTS.items(), (True, False)
    ):
        name = f"{'表首' if head else '表格'} {words}{' 不分頁' if keep else ''}"
        properties = [spacing(), value("w:jc", justify)] + [on("w:keepNext")] * keep
        styles.append(
            _style(cell_style(head=head, align=align, keep=keep), name, 11, properties, bold=head)
        )
    return styles


def _exactly(points: int) -> Element:
    attributes = {"w:before": "0", "w:after": "0", "w:line": str(20 * points)}
    return WORD("w:spacing", {**attributes, "w:lineRule": "exact"})


def contents_style(level: int) -> str:
    """The id of the style of an entry of the contents: Word's own."""
    return f"TOC{level}"


def _contents_styles() -> list[Element]:
    styles = []
    for level in (1, 2, 3):
        stop = {"w:val": "right", "w:leader": "dot", "w:pos": twips(TEXT_WIDTH_MM)}
        properties = [
            WORD("w:tabs", None, WORD("w:tab", stop)),
            spacing(before=1 if level == 1 else 0),
            WORD("w:ind", {"w:left": twips(INDENT_MM * (level - 1))}),
        ]
        style = _style(contents_style(level), f"toc {level}", 12, properties, bold=level == 1)
        del style.attrib[WORD.tag("w:customStyle")]
        styles.append(style)
    return styles


def heading_style(level: int) -> str:
    """The id of the style of a heading on a level from 1: Word's own, so that it navigates."""
    return f"Heading{level}"


def _heading_styles(document: Document) -> list[Element]:
    kind = document.kind
    before = 3 if kind.layout in ("running", "chapters") else 0
    styles = []
    for level in range(1, deepest_level(document) + 1):
        numbering = WORD(
            "w:numPr",
            None,
            value("w:ilvl", str(level - 1)),
            value("w:numId", str(HEADINGS_NUMBERING)),
        )
        properties = [
            on("w:keepNext"),
            numbering,
            spacing(before=before, lines=TEXT_LINES),
            value("w:outlineLvl", str(level - 1)),
        ]
        size = 12 if level > 1 else 20 if kind.page.dividers else 13
        style = _style(heading_style(level), f"heading {level}", size, properties, bold=True)
        del style.attrib[WORD.tag("w:customStyle")]
        scheme = scheme_of(kind.heading_numbers, level - 1)
        name = _HEADING_NAMES.get(scheme, "標題 節")
        style.insert(1, value("w:aliases", f"{name} {level}" if name == "標題 節" else name))
        styles.append(style)
    return styles
