"""The books compiled from the synthetic year of the disputes, with the figures that it gives.

The half-year book is compiled twice; what it counts in the two halves is the year of the annual
book when both are asked for at one cut-off.
"""

from datetime import date

import pytest
from django.conf import settings
from django.db import transaction

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.accounts.actions import load_units
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.catalogue import charts, tables
from laozheng.kernel.reports.document import ShownTable, Value
from laozheng.kernel.reports.manuscript import Manuscript, keys_of, wanted_requests
from laozheng.kernel.reports.resolve import Sources
from laozheng.lines.disputes.measures import FACTS
from laozheng.lines.disputes.twin import make
from laozheng.publications.annual_performance import BOOK as ANNUAL
from laozheng.publications.council_report import BOOK as COUNCIL

# The fixture of the module opens the database; the mark has it made.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

YEAR, FIRST_HALF, SECOND_HALF = (Period.parse(code) for code in ("113", "113H1", "113H2"))
AS_OF, FEBRUARY = date(2025, 3, 3), date(2025, 2, 28)


@pytest.fixture(scope="module")
def synthetic_year(django_db_setup, django_db_blocker):
    """The year with the city's history, made once for this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        actor = system_reader("test", NOON)
        load_units(settings.LAOZHENG_CITY_DIR / "units.toml", actor)
        make(YEAR, actor=actor, seed=113)
        load_history(settings.LAOZHENG_CITY_DIR / "history" / "113.csv", "施政績效成果報告")
        yield MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
        transaction.set_rollback(True)


@pytest.fixture
def source(synthetic_year, django_db_blocker):
    """The tables of the synthetic year, with the database open."""
    with django_db_blocker.unblock():
        yield synthetic_year


def the_manuscript(kind, period, edition=""):
    sections = kind.edition_for(period, edition).sections
    kind = kind.in_edition(period, edition)
    return Manuscript(
        kind=kind,
        sections=sections,
        texts={key: text for key in keys_of(sections) if (text := kind.text(key))},
        tables=tables(),
        charts=charts(),
        lines=frozenset({"disputes"}),
    )


def figures_for(kind, period, cut_off, source):
    manuscript = the_manuscript(kind, period)
    wanted = [
        request
        for request in wanted_requests(manuscript, period)
        if request.measure in measures.measures() and request.measure.startswith("disputes.")
    ]
    return manuscript, compute(wanted, cut_off=cut_off, as_of=AS_OF, source=source)


def a_book(kind, period, cut_off, source):
    manuscript, figures = figures_for(kind, period, cut_off, source)
    return assemble(manuscript, Sources(period, cut_off, AS_OF, figures, law()))


def shown_tables(document, key):
    blocks = list(document.chapter(key).blocks)
    while blocks:
        block = blocks.pop(0)
        if isinstance(block, ShownTable):
            yield block
        blocks = [*getattr(block, "blocks", ()), *blocks]


def values_of(table):
    """Whole numbers by row and place; the remark tells cases outside the table."""
    return [
        [
            run.figure.value
            for cell in row
            if cell.rowspan == 1
            for run in cell.runs
            if isinstance(run, Value) and isinstance(run.figure.value, int)
        ]
        for row in table.body
    ]


@pytest.mark.parametrize("half", [FIRST_HALF, SECOND_HALF], ids=lambda half: half.code)
def test_the_half_year_book_tells_the_disputes(source, half):
    document = a_book(COUNCIL, half, COUNCIL.cut_off(half), source)
    assert document.chapter("dispute_mediation").state == "filled"
    assert document.chapter("rights_fund").state == "filled"
    about = {"rights_fund", "dispute_mediation"}
    assert [p.text for p in document.problems if p.section in about] == []
    assert [p for p in document.problems if p.weight == "stop"] == []
    ids = [table.id for table in shown_tables(document, "dispute_mediation")]
    assert ids == ["disputes.council_by_issue", "disputes.council_by_channel"]


def test_the_halves_of_the_council_add_up_to_the_year(source):
    pairs = (
        [list(shown_tables(a_book(COUNCIL, half, FEBRUARY, source), "dispute_mediation"))]
        for half in (FIRST_HALF, SECOND_HALF)
    )
    first, second = ([values_of(table) for table in tables] for (tables,) in pairs)
    year = [
        values_of(table)
        for table in shown_tables(a_book(ANNUAL, YEAR, FEBRUARY, source), "dispute_mediation")
    ]
    assert year[0][-1][-1] == 3935
    for table, of_year in enumerate(year):
        for row, values in enumerate(of_year):
            added = zip(first[table][row], second[table][row], strict=True)
            assert [a + b for a, b in added] == values


def test_every_flow_of_the_half_year_book_adds_up_to_the_year(source):
    _, of_first = figures_for(COUNCIL, FIRST_HALF, FEBRUARY, source)
    flows = [r for r in of_first if of_first[r].unit in ("cases", "persons", "twd")]
    assert len(flows) > 30
    halves = [
        compute(
            [type(r)(r.measure, r.dims, period) for r in flows],
            cut_off=FEBRUARY,
            as_of=AS_OF,
            source=source,
        )
        for period in (FIRST_HALF, SECOND_HALF, YEAR)
    ]
    for request in flows:
        first, second, year = (
            figures[type(request)(request.measure, request.dims, period)].value
            for figures, period in zip(halves, (FIRST_HALF, SECOND_HALF, YEAR), strict=True)
        )
        assert first + second == year, request


def test_the_council_counts_up_to_twenty_days_after_the_half_year():
    assert COUNCIL.cut_off(FIRST_HALF) == date(2024, 7, 20)
    assert COUNCIL.cut_off(SECOND_HALF) == date(2025, 1, 20)


def test_the_book_of_101_is_set_by_the_outline_of_its_time(source):
    year = Period.parse("101")
    document = a_book(ANNUAL, year, ANNUAL.cut_off(year), source)
    assert document.title == "高雄市政府勞工局101年度施政績效成果報告"
    numbers = [chapter.number for chapter in document.chapters]
    assert numbers == ["壹、", "貳、", "叁、", "肆、"]
    assert document.chapter("rights_fund").number == "（一）"
    assert [p for p in document.problems if p.weight == "stop"] == []


def test_the_year_113_can_be_told_route_by_route_as_in_101(source):
    manuscript = the_manuscript(ANNUAL, YEAR, "101")
    wanted = [r for r in wanted_requests(manuscript, YEAR) if r.measure.startswith("disputes.")]
    figures = compute(wanted, cut_off=FEBRUARY, as_of=AS_OF, source=source)
    document = assemble(manuscript, Sources(YEAR, FEBRUARY, AS_OF, figures, law()))
    totals = [values_of(t)[-1] for t in shown_tables(document, "dispute_mediation")]
    assert [row[:3] for row in totals[1:]] == [[670, 313, 0], [268, 141, 1]]
    assert totals[0][:3] == [1933, 609, 0]
