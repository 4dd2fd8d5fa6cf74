"""Two books that tell a figure differently are found, whichever is asked, and what explains it."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.models import Restatement, Vintage
from laozheng.kernel.measures.tests.examples import MEASURES
from laozheng.kernel.reports.freezing.agreement import current_vintages, disagreements
from laozheng.kernel.reports.freezing.gate import disagreement_hurdles
from laozheng.kernel.reports.models import Acceptance
from laozheng.kernel.reports.tests.fakes import AS_OF, CUT_OFF

YEAR, H1, H2 = Period.parse("113"), Period.parse("113H1"), Period.parse("113H2")


@pytest.fixture(autouse=True)
def declared(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "declared_measures", lambda: list(MEASURES))


def said(
    value: str,
    *,
    book: str = "annual",
    of: Period = YEAR,
    span: Period | None = None,
    measure: str = "t.received",
    dims: str = "",
    cut_off: date = CUT_OFF,
    definition: str = "d",
) -> Vintage:
    span = span or of
    return Vintage.objects.create(
        measure=measure,
        dims=dims,
        period_start=span.start,
        period_end=span.end,
        value=value,
        unit="cases",
        cut_off=cut_off,
        as_of=AS_OF,
        definition_hash=definition,
        book=book,
        book_period=of.code,
    )


def test_equal_values_agree_and_one_book_does_not_disagree_with_itself():
    own = [said("5"), said("5", book="council")]
    assert disagreements("annual", YEAR, own[:1]) == ()
    said("6")
    assert disagreements("annual", YEAR, current_vintages("annual", YEAR)) != ()
    said("6", book="council")
    assert disagreements("annual", YEAR, current_vintages("annual", YEAR)) == ()


def test_another_value_in_another_book_is_told_with_what_explains_it():
    own = said("5")
    said("6", book="council", cut_off=date(2025, 1, 20))
    (one,) = disagreements("annual", YEAR, [own])
    assert one.cause == "cut_off"
    assert "《council 113》113年度為6件，不同於本書的5件" in one.text
    (other,) = disagreements("council", YEAR, current_vintages("council", YEAR))
    assert other.key == one.key


@pytest.mark.parametrize(
    ("differing", "cause"),
    [({"definition": "e"}, "scope"), ({}, ""), ({"cut_off": AS_OF}, "cut_off")],
)
def test_the_cause_is_suggested_from_definition_and_days(differing: dict, cause: str):
    own = said("5")
    said("6", book="council", **differing)
    (one,) = disagreements("annual", YEAR, [own])
    assert one.cause == cause


def test_a_restated_value_is_the_last_word_of_its_book():
    old, own = said("6", book="council"), said("7")
    new = said("7", book="council")
    Restatement.objects.create(old=old, new=new, reason="late_record", proposer="a", approver="b")
    assert disagreements("annual", YEAR, [own]) == ()
    (one,) = disagreements("annual", YEAR, [said("6")])
    assert one.cause == "vintage"


def test_the_halves_of_a_year_add_up_to_it_whichever_book_is_asked():
    year = said("10")
    said("6", book="council", of=H1)
    second = said("5", book="council", of=H2)
    (one,) = disagreements("annual", YEAR, [year])
    assert (
        "113年1月至6月為6件、《council 113H2》113年7月至12月為5件，合計不等於本書的10件" in one.text
    )
    (asked,) = disagreements("council", H2, [second])
    assert asked.key == one.key
    Vintage.objects.filter(pk=second.pk).update(value="4")
    assert disagreements("annual", YEAR, [year]) == ()


def test_one_half_alone_says_nothing_of_the_year():
    year = said("10")
    said("6", book="council", of=H1)
    assert disagreements("annual", YEAR, [year]) == ()


def test_what_does_not_add_up_over_time_is_not_added():
    rate = said("1/2", measure="t.rate", dims="outcome=settled")
    said("1/3", measure="t.rate", dims="outcome=settled", book="council", of=H1)
    said("2/3", measure="t.rate", dims="outcome=settled", book="council", of=H2)
    assert disagreements("annual", YEAR, [rate]) == ()


def test_a_reason_that_was_recorded_holds_for_both_books():
    own = said("5")
    said("6", book="council", cut_off=date(2025, 1, 20))
    (open_one,) = disagreement_hurdles("annual", YEAR, [own])
    assert open_one.is_open
    Acceptance.objects.create(
        book="annual",
        period="113",
        kind=open_one.kind,
        key=open_one.key,
        text=open_one.text,
        cause="cut_off",
        reason="議會報告算到1月20日",
        accepted_by_ref="staff:S004",
        accepted_at="2025-03-03T12:00:00+08:00",
    )
    (told,) = disagreement_hurdles("council", YEAR, current_vintages("council", YEAR))
    assert (told.is_open, told.reason, told.cause) == (False, "議會報告算到1月20日", "cut_off")
