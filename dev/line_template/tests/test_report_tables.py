"""The table of the line as it is printed for a small year, compared with golden/*.csv."""

from datetime import date
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.linename.report_tables import BY_OUTCOME
from laozheng.lines.linename.tests.test_measures import AS_OF, YEAR, a_year

GOLDEN = Path(__file__).parent / "golden"


def printed(table, period: Period, as_of: date) -> str:
    """A table as lines of cells."""
    requests = [r for token in table_tokens(table) for r in requests_of(token, period)]
    figures = compute(requests, cut_off=None, as_of=as_of)
    sources = Sources(period, period.end, as_of, figures, law())
    lines = [
        ",".join("".join(_text(run) for run in cell_runs(cell.parts, sources)) for cell in row)
        for row in (*table.head, *table.body)
    ]
    return "\n".join(lines) + "\n"


def _text(run) -> str:
    return "" if isinstance(run, Break) else run.text


def test_applications_by_outcome_are_printed_as_in_the_golden_file(world):
    a_year(world)
    expected = (GOLDEN / "by_outcome.csv").read_text(encoding="utf-8")
    assert printed(BY_OUTCOME, YEAR, AS_OF) == expected
