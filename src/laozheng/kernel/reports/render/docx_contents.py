"""The table of contents of a DOCX: Word's own field, filled with links and page references."""

from collections.abc import Mapping

from laozheng.kernel.reports.document import Chapter, Document
from laozheng.kernel.reports.render import docx_styles as styles
from laozheng.kernel.reports.render.docx_page import text
from laozheng.kernel.reports.render.docx_styles import WORD, on, value
from laozheng.kernel.reports.render.docx_tables import words
from laozheng.kernel.reports.render.parts import contents
from laozheng.kernel.reports.render.xml import Element

TITLE = "目錄"


def contents_of(document: Document, marks: Mapping[str, str], *, new_page: bool) -> list[Element]:
    """The title and the entries; ``marks`` names the bookmark of each heading by its key."""
    listed = contents(document)
    if not listed:
        return []
    deepest = max(chapter.level for chapter in listed)
    entries = [_entry(chapter, marks[chapter.key]) for chapter in listed]
    # The field spans the entries: it opens in the first and closes in the last.
    opening = [
        _sign("begin"),
        _instruction(f'TOC \\o "1-{deepest}" \\h \\z \\u'),
        _sign("separate"),
    ]
    for place, run in enumerate(opening, start=1):
        entries[0].insert(place, run)
    entries[-1].append(_sign("end"))
    return [words(styles.CONTENTS_TITLE, TITLE, new_page=new_page), *entries]


def _entry(chapter: Chapter, mark: str) -> Element:
    link = WORD(
        "w:hyperlink",
        {"w:anchor": mark, "w:history": "1"},
        text(chapter.title),
        WORD("w:r", None, on("w:tab")),
        _sign("begin"),
        _instruction(f"PAGEREF {mark} \\h"),
        # Empty until Word has counted: a wrong page would be worse than none.
        _sign("separate"),
        _sign("end"),
    )
    style = value("w:pStyle", styles.contents_style(min(chapter.level, 3)))
    return WORD("w:p", None, WORD("w:pPr", None, style), link)


def _sign(kind: str) -> Element:
    return WORD("w:r", None, WORD("w:fldChar", {"w:fldCharType": kind}))


def _instruction(code: str) -> Element:
    return WORD("w:r", None, WORD("w:instrText", {"xml:space": "preserve"}, f" {code} "))
