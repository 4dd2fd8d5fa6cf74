"""The pages of an ODT: size, margins, running lines, covers; and the file of all styles."""

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render.furniture import pieces_of, running_head
from laozheng.kernel.reports.render.odt_styles import (
    COVER_PAGE,
    FOOTER,
    HEADER,
    MARGIN_MM,
    ODF,
    PAGE_WIDTH_MM,
    TEXT_PAGE,
    VERSION,
    font_faces,
    named_styles,
)
from laozheng.kernel.reports.render.xml import Content, Element


def styles_document(document: Document) -> Element:
    """The file ``styles.xml``."""
    return ODF(
        "office:document-styles",
        {"office:version": VERSION},
        font_faces(document.kind.page),
        named_styles(document),
        ODF("office:automatic-styles", None, _page_layout()),
        ODF("office:master-styles", None, *_master_pages(document)),
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
    return ODF(
        "style:page-layout",
        {"style:name": "A4"},
        ODF("style:page-layout-properties", size),
        _margin("header", "bottom"),
        _margin("footer", "top"),
    )


def _margin(place: str, side: str) -> Element:
    distance = ODF("style:header-footer-properties", {f"fo:margin-{side}": "4mm"})
    return ODF(f"style:{place}-style", None, distance)


def _master_pages(document: Document) -> list[Element]:
    page = document.kind.page
    lines = []
    for name, style, line in (
        ("style:header", HEADER, running_head(page)),
        ("style:footer", FOOTER, page.running_foot),
    ):
        if line:
            content = ODF("text:p", {"text:style-name": style}, *_furniture(line))
            lines.append(ODF(name, None, content))
    layout = {"style:page-layout-name": "A4"}
    return [
        ODF("style:master-page", {"style:name": TEXT_PAGE, **layout}, *lines),
        ODF("style:master-page", {"style:name": COVER_PAGE, **layout}),
    ]


def _furniture(line: str) -> list[Content]:
    """A running line with its fields."""
    fields = {
        "page": ("text:page-number", {"text:select-page": "current"}),
        "pages": ("text:page-count", {}),
        "title": ("text:title", {}),
        "chapter": (
            "text:chapter",
            {"text:display": "number-and-name", "text:outline-level": "1"},
        ),
    }
    content: list[Content] = []
    for place, piece in enumerate(pieces_of(line)):
        content.append(ODF(*fields[piece]) if place % 2 else piece)
    return content
