"""The table of contents of an ODT: an index of its own whose page numbers are fields."""

from laozheng.kernel.reports.document import Chapter, Document
from laozheng.kernel.reports.render import odt_styles as styles
from laozheng.kernel.reports.render.odt_styles import ODF
from laozheng.kernel.reports.render.parts import contents
from laozheng.kernel.reports.render.xml import Element

TITLE = "目錄"


def contents_of(document: Document, title_style: str) -> Element | None:
    """The index with its entries; None when the book has no contents."""
    listed = contents(document)
    if not listed:
        return None
    deepest = max(chapter.level for chapter in listed)
    title = ODF("text:p", {"text:style-name": title_style}, TITLE)
    return ODF(
        "text:table-of-content",
        {"text:name": TITLE},
        _source(deepest),
        ODF(
            "text:index-body",
            None,
            ODF("text:index-title", {"text:name": f"{TITLE}_標題"}, title),
            *(_entry(chapter) for chapter in listed),
        ),
    )


def _source(deepest: int) -> Element:
    """How the office program makes the index again when it is asked to."""
    templates = (
        ODF(
            "text:table-of-content-entry-template",
            {
                "text:outline-level": str(level),
                "text:style-name": styles.contents_style(level),
            },
            ODF("text:index-entry-chapter"),
            ODF("text:index-entry-text"),
            ODF("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "."}),
            ODF("text:index-entry-page-number"),
        )
        for level in range(1, deepest + 1)
    )
    return ODF(
        "text:table-of-content-source",
        {"text:outline-level": str(deepest), "text:use-index-marks": "false"},
        ODF("text:index-title-template", {"text:style-name": styles.CONTENTS_TITLE}, TITLE),
        *templates,
    )


def _entry(chapter: Chapter) -> Element:
    mark = f"heading-{chapter.key}"
    # The number of the page is a reference that the program fills in whenever it lays out.
    page = {"text:reference-format": "page", "text:ref-name": mark}
    link = {"xlink:type": "simple", "xlink:href": f"#{mark}"}
    link |= {"text:style-name": styles.INDEX_LINK, "text:visited-style-name": styles.INDEX_LINK}
    return ODF(
        "text:p",
        {"text:style-name": styles.contents_style(chapter.level)},
        ODF("text:a", link, chapter.title),
        ODF("text:tab"),
        ODF("text:bookmark-ref", page, "1"),
    )
