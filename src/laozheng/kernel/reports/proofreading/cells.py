"""Cells of tables: real ones, rows with tabs, and tables that lost their grid, one cell a line.

For every cell with nothing but a number it tells the heads of its row and column and the unit
that these give. How a lost grid was laid out is guessed only as far as units need it.
"""

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from laozheng.kernel.reports.proofreading.numbers import folded
from laozheng.kernel.reports.proofreading.text import Line
from laozheng.kernel.reports.proofreading.units import (
    HeadUnit,
    counter_at,
    head_unit,
    named_unit,
    unit_sequence,
)

_NUMBER_CELL = re.compile(
    r"\s*\(?\s*[-△▲]?\s*[0-9][0-9,，. ]*(?<=[0-9])\s*[億萬千仟]?\s*(?:餘|多)?\s*"
    r"(?P<word>[^\s0-9()。，]*?)(?:以上)?\s*\)?\s*(?:\(\s*[0-9.,]+\s*%\s*\)\s*)?"
)
_BARE_CELL = re.compile(r"\s*\(?\s*[-△▲]?\s*[0-9][0-9,，.]*(?:\.[0-9]+)?\s*[%]?\s*\)?\s*")
_BARE_YEAR = re.compile(
    r"\s*(?:民國)?(?:(?:19|20)[0-9]{2}|[0-9]{2,3}(?=\s*年))\s*(?:年(?:度)?)?\s*"
)
_UNIT_AMOUNT = re.compile(r"\s*\([^()]*[萬元]\s*\)\s*")
_EMPTY = re.compile(r"\s*(?:[-－—–…]+|N/A|無|無辦理)?\s*")
_SHORT = 26
_NO_FIGURES = re.compile(
    r"頁\s*碼|頁\s*次|編\s*號|項\s*次|序\s*號|代\s*碼|電話|傳真|專線|日期|條次|郵遞區號|統一編號"
)
_NOTE_REACH = 3


@dataclass(frozen=True)
class Cell:
    """One cell: its line, where it stands in the line, its heads and the unit they give.

    ``numeric`` cells hold one number and perhaps its unit; ``figure`` is False where the column
    counts nothing (page numbers, codes, years). ``head`` cells stand above or before the figures;
    ``caption`` are the words over the table.
    """

    line: int
    start: int
    end: int
    text: str
    numeric: bool = False
    row_label: str = ""
    column_label: str = ""
    unit: HeadUnit | None = None
    figure: bool = True
    head: bool = False
    caption: str = ""


def is_number(text: str) -> bool:
    """Whether a cell holds one number, perhaps in brackets and with its unit."""
    match = _NUMBER_CELL.fullmatch(text)
    if match and (word := match["word"]):
        counter = counter_at(word, 0)
        match = match if counter and counter.end == len(word) else None
    return bool(match and not _BARE_YEAR.fullmatch(text) and not _UNIT_AMOUNT.fullmatch(text))


def cells_of(lines: Sequence[Line]) -> dict[int, tuple[Cell, ...]]:
    """The cells by the number of their line."""
    found: list[Cell] = []
    for block, more in _real_tables(lines):
        cells = _with_heads(block, lines)
        first = {cell.line: cell for cell in cells}
        found += cells
        found += [_beside(cell, first[opening]) for cell, opening in more]
    for rows in _tabbed_tables(lines):
        found += _with_heads(rows, lines)
    for run in flat_runs(lines):
        found += _flat_cells(run)
    by_line: dict[int, list[Cell]] = {}
    for cell in found:
        by_line.setdefault(cell.line, []).append(cell)
    return {number: tuple(cells) for number, cells in by_line.items()}


Grid = dict[tuple[int, int], Cell]


def _beside(cell: Cell, first: Cell) -> Cell:
    """A further paragraph of a cell has the heads of its first one."""
    return replace(
        cell,
        row_label=first.row_label,
        column_label=first.column_label,
        unit=first.unit,
        figure=first.figure,
    )


