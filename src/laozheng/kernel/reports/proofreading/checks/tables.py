"""Sums of tables: rows, columns, sub-totals, merged totals, totals and components that lack."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.checks.closeness import (
    explained_by_slip,
    rounds_to,
    show,
    total_of,
)
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.passages import Reading, words
from laozheng.kernel.reports.proofreading.layout import FoundTable, TableCell, TableRow
from laozheng.kernel.reports.proofreading.layout.grid import decimals_of, says_total

_COMPONENTS = re.compile(r"(?:內含|包含|包括|含)(?P<names>[^。；;()（）]+)")
_RATE = re.compile(r"[率%％]|占比|比例|比率|密度|強度|平均")


def table_sums(reading: Reading) -> Iterator[Check]:
    """All sums and shares that the tables themselves can show."""
    for table in reading.tables:
        yield from _row_sums(table)
        yield from _column_sums(table)
        yield from _missing_components(table)
        yield from _missing_totals(table)


def cells_check(
    kind: str,
    cells: Sequence[TableCell],
    expected: str,
    found: str,
    verdict: str,
    reason: str,
) -> Check:
    """A check on cells of a table."""
    lines = tuple(sorted({cell.line for cell in cells}))
    figures = tuple(figure for cell in cells for figure in cell.figures)
    return Check(kind, lines, expected, found, verdict, reason, figures)


def values_in(cells: Sequence[TableCell]) -> list[Decimal]:
    """The numbers of some cells; empty ones are passed over."""
    return [cell.value for cell in cells if cell.value is not None]


def _row_sums(table: FoundTable) -> Iterator[Check]:
    """The last column is a total by its head, or because most rows say so."""
    if table.width < 3 or len(table.years()) > 1:
        return
    rows = [row for row in table.rows if len(values_in(row.cells)) == table.width]
    fits = [row for row in rows if _adds_up(row.cells)]
    last = table.head[-1]
    if says_total(last) or (len(fits) > 1 and len(fits) * 3 >= len(rows) * 2):
        for row in rows:
            if not _RATE.search(row.label):
                yield _sum_check(row.cells[:-1], row.cells[-1], row.label or "本列")


def _adds_up(cells: Sequence[TableCell]) -> bool:
    values = values_in(cells)
    return total_of(values[:-1]) == values[-1] != 0


def _sum_check(parts: Sequence[TableCell], total: TableCell, name: str) -> Check:
    added = total_of(values_in(parts))
    printed = total.value if total.value is not None else Decimal(0)
    used = (*(part for part in parts if part.value is not None), total)
    if _fits(used[:-1], total):
        reason = "各項相加與合計相符。"
        return cells_check("table_sum", used, show(added), show(printed), AGREES, reason)
    reason = f"表中「{name}」各項相加為{show(added)}，與合計{show(printed)}不符。"
    return cells_check("table_sum", used, show(added), show(printed), CONTRADICTS, reason)


def _column_sums(table: FoundTable) -> Iterator[Check]:
    start = 0
    for position, row in enumerate(table.rows):
        if not row.is_total:
            continue
        single = [r for r in table.rows[:position] if not r.by_group]
        parts = [r for r in table.rows[start:position] if r in single]
        parts = parts or [r for r in single if r.is_total]
        if row.by_group:
            yield from _grouped_total(table, row, parts)
        else:
            yield from _total_row(row, parts)
        start = position + 1


def _total_row(total: TableRow, parts: Sequence[TableRow]) -> Iterator[Check]:
    """Of all rows above, or only of those that are no sums themselves, or only of those sums."""
    steps = [row for row in parts if _is_step(row, parts)]
    choices = [[row for row in parts if row not in steps], steps, list(parts)]
    best = max(choices, key=lambda rows: sum(fits for _, _, fits in _columns_of(total, rows)))
    sums = _columns_of(total, best)
    fitting = [fits for _, _, fits in sums]
    for cell, above, fits in sums:
        near = explained_by_slip(values_in(above), cell.value or Decimal(0))
        if fits or near or any(fitting) or len(sums) == 1:
            yield _sum_check(above, cell, total.label)


def _is_step(row: TableRow, rows: Sequence[TableRow]) -> bool:
    """Whether a row is a sub-total on the way: its label adds others up (甲 + 乙)."""
    names = [words(name) for name in re.split(r"[+＋]", row.own or row.label)]
    return len(names) > 1 and all(
        any(name and words(other.own or other.label).find(name) >= 0 for other in rows)
        for name in names
    )


def _columns_of(
    total: TableRow, rows: Sequence[TableRow]
) -> list[tuple[TableCell, list[TableCell], bool]]:
    """Each total with the cells above it, and whether they add up to it."""
    found = []
    for column, cell in enumerate(total.cells):
        above = [row.cells[column] for row in rows if row.cells[column].value is not None]
        if cell.value is not None and len(above) > 1:
            found.append((cell, above, _fits(above, cell)))
    return found


def _fits(parts: Sequence[TableCell], total: TableCell) -> bool:
    """Whether the parts add up; a total with fewer decimals may be rounded."""
    printed = total.value if total.value is not None else Decimal(0)
    places = decimals_of(printed)
    added = total_of(values_in(parts))
    coarse = places < max(decimals_of(value) for value in values_in(parts))
    return added == printed or (coarse and rounds_to(Fraction(added), printed, places))


def _grouped_total(
    table: FoundTable, total: TableRow, parts: Sequence[TableRow]
) -> Iterator[Check]:
    """A merged cell under a group: the counts of the group, not its rates, add up to it."""
    for cell, (_, first, last) in zip(total.cells, table.groups, strict=True):
        counts = [c for c in range(first, last + 1) if not _RATE.search(table.head[c])]
        above = [row.cells[column] for row in parts for column in counts]
        if len(values_in(above)) > 1:
            yield _sum_check(above, cell, total.label)


def _missing_components(table: FoundTable) -> Iterator[Check]:
    """A remark says what a total includes; what has no column cannot be checked."""
    labels = [words(label) for label in table.head if label]
    for remark in table.remarks:
        match = _COMPONENTS.search(remark)
        if match is None:
            continue
        names = [squeeze(name) for name in re.split(r"[、及與和]", match["names"]) if name.strip()]
        known = [name for name in names if any(words(name) == label for label in labels)]
        absent = [name for name in names if name not in known]
        if len(known) > 1 and absent:
            yield Check(
                "component",
                (table.first_line, table.last_line),
                "、".join(known),
                "、".join(names),
                DOUBTFUL,
                f"備註說總數含{'、'.join(absent)}，但表中沒有這一欄，無法由各欄相加得知。",
            )


def _missing_totals(table: FoundTable) -> Iterator[Check]:
    """A row without the total that the other rows print."""
    if not table.head or not says_total(table.head[-1]):
        return
    for row in table.rows:
        parts = [cell for cell in row.cells[:-1] if cell.value is not None]
        if len(parts) > 1 and row.cells[-1].value is None:
            added = show(total_of(values_in(parts)))
            reason = f"表中「{row.label}」未印合計，各項相加為{added}。"
            yield cells_check("missing_total", parts, added, "", DOUBTFUL, reason)
