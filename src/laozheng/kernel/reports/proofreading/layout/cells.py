"""Tables whose cells are known: marked by the file, or divided by tabs in a plain text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.layout.grid import (
    EMPTY,
    Figures,
    FoundTable,
    TableCell,
    TableRow,
    is_nothing,
    year_in,
)
from laozheng.kernel.reports.proofreading.text import Line, SourceText

_Matrix = list[list[TableCell]]


def marked_tables(source: SourceText, findings: Sequence[Finding]) -> Iterator[FoundTable]:
    """The tables that the file itself marks (HTML, ODT, DOCX)."""
    figures = Figures(findings)
    cells = [line for line in source.lines if line.place is not None]
    for _, group in groupby(cells, key=lambda line: line.place.table if line.place else 0):
        lines = list(group)
        yield from _table("cells", _matrix_of(lines, figures), _marked_heads(lines))


def _matrix_of(lines: Sequence[Line], figures: Figures) -> _Matrix:
    places = [line.place for line in lines if line.place is not None]
    width = max(place.column + place.columns for place in places)
    matrix = [[EMPTY] * width for _ in range(max(place.row for place in places) + 1)]
    for line, place in zip(lines, places, strict=True):
        cell = figures.cell(line.number, line.text)
        before = matrix[place.row][place.column]
        matrix[place.row][place.column] = _joined(before, cell) if before.text else cell
    return matrix


def _joined(first: TableCell, second: TableCell) -> TableCell:
    """Two paragraphs of one cell: a number and its share in brackets, else text."""
    if first.value is not None and second.value is not None and "%" in squeeze(second.text):
        return TableCell(
            first.line, first.text, first.value, first.figure, second.value, second.figure,
            second.line,
        )  # fmt: skip
    return TableCell(first.line, f"{first.text} {second.text}")


def _marked_heads(lines: Sequence[Line]) -> int:
    """How many rows at the top consist of marked heads only."""
    rows: dict[int, bool] = {}
    for line in lines:
        if line.place is not None:
            rows[line.place.row] = rows.get(line.place.row, True) and line.place.header
    count = 0
    while rows.get(count):
        count += 1
    return count


def tabbed_tables(source: SourceText, findings: Sequence[Finding]) -> Iterator[FoundTable]:
    """The tables of a plain text whose cells are divided by tabs."""
    figures = Figures(findings)
    plain = [line for line in source.lines if line.place is None]
    for tabbed, group in groupby(plain, key=lambda line: "\t" in line.text.strip("\n\r ")):
        if tabbed:
            yield from _table("tabs", [_split(line, figures) for line in group], 0)


def _split(line: Line, figures: Figures) -> list[TableCell]:
    cells, start = [], 0
    for text in line.text.split("\t"):
        cell = figures.cell(line.number, text, start)
        cells.append(cell if cell.text else EMPTY)
        start += len(text) + 1
    return cells


def _table(origin: str, matrix: _Matrix, marked_heads: int) -> Iterator[FoundTable]:
    lines = [cell.line for row in matrix for cell in row if cell.line]
    heads = marked_heads or _plain_heads(matrix)
    body = [row for row in matrix[heads:] if any(cell.text for cell in row)]
    if not lines or not any(cell.value is not None for row in body for cell in row):
        return
    labels = [_label_cells(row) for row in body]
    width = _width(body, labels)
    tops = [_head_row(row, width, labels) for row in matrix[:heads]]
    groups = _groups(tops)
    yield FoundTable(
        origin,
        min(lines),
        max(lines),
        tuple(" ".join(filter(None, dict.fromkeys(column))) for column in _columns(tops, width)),
        tuple(_rows(body, labels, width, len(groups))),
        tuple(cell.text for row in matrix[:heads] for cell in row if cell.text),
        tuple(groups),
    )


def _plain_heads(matrix: _Matrix) -> int:
    """How many rows at the top hold no figure; a row of years is a head too."""
    count = 0
    for row in matrix:
        values = [cell for cell in row if cell.value is not None]
        if values and not all(year_in(cell.text) for cell in values):
            break
        count += 1
    return count if count < len(matrix) else 0


def _label_cells(row: Sequence[TableCell]) -> int:
    """How many cells stand before the first figure, or before a sign that there is none."""
    first = next((n for n, cell in enumerate(row) if cell.value is not None), len(row))
    while 0 < first < len(row) and is_nothing(row[first - 1].text):
        first -= 1
    return first


def _trimmed(row: Sequence[TableCell]) -> list[TableCell]:
    cells = list(row)
    while cells and not cells[-1].text:
        cells.pop()
    return cells


def _width(body: _Matrix, labels: Sequence[int]) -> int:
    """The number of columns beside the labels that most rows with figures have."""
    counts = Counter(
        len(_trimmed(row)[label:])
        for row, label in zip(body, labels, strict=True)
        if label < len(row)
    )
    return max(counts, key=lambda width: (counts[width], width))


def _head_row(row: Sequence[TableCell], width: int, labels: Sequence[int]) -> list[str]:
    """The texts of a head row over the columns; cells at the left stand over the labels."""
    last = _trimmed(row)[-width:]
    if len(last) == width and all(cell.text for cell in last):
        return [cell.text for cell in last]
    offset = Counter(labels).most_common(1)[0][0]
    cells = [cell.text for cell in row[offset : offset + width]]
    return cells + [""] * (width - len(cells))


def _columns(tops: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """For each column the head texts above it; an upper text reaches to the next one."""
    filled = []
    for number, row in enumerate(tops):
        texts, last = [], ""
        for text in row:
            last = text or (last if number < len(tops) - 1 else "")
            texts.append(last)
        filled.append(texts)
    return [tuple(row[column] for row in filled) for column in range(width)]


def _groups(tops: Sequence[Sequence[str]]) -> list[tuple[str, int, int]]:
    """The uppermost head texts that stand over several columns."""
    for row in tops[:-1]:
        starts = [number for number, text in enumerate(row) if text]
        if 1 < len(starts) < len(row) and starts[0] == 0:
            ends = [*(start - 1 for start in starts[1:]), len(row) - 1]
            return [(row[start], start, end) for start, end in zip(starts, ends, strict=True)]
    return []


def _rows(body: _Matrix, labels: Sequence[int], width: int, groups: int) -> Iterator[TableRow]:
    usual = Counter(zip((len(row) for row in body), labels, strict=True)).most_common(1)[0][0]
    above: list[str] = []
    for row, label in zip(body, labels, strict=True):
        if len(row) == usual[0] and not any(cell.text for cell in row[usual[1] : label]):
            label = min(label, usual[1])
        texts = [cell.text for cell in row[:label]]
        own = " ".join(filter(None, texts))
        for number, text in enumerate(texts):
            if text:
                break
            texts[number] = above[number] if number < len(above) else ""
        above = texts
        cells = _trimmed(row)[label:][:width]
        cells += [EMPTY] * (width - len(cells))
        filled = [cell for cell in cells if cell.value is not None]
        by_group = bool(groups) and len(filled) == groups < width
        if by_group:
            cells = filled
        yield TableRow(" ".join(filter(None, texts)), tuple(cells), by_group, own)
