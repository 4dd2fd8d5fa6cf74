"""The styles of an ODT book: one per kind of text, named as officials know them."""

from laozheng.kernel.reports.declare import Page
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.numbers import scheme_of
from laozheng.kernel.reports.render.furniture import deepest_level, headings_of
from laozheng.kernel.reports.render.numbering import item_schemes
from laozheng.kernel.reports.render.xml import Element, Vocabulary

ODF = Vocabulary(
    {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }
)
VERSION = "1.3"
FONTS = {"kai": "標楷體", "sans": "Noto Sans TC"}
# Faces of the same kind where the first is not installed; the last ones are any for Chinese.
FALLBACKS = {
    "kai": "標楷體, 'DFKai-SB', 'BiauKai', 'TW-Kai', 'Noto Serif CJK TC', 'Noto Sans CJK TC'",
    "sans": "'Noto Sans TC', 'Noto Sans CJK TC', '微軟正黑體', 'Microsoft JhengHei'",
}
LINE = "0.5pt solid #000000"
PAGE_WIDTH_MM = 210
MARGIN_MM = 20
INDENT_MM = 7
TEXT_WIDTH_MM = PAGE_WIDTH_MM - 2 * MARGIN_MM

TITLE, DAYS, TEXT, CAPTION, NOTE, FOOTER = "書名", "資料截止日", "內文", "表題", "附註", "頁尾"
HEADER, CHART, END, DIVIDER = "頁首", "圖", "表後", "章次內容"
NARROW_TEXT, LEAD = "內文_靠左", "內文_接表"
CONTENTS_TITLE, COVER_TITLE, BACK_TITLE, IMPRINT = "目錄標題", "封面書名", "封底名稱", "封面文字"
CELLS = {"start": "表格_靠左", "center": "表格_置中", "end": "表格_靠右"}
HEADS = {"start": "表首_靠左", "center": "表首_置中", "end": "表首_靠右"}
ITEMS = "項目編號"
INDEX_LINK = "Index_20_Link"
TEXT_PAGE, COVER_PAGE = "Standard", "Cover"
DIAGONAL_PICTURE = "Pictures/diagonal.svg"
# Writer draws no diagonal border of a cell; a stretched picture behind the text shows the line.
DIAGONAL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100" '
    b'preserveAspectRatio="none"><path d="M0 0 100 100" stroke="#000" stroke-width="0.7"/></svg>'
)

# How office programs count: the samples are the values that they know, not texts of ours.
NUMBER_FORMATS = {
    "formal": ("", "壹, 貳, 參, ...", "、"),
    "formal_older": ("", "壹, 貳, 參, ...", "、"),
    "ordinal": ("", "一, 二, 三, ...", "、"),
    "bracketed_ordinal": ("(", "一, 二, 三, ...", ")"),
    "bracketed_ordinal_wide": ("（", "一, 二, 三, ...", "）"),
    "digit": ("", "1", "."),
    "bracketed_digit": ("(", "1", ")"),
    "bracketed_digit_wide": ("（", "1", "）"),
    "chapter": ("Ch.", "1", "　"),
    "decimal": ("", "1", "　"),
    "none": ("", "", ""),
}
_HEADING_NAMES = {
    "formal": "標題_壹",
    "formal_older": "標題_壹",
    "ordinal": "標題_一",
    "bracketed_ordinal": "標題_括號一",
    "bracketed_ordinal_wide": "標題_括號一",
    "chapter": "標題_章",
    "none": "標題_篇",
}


def heading_style(schemes: tuple[str, ...], level: int) -> str:
    """The name of the style of a heading on a level from 1; deeper levels add their number."""
    scheme = scheme_of(schemes, level - 1)
    name = _HEADING_NAMES.get(scheme, "標題_節")
    alone = level <= len(schemes) and schemes.index(scheme) == level - 1
    return name if alone and scheme in _HEADING_NAMES else f"{name}_{level}"


def contents_style(level: int) -> str:
    """The name of the style of an entry of the contents."""
    return f"目錄_{level}"


def items_style(document: Document, chain: tuple[str, ...]) -> str:
    """The name of the list style that numbers items by these schemes, level by level."""
    if chain == document.kind.item_numbers:
        return ITEMS
    return f"{ITEMS}_{'_'.join(chain)}"


def hanging_mm(scheme: str) -> int:
    """The room for the number of an item: brackets of full width need more."""
    return 2 * INDENT_MM if scheme.endswith("_wide") else INDENT_MM


def head_color(page: Page) -> str:
    """The color behind the heads of tables; a book in black and white has none."""
    return "#dfe8f1" if page.color else "transparent"


def font_faces(page: Page) -> Element:
    """The font by name, with those that may stand in for it."""
    face = {
        "style:name": FONTS[page.typeface],
        "svg:font-family": FALLBACKS[page.typeface],
        "style:font-family-generic": "script" if page.typeface == "kai" else "swiss",
        "style:font-pitch": "variable",
    }
    return ODF("office:font-face-decls", None, ODF("style:font-face", face))


def named_styles(document: Document) -> Element:
    """The styles that people see in the list of styles, and the numbering."""
    font = FONTS[document.kind.page.typeface]
    return ODF(
        "office:styles",
        None,
        _defaults(font),
        # Entries of the contents are links, but look like text.
        ODF("style:style", {"style:name": INDEX_LINK, "style:family": "text"}),
        *_paragraph_styles(font),
        *_heading_styles(document, font),
        _outline(document),
        *_item_numbers(document),
    )


