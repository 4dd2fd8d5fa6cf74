"""What ``manage.py check`` finds in tables and outlines."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.reports import checks
from laozheng.kernel.reports.checks import edition_problems, numbering_problems, table_problems
from laozheng.kernel.reports.declare import Bound, Cell, Edition, Footing, Narrative, Section, Table
from laozheng.kernel.reports.tests.example_book import BOOK
from laozheng.kernel.reports.tests.example_tables import DISPUTES_BY_CHANNEL, DISPUTES_BY_ISSUE

KNOWN = dict.fromkeys(
    ("disputes.mediation_cases", "disputes.mediation_dropped", "disputes.mediation_outcome_rate")
)


@pytest.fixture(autouse=True)
def _known_measures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(measures, "measures", lambda: KNOWN)
    return


def ids(table: Table) -> list[str | None]:
    return [error.id for error in table_problems(table)]


def test_the_example_tables_are_sound() -> None:
    assert ids(DISPUTES_BY_ISSUE) == ids(DISPUTES_BY_CHANNEL) == []


def test_a_hole_is_found() -> None:
    assert ids(Table("t.x", "表", (), ((Cell("a"), Cell("b")), (Cell("c"),)))) == ["reports.E002"]


def test_head_and_body_of_different_width_are_found() -> None:
    assert ids(Table("t.x", "表", ((Cell("a"),),), ((Cell("b"), Cell("c")),))) == ["reports.E002"]


def test_widths_must_add_up() -> None:
    assert ids(replace(DISPUTES_BY_ISSUE, widths=(50, 10, 10, 10, 10, 5))) == ["reports.E003"]


def test_a_footing_outside_the_table_is_found() -> None:
    footing = Footing("rows", total=7, parts=(0, 1))
    assert ids(replace(DISPUTES_BY_ISSUE, footings=(footing,))) == ["reports.E004"]


def test_a_remark_that_cannot_be_read_is_found() -> None:
    assert ids(Table("t.x", "表", (), ((Cell(Narrative("另有{{a")),),))) == ["reports.E005"]


def test_a_measure_that_nobody_declares_is_found() -> None:
    (error,) = table_problems(Table("t.x", "表", (), ((Cell(Bound("disputes.nothing")),),)))
    assert error.id == "reports.E006"
    assert "disputes.nothing" in error.msg


def edition_of(*keys: str) -> Edition:
    return Edition(110, None, tuple(Section(key, key, "u", "disputes") for key in keys))


def test_two_sections_with_one_key_are_found() -> None:
    found = edition_problems(BOOK, edition_of("aid", "aid"))
    assert "reports.E007" in [error.id for error in found]


def test_a_shipped_text_that_cannot_be_read_is_found() -> None:
    book = replace(BOOK, text={"aid": "核定{{disputes"}.get)
    assert [error.id for error in edition_problems(book, edition_of("aid"))] == ["reports.E008"]


def test_a_chart_that_an_installed_line_does_not_offer_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checks, "charts", lambda: {"disputes.by_year": None})
    book = replace(BOOK, text={"aid": "{{chart disputes.by_month}}"}.get)
    assert [error.id for error in edition_problems(book, edition_of("aid"))] == ["reports.E009"]
    book = replace(BOOK, text={"aid": "{{chart disputes.by_year}}\n\n{{chart unions.x}}"}.get)
    assert list(edition_problems(book, edition_of("aid"))) == []


def test_the_texts_of_an_edition_are_those_that_are_read() -> None:
    edition = replace(edition_of("aid"), text={"aid": "核定{{disputes"}.get)
    assert [error.id for error in edition_problems(BOOK, edition)] == ["reports.E008"]


def test_a_hole_in_the_numbers_is_reported() -> None:
    sections = (Section("a", "甲", position=1), Section("b", "乙", position=3))
    (warning,) = numbering_problems(BOOK, Edition(110, None, sections))
    assert warning.id == "reports.W010"
    assert "編號不連續" in warning.msg
