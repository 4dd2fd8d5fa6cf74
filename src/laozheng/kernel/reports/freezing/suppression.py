"""Small counts in a table, hidden so that no total gives them away. Pure: codes and counts only.

A table is a two-way count with its row sums, column sums and grand sum. Seen as a network, every
count is an edge and every sum a balance, so a hidden count can be worked out exactly when no
circle of other hidden counts could carry it. Readers know that a hidden count is at least 1: zeros
are never hidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

TOTAL = ""
# A row code and a column code; TOTAL stands for the sum over all codes.
Cell = tuple[str, str]

_Node = tuple[str, str]
_ROOT, _SINK = ("root", ""), ("sink", "")
# A sum is hidden only when nothing else helps.
_COST_OF_A_SUM = 10**12


@dataclass(frozen=True)
class Release:
    """A table as it was given out: the counts that were shown and the cells that were hidden."""

    shown: Mapping[Cell, int]
    hidden: frozenset[Cell]


def completed(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """The inner counts together with their sums."""
    table = {cell: count for cell, count in counts.items() if TOTAL not in cell}
    inner = dict(table)
    for (row, column), count in inner.items():
        for cell in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            table[cell] = table.get(cell, 0) + count
    return table


def hidden_cells(
    table: Mapping[Cell, int],
    below: int,
    earlier: Iterable[Release] = (),
    *,
    unprinted: Iterable[Cell] = (),
    also: Iterable[Cell] = (),
) -> frozenset[Cell]:
    """The cells to hide: 1 to ``below`` − 1, and as many others as keep them from being reckoned.

    ``table`` has all sums; those ``unprinted`` are hidden from the start. A cell that moved by less
    than ``below`` since an ``earlier`` release that showed it is hidden as well: the difference
    would be a small count. So are the cells that another table needs hidden (``also``).
    """
    small = {cell for cell, count in table.items() if 0 < count < below} | set(also)
    for release in earlier:
        for cell, before in release.shown.items():
            moved = abs(table.get(cell, 0) - before)
            if 0 < moved < below and table.get(cell, 0) > 0:
                small.add(cell)
    hidden = small | set(unprinted)
    while bare := exposed(table, hidden) & small:
        hidden |= _cover(table, hidden, min(bare))
    return frozenset(hidden)


def exposed(table: Mapping[Cell, int], hidden: Iterable[Cell]) -> set[Cell]:
    """The hidden cells whose count follows from what is shown."""
    held = frozenset(hidden)
    return {cell for cell in held if not _may_differ(table, held, cell)}


def shown(table: Mapping[Cell, int], hidden: Iterable[Cell]) -> Release:
    """The release of a table without its hidden cells."""
    held = frozenset(hidden)
    return Release({cell: n for cell, n in table.items() if cell not in held}, held)


def _edge(cell: Cell) -> tuple[_Node, _Node]:
    """The edge that carries a count: root → row → column → sink → root."""
    row, column = cell
    if cell == (TOTAL, TOTAL):
        return _SINK, _ROOT
    if column == TOTAL:
        return _ROOT, ("row", row)
    if row == TOTAL:
        return ("column", column), _SINK
    return ("row", row), ("column", column)


def _may_differ(table: Mapping[Cell, int], hidden: frozenset[Cell], cell: Cell) -> bool:
    """Whether the counts behind the hidden cells could be others, this one included."""
    costs = {other: 0 for other in hidden if other != cell}
    start, end = _edge(cell)
    if _path(table, costs, end, start) is not None:
        return True
    return table[cell] > 1 and _path(table, costs, start, end) is not None


def _cover(table: Mapping[Cell, int], hidden: set[Cell], cell: Cell) -> set[Cell]:
    """The cheapest further cells that, hidden too, keep a cell from being reckoned."""
    costs = {
        other: 0 if other in hidden else count + (_COST_OF_A_SUM if TOTAL in other else 0)
        for other, count in table.items()
        if other != cell and count > 0
    }
    start, end = _edge(cell)
    ways = [_path(table, costs, end, start)]
    if table[cell] > 1:
        ways.append(_path(table, costs, start, end))
    found = [way for way in ways if way is not None]
    if not found:
        return {other for other, count in table.items() if count > 0}
    return set(min(found, key=lambda way: (way[0], sorted(way[1])))[1])


def _path(
    table: Mapping[Cell, int], costs: Mapping[Cell, int], start: _Node, goal: _Node
) -> tuple[int, list[Cell]] | None:
    """The cheapest way over these cells: forward adds one to a count, backward takes one away."""
    steps: dict[_Node, list[tuple[_Node, Cell]]] = {}
    for cell in sorted(costs):
        tail, head = _edge(cell)
        steps.setdefault(tail, []).append((head, cell))
        if table[cell] > 1:
            steps.setdefault(head, []).append((tail, cell))
    best: dict[_Node, int] = {}
    heap: list[tuple[int, _Node, list[Cell]]] = [(0, start, [])]
    while heap:
        cost, node, way = heappop(heap)
        if node == goal:
            return cost, way
        if node in best and best[node] <= cost:
            continue
        best[node] = cost
        for following, cell in steps.get(node, ()):
            if cell not in way:
                heappush(heap, (cost + costs[cell], following, [*way, cell]))
    return None
