"""Tables out of a text: real cells, lines divided by tabs, and tables flattened to one cell a line.

A table that lost its cells is read so that it agrees with its own sums where that is possible.
"""

from collections.abc import Sequence

from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.layout.cells import marked_tables, tabbed_tables
from laozheng.kernel.reports.proofreading.layout.grid import FoundTable, TableCell, TableRow
from laozheng.kernel.reports.proofreading.layout.lines import flattened_tables
from laozheng.kernel.reports.proofreading.text import SourceText

__all__ = ["FoundTable", "TableCell", "TableRow", "tables_of"]


def tables_of(source: SourceText, findings: Sequence[Finding]) -> tuple[FoundTable, ...]:
    """All tables of a text in reading order, with their figures as indexes into ``findings``."""
    found = [*marked_tables(source, findings), *tabbed_tables(source, findings)]
    taken = {line for table in found for line in range(table.first_line, table.last_line + 1)}
    found += flattened_tables(source, findings, taken)
    return tuple(sorted(found, key=lambda table: table.first_line))
