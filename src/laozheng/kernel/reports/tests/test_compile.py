"""Compiling: one call for all figures, refused figures, written texts before shipped ones."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from laozheng.kernel.accounts.reader import public_reader, system_reader
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.cases import catalogue as cases
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.figures import FigureSet, Request, UnknownFigure
from laozheng.kernel.reports import catalogue, compile
from laozheng.kernel.reports.actions import write_text
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.tests.example_book import BOOK, TABLES
from laozheng.kernel.reports.tests.fakes import AS_OF, LAW, YEAR_113, figures_of_113

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 3, 4, 0, tzinfo=UTC)
WRITER = Actor(ref="staff:S001", at=NOON)


class Engine:
    """Answers from the figures of 113, remembers its calls, knows no dim ``color``."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, date]] = []

    def compute(
        self,
        requests: Sequence[Request],
        *,
        cut_off: date,
        as_of: date,
        history: object = None,
    ) -> FigureSet:
        self.calls.append((len(requests), cut_off))
        assert as_of == AS_OF
        for request in requests:
            if "color" in dict(request.dims):
                raise UnknownFigure("「案件數」不能依 color 分類，請改用：issue。")
        known = figures_of_113()
        return FigureSet({request: known[request] for request in requests})


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    definitions = {
        request.measure: Measure(
            code=request.measure, label="", unit="cases", fact="f", date="d", books={}
        )
        for request in figures_of_113()
    }
    monkeypatch.setattr(compile, "compute", engine.compute)
    monkeypatch.setattr(measures, "measures", lambda: definitions)
    monkeypatch.setattr(cases, "lines", lambda: {"disputes": object()})
    monkeypatch.setattr(catalogue, "tables", lambda: TABLES)
    return engine


def compiled(cut_off: date | None = None) -> Document:
    return compile_book(BOOK, YEAR_113, cut_off=cut_off, as_of=AS_OF, law=LAW)


def test_all_figures_come_from_one_call_at_the_books_own_day(engine: Engine) -> None:
    document = compiled()
    assert engine.calls == [(55, date(2025, 2, 28))]
    assert document.cut_off == date(2025, 2, 28)
    assert document.chapter("mediation").state == "filled"


def test_another_cut_off_can_be_asked_for(engine: Engine) -> None:
    assert compiled(date(2024, 12, 31)).cut_off == engine.calls[0][1] == date(2024, 12, 31)


def test_a_written_text_takes_the_place_of_the_shipped_one(engine: Engine) -> None:
    write_text(BOOK, YEAR_113, "aid", "共{{disputes.litigation_aid_persons}}人", actor=WRITER)
    (paragraph,) = compiled().chapter("aid").blocks
    assert [getattr(run, "text", "") for run in getattr(paragraph, "runs", ())] == [
        "共",
        "58",
        "人",
    ]


def test_outsiders_read_no_unsigned_text(engine: Engine) -> None:
    write_text(BOOK, YEAR_113, "aid", "草稿", actor=WRITER)
    manuscripts = {
        reader.kind: compile.manuscript_of(BOOK, YEAR_113, reader).texts["aid"]
        for reader in (public_reader(NOON), system_reader("test", NOON))
    }
    assert manuscripts["system"] == "草稿"
    assert manuscripts["public"].startswith("核定補助經費")


def test_a_refused_figure_stops_its_paragraph_and_nothing_else(engine: Engine) -> None:
    text = "甲{{disputes.mediation_cases color=red}}\n\n乙{{disputes.litigation_aid_persons}}"
    write_text(BOOK, YEAR_113, "aid", text, actor=WRITER)
    document = compiled()
    assert len(document.chapter("aid").blocks) == 1
    assert document.chapter("mediation").state == "filled"
    (problem,) = (p for p in document.problems if p.kind == "binding_missing")
    assert "color=red}}」有誤：「案件數」不能依 color 分類，請改用：issue。" in problem.text
    # Halving finds the one in 55 with few calls.
    assert len(engine.calls) <= 1 + 2 * 6


def test_a_measure_that_nobody_declares_is_not_asked_for(engine: Engine) -> None:
    write_text(BOOK, YEAR_113, "aid", "甲{{unions.meetings}}", actor=WRITER)
    assert compiled().chapter("aid").state == "empty"
    assert engine.calls == [(54, date(2025, 2, 28))]
