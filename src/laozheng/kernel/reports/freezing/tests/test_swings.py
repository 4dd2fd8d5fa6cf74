"""Figures that changed much against the year before ask for a reason, each by its own name."""

from dataclasses import replace

import pytest

from laozheng.conftest import World, home, world
from laozheng.kernel.measures.figures import Figure
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.gate import SWING, Hurdle, gate
from laozheng.kernel.reports.freezing.swings import swings
from laozheng.kernel.reports.tests.fakes import YEAR_113

__all__ = ["home", "world"]

ANNUAL, LAST_YEAR = "annual_performance", YEAR_113.previous_year()
FINES = "safety.osh_fines"


@pytest.fixture
def document(world: World) -> Document:
    """The book of 113 from what documents printed of it and of the year before."""

    def told(measure: str, this: str, last: str, **more: str) -> None:
        for span, value in ((YEAR_113, this), (LAST_YEAR, last)):
            Vintage.objects.create(
                measure=measure, period_start=span.start, period_end=span.end, value=value,
                source_document="舊報告", **more,
            )  # fmt: skip

    told(FINES, "807", "600", unit="cases")
    told("safety.work_stoppages", "120", "100", unit="cases")
    told("safety.occupational_fatalities", "3", "0", unit="persons")
    return compile_book(book(ANNUAL), YEAR_113, cut_off=None, as_of=world.day)


def hurdles(document: Document, accept: dict[str, str] | None = None) -> dict[str, Hurdle]:
    found = gate(book(ANNUAL), YEAR_113, document, (), accept)
    return {one.key: one for one in found if one.kind == SWING}


def test_a_change_of_more_than_a_fifth_is_told_with_both_values(document: Document):
    fines = hurdles(document)[f"{FINES};"]
    assert (fines.weight, fines.is_open, fines.place) == ("warning", True, "參-六")
    assert "上年600件，本期807件，增加34.5%；請說明原因。" in fines.text


def test_a_fifth_itself_is_let_pass_and_what_rose_from_nothing_is_told(document: Document):
    assert "safety.work_stoppages;" not in hurdles(document)
    assert "上年0人，本期3人，增加；" in hurdles(document)["safety.occupational_fatalities;"].text


def test_each_is_waved_through_by_its_own_name(document: Document):
    found = hurdles(document, {f"{SWING}:{FINES};": "專案檢查增加"})
    assert found.pop(f"{FINES};").reason == "專案檢查增加"
    assert found
    assert all(one.is_open for one in found.values())


def test_a_year_without_a_year_before_asks_nothing(document: Document):
    Vintage.objects.filter(period_start=LAST_YEAR.start).delete()
    assert hurdles(document) == {}


def test_a_figure_that_compares_already_is_not_compared_again(document: Document):
    measures = {swing.figure.measure for swing in swings(book(ANNUAL), document)}
    assert measures == {FINES, "safety.occupational_fatalities"}
    assert not any(
        isinstance(figure, Figure) and dict(figure.dims).get("basis")
        for figure in (swing.figure for swing in swings(book(ANNUAL), document))
    )
    assert list(swings(book(ANNUAL), replace(document, chapters=()))) == []
