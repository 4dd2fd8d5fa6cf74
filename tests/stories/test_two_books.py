"""The book of 114 begins with the texts of 113, on the synthetic year: search, carry, sign."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.conf import settings
from django.db import transaction

from laozheng.base.periods import Period
from laozheng.conftest import HIRED
from laozheng.kernel.accounts.actions import hire, load_units
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.measures import engine
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.reports import compile, figure_search, signatures
from laozheng.kernel.reports.actions import review_text, write_text
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.figure_search import search_figures, suggest_bindings
from laozheng.kernel.reports.preview import preview_section
from laozheng.kernel.reports.queries import latest_version, marks
from laozheng.kernel.reports.signatures import moved, sign
from laozheng.kernel.reports.volumes import open_volume
from laozheng.lines.disputes.measures import FACTS
from laozheng.lines.disputes.twin import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

YEAR, NEXT = Period.parse("113"), Period.parse("114")
MARCH, NEXT_MARCH = datetime(2025, 3, 3, 4, tzinfo=UTC), datetime(2026, 3, 3, 4, tzinfo=UTC)
AS_OF, FEBRUARY = date(2025, 3, 3), date(2025, 2, 28)


@pytest.fixture(scope="module")
def synthetic_year(django_db_setup, django_db_blocker):
    """The disputes of the year with the city's history, made once and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        actor = system_reader("test", MARCH)
        load_units(settings.LAOZHENG_CITY_DIR / "units.toml", actor)
        make(YEAR, actor=actor, seed=113)
        load_history(settings.LAOZHENG_CITY_DIR / "history" / "113.csv", "施政績效成果報告")
        yield MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
        transaction.set_rollback(True)


@pytest.fixture
def year(synthetic_year, django_db_blocker, monkeypatch):
    """The engine reads the tables of the synthetic year instead of the files of statistics."""
    source = {"source": synthetic_year}
    monkeypatch.setattr(compile, "compute", partial(engine.compute, **source))
    monkeypatch.setattr(figure_search, "compute", partial(engine.compute, **source))
    monkeypatch.setattr(figure_search, "figures_of", partial(engine.figures_of, **source))
    monkeypatch.setattr(signatures, "row_refs", partial(engine.row_refs, **source))
    with django_db_blocker.unblock():
        yield synthetic_year


def found(words):
    suggestions = search_figures(words, YEAR, "disputes", as_of=AS_OF, cut_off=FEBRUARY)
    return [(one.binding, one.shown) for one in suggestions]


@pytest.mark.parametrize(
    ("words", "binding", "shown"),
    [
        ("權益基金 通過", "{{disputes.litigation_aid_approvals | counter}}", "50"),
        ("權益基金受補助人數", "{{disputes.litigation_aid_persons | counter}}", "58"),
        ("線上申請", "{{disputes.online_applications | counter}}", "1,762"),
        (
            "調解案件 工資 成立",
            "{{disputes.mediation_cases issue=wage outcome=settled | counter}}",
            "1,446",
        ),
        (
            "調解委員會 案件",
            "{{disputes.mediation_cases channel=mediation_committee | counter}}",
            "410",
        ),
    ],
)
def test_a_figure_is_found_by_its_chinese_name(year, words, binding, shown):
    assert (binding, shown) in found(words)[:3]


def test_nothing_is_found_for_words_that_nobody_uses(year):
    assert found("航空母艦") == []


def test_a_typed_number_is_offered_its_binding(year):
    text = "本期受理勞資爭議調解案件3,935件，另訪視12,345家。"
    known, unknown = suggest_bindings(
        text, book("annual_performance"), YEAR, "dispute_mediation", as_of=AS_OF, cut_off=FEBRUARY
    )
    assert text[known.start : known.end] == known.text == "3,935"
    assert known.suggestions[0].binding.startswith("{{disputes.mediation_cases")
    assert (unknown.text, unknown.suggestions) == ("12,345", ())


def test_a_book_for_next_year_carries_the_texts_and_marks_what_may_be_untrue(year, world_of_books):
    people = world_of_books
    kind = book("annual_performance")
    text = (
        "{{period}}受理勞資爭議{{disputes.mediation_cases | counter}}，"
        "較前一年增加{{disputes.mediation_cases | change=prev abs counter}}。\n\n"
        "志工{{const 16 | source=112年度統計}}人協助。"
    )
    volume = open_volume(kind, YEAR, actor=people("editor", MARCH))
    row = write_text(kind, YEAR, "dispute_mediation", text, actor=people("officer", MARCH))
    row = review_text(row, actor=people("supervisor", MARCH))
    row = sign(row, actor=people("head", MARCH))
    assert ("disputes.mediation_cases", "3935") in {
        (value["measure"], value["value"]) for value in row.signed_values
    }
    assert moved(volume, as_of=AS_OF) == ()
    following = open_volume(
        kind, NEXT, actor=people("editor", NEXT_MARCH), carry_from=YEAR, due_on=date(2026, 2, 10)
    )
    carried = latest_version(kind.code, NEXT, "dispute_mediation")
    assert (carried.state, carried.text) == ("empty", text)
    found = {(mark.kind, mark.sentence[:3]) for mark in marks(following)["dispute_mediation"]}
    assert found == {("no_rows", "{{p"), ("turned", "{{p"), ("constant", "志工{")}


def test_a_preview_shows_the_unsaved_text_with_its_figures(year):
    preview = preview_section(
        book("annual_performance"),
        YEAR,
        "dispute_mediation",
        "{{period}}受理{{disputes.mediation_cases | counter}}。\n\n{{chart disputes.by_outcome}}",
        as_of=AS_OF,
        cut_off=FEBRUARY,
    )
    paragraph, chart = preview.chapter.blocks
    assert "".join(run.text for run in paragraph.runs) == "113年度受理3,935件。"
    assert [point.text for point in chart.series[0].points] == ["2,871", "1,063", "1"]
    assert preview.problems == ()


@pytest.fixture
def world_of_books(year):
    """Four people of the books: a writer, his chief, the head of the bureau, and the editor."""
    actor = system_reader("test", MARCH)
    staff = {
        role: hire(
            f"B{number}", f"測試{role}", Unit.objects.get(code=unit), (role,), on=HIRED, actor=actor
        )
        for number, (role, unit) in enumerate(
            (
                ("officer", "labor_relations"),
                ("supervisor", "labor_relations"),
                ("head", "bureau"),
                ("editor", "secretariat"),
            )
        )
    }
    return lambda role, at: reader_for(staff[role].user, at)
