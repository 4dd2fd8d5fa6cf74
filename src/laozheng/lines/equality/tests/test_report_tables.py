"""The table of the line as it is printed for the twin of a year, compared with golden/*.csv."""

from datetime import date
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.equality import twin
from laozheng.lines.equality.report_tables import COMPLAINTS_BY_GROUND

GOLDEN = Path(__file__).parent / "golden"
YEAR, AS_OF = Period.parse("113"), date(2025, 3, 3)


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


def test_complaints_by_ground_are_printed_as_in_the_golden_file(world):
    twin.make(YEAR, actor=world.reader("system"), seed=113)
    expected = (GOLDEN / "complaints_by_ground.csv").read_text(encoding="utf-8")
    assert printed(COMPLAINTS_BY_GROUND, YEAR, AS_OF) == expected
