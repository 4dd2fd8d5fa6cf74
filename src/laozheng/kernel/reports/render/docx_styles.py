"""The styles, numbering and page of a DOCX book, written anew for every file."""

from collections.abc import Iterable

from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.render.xml import Element, Vocabulary

WORD = Vocabulary(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }
)
FONT = "標楷體"
TITLE, DAYS, TEXT, CAPTION, NOTE = "BookTitle", "BookDays", "BookText", "BookCaption", "BookNote"
CELL, HEAD, FOOTER = "BookCell", "BookHead", "BookFooter"
HEADINGS_NUMBERING = 1
MARGIN_MM = 20
TEXT_WIDTH_MM = 210 - 2 * MARGIN_MM
INDENT_MM = 7
# The distance of lines in running text, in 240ths of a line.
TEXT_LINES = "312"

# Word's names of the ways to count, with the text around the number of a level.
NUMBER_FORMATS = {
    "formal": ("ideographLegalTraditional", "%{level}、"),
    "ordinal": ("taiwaneseCountingThousand", "%{level}、"),
    "bracketed_ordinal": ("taiwaneseCountingThousand", "(%{level})"),
    "digit": ("decimal", "%{level}."),
    "bracketed_digit": ("decimal", "(%{level})"),
}
_HEADING_NAMES = {"formal": "標題 壹", "ordinal": "標題 一", "bracketed_ordinal": "標題 (一)"}
_HEADINGS_ABSTRACT, _ITEMS_ABSTRACT = 0, 1


def twips(millimeters: float) -> str:
    """A length in twentieths of a point, as Word measures."""
    return str(round(millimeters * 1440 / 25.4))


def on(name: str) -> Element:
    """A property that is simply there."""
    return WORD(name)


def value(name: str, text: str) -> Element:
    """A property with one value."""
    return WORD(name, {"w:val": text})


def styles_part(kind: BookKind) -> Element:
    """The file ``word/styles.xml``."""
    run = WORD(
        "w:rPr",
        None,
        WORD(
            "w:rFonts",
            {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT},
        ),
        value("w:sz", "24"),
        value("w:szCs", "24"),
        WORD("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-TW", "w:bidi": "ar-SA"}),
    )
    # No blanks between Chinese and figures: 284萬633元 stays one word for search and copy.
    paragraph = WORD("w:pPr", None, value("w:autoSpaceDE", "0"), value("w:autoSpaceDN", "0"))
    defaults = WORD(
        "w:docDefaults",
        None,
        WORD("w:rPrDefault", None, run),
        WORD("w:pPrDefault", None, paragraph),
    )
    return WORD("w:styles", None, defaults, *_paragraph_styles(), *_heading_styles(kind))


def _style(
    style_id: str,
    name: str,
    size: int,
    paragraph: Iterable[Element],
    *,
    bold: bool = False,
) -> Element:
    run = [on("w:b"), on("w:bCs")] if bold else []
    run += [value("w:sz", str(2 * size)), value("w:szCs", str(2 * size))]
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
        WORD("w:pPr", None, *paragraph),
        WORD("w:rPr", None, *run),
    )


def spacing(before: float = 0, after: float = 0, lines: str = "240") -> Element:
    """Space around a paragraph in mm, and between its lines in 240ths of a line."""
    attributes = {"w:before": twips(before), "w:after": twips(after), "w:line": lines}
    return WORD("w:spacing", {**attributes, "w:lineRule": "auto"})


def _paragraph_styles() -> list[Element]:
    center, right = value("w:jc", "center"), value("w:jc", "right")
    return [
        _style(TEXT, "Normal", 12, [spacing(lines=TEXT_LINES), value("w:jc", "both")]),
        _style(TITLE, "書名", 16, [spacing(after=2), center], bold=True),
        _style(DAYS, "資料截止日", 11, [spacing(after=2), right]),
        _style(CAPTION, "表題", 12, [on("w:keepNext"), spacing(before=2)], bold=True),
        _style(NOTE, "附註", 10, [spacing(before=1, after=2)]),
        _style(CELL, "表格內容", 11, [spacing()]),
        _style(HEAD, "表首", 11, [spacing()], bold=True),
        _style(FOOTER, "頁尾", 10, [spacing(), value("w:jc", "center")]),
    ]


def heading_style(level: int) -> str:
    """The id of the style of a heading on a level from 1: Word's own, so that it navigates."""
    return f"Heading{level}"


