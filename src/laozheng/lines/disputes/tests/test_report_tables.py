"""The two tables as they are printed for the nine rows, compared with golden/*.csv.

The golden files were counted by hand from the rows at the second cut-off.
"""

from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.declare import Cell, Table
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.disputes.measures import FACTS
from laozheng.lines.disputes.report_tables import BY_CHANNEL, BY_ISSUE, TABLES
from laozheng.lines.disputes.tests.nine_rows import FEBRUARY

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
YEAR = Period.parse("113")


def printed(table: Table) -> str:
    """A table as lines of cells."""
    as_of = FEBRUARY.replace(month=12)
    requests = [r for token in table_tokens(table) for r in requests_of(token, YEAR)]
    source = MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
    figures = compute(requests, cut_off=FEBRUARY, as_of=as_of, source=source)
    sources = Sources(YEAR, FEBRUARY, as_of, figures, law())
    rows = [[_cell(cell, sources) for cell in row] for row in (*table.head, *table.body)]
    return "".join(",".join(row) + "\n" for row in rows)


def _cell(cell: Cell, sources: Sources) -> str:
    if cell.diagonal:
        return "／".join(cell.diagonal)
    runs = cell_runs(cell.parts, sources)
    return "".join("" if isinstance(run, Break) else run.text for run in runs)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_a_table_is_printed_as_counted_by_hand(nine_rows, table):
    name = table.id.removeprefix("disputes.")
    assert printed(table) == (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")


def test_both_tables_are_offered_to_the_books():
    assert TABLES == (BY_ISSUE, BY_CHANNEL)
