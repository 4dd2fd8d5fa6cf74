"""The pages of a DOCX: size, running lines with their fields, fonts and settings."""

from collections.abc import Iterator

from laozheng.kernel.reports.declare import Page
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render.docx_styles import (
    FOOTER,
    HEADER,
    MARGIN_MM,
    WORD,
    font_of,
    on,
    twips,
    value,
)
from laozheng.kernel.reports.render.furniture import pieces_of, running_head
from laozheng.kernel.reports.render.xml import Element

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES", "chapter": 'STYLEREF "heading 1"'}


def relation_of(name: str) -> str:
    """The id of the relation to a picture."""
    return name.replace(".", "_")


def section_properties(page: Page) -> Element:
    """The page: A4 portrait, no text grid; a cover has no running lines."""
    margins = {f"w:{side}": twips(MARGIN_MM) for side in ("top", "right", "bottom", "left")}
    margins |= {"w:header": twips(10), "w:footer": twips(10), "w:gutter": "0"}
    cover = [on("w:titlePg")] if page.cover or page.back_cover else []
    return WORD(
        "w:sectPr",
        None,
        WORD("w:headerReference", {"w:type": "default", "r:id": "header"}),
        WORD("w:footerReference", {"w:type": "default", "r:id": "footer"}),
        WORD("w:type", {"w:val": "nextPage"}),
        WORD("w:pgSz", {"w:w": twips(210), "w:h": twips(297)}),
        WORD("w:pgMar", margins),
        *cover,
        WORD("w:docGrid", {"w:type": "default"}),
    )


def header_part(document: Document) -> Element:
    """The file ``word/header.xml``."""
    return WORD("w:hdr", None, _line(HEADER, running_head(document.kind.page), document))


def footer_part(document: Document) -> Element:
    """The file ``word/footer.xml``."""
    return WORD("w:ftr", None, _line(FOOTER, document.kind.page.running_foot, document))


def _line(style: str, line: str, document: Document) -> Element:
    properties = WORD("w:pPr", None, value("w:pStyle", style))
    return WORD("w:p", None, properties, *_furniture(line, document))


def _furniture(line: str, document: Document) -> Iterator[Element]:
    # What stands in a field until the program has filled it.
    only = document.chapters[0].title if len(document.chapters) == 1 else document.title
    filled = {"page": "1", "pages": "1", "chapter": only}
    for place, piece in enumerate(pieces_of(line)):
        if not place % 2:
            if piece:
                yield text(piece)
        elif piece == "title":
            yield text(document.title)
        else:
            yield WORD("w:fldSimple", {"w:instr": f" {_FIELDS[piece]} "}, text(filled[piece]))


def text(words: str) -> Element:
    """A run of text."""
    return WORD("w:r", None, WORD("w:t", {"xml:space": "preserve"}, words))


def fonts_part(page: Page) -> Element:
    """The file ``word/fontTable.xml``: the font and its other name where it is not installed."""
    is_kai = page.typeface == "kai"
    font = WORD(
        "w:font",
        {"w:name": font_of(page)},
        value("w:altName", "DFKai-SB" if is_kai else "Microsoft JhengHei"),
        value("w:charset", "88"),
        value("w:family", "script" if is_kai else "swiss"),
        value("w:pitch", "fixed" if is_kai else "variable"),
    )
    return WORD("w:fonts", None, font)


def settings_part(*, has_contents: bool) -> Element:
    """The file ``word/settings.xml``: languages, and the layout rules of today's Word."""
    compatibility = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    # Word asks its reader once and then fills in the pages of the contents.
    fields = [WORD("w:updateFields", {"w:val": "true"})] if has_contents else []
    return WORD(
        "w:settings",
        None,
        *fields,
        WORD("w:compat", None, WORD("w:compatSetting", compatibility)),
        WORD("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-TW"}),
    )
