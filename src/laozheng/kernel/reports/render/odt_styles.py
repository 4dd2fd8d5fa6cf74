"""The styles of an ODT book: one per kind of text, named as officials know them."""

from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.render.xml import Element, Vocabulary

ODF = Vocabulary(
    {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }
)
VERSION = "1.3"
FONT = "標楷體"
# Faces of the same kind where 標楷體 is not installed; the last ones are any face for Chinese.
FALLBACKS = "標楷體, 'DFKai-SB', 'BiauKai', 'TW-Kai', 'Noto Serif CJK TC', 'Noto Sans CJK TC'"
LINE = "0.5pt solid #000000"
PAGE_WIDTH_MM = 210
MARGIN_MM = 20
INDENT_MM = 7
TEXT_WIDTH_MM = PAGE_WIDTH_MM - 2 * MARGIN_MM

TITLE, DAYS, TEXT, CAPTION, NOTE, FOOTER = "書名", "資料截止日", "內文", "表題", "附註", "頁尾"
CELLS = {"start": "表格_靠左", "center": "表格_置中", "end": "表格_靠右"}
HEADS = {"start": "表首_靠左", "center": "表首_置中", "end": "表首_靠右"}
ITEMS = "項目編號"
DIAGONAL_PICTURE = "Pictures/diagonal.svg"

# How office programs count: the samples are the values that they know, not texts of ours.
NUMBER_FORMATS = {
    "formal": ("", "壹, 貳, 參, ...", "、"),
    "ordinal": ("", "一, 二, 三, ...", "、"),
    "bracketed_ordinal": ("(", "一, 二, 三, ...", ")"),
    "digit": ("", "1", "."),
    "bracketed_digit": ("(", "1", ")"),
}
_HEADING_NAMES = {"formal": "標題_壹", "ordinal": "標題_一", "bracketed_ordinal": "標題_括號一"}


def heading_style(kind: BookKind, level: int) -> str:
    """The name of the style of a heading on a level from 1."""
    schemes = kind.heading_numbers
    return _HEADING_NAMES[schemes[min(level, len(schemes)) - 1]]


def font_faces() -> Element:
    """The fonts by name, with those that may stand in for them."""
    face = {
        "style:name": FONT,
        "svg:font-family": FALLBACKS,
        "style:font-family-generic": "script",
        "style:font-pitch": "variable",
    }
    return ODF("office:font-face-decls", None, ODF("style:font-face", face))


def styles_document(kind: BookKind) -> Element:
    """The file ``styles.xml``."""
    return ODF(
        "office:document-styles",
        {"office:version": VERSION},
        font_faces(),
        ODF(
            "office:styles",
            None,
            _defaults(),
            *_paragraph_styles(),
            *_heading_styles(kind),
            _outline(kind),
            _item_numbers(kind),
        ),
        ODF("office:automatic-styles", None, _page_layout()),
        ODF("office:master-styles", None, _master_page()),
    )


def _text_properties(size: int, *, bold: bool = False) -> Element:
    weight = "bold" if bold else "normal"
    # Figures in Chinese text are set by the rules of Latin script: no line ends inside 4,045.
    properties = {"fo:language": "en", "fo:country": "US"}
    properties |= {"style:language-asian": "zh", "style:country-asian": "TW"}
    for script in ("", "-asian", "-complex"):
        prefix = "fo" if not script else "style"
        properties[f"style:font-name{script}"] = FONT
        properties[f"{prefix}:font-size{script}"] = f"{size}pt"
        properties[f"{prefix}:font-weight{script}"] = weight
    return ODF("style:text-properties", properties)


def _defaults() -> Element:
    paragraph = {
        "style:writing-mode": "lr-tb",
        "style:line-break": "strict",
        # No blanks between Chinese and figures: 284萬633元 stays one word for search and copy.
        "style:text-autospace": "none",
    }
    return ODF(
        "style:default-style",
        {"style:family": "paragraph"},
        ODF("style:paragraph-properties", paragraph),
        _text_properties(12),
    )


