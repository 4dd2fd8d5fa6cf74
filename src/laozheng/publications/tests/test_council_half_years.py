"""The half-year book of the four inspection lines: any half-year, each table, counted again.

The last tests freeze both halves and hold the annual book of the same year against them.
"""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import load_units
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.models import Event
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures import store
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.reports import compile as compiling
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.compile import manuscript_of, sources_for
from laozheng.kernel.reports.describing import described
from laozheng.kernel.reports.document import Document, ShownTable, Value
from laozheng.kernel.reports.freezing import freeze as freezing
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.gate import DISAGREES, Hurdle
from laozheng.kernel.reports.proofreading.binding import facts as binding_facts
from laozheng.kernel.reports.proofreading.binding.facts import RecordedFacts
from laozheng.kernel.reports.proofreading.proofread import period_of, proofread
from laozheng.kernel.reports.proofreading.reading import read_text
from laozheng.kernel.reports.render import render_book
from laozheng.publications.annual_performance import BOOK as ANNUAL
from laozheng.publications.council_report import BOOK, TABLES
from laozheng.publications.tests.recount import recount, recounted_tables
from laozheng.publications.tests.small_bureau import make_migrants, make_small_bureau

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LINES = ("standards", "safety", "equality", "migrants")
OURS = {number: TABLES[number] for number in ("C3", "C6", "C7", "C8", "C9", "C10")}
FIRST, SECOND = Period.parse("113H1"), Period.parse("113H2")
LATER = datetime(2026, 1, 9, 4, 0, tzinfo=UTC)
AS_OF = LATER.date()


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker, tmp_path_factory):
    """The year 113 of the four lines and the next one of most, with the printed history."""
    with django_db_blocker.unblock(), transaction.atomic():
        actor = system_reader("test", LATER)
        load_units(settings.LAOZHENG_CITY_DIR / "units.toml", actor)
        make_small_bureau(Period.parse("113"), actor)
        make_small_bureau(Period.parse("114"), actor)
        make_migrants(Period.parse("113"), actor, tmp_path_factory.mktemp("small"))
        load_history(settings.LAOZHENG_CITY_DIR / "history" / "113.csv", "施政績效成果報告")
        facts = measures.facts().values()
        yield MemorySource({fact.name: list(fact.versions(None)) for fact in facts})
        transaction.set_rollback(True)


@pytest.fixture
def source(records, django_db_blocker, monkeypatch):
    """The tables of the small bureau, with the database open."""
    with django_db_blocker.unblock():
        monkeypatch.setattr(
            compiling, "compute", lambda some, **days: compute(some, source=records, **days)
        )
        yield records


def the_book(half: Period) -> Document:
    manuscript = manuscript_of(BOOK, half)
    return assemble(manuscript, sources_for(manuscript, half, cut_off=None, as_of=AS_OF))


def tables_of(document: Document) -> dict[str, ShownTable]:
    found = {}
    blocks = [block for chapter in document.walk() for block in chapter.blocks]
    while blocks:
        block = blocks.pop(0)
        if isinstance(block, ShownTable):
            found[block.id] = block
        blocks += getattr(block, "blocks", ())
    return found


def body_of(table: ShownTable) -> list[list[str]]:
    return [
        ["".join(getattr(run, "text", "") for run in cell.runs) for cell in row]
        for row in table.body
    ]


@pytest.mark.parametrize("code", ["109H1", "112H2", "113H1", "113H2", "114H1"])
def test_every_half_year_prints_every_table(source, code):
    document = the_book(Period.parse(code))
    tables = tables_of(document)
    installed = {line for table in TABLES.values() if (line := table.partition(".")[0])} & {
        *LINES, "disputes"
    }  # fmt: skip
    wanted = {table for table in TABLES.values() if table.partition(".")[0] in installed}
    assert wanted == tables.keys()
    assert [problem for problem in document.problems if problem.weight == "stop"] == []
    assert {chapter.line for chapter in document.walk() if chapter.state == "filled"} >= {
        "standards", "migrants"
    }  # fmt: skip


@pytest.mark.parametrize("code", ["109H1", "112H2"])
def test_before_the_records_a_table_prints_that_it_does_not_know(source, code):
    tables = tables_of(the_book(Period.parse(code)))
    for table in OURS.values():
        cells = [cell for row in tables[table].body for cell in row if not cell.header]
        assert cells
        assert {"".join(run.text for run in cell.runs) for cell in cells} == {"…"}, table


@pytest.mark.parametrize("half", [FIRST, SECOND], ids=lambda half: half.code)
def test_the_tables_of_a_half_year_print_what_a_recount_gives(source, half):
    tables = tables_of(the_book(half))
    expected = recounted_tables(recount(half, BOOK.cut_off(half), AS_OF))
    assert expected.keys() == set(OURS.values())
    assert {table: body_of(tables[table]) for table in expected} == expected


