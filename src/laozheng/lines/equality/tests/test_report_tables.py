"""The table of the line as it is printed for the twin of a year, compared with golden/*.csv."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.equality import twin
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.words import grounds_in_order
from laozheng.lines.equality.report_tables import COMPLAINTS_BY_GROUND
from laozheng.lines.equality.rules.codes import GROUNDS

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


@pytest.fixture
def city(world):
    """The twin of 113."""
    return twin.make(YEAR, actor=world.reader("system"), seed=113)


@pytest.mark.parametrize("code", ["113", "113H1", "113H2"])
@pytest.mark.slow
def test_complaints_by_ground_are_printed_as_in_the_golden_file(city, code):
    name = "complaints_by_ground" + ("" if code == "113" else f"_{code}")
    expected = (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")
    assert printed(COMPLAINTS_BY_GROUND, Period.parse(code), AS_OF) == expected


@pytest.mark.parametrize("code", ["113", "113H1", "113H2"])
@pytest.mark.slow
def test_grounds_are_named_in_falling_order_with_ties_as_in_the_law(city, code):
    period = Period.parse(code)
    received = Case.objects.filter(received_on__range=(period.start, period.end))
    counts = Counter(Complaint.objects.filter(case__in=received).values_list("ground", flat=True))
    order = list(GROUNDS)
    named = [row["name"] for row in grounds_in_order({}, period, period.end, AS_OF)]
    codes = sorted(counts, key=lambda ground: (-counts[ground], order.index(ground)))
    assert named == [GROUNDS[ground] for ground in codes]
    assert named[:2] == ["性別", "性騷擾"]


def test_nothing_is_named_before_the_records(world):
    assert grounds_in_order({}, Period.parse("109H1"), date(2020, 6, 30), AS_OF) == []
