"""The tables as they are printed for the nine rows, compared with golden/*.csv.

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
from laozheng.lines.disputes.report_tables import (
    BY_CHANNEL,
    BY_ISSUE,
    COMMITTEE_BY_ISSUE,
    COUNCIL_BY_CHANNEL,
    COUNCIL_BY_ISSUE,
    MEDIATOR_BY_ISSUE,
    PRIVATE_BODY_BY_ISSUE,
    TABLES,
)
from laozheng.lines.disputes.tests.nine_rows import FEBRUARY

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
COUNCIL = (COUNCIL_BY_ISSUE, COUNCIL_BY_CHANNEL)
OF_THE_YEAR = (BY_ISSUE, BY_CHANNEL, PRIVATE_BODY_BY_ISSUE, MEDIATOR_BY_ISSUE, COMMITTEE_BY_ISSUE)


def printed(table: Table, code: str = "113") -> str:
    """A table for a period as lines of cells."""
    period = Period.parse(code)
    as_of = FEBRUARY.replace(month=12)
    requests = [r for token in table_tokens(table) for r in requests_of(token, period)]
    source = MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
    figures = compute(requests, cut_off=FEBRUARY, as_of=as_of, source=source)
    sources = Sources(period, FEBRUARY, as_of, figures, law())
    rows = [[_cell(cell, sources) for cell in row] for row in (*table.head, *table.body)]
    return "".join(",".join(row) + "\n" for row in rows)


def _cell(cell: Cell, sources: Sources) -> str:
    if cell.diagonal:
        return "／".join(cell.diagonal)
    runs = cell_runs(cell.parts, sources)
    return "".join("" if isinstance(run, Break) else run.text for run in runs)


def golden(name: str) -> str:
    return (GOLDEN / f"{name.removeprefix('disputes.')}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", OF_THE_YEAR, ids=lambda table: table.id)
def test_a_table_is_printed_as_counted_by_hand(nine_rows, table):
    assert printed(table) == golden(table.id)


@pytest.mark.parametrize("half", ["113H1", "113H2"])
@pytest.mark.parametrize("table", COUNCIL, ids=lambda table: table.id)
def test_a_table_of_the_half_year_is_printed_as_counted_by_hand(nine_rows, table, half):
    assert printed(table, half) == golden(f"{table.id}_{half}")


def test_a_caption_names_the_period():
    half = Period.parse("113H1")
    assert COUNCIL_BY_ISSUE.caption_for(half) == ("113年1月至6月受理勞資爭議案件統計（依爭議類別）")
    assert BY_ISSUE.caption_for(half) == BY_ISSUE.caption


def test_all_tables_are_offered_to_the_books():
    offered = {table.id for table in TABLES}
    assert offered == {table.id for table in (*OF_THE_YEAR, *COUNCIL)}
