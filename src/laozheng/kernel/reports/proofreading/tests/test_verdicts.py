"""Each figure gets one verdict with its reason: records first, then what documents printed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from laozheng.kernel.reports.proofreading.binding.agreement import agrees
from laozheng.kernel.reports.proofreading.binding.binder import Binding
from laozheng.kernel.reports.proofreading.binding.candidates import Answer, Candidate
from laozheng.kernel.reports.proofreading.checks.declare import Check
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.report import Judged
from laozheng.kernel.reports.proofreading.tests.binding_cases import (
    CANDIDATES,
    YEAR,
    found,
    printed,
    recorded,
    written,
)
from laozheng.kernel.reports.proofreading.verdicts import judge

PLOTS = next(c for c in CANDIDATES if c.key == ("garden.plots", ()))
SUBSIDY = next(c for c in CANDIDATES if c.measure == "garden.subsidy")
CHANGE = next(c for c in CANDIDATES if c.measure == "garden.subsidy_change")
RATE = next(c for c in CANDIDATES if c.measure == "garden.kept_rate")


def figure(text: str, value: str, unit: str = "cases", **told: object) -> Finding:
    return found(written(f"認養{text}。"), text, value, unit, **told)


def judged(finding: Finding, candidate: Candidate, answer: Answer, sure: float = 0.9) -> Judged:
    """The verdict on one bound figure."""
    return judge([finding], {0: Binding(candidate, YEAR, sure, answer)}, ())[0]


def of_records(candidate: Candidate, value: Fraction | int) -> Answer:
    return Answer(record=recorded(candidate.key, candidate.unit, value))


def test_a_figure_that_the_records_give_agrees_and_leads_to_its_rows():
    one = judged(figure("90件", "90"), PLOTS, of_records(PLOTS, 90))
    assert (one.verdict, one.source, one.expected) == ("agrees", "records", "90件")
    assert one.link.startswith("/figures/garden.plots/")


def test_a_figure_that_the_records_do_not_give_says_both_numbers():
    one = judged(figure("98件", "98"), PLOTS, of_records(PLOTS, 90))
    assert one.verdict == "differs"
    assert "依紀錄為90件" in one.reason and "文中為98件" in one.reason


def test_without_records_a_document_decides_and_is_named():
    answer = Answer(vintage=printed("90", "cases"))
    assert judged(figure("90件", "90"), PLOTS, answer).verdict == "agrees"
    differs = judged(figure("98件", "98"), PLOTS, answer)
    assert differs.verdict == "differs" and "《範例年報》" in differs.reason and not differs.link


def test_records_win_over_a_document_and_both_are_told():
    answer = replace(of_records(PLOTS, 91), vintage=printed("90", "cases"))
    one = judged(figure("90件", "90"), PLOTS, answer)
    assert one.verdict == "differs" and one.expected == "91件"
    assert "《範例年報》刊印時為90件，其後紀錄已有變動" in one.reason


def test_a_figure_that_is_bound_with_little_certainty_is_never_called_wrong():
    one = judged(figure("98件", "98"), PLOTS, of_records(PLOTS, 90), sure=0.3)
    assert one.verdict == "unbound" and one.measure == "" and "菜圃" in one.reason


def test_a_figure_without_any_value_in_the_period_stays_open_with_its_measure():
    one = judged(figure("90件", "90"), PLOTS, Answer())
    assert (one.verdict, one.measure) == ("unbound", "garden.plots")


def test_a_target_is_not_compared_with_the_result():
    one = judged(figure("100件", "100", qualifier="target"), PLOTS, of_records(PLOTS, 90))
    assert one.verdict == "unbound" and "目標值" in one.reason


def test_a_number_that_cannot_be_read_is_told_and_a_date_is_left_alone():
    unreadable = replace(figure("9O件", "9"), value=None)
    day = replace(figure("3月4日", "3"), kind="date")
    assert [one.verdict for one in judge([unreadable, day], {}, ())] == ["unreadable", ""]


@pytest.mark.parametrize(
    ("text", "value", "told", "true", "holds"),
    [
        ("1,230,500元", "1230500", {}, 1_230_500, True),
        ("123萬元", "1230000", {}, 1_230_500, True),
        ("124萬元", "1240000", {}, 1_230_500, False),
        ("1,230仟元", "1230000", {}, 1_230_400, True),
        ("約120萬元", "1200000", {"qualifier": "about"}, 1_230_500, True),
        ("約100萬元", "1000000", {"qualifier": "about"}, 1_230_500, False),
        ("120萬餘元", "1200000", {"qualifier": "at_least"}, 1_230_500, True),
        ("125萬元", "1250000", {"qualifier": "at_least"}, 1_230_500, False),
        ("近125萬元", "1250000", {"qualifier": "nearly"}, 1_230_500, True),
        ("近120萬元", "1200000", {"qualifier": "nearly"}, 1_230_500, False),
    ],
)
def test_a_number_agrees_as_exactly_as_it_is_printed(text, value, told, true, holds):
    finding = figure(text, value, "twd", **told)
    assert agrees(finding, recorded(SUBSIDY.key, "twd", true), SUBSIDY) is holds


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [("66%", "66", False), ("67%", "67", True), ("66.67%", "66.67", True)],
)
def test_a_rate_agrees_with_the_decimals_that_it_prints(text, value, holds):
    finding = figure(text, value, "percent")
    assert agrees(finding, recorded(RATE.key, "percent", Fraction(2, 3)), RATE) is holds


@pytest.mark.parametrize(("direction", "holds"), [("down", True), ("up", False)])
def test_the_direction_word_must_follow_the_sign(direction, holds):
    finding = figure("2萬元", "20000", "twd", basis="change", direction=direction)
    assert agrees(finding, recorded(CHANGE.key, "twd", -20_000), CHANGE) is holds


def test_an_amount_in_thousands_meets_one_in_full():
    known = printed("1230.5", "thousand_twd")
    assert agrees(figure("123萬500元", "1230500", "twd"), known, SUBSIDY)


def test_the_right_number_in_a_unit_that_counts_something_else_is_told():
    visits = next(c for c in CANDIDATES if c.measure == "garden.visits")
    answer = of_records(visits, 90)
    one = judged(figure("90人", "90", "persons"), visits, answer)
    assert one.verdict == "differs" and one.expected == "90人次" and "單位" in one.reason
    assert judged(figure("80人", "80", "persons"), visits, answer).verdict == "unbound"


def failed(*figures: int, found: str = "") -> Check:
    return Check("sum", (1,), "91", found, "contradicts", "三項相加為91，與文中的90不符。", figures)


def test_a_failed_sum_blames_what_only_a_document_confirms():
    figures = [figure("90件", "90"), figure("81件", "81")]
    bindings = {
        0: Binding(PLOTS, YEAR, 0.9, Answer(vintage=printed("90", "cases"))),
        1: Binding(PLOTS, YEAR, 0.9, of_records(PLOTS, 81)),
    }
    verdicts = [one.verdict for one in judge(figures, bindings, [failed(0, 1)])]
    assert verdicts == ["contradicts", "agrees"]


def test_a_failure_of_many_figures_blames_none_of_them():
    figures = [figure("90件", "90")] * 5
    verdicts = {one.verdict for one in judge(figures, {}, [failed(0, 1, 2, 3, 4)])}
    assert verdicts == {"unbound"}


def test_a_failed_sum_blames_the_number_that_it_found_wrong():
    figures = [figure("90件", "90"), figure("81件", "81")]
    verdicts = [one.verdict for one in judge(figures, {}, [failed(0, 1, found="90")])]
    assert verdicts == ["contradicts", "unbound"]