def _real_tables(lines: Sequence[Line]) -> Iterator[tuple[Grid, list[tuple[Cell, int]]]]:
    """The grids of real tables; further paragraphs of a cell come with the line of its first."""
    tables: dict[int, tuple[Grid, list[tuple[Cell, int]]]] = {}
    for line in lines:
        if place := line.place:
            text = folded(line.text)
            cell = Cell(line.number, 0, len(text), text, is_number(text), head=place.header)
            grid, more = tables.setdefault(place.table, ({}, []))
            if opening := grid.get((place.row, place.column)):
                more.append((cell, opening.line))
                continue
            for row in range(place.row, place.row + place.rows):
                for column in range(place.column, place.column + place.columns):
                    grid.setdefault((row, column), cell)
    yield from tables.values()


def _tabbed_tables(lines: Sequence[Line]) -> Iterator[Grid]:
    rows: list[Line] = []
    for line in (*lines, Line(0, "")):
        if "\t" in line.text.rstrip("\n") and line.place is None:
            rows.append(line)
        elif rows:
            yield _split(rows)
            rows = []


def _split(rows: Sequence[Line]) -> Grid:
    grid: Grid = {}
    for row, line in enumerate(rows):
        start = 0
        for column, part in enumerate(folded(line.text).split("\t")):
            cell = Cell(line.number, start, start + len(part), part, is_number(part))
            grid[row, column] = cell
            start += len(part) + 1
    return grid


def _with_heads(grid: Grid, lines: Sequence[Line]) -> list[Cell]:
    """The cells of a grid with the heads of their rows and columns and their units."""
    if not grid:
        return []
    width = 1 + max(column for _, column in grid)
    first = _first_figure_row(grid)
    heads = {column: _column_head(grid, column, first) for column in range(width)}
    numbers = {cell.line for cell in grid.values()}
    noted = _noted_unit(lines, min(numbers), max(numbers))
    caption = _caption(lines, min(numbers))
    coded = any(_NO_FIGURES.search(head) for head in heads.values())
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), cell in grid.items():
        if (cell.line, cell.start) in cells:
            continue
        label = _row_label(grid, row, column, first)
        unit = _cell_unit(grid, row, column, label, heads, noted) if cell.numeric else None
        cells[cell.line, cell.start] = replace(
            cell,
            row_label=label,
            column_label=heads[column],
            unit=unit,
            figure=not _NO_FIGURES.search(heads[column]) and not (unit is None and coded),
            head=cell.head or row < first,
            caption=caption,
        )
    return _with_common_unit(list(cells.values()))


def _first_figure_row(grid: Grid) -> int:
    rows = sorted({row for row, _ in grid})
    for row in rows:
        cells = [cell for (at, _), cell in grid.items() if at == row]
        if any(cell.numeric and not cell.head for cell in cells):
            return row
    return rows[1] if len(rows) > 1 else 0


def _column_head(grid: Grid, column: int, first: int) -> str:
    """The heads above the figures; an empty one belongs to the span that began to the left."""
    words: list[str] = []
    for row in range(first):
        text, at = "", column
        while at >= 0 and not text:
            text = grid[row, at].text.strip() if (row, at) in grid else ""
            at -= 1
        if text and text not in words and len(text) <= 40:
            words.append(text)
    return " ".join(words)


def _row_label(grid: Grid, row: int, column: int, first: int) -> str:
    if row < first:
        return ""
    words: list[str] = []
    for at in range(column):
        cell = grid.get((row, at))
        if (
            cell is None
            or cell.numeric
            or _EMPTY.fullmatch(cell.text)
            or _BARE_YEAR.fullmatch(cell.text)
        ):
            continue
        text = cell.text.strip()
        if text not in words and len(text) <= 60:
            words.append(text)
    if not words and row > first and (above := _row_label(grid, row - 1, column, first)):
        return above
    return " ".join(words)


def _cell_unit(
    grid: Grid, row: int, column: int, label: str, heads: dict[int, str], noted: HeadUnit | None
) -> HeadUnit | None:
    """The unit of a cell: of its unit column, of its row's name, of its column, of a note."""
    for at in range(column):
        cell = grid.get((row, at))
        if cell and not cell.numeric and (unit := named_unit(cell.text)):
            return unit
    own = head_unit(label)
    if own and own.unit != "twd":
        return own
    above = head_unit(heads[column])
    if above and (above.factor != 1 or above.word):
        return above
    if (own or above) and noted and noted.unit in ("twd", "thousand_twd"):
        return noted if (own or above) == HeadUnit("twd") else own or above
    return above or own or noted


