"""What counts as a case (4.1): complaints, decisions, fines and notices, as of two days."""

from datetime import date
from fractions import Fraction

import pytest
from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.engine import Request, compute, row_refs
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import Vintage
from laozheng.lines.equality.tests.factories import (
    a_complaint,
    a_fine,
    a_harassment,
    a_notice,
    decided,
    moved,
)

HISTORY = settings.LAOZHENG_CITY_DIR / "history"
YEAR, NEXT = Period.parse("113"), Period.parse("114")
YEAR_END, LATER = date(2024, 12, 31), date(2025, 6, 30)


def value(code, as_of, period=YEAR, **dims):
    request = Request.of(f"equality.{code}", period, **dims)
    return compute([request], cut_off=None, as_of=as_of)[request].value


@pytest.fixture
def rows(desk) -> dict[str, Case]:
    """Rows a to g of the example, each by its steps on their days."""
    esa, gender = "employment_service", "gender_equality"
    a = decided(desk, a_complaint(desk, "2024-01-15", "sex", gender), "2024-05-02", "established")
    b = a_complaint(desk, "2024-02-20", "age", esa, other_grounds=["sex"])
    c = moved(desk, a_harassment(desk, "2024-03-01"), "withdraw", "2024-03-10", reason="測試")
    f = a_notice(desk, "2024-04-12", "2024-04-10")
    a_fine(desk, "2024-06-20", "性別平等工作法第11條第1項")
    decided(desk, b, "2024-07-01", "not_established")
    a_fine(desk, "2024-08-08", "性別平等工作法第21條第1項", theirs="高市勞條字")
    d = a_complaint(desk, "2024-11-30", "disability", esa)
    e = a_harassment(desk, "2024-12-02", act_on=date(2018, 1, 5), learned_on=date(2018, 1, 5))
    moved(desk, e, "refuse", "2024-12-20", why="too_late")
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f}


@pytest.fixture
def later(desk, rows) -> dict[str, Case]:
    """The same, with what happened in 2025."""
    decided(desk, rows["d"], "2025-02-14", "established")
    a_fine(desk, "2025-03-05", "就業服務法第5條第1項")
    return rows


def the_year(as_of) -> dict[str, object]:
    grounds = ("sex", "age", "sexual_harassment", "disability")
    return {
        "cases": value("discrimination_cases", as_of),
        **{ground: value("discrimination_cases", as_of, ground=ground) for ground in grounds},
        "fines": value("penalty_cases", as_of),
        "established": value("cases_established", as_of),
        "rate": value("established_rate", as_of),
        "notices": value("harassment_notices", as_of),
    }


EXPECTED = {
    "cases": 5,
    "sex": 1,
    "age": 1,
    "sexual_harassment": 2,
    "disability": 1,
    "fines": 2,
    "established": 1,
    "rate": Fraction(1, 2),
    "notices": 1,
}


def test_the_year_as_of_its_last_day(rows):
    assert the_year(YEAR_END) == EXPECTED


def test_half_a_year_later_nothing_of_the_year_has_changed(later):
    assert the_year(LATER) == EXPECTED


def test_a_decision_of_the_next_year_counts_there(later):
    assert value("cases_established", LATER, NEXT) == 1
    assert value("penalty_cases", LATER, NEXT) == 1
    assert value("discrimination_cases", LATER, NEXT) == 0


def test_a_corrected_ground_moves_open_figures_and_leaves_what_was_known(desk, later):
    moved(desk, later["b"], "change_ground", "2025-04-10", ground="sex", reason="測試更正")
    found = the_year(LATER)
    assert (found["age"], found["sex"], found["cases"]) == (0, 2, 5)
    assert the_year(YEAR_END) == EXPECTED


def test_fines_of_other_units_and_other_articles_are_told_apart(desk, rows):
    a_fine(desk, "2024-09-02", "就業服務法第5條第2項第1款")
    a_fine(desk, "2024-09-03", "就業服務法第57條第1款")
    assert value("penalty_cases", YEAR_END) == 2
    assert value("penalty_cases", YEAR_END, own_act="gender_equality") == 2
    assert value("penalty_cases", YEAR_END, own_act="employment_service") == 0
    assert value("false_ad_penalties", YEAR_END) == 1


def test_days_and_times_of_decisions(rows):
    assert value("decided_in_time_rate", YEAR_END, law="gender_equality") == 0
    assert value("days_to_decision", YEAR_END, law="gender_equality") == 108


def test_a_figure_stands_on_its_cases_and_on_no_notice(rows):
    request = Request.of("equality.discrimination_cases", YEAR)
    refs = {ref.ref for ref in row_refs(request, cut_off=None, as_of=YEAR_END)}
    assert {case.number for name, case in rows.items() if name != "f"} == refs


@pytest.mark.parametrize(
    ("name", "printed"), [("committee_meetings", "4"), ("committee_external_experts", "10")]
)
def test_what_2025_printed_of_the_council_stands_under_its_present_dim(world, name, printed):
    load_history(HISTORY / "2025_esg.csv", "2025年淨零永續報告書")
    (row,) = Vintage.objects.filter(measure=f"equality.{name}")
    assert (row.dims, row.value) == ("council=discrimination", printed)