def _heading_styles(kind: BookKind) -> list[Element]:
    styles = []
    for level, scheme in enumerate(kind.heading_numbers, start=1):
        numbering = WORD(
            "w:numPr",
            None,
            value("w:ilvl", str(level - 1)),
            value("w:numId", str(HEADINGS_NUMBERING)),
        )
        style = _style(
            heading_style(level),
            f"heading {level}",
            13 if level == 1 else 12,
            [numbering, spacing(lines=TEXT_LINES), value("w:outlineLvl", str(level - 1))],
            bold=True,
        )
        del style.attrib[WORD.tag("w:customStyle")]
        style.insert(1, value("w:aliases", _HEADING_NAMES[scheme]))
        styles.append(style)
    return styles


def numbering_part(kind: BookKind, lists: int) -> Element:
    """The file ``word/numbering.xml``: the headings, and ``lists`` lists that each begin at 1."""
    headings = _abstract(_HEADINGS_ABSTRACT, kind.heading_numbers, headings=True)
    items = _abstract(_ITEMS_ABSTRACT, kind.item_numbers, headings=False)
    numbers = [_number(HEADINGS_NUMBERING, _HEADINGS_ABSTRACT)]
    for number in range(lists):
        restart = WORD("w:lvlOverride", {"w:ilvl": "0"}, value("w:startOverride", "1"))
        numbers.append(_number(list_numbering(number), _ITEMS_ABSTRACT, restart))
    return WORD("w:numbering", None, headings, items, *numbers)


def list_numbering(number: int) -> int:
    """The numbering id of the list with this position from 0."""
    return HEADINGS_NUMBERING + 1 + number


def _number(number: int, abstract: int, *overrides: Element) -> Element:
    reference = value("w:abstractNumId", str(abstract))
    return WORD("w:num", {"w:numId": str(number)}, reference, *overrides)


def _abstract(number: int, schemes: tuple[str, ...], *, headings: bool) -> Element:
    levels = [_level(level, scheme, headings=headings) for level, scheme in enumerate(schemes)]
    return WORD(
        "w:abstractNum",
        {"w:abstractNumId": str(number)},
        value("w:multiLevelType", "multilevel"),
        *levels,
    )


def _level(level: int, scheme: str, *, headings: bool) -> Element:
    form, text = NUMBER_FORMATS[scheme]
    style = [value("w:pStyle", heading_style(level + 1))] if headings else []
    left = "0" if headings else twips(INDENT_MM * (level + 1))
    hanging = "0" if headings else twips(INDENT_MM)
    return WORD(
        "w:lvl",
        {"w:ilvl": str(level)},
        value("w:start", "1"),
        value("w:numFmt", form),
        *style,
        value("w:suff", "nothing" if headings else "tab"),
        value("w:lvlText", text.format(level=level + 1)),
        value("w:lvlJc", "left"),
        WORD("w:pPr", None, WORD("w:ind", {"w:left": left, "w:hanging": hanging})),
    )


def section_properties(footer_id: str) -> Element:
    """The page: A4 portrait, no text grid, the footer on every page."""
    margins = {f"w:{side}": twips(MARGIN_MM) for side in ("top", "right", "bottom", "left")}
    margins |= {"w:header": twips(10), "w:footer": twips(10), "w:gutter": "0"}
    return WORD(
        "w:sectPr",
        None,
        WORD("w:footerReference", {"w:type": "default", "r:id": footer_id}),
        WORD("w:pgSz", {"w:w": twips(210), "w:h": twips(297)}),
        WORD("w:pgMar", margins),
        WORD("w:docGrid", {"w:type": "default"}),
    )


def footer_part() -> Element:
    """The file ``word/footer1.xml``: page of pages."""
    return WORD(
        "w:ftr",
        None,
        WORD(
            "w:p",
            None,
            WORD("w:pPr", None, value("w:pStyle", FOOTER)),
            _text("第"),
            _field("PAGE"),
            _text("頁，共"),
            _field("NUMPAGES"),
            _text("頁"),
        ),
    )


def fonts_part() -> Element:
    """The file ``word/fontTable.xml``: the font and its other name where it is not installed."""
    font = WORD(
        "w:font",
        {"w:name": FONT},
        value("w:altName", "DFKai-SB"),
        value("w:charset", "88"),
        value("w:family", "script"),
        value("w:pitch", "fixed"),
    )
    return WORD("w:fonts", None, font)


def settings_part() -> Element:
    """The file ``word/settings.xml``: languages, and the layout rules of today's Word."""
    compatibility = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    return WORD(
        "w:settings",
        None,
        WORD("w:compat", None, WORD("w:compatSetting", compatibility)),
        WORD("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-TW"}),
    )


def _text(text: str) -> Element:
    return WORD("w:r", None, WORD("w:t", None, text))


def _field(code: str) -> Element:
    return WORD("w:fldSimple", {"w:instr": code}, _text("1"))
