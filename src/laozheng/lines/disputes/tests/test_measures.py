"""Given these rows on these days, the figures are … (the worked example of what counts)."""

from datetime import date
from fractions import Fraction

import pytest

from laozheng.lines.disputes.tests.factories import SETTLED, figure, value
from laozheng.lines.disputes.tests.nine_rows import FEBRUARY, YEAR_END

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("measure", "dims", "year_end", "february"),
    [
        ("mediation_received", {}, 8, 8),
        ("mediation_cases", {}, 6, 5),
        ("mediation_cases", {"outcome": "settled"}, 3, 3),
        ("mediation_cases", {"outcome": "not_settled"}, 1, 2),
        ("mediation_cases", {"outcome": "pending"}, 2, 0),
        ("mediation_dropped", {}, 2, 3),
        ("mediation_dropped", {"outcome": "withdrawn"}, 1, 2),
        ("mediation_outcome_rate", {"outcome": "settled"}, Fraction(3, 4), Fraction(3, 5)),
        ("online_applications", {}, 2, 2),
        ("online_withdrawals", {}, 1, 1),
    ],
)
@pytest.mark.slow
def test_the_nine_rows_count_at_both_cut_offs(nine_rows, measure, dims, year_end, february):
    assert value(measure, cut_off=YEAR_END, **dims) == year_end
    assert value(measure, cut_off=FEBRUARY, **dims) == february


@pytest.mark.slow
def test_received_is_cases_and_dropped_at_any_cut_off(nine_rows):
    for cut_off in (date(2024, 6, 30), YEAR_END, date(2025, 1, 10), FEBRUARY):
        parts = [value(m, cut_off=cut_off) for m in ("mediation_cases", "mediation_dropped")]
        assert sum(parts) == value("mediation_received", cut_off=cut_off)


def test_a_case_of_the_year_before_never_enters(nine_rows):
    assert value("mediation_cases", "112", cut_off=YEAR_END) == 1
    assert value("mediation_cases", "112", cut_off=date(2023, 12, 31), outcome="pending") == 1


def test_a_withdrawal_of_the_next_year_belongs_to_that_year(nine_rows):
    assert value("online_withdrawals", "114", cut_off=FEBRUARY) == 1


def test_the_issues_add_up_to_the_total(nine_rows):
    issues = ("wage", "contract", "occupational_injury", "retirement", "labor_insurance", "other")
    parts = [value("mediation_cases", cut_off=YEAR_END, issue=issue) or 0 for issue in issues]
    assert parts == [2, 2, 0, 1, 1, 0]


def test_the_pair_of_rates_prints_to_a_hundred(nine_rows):
    settled = figure("mediation_outcome_rate", cut_off=FEBRUARY, outcome="settled")
    failed = figure("mediation_outcome_rate", cut_off=FEBRUARY, outcome="not_settled")
    assert (settled.shown, failed.shown) == (60, 40)


def test_no_ended_case_gives_no_rate(brought):
    assert value("mediation_outcome_rate", outcome="settled") is None


def test_the_days_are_the_median_of_what_ended_in_the_year(nine_rows):
    # settled in 2024: a after 15, c 17, g 13, i 28 days; withdrawn: e after 4
    days = {"settled": 16, "withdrawn": 4}
    for outcome, expected in days.items():
        assert value("mediation_days", cut_off=YEAR_END, outcome=outcome) == expected


def test_what_was_not_known_yet_does_not_count(nine_rows):
    known_then = value(
        "mediation_cases", cut_off=FEBRUARY, as_of=date(2024, 12, 31), outcome="pending"
    )
    assert known_then == 2


def test_workers_are_counted_by_sex_as_far_as_known(brought):
    rows = [
        {**SETTLED, "case_no": "一", "workers": "5", "workers_female": "2"},
        {**SETTLED, "case_no": "二", "workers": "3"},
    ]
    brought("mediation", *rows)
    by_sex = {sex: value("workers_in_disputes", sex=sex) for sex in ("female", "male", "unknown")}
    assert by_sex == {"female": 2, "male": 3, "unknown": 3}
    assert value("workers_in_disputes") == 8