@pytest.mark.parametrize("half", [FIRST, SECOND], ids=lambda half: half.code)
def test_the_figures_of_a_half_year_are_those_of_a_recount(source, half):
    cut_off = BOOK.cut_off(half)
    told = recount(half, cut_off, AS_OF)
    requests = {key: Request.of(key[0], half, **dict(key[1])) for key in told}
    figures = compute(requests.values(), cut_off=cut_off, as_of=AS_OF, source=source)
    assert {key: figures[request].value for key, request in requests.items()} == told
    assert sum(1 for value in told.values() if value) > 30


def test_the_printed_figures_of_the_book_are_the_recounted_ones(source):
    told = recount(FIRST, BOOK.cut_off(FIRST), AS_OF)
    shown = {
        (value.figure.measure, value.figure.dims): value.figure.value
        for _chapter, value in the_book(FIRST).figures()
        if isinstance(value, Value) and value.figure.period == FIRST
    }
    both = told.keys() & shown.keys()
    assert len(both) > 15
    assert {key: shown[key] for key in both} == {key: told[key] for key in both}


@pytest.mark.parametrize("suffix", [".odt", ".pdf"])
def test_the_book_is_proof_read_without_a_contradiction(source, monkeypatch, tmp_path, suffix):
    monkeypatch.setattr(binding_facts, "compute", compiling.compute)
    path = tmp_path / f"議會工作報告{suffix}"
    path.write_bytes(render_book(described(the_book(FIRST)), suffix))
    text = read_text(path)
    assert period_of(text, LATER.date()) == FIRST
    report = proofread(text, period=FIRST, facts=RecordedFacts(as_of=AS_OF), as_of=AS_OF)
    wrong = [
        (figure.finding.text, text.line(figure.finding.line).text, figure.reason)
        for figure in report.figures
        if figure.verdict in ("differs", "contradicts")
    ]
    assert wrong == []
    assert [check.reason for check in report.failed_checks] == []
    bound = report.counts["agrees"]
    assert bound > 30
    # The columns of the ranks name their article in a cell, not in a head: ten stay unbound.
    assert bound >= 0.75 * len(report.statistics)


ACCEPT = dict.fromkeys(("line_not_installed", "binding_missing", "unsigned", "swing"), "試編")
YEAR, HALVES = Period.parse("113"), (FIRST, SECOND)
FROZEN_AT = {
    FIRST: datetime(2024, 7, 26, 4, 0, tzinfo=UTC),
    SECOND: datetime(2025, 1, 24, 4, 0, tzinfo=UTC),
    YEAR: datetime(2025, 3, 5, 4, 0, tzinfo=UTC),
}
FINES = "safety.osh_fines"


@pytest.fixture
def frozen_halves(records, django_db_blocker, monkeypatch):
    """Both halves of 113 as the council got them, each on its day; no files."""
    monkeypatch.setattr(freezing, "suffixes", lambda: ())
    # The records of this module stand in a transaction that is rolled back with them.
    monkeypatch.setattr(store, "_refuse_inside_a_transaction", lambda: None)
    with django_db_blocker.unblock(), transaction.atomic():
        for half in HALVES:
            actor = system_reader("test", FROZEN_AT[half])
            freezing.freeze(BOOK, half, actor=actor, accept=ACCEPT)
        yield
        transaction.set_rollback(True)


def disagreements_of_the_year() -> dict[tuple[str, str], Hurdle]:
    draft = freezing.prepare(ANNUAL, YEAR, actor=system_reader("test", FROZEN_AT[YEAR]))
    assert len(draft.figures) > 40
    return {
        tuple(hurdle.key.split(";")[:2]): hurdle
        for hurdle in draft.hurdles
        if hurdle.kind == DISAGREES
    }


def test_the_annual_book_agrees_with_the_halves_that_the_council_got(frozen_halves):
    both = set(Vintage.objects.filter(book=BOOK.code).values_list("measure", flat=True))
    assert {FINES, "standards.violations", "equality.discrimination_cases"} <= both
    fallen = Event.objects.filter(
        kind="revoked", known_on__gt=FROZEN_AT[FIRST].date(), case__line="safety"
    )
    assert fallen.exists()
    assert disagreements_of_the_year().keys() == {(FINES, "")}


def test_a_revocation_between_two_books_asks_for_a_reason_once(frozen_halves):
    hurdle = disagreements_of_the_year()[FINES, ""]
    assert (hurdle.weight, hurdle.cause, hurdle.is_open) == ("warning", "cut_off", True)
    assert "合計不等於本書的30件" in hurdle.text
    actor = system_reader("test", FROZEN_AT[YEAR])
    with pytest.raises(FreezeRefused) as refused:
        freezing.freeze(ANNUAL, YEAR, actor=actor, accept=ACCEPT)
    assert refused.value.waiting == (DISAGREES,)
    accept = ACCEPT | {f"{DISAGREES}:{hurdle.key}": "救濟撤銷"}
    held = freezing.freeze(ANNUAL, YEAR, actor=actor, accept=accept)
    assert held.acceptances.get(kind=DISAGREES).reason == "救濟撤銷"
    assert freezing.publish(ANNUAL, YEAR, actor=actor).published_at