def _paragraph(
    name: str, size: int, *, bold: bool = False, outline: int = 0, **properties: str
) -> Element:
    attributes = {
        "style:name": name,
        "style:display-name": name.replace("_", " "),
        "style:family": "paragraph",
    }
    if outline:
        attributes["style:default-outline-level"] = str(outline)
    named = {f"fo:{key.replace('_', '-')}": value for key, value in properties.items()}
    return ODF(
        "style:style",
        attributes,
        ODF("style:paragraph-properties", named),
        _text_properties(size, bold=bold),
    )


def _paragraph_styles() -> list[Element]:
    aligned = [
        _paragraph(name, 11, bold=bold, text_align=align)
        for names, bold in ((CELLS, False), (HEADS, True))
        for align, name in names.items()
    ]
    return [
        _paragraph(TITLE, 16, bold=True, text_align="center", margin_bottom="2mm"),
        _paragraph(DAYS, 11, text_align="end", margin_bottom="2mm"),
        _paragraph(TEXT, 12, text_align="justify", line_height="130%"),
        _paragraph(CAPTION, 12, bold=True, margin_top="2mm", keep_with_next="always"),
        _paragraph(NOTE, 10, margin_top="1mm", margin_bottom="2mm"),
        _paragraph(FOOTER, 10, text_align="center"),
        *aligned,
    ]


def _heading_styles(kind: BookKind) -> list[Element]:
    return [
        _paragraph(
            heading_style(kind, level),
            13 if level == 1 else 12,
            bold=True,
            outline=level,
            line_height="130%",
        )
        for level in range(1, len(kind.heading_numbers) + 1)
    ]


def _outline(kind: BookKind) -> Element:
    """Real numbering of headings: the office program counts, by level."""
    levels = [
        ODF(
            "text:outline-level-style",
            {"text:level": str(level), **_number_attributes(scheme)},
            _level_properties(None, 0),
        )
        for level, scheme in enumerate(kind.heading_numbers, start=1)
    ]
    return ODF("text:outline-style", {"style:name": "Outline"}, *levels)


def _item_numbers(kind: BookKind) -> Element:
    levels = [
        ODF(
            "text:list-level-style-number",
            {"text:level": str(level), **_number_attributes(scheme)},
            _level_properties("listtab", level),
        )
        for level, scheme in enumerate(kind.item_numbers, start=1)
    ]
    return ODF("text:list-style", {"style:name": ITEMS}, *levels)


def _number_attributes(scheme: str) -> dict[str, str]:
    prefix, form, suffix = NUMBER_FORMATS[scheme]
    return {"style:num-prefix": prefix, "style:num-format": form, "style:num-suffix": suffix}


def _level_properties(followed_by: str | None, level: int) -> Element:
    left = f"{INDENT_MM * level}mm"
    indent = {
        "text:list-tab-stop-position": left,
        "fo:text-indent": f"-{INDENT_MM}mm",
        "fo:margin-left": left,
    }
    alignment = {"text:label-followed-by": followed_by or "nothing", **(indent if level else {})}
    return ODF(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        ODF("style:list-level-label-alignment", alignment),
    )


def _page_layout() -> Element:
    margin = f"{MARGIN_MM}mm"
    size = {
        "fo:page-width": f"{PAGE_WIDTH_MM}mm",
        "fo:page-height": "297mm",
        "style:print-orientation": "portrait",
        "fo:margin-top": margin,
        "fo:margin-bottom": margin,
        "fo:margin-left": margin,
        "fo:margin-right": margin,
        # No text grid: it would set its own distance between lines.
        "style:layout-grid-mode": "none",
    }
    footer = ODF("style:header-footer-properties", {"fo:margin-top": "4mm"})
    return ODF(
        "style:page-layout",
        {"style:name": "A4"},
        ODF("style:page-layout-properties", size),
        ODF("style:footer-style", None, footer),
    )


def _master_page() -> Element:
    footer = ODF(
        "text:p",
        {"text:style-name": FOOTER},
        "第",
        ODF("text:page-number", {"text:select-page": "current"}),
        "頁，共",
        ODF("text:page-count"),
        "頁",
    )
    return ODF(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "A4"},
        ODF("style:footer", None, footer),
    )
