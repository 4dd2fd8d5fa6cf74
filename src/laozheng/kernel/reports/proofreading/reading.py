"""Read a file into lines: plain text, web page, ODT, DOCX or PDF."""

from pathlib import Path

from laozheng.kernel.reports.proofreading.text import Line, SourceText

_ENCODINGS = ("utf-8-sig", "cp950")


class UnreadableDocument(ValueError):
    """A file that cannot be read as text; one sentence for the person who gave it."""


def read_text(path: Path) -> SourceText:
    """The text of a file. Raises UnreadableDocument."""
    return of_text(path.read_text(encoding="utf-8-sig"), path.name)


def of_text(text: str, name: str = "") -> SourceText:
    """A text that was typed or pasted, one line per line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return SourceText(name, "txt", tuple(Line(n, line) for n, line in enumerate(lines, 1)))
