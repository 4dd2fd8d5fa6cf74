"""Where the marks of a text stand: for each line its judged figures from left to right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.report import AGREES, VERDICT_LABELS, Judged, ProofReport
from laozheng.kernel.reports.proofreading.text import Line, SourceText


@dataclass(frozen=True)
class Mark:
    """A judged figure with its number in the report (from 1) and its place in the line."""

    number: int
    judged: Judged
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the figure ends in its line."""
        return self.start + len(self.text)

    @property
    def remark(self) -> str:
        """The verdict and the reason in a sentence."""
        return f"{VERDICT_LABELS[self.judged.verdict]}：{self.judged.reason}"

    @property
    def needs_eyes(self) -> bool:
        """Whether somebody must look at it."""
        return self.judged.verdict != AGREES


def marks_of(source: SourceText, report: ProofReport) -> Mapping[int, list[Mark]]:
    """The marks by line; one that would overlap the mark before it is left out.

    Of a figure that goes on in the next line the part in its own line is marked.
    """
    marks: dict[int, list[Mark]] = defaultdict(list)
    for number, judged in enumerate(report.statistics, start=1):
        start = judged.finding.column - 1
        before = marks[judged.finding.line]
        if not before or before[-1].end <= start:
            line = source.line(judged.finding.line).text
            text = line[start : start + len(judged.finding.text)]
            before.append(Mark(number, judged, start, text))
    return marks


def cut(line: Line, marks: Mapping[int, list[Mark]]) -> Iterator[str | Mark]:
    """The text of a line in pieces: plain words, and marks in their place."""
    position = 0
    for mark in marks.get(line.number, ()):
        if mark.start > position:
            yield line.text[position : mark.start]
        yield mark
        position = mark.end
    if position < len(line.text):
        yield line.text[position:]


def grouped(source: SourceText) -> Iterator[Line | list[Line]]:
    """The lines in reading order; the cells of one table stand together."""
    cells: list[Line] = []
    for line in source.lines:
        if cells and (line.place is None or line.place.table != _table(cells)):
            yield cells
            cells = []
        if line.place is None:
            yield line
        else:
            cells.append(line)
    if cells:
        yield cells


def rows_of(cells: list[Line]) -> list[list[Line]]:
    """The cells of a table by row, each row from left to right."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for cell in cells:
        assert cell.place is not None
        rows[cell.place.row].append(cell)
    return [rows[number] for number in sorted(rows)]


def _table(cells: list[Line]) -> int | None:
    place = cells[-1].place
    return place.table if place else None
