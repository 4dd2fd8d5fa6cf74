"""Hide in a compiled book the counts that are too small to be told, and say so under the table.

A measure with ``suppress_below`` tells of persons. Its cells are found by their dims, not by where
they stand, so that the same count is hidden wherever it is printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.reports.document import (
    Block,
    Chapter,
    Document,
    Item,
    Paragraph,
    Run,
    ShownCell,
    ShownChart,
    ShownSeries,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.freezing.suppression import (
    TOTAL,
    Cell,
    Release,
    completed,
    hidden_cells,
)

SIGN = "＊"
# The row or column that stands for what a table does not print.
REST = "\x1e"


@dataclass(frozen=True)
class Hiding:
    """The figures of a book that are not told, and from which count on each measure is."""

    figures: frozenset[Request]
    below: Mapping[str, int]


def hiding_of(figures: Iterable[Figure], earlier: Mapping[Request, int] | None = None) -> Hiding:
    """What to hide of these figures; ``earlier`` are the values that a release showed before."""
    known = measures()
    groups: dict[tuple[str, object, tuple[str, ...]], dict[Cell, Figure]] = {}
    below: dict[str, int] = {}
    by_measure: dict[tuple[str, object], list[Figure]] = defaultdict(list)
    for figure in dict.fromkeys(figures):
        definition = known.get(figure.measure)
        if definition and definition.suppress_below and isinstance(figure.value, int):
            below[figure.measure] = definition.suppress_below
            by_measure[figure.measure, figure.period].append(figure)
    for (measure, period), own in by_measure.items():
        for names in _tables(own):
            cells = {_cell(f, names): f for f in own if {n for n, _ in f.dims} <= set(names)}
            groups[measure, period, names] = cells
    hidden: set[Request] = set()
    while True:
        before = len(hidden)
        for (measure, _period, _names), cells in groups.items():
            hidden |= _hidden_in(cells, below[measure], hidden, earlier or {})
        if len(hidden) == before:
            return Hiding(frozenset(hidden), below)


def _tables(figures: Iterable[Figure]) -> list[tuple[str, ...]]:
    """The largest sets of dims by which the figures are told apart; each is one table."""
    sets = {tuple(sorted(name for name, _ in figure.dims)) for figure in figures}
    return sorted(s for s in sets if not any(set(s) < set(other) for other in sets))


def _cell(figure: Figure, names: tuple[str, ...]) -> Cell:
    """The place in a table: the first dim is its rows, the others together its columns."""
    codes = dict(figure.dims)
    first, *rest = names or ("",)
    columns = [codes[name] for name in rest if name in codes]
    return codes.get(first, TOTAL), "\x1f".join(columns) if columns else TOTAL


def _hidden_in(
    cells: Mapping[Cell, Figure],
    below: int,
    already: set[Request],
    earlier: Mapping[Request, int],
) -> set[Request]:
    """The figures of one table to hide, those hidden elsewhere among them."""
    counts = {cell: int(figure.value or 0) for cell, figure in cells.items()}
    names = {cell: request_of(figure) for cell, figure in cells.items()}
    before = {cell: earlier[name] for cell, name in names.items() if name in earlier}
    table = _balanced(counts)
    if table is None:
        small = any(0 < n < below for n in counts.values()) or bool(already & set(names.values()))
        return {names[c] for c, n in counts.items() if small and n and c != (TOTAL, TOTAL)}
    chosen = hidden_cells(
        table,
        below,
        [Release(before, frozenset())],
        unprinted=table.keys() - counts.keys(),
        also={cell for cell, name in names.items() if name in already},
    )
    return {names[cell] for cell in chosen if cell in names}


def _balanced(counts: Mapping[Cell, int]) -> dict[Cell, int] | None:
    """The table with all its sums; what it does not print stands as one more row or column.

    None when no such table has the sums that are printed.
    """
    inner = {cell: count for cell, count in counts.items() if TOTAL not in cell}
    if not inner:
        inner = {(row or REST, column or REST): n for (row, column), n in counts.items()}
        inner.pop((REST, REST), None)
    for more in ({}, _rest(inner, counts, 0), _rest(inner, counts, 1)):
        table = completed({**inner, **more})
        if all(count >= 0 for count in more.values()) and all(
            table.get(cell, 0) == count for cell, count in counts.items() if count
        ):
            return table
    return None


def _rest(inner: Mapping[Cell, int], counts: Mapping[Cell, int], side: int) -> dict[Cell, int]:
    """What the printed sums of the rows (``side`` 0) or columns (1) have beyond the cells."""
    found = {}
    for cell, count in counts.items():
        if cell[side] != TOTAL and cell[1 - side] == TOTAL:
            gap = count - sum(n for other, n in inner.items() if other[side] == cell[side])
            if gap:
                found[(cell[0], REST) if side == 0 else (REST, cell[1])] = gap
    return found


def request_of(figure: Figure) -> Request:
    """The name of a figure: measure, dims and period."""
    return Request(figure.measure, figure.dims, figure.period)


def protected(
    document: Document, earlier: Mapping[Request, int] | None = None
) -> tuple[Document, Hiding]:
    """The book as it may be given out, and what was hidden in it."""
    hiding = hiding_of((value.figure for _, value in document.figures()), earlier)
    if not hiding.figures:
        return document, hiding
    veil = _Veil(hiding)
    return replace(document, chapters=tuple(veil.chapter(c) for c in document.chapters)), hiding


@dataclass(frozen=True)
class _Veil:
    """Goes through a book and puts the sign in the place of what is hidden."""

    hiding: Hiding

    def chapter(self, chapter: Chapter) -> Chapter:
        """A chapter with all below it."""
        return replace(
            chapter,
            blocks=tuple(self.block(block) for block in chapter.blocks),
            children=tuple(self.chapter(child) for child in chapter.children),
        )

    def block(self, block: Block) -> Block:
        """A paragraph, an item, a table or a chart."""
        match block:
            case Paragraph(runs):
                return Paragraph(self.runs(runs))
            case Item():
                below = tuple(self.block(part) for part in block.blocks)
                return replace(block, runs=self.runs(block.runs), blocks=below)
            case ShownTable():
                return self.table(block)
            case ShownChart():
                series = tuple(self.series(one) for one in block.series)
                return replace(block, series=series, table=self.table(block.table))

    def series(self, series: ShownSeries) -> ShownSeries:
        """The points of a chart; a hidden one is a gap with the sign."""
        return replace(
            series, points=tuple(Words(SIGN) if self.hides(p) else p for p in series.points)
        )

    def table(self, table: ShownTable) -> ShownTable:
        """A table; where something is hidden, the rule stands below it."""
        head, body = self.rows(table.head), self.rows(table.body)
        if (head, body) == (table.head, table.body):
            return table
        rules = sorted(set(self.hiding.below.values()))
        note = (Words("；".join(rule_text(below) for below in rules)),)
        return replace(table, head=head, body=body, notes=(*table.notes, note))

    def rows(self, rows: tuple[tuple[ShownCell, ...], ...]) -> tuple[tuple[ShownCell, ...], ...]:
        """The cells of a table."""
        return tuple(
            tuple(replace(cell, runs=self.runs(cell.runs)) for cell in row) for row in rows
        )

    def runs(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The words of a text or cell."""
        return tuple(Words(SIGN) if self.hides(run) else run for run in runs)

    def hides(self, run: Run) -> bool:
        """Whether a figure is not told."""
        return isinstance(run, Value) and request_of(run.figure) in self.hiding.figures


def rule_text(below: int) -> str:
    """The rule as it stands under a table."""
    return (
        f"{SIGN}：為保護當事人，1至{below - 1}的數字，"
        "以及可由合計推得這些數字的其他數字，不予公布；0照實列出。"
    )
