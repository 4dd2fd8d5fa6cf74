"""The text of a document as proof-reading sees it: lines in reading order, with their places.

A line is a line of a plain text file, or one paragraph or table cell of a file with real
structure. Nothing is changed or normalized: a column counts characters of the line as printed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a cell stands in a real table; table, row and column count from 0.

    ``rows`` and ``columns`` are its spans; ``header`` says that the file marks it as a head.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, its text, and its place if it is a cell of a real table.

    ``level`` is 1 to 6 for a heading that the file marks as one, else 0.
    """

    number: int
    text: str
    place: Place | None = None
    level: int = 0


@dataclass(frozen=True)
class SourceText:
    """A document that was read: its name, format (txt html odt docx pdf) and lines in order."""

    name: str
    format: str
    lines: tuple[Line, ...]

    def line(self, number: int) -> Line:
        """The line of this number, from 1."""
        return self.lines[number - 1]
