"""Marked-up copies of a text that was proof-read: as a web page and as ODT."""

from collections.abc import Callable, Mapping

from laozheng.kernel.reports.proofreading.marking import html, odt
from laozheng.kernel.reports.proofreading.report import ProofReport
from laozheng.kernel.reports.proofreading.text import SourceText

__all__ = ["MARKED_TYPES", "UnknownMarkedType", "marked_copy"]

MARKED_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
}


class UnknownMarkedType(ValueError):
    """A marked-up copy was asked for in a format that is not made; one sentence."""


def marked_copy(
    suffix: str, source: SourceText, report: ProofReport, original: bytes | None = None
) -> bytes:
    """The marked-up copy of a text with the file name's ending ``.html`` or ``.odt``.

    ``original`` are the bytes of the file that was read: an ODT gets its marks in a copy of itself,
    any other text becomes a new ODT.
    """
    writers: Mapping[str, Callable[[], bytes]] = {
        ".html": lambda: html.page(source, report),
        ".odt": lambda: odt.marked(source, report, original if source.format == "odt" else None),
    }
    try:
        return writers[suffix.lower()]()
    except KeyError:
        known = "、".join(MARKED_TYPES)
        message = f"不能製作「{suffix}」的標記副本，檔名請以 {known} 結尾"
        raise UnknownMarkedType(message) from None