def _text_properties(font: str, size: int, *, bold: bool = False) -> Element:
    weight = "bold" if bold else "normal"
    # Figures in Chinese text are set by the rules of Latin script: no line ends inside 4,045.
    properties = {"fo:language": "en", "fo:country": "US"}
    properties |= {"style:language-asian": "zh", "style:country-asian": "TW"}
    for script in ("", "-asian", "-complex"):
        prefix = "fo" if not script else "style"
        properties[f"style:font-name{script}"] = font
        properties[f"{prefix}:font-size{script}"] = f"{size}pt"
        properties[f"{prefix}:font-weight{script}"] = weight
    return ODF("style:text-properties", properties)


def _defaults(font: str) -> Element:
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
        _text_properties(font, 12),
    )


def _paragraph(
    font: str, name: str, size: int, *, bold: bool = False, outline: int = 0, **properties: str
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
        _text_properties(font, size, bold=bold),
    )


def _paragraph_styles(font: str) -> list[Element]:
    aligned = [
        _paragraph(font, name, 11, bold=bold, text_align=align)
        for names, bold in ((CELLS, False), (HEADS, True))
        for align, name in names.items()
    ]
    return [
        _paragraph(font, TITLE, 16, bold=True, margin_bottom="2mm", text_align="center"),
        _paragraph(font, DAYS, 11, text_align="end", margin_bottom="2mm"),
        _paragraph(font, TEXT, 12, text_align="justify", line_height="130%"),
        _paragraph(font, NARROW_TEXT, 12, text_align="start", line_height="130%"),
        _paragraph(
            font, LEAD, 12, text_align="justify", line_height="130%", keep_with_next="always"
        ),
        _paragraph(font, CAPTION, 12, bold=True, margin_top="2mm", keep_with_next="always"),
        _paragraph(font, CHART, 12, margin_top="2mm", keep_with_next="always", text_align="center"),
        _paragraph(font, NOTE, 10, margin_top="1mm", margin_bottom="2mm"),
        _paragraph(font, END, 2, line_height="2pt"),
        _paragraph(font, FOOTER, 10, text_align="center"),
        _paragraph(font, HEADER, 10, text_align="center"),
        _paragraph(font, DIVIDER, 14, margin_top="3mm"),
        _paragraph(font, CONTENTS_TITLE, 14, bold=True, margin_bottom="3mm", text_align="center"),
        _paragraph(
            font,
            COVER_TITLE,
            26,
            bold=True,
            margin_top="80mm",
            margin_bottom="60mm",
            text_align="center",
        ),
        _paragraph(font, BACK_TITLE, 14, bold=True, margin_top="180mm", text_align="center"),
        _paragraph(font, IMPRINT, 12, text_align="center"),
        *(_contents_entry(font, level) for level in (1, 2, 3)),
        *aligned,
    ]


def _contents_entry(font: str, level: int) -> Element:
    entry = _paragraph(
        font,
        contents_style(level),
        12,
        bold=level == 1,
        margin_left=f"{INDENT_MM * (level - 1)}mm",
        margin_top="1mm" if level == 1 else "0mm",
    )
    # Positions of tabs count from the indent.
    stop = {
        "style:position": f"{TEXT_WIDTH_MM - INDENT_MM * (level - 1)}mm",
        "style:type": "right",
        "style:leader-style": "dotted",
        "style:leader-text": ".",
    }
    entry[0].append(ODF("style:tab-stops", None, ODF("style:tab-stop", stop)))
    return entry


def _heading_styles(document: Document, font: str) -> list[Element]:
    running = document.kind.layout in ("running", "chapters")
    return [
        _paragraph(
            font,
            heading_style(document.kind.heading_numbers, level),
            _heading_size(document, level),
            bold=True,
            outline=level,
            line_height="130%",
            keep_with_next="always",
            margin_top="3mm" if running else "0mm",
        )
        for level in range(1, deepest_level(document) + 1)
    ]


def _heading_size(document: Document, level: int) -> int:
    if level > 1:
        return 12
    return 20 if document.kind.page.dividers else 13


def _outline(document: Document) -> Element:
    """Real numbering of headings: the office program counts, by level."""
    schemes = document.kind.heading_numbers
    levels = []
    for level in range(1, deepest_level(document) + 1):
        scheme = scheme_of(schemes, level - 1)
        attributes = {"text:level": str(level), **_number_attributes(scheme)}
        if scheme == "decimal":
            attributes["text:display-levels"] = str(level)
        levels.append(ODF("text:outline-level-style", attributes, _level_properties(None, 0)))
    return ODF("text:outline-style", {"style:name": "Outline"}, *levels)


def _item_numbers(document: Document) -> list[Element]:
    chains = {document.kind.item_numbers: None}
    chains |= {item_schemes(document, chapter): None for chapter in headings_of(document)}
    return [
        ODF(
            "text:list-style",
            {"style:name": items_style(document, chain)},
            *(
                ODF(
                    "text:list-level-style-number",
                    {"text:level": str(level), **_number_attributes(scheme)},
                    _level_properties("listtab", level, hanging_mm(scheme)),
                )
                for level, scheme in enumerate(chain, start=1)
            ),
        )
        for chain in chains
    ]


def _number_attributes(scheme: str) -> dict[str, str]:
    prefix, form, suffix = NUMBER_FORMATS[scheme]
    return {"style:num-prefix": prefix, "style:num-format": form, "style:num-suffix": suffix}


def _level_properties(followed_by: str | None, level: int, hanging: int = INDENT_MM) -> Element:
    left = f"{INDENT_MM * level + hanging - INDENT_MM}mm"
    indent = {
        "text:list-tab-stop-position": left,
        "fo:text-indent": f"-{hanging}mm",
        "fo:margin-left": left,
    }
    alignment = {"text:label-followed-by": followed_by or "nothing", **(indent if level else {})}
    return ODF(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        ODF("style:list-level-label-alignment", alignment),
    )