def _caption(lines: Sequence[Line], first: int) -> str:
    """The short line over a table."""
    above = [
        line.text.strip() for line in lines[max(0, first - 4) : first - 1] if line.text.strip()
    ]
    return above[-1] if above and len(above[-1]) <= 40 and "。" not in above[-1] else ""


def _noted_unit(lines: Sequence[Line], first: int, last: int) -> HeadUnit | None:
    """The unit named close above or below a table: (單位：千元)."""
    for step, start in ((-1, first - 2), (1, last)):
        seen, at = 0, start
        while 0 <= at < len(lines) and seen < _NOTE_REACH:
            text = lines[at].text.strip()
            if text:
                seen += 1
                if "單位" in text and len(text) <= 40 and (unit := named_unit(folded(text))):
                    return unit
            at += step
    return None


def _with_common_unit(cells: list[Cell]) -> list[Cell]:
    """Numbers without a unit take that of the others, if these agree."""
    units = Tally(c.unit for c in cells if c.numeric and c.unit and c.unit.unit != "percent")
    if len(units) != 1 or next(iter(units)).word:
        return cells
    common = units.most_common(1)[0][0]
    return [
        replace(c, unit=HeadUnit("percent") if "%" in c.text else common)
        if c.numeric and c.figure and c.unit is None
        else c
        for c in cells
    ]


def flat_runs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of short lines with at least two numbers: tables that lost their grid."""
    run: list[Line] = []
    for line in (*lines, Line(0, "。" * 2)):
        if _is_cell_line(line):
            run.append(line)
            continue
        numbers = [cell for cell in run if _BARE_CELL.fullmatch(folded(cell.text))]
        figures = [cell for cell in numbers if not _BARE_YEAR.fullmatch(cell.text)]
        if len(figures) >= 2 and not _counts_up(figures):
            yield tuple(cell for cell in run if cell.text.strip())
        run = []


def _is_cell_line(line: Line) -> bool:
    bare = line.text.strip()
    if line.place is not None or "\t" in line.text:
        return False
    return len(bare) <= _SHORT and not re.search(r"[。；：:]$", bare)


def _counts_up(figures: Sequence[Line]) -> bool:
    """1, 2, 3 … alone on their lines number the paragraphs between them."""
    return [line.text.strip() for line in figures] == [str(n + 1) for n in range(len(figures))]


def _flat_cells(run: Sequence[Line]) -> Iterator[Cell]:
    """The number cells of a flattened table: the label before them, a unit from the heads."""
    texts = [folded(line.text) for line in run]
    numeric = [is_number(text) for text in texts]
    first = numeric.index(True) if True in numeric else len(run)
    group = _group_sizes(texts, numeric)
    single = len(set(group.values())) == 1 and sum(numeric) == group[first]
    labels = [index for index in range(first) if not _EMPTY.fullmatch(texts[index])]
    over = first if single or not labels else labels[-1]
    heads = "".join(text.strip() for text in texts[:over])
    named = (named_unit(text) for text in texts[:first] if re.search("單位\\s*[:：]", text))
    noted = next((unit for unit in named if unit), None) or head_unit(heads)
    label, place, sequence = "", 0, unit_sequence(heads)
    for index, line in enumerate(run):
        if not numeric[index]:
            if not _EMPTY.fullmatch(texts[index]):
                label = texts[index].strip()
                place = 0
            yield Cell(line.number, 0, len(texts[index]), texts[index], head=index < first)
            continue
        columns = group[index]
        unit = sequence[place - columns] if 1 < columns <= len(sequence) else None
        if unit is None and "目標" in label:
            unit = noted
        yield Cell(
            line.number,
            0,
            len(texts[index]),
            texts[index],
            True,
            "" if single else label,
            unit=unit or head_unit(label) or noted,
            caption=heads,
        )
        place += "%" not in texts[index] or columns == 1


def _group_sizes(texts: Sequence[str], numeric: Sequence[bool]) -> dict[int, int]:
    """For each number the count of the numbers that stand together with it."""
    sizes: dict[int, int] = {}
    together: list[int] = []
    for index in range(len(texts) + 1):
        if index < len(texts) and (numeric[index] or _EMPTY.fullmatch(texts[index])):
            if numeric[index]:
                together.append(index)
            continue
        sizes |= dict.fromkeys(together, len(together))
        together = []
    return sizes
