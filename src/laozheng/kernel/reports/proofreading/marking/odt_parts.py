"""The parts of ODT that marks are made of: highlighted words and comments in the margin."""

from collections.abc import Iterator

from laozheng.kernel.reports.proofreading.marking.spans import Mark
from laozheng.kernel.reports.proofreading.report import (
    AGREES,
    CONTRADICTS,
    DIFFERS,
    UNBOUND,
    UNREADABLE,
    ProofReport,
)
from laozheng.kernel.reports.render.xml import Element, Vocabulary

ODF = Vocabulary(
    {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
)
WRITER = "勞政校對"
COLORS = {
    DIFFERS: "#ffd9d6",
    CONTRADICTS: "#ffe3c2",
    UNREADABLE: "#eadcff",
    UNBOUND: "#e4e8ed",
    AGREES: "#e5f4e9",
}


def highlight_style(verdict: str) -> str:
    """The name of the style of a figure with this verdict."""
    return f"Proof_{verdict}"


def highlight_styles() -> Iterator[Element]:
    """One automatic style for each verdict."""
    for verdict, color in COLORS.items():
        yield ODF(
            "style:style",
            {"style:name": highlight_style(verdict), "style:family": "text"},
            ODF("style:text-properties", {"fo:background-color": color}),
        )


def highlighted(verdict: str, text: str) -> Element:
    """A piece of text in the color of its verdict."""
    return ODF("text:span", {"text:style-name": highlight_style(verdict)}, text)


def comment(mark: Mark, report: ProofReport) -> Element:
    """The comment that begins before a figure."""
    moment = f"{report.as_of.isoformat()}T00:00:00"
    return ODF(
        "office:annotation",
        {"office:name": _name(mark)},
        ODF("dc:creator", None, WRITER),
        ODF("dc:date", None, moment),
        ODF("text:p", None, mark.remark),
    )


def comment_end(mark: Mark) -> Element:
    """Where the commented words end."""
    return ODF("office:annotation-end", {"office:name": _name(mark)})


def _name(mark: Mark) -> str:
    return f"proof-{mark.number}"
