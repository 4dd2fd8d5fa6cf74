"""Rates in tables: shares in brackets, rate columns beside counts, rows made of two other rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from laozheng.kernel.reports.proofreading.checks.closeness import rounds_to, show, total_of
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.passages import Reading
from laozheng.kernel.reports.proofreading.checks.tables import cells_check, values_in
from laozheng.kernel.reports.proofreading.layout import FoundTable, TableCell, TableRow
from laozheng.kernel.reports.proofreading.layout.grid import decimals_of

_RATE = re.compile(r"[率%％]|占比|比例|比率")
_QUOTIENT = re.compile(r"率|[%％]|密度|強度|平均|占比|比例|每[人件家場]")
_Base = Callable[[TableRow, Sequence[TableCell]], Decimal]


def table_rates(reading: Reading) -> Iterator[Check]:
    """All rates that the tables themselves can show."""
    for table in reading.tables:
        yield from _bracketed_shares(table)
        yield from _rate_columns(table)
        yield from _made_rows(table)


def _of_shared(row: TableRow, shared: Sequence[TableCell]) -> Decimal:
    return total_of(values_in(shared))


def _of_last(row: TableRow, shared: Sequence[TableCell]) -> Decimal:
    return row.cells[-1].value or Decimal(0)


def _bracketed_shares(table: FoundTable) -> Iterator[Check]:
    """A count with its share in brackets: of the total of the row, or of those with a share."""
    rows = [
        (row, [cell for cell in row.cells if cell.share_value is not None]) for row in table.rows
    ]
    rows = [(row, shared) for row, shared in rows if len(shared) > 1]
    if not rows:
        return

    def faults(base: _Base) -> int:
        return sum(
            not _share_fits(cell, base(row, shared)) for row, shared in rows for cell in shared
        )

    base = min((_of_shared, _of_last), key=faults)
    for row, shared in rows:
        for cell in shared:
            yield _share_check(cell, base(row, shared))
        yield from _hundred(shared)


def _share(cell: TableCell, base: Decimal) -> Fraction:
    return Fraction(cell.value or 0) * 100 / Fraction(base) if base else Fraction(0)


def _share_fits(cell: TableCell, base: Decimal) -> bool:
    printed = cell.share_value or Decimal(0)
    return rounds_to(_share(cell, base), printed, decimals_of(printed))


def exact_percent(share: Fraction, decimals: int) -> str:
    """A percentage with one decimal more than printed."""
    return f"{show(round(Decimal(float(share)), decimals + 1))}%"


def _share_check(cell: TableCell, base: Decimal) -> Check:
    printed = cell.share_value or Decimal(0)
    fits = _share_fits(cell, base)
    exact = exact_percent(_share(cell, base), decimals_of(printed))
    figures = (*cell.figures, *(() if cell.share is None else (cell.share,)))
    ending = "相符。" if fits else f"不符，表中為{show(printed)}%。"
    return Check(
        "share",
        (cell.line, cell.share_line),
        exact,
        f"{show(printed)}%",
        AGREES if fits else CONTRADICTS,
        f"{cell.text}占{show(base)}的{exact}，與所印{ending}",
        figures,
    )


def _hundred(shared: Sequence[TableCell]) -> Iterator[Check]:
    printed = [cell.share_value for cell in shared if cell.share_value is not None]
    unit = Decimal(1).scaleb(-max(decimals_of(value) for value in printed))
    if abs(total_of(printed) - 100) > unit * (len(printed) - 1):
        yield Check(
            "hundred",
            tuple(cell.share_line for cell in shared),
            "100%",
            f"{show(total_of(printed))}%",
            DOUBTFUL,
            "同列各百分比相加不是100%。",
            tuple(cell.share for cell in shared if cell.share is not None),
        )


def _rate_columns(table: FoundTable) -> Iterator[Check]:
    """A rate column right of a count column: every count over one base that the table prints."""
    for column in range(1, table.width):
        if not _RATE.search(table.head[column]) or _RATE.search(table.head[column - 1]):
            continue
        pairs = [
            (row.cells[column - 1], row.cells[column])
            for row in table.rows
            if not row.by_group and row.cells[column].value is not None
        ]
        pairs = [pair for pair in pairs if pair[0].value]
        yield from _one_base(pairs, _bases(table, column))


def _bases(table: FoundTable, column: int) -> list[TableCell]:
    """Values that a rate of this column may be of: merged cells of its group, its count column."""
    inside = [n for n, (_, first, last) in enumerate(table.groups) if first <= column <= last]
    bases = [row.cells[n] for row in table.rows if row.by_group for n in inside]
    return bases + [row.cells[column - 1] for row in table.rows if not row.by_group]


def _one_base(
    pairs: Sequence[tuple[TableCell, TableCell]], bases: Sequence[TableCell]
) -> Iterator[Check]:
    if len(pairs) < 2:
        return

    def fitting(base: TableCell) -> int:
        return sum(_ratio_fits(count, rate, base, 100) for count, rate in pairs)

    base = max((b for b in bases if b.value), key=fitting, default=None)
    if base is None or fitting(base) * 3 < len(pairs) * 2 or fitting(base) < 2:
        return
    for count, rate in pairs:
        yield _ratio_check(count, rate, base, 100)


def _made_rows(table: FoundTable) -> Iterator[Check]:
    """A row that is one row over another in most columns must be so in all."""
    for made in table.rows:
        if not _QUOTIENT.search(made.own or made.label):
            continue
        others = [row for row in table.rows if row is not made and row.by_group == made.by_group]
        best: tuple[int, TableRow, TableRow, int] | None = None
        for above, below in permutations(others, 2):
            for factor in (1, 100):
                fits = _columns_fitting(made, above, below, factor)
                if best is None or fits > best[0]:
                    best = (fits, above, below, factor)
        columns = [n for n, cell in enumerate(made.cells) if cell.value is not None]
        if (
            best
            and best[0] * 3 >= len(columns) * 2
            and (best[0] > 1 or len(columns) == 1 == best[0])
        ):
            _, above, below, factor = best
            for n in columns:
                if above.cells[n].value is not None and below.cells[n].value:
                    yield _ratio_check(above.cells[n], made.cells[n], below.cells[n], factor)


def _columns_fitting(made: TableRow, above: TableRow, below: TableRow, factor: int) -> int:
    return sum(
        _ratio_fits(top, cell, bottom, factor)
        for top, cell, bottom in zip(above.cells, made.cells, below.cells, strict=True)
        if cell.value
    )


def _ratio_fits(count: TableCell, rate: TableCell, base: TableCell, factor: int) -> bool:
    if count.value is None or rate.value is None or not base.value:
        return False
    exact = Fraction(count.value) * factor / Fraction(base.value)
    return rounds_to(exact, rate.value, rate.decimals)


def _ratio_check(count: TableCell, rate: TableCell, base: TableCell, factor: int) -> Check:
    exact = Fraction(count.value or 0) * factor / Fraction(base.value or 1)
    shown = show(round(Decimal(float(exact)), rate.decimals + 1))
    fits = _ratio_fits(count, rate, base, factor)
    return cells_check(
        "rate",
        (count, rate, base),
        shown,
        show(rate.value or Decimal(0)),
        AGREES if fits else CONTRADICTS,
        f"{count.text}÷{base.text}為{shown}，{'與表中相符。' if fits else f'表中為{rate.text}。'}",
    )
