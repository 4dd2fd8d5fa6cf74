"""Give the figures of tables the heads of their cells as their words."""

from collections.abc import Sequence
from dataclasses import replace

from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.layout import FoundTable


def with_heads(findings: Sequence[Finding], tables: Sequence[FoundTable]) -> list[Finding]:
    """The findings, those in tables with the labels of their row and column."""
    told = list(findings)
    for table in tables:
        above = [_above(table, column) for column in range(table.width)]
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                for number in (cell.figure, cell.share):
                    if number is not None and told[number].kind == STATISTIC:
                        told[number] = _with(told[number], row.label, above[column], row.is_total)
    return told


def _with(finding: Finding, row: str, column: str, is_total: bool) -> Finding:
    return replace(
        finding,
        row_label=finding.row_label or row,
        column_label=finding.column_label or column,
        basis=finding.basis or ("total" if is_total else ""),
    )


def _above(table: FoundTable, column: int) -> str:
    """The head of a column with the upper heads that span it."""
    groups = [label for label, first, last in table.groups if first <= column <= last]
    return "，".join(dict.fromkeys((*groups, table.head[column])))
