"""Read a file into lines: plain text, web page, ODT, DOCX or PDF."""

from laozheng.kernel.reports.proofreading.text import Line, SourceText


class UnreadableDocument(ValueError):
    """A file that cannot be read as text; one sentence for the person who gave it."""


def of_text(text: str, name: str = "") -> SourceText:
    """A text that was typed or pasted, one line per line."""
    lines = text.removeprefix("\ufeff").splitlines()
    return SourceText(name, "txt", tuple(Line(n, line) for n, line in enumerate(lines, 1)))
