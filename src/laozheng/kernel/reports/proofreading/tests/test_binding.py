"""Figures are bound by words, unit, codes and basis; a value alone binds nothing."""

from dataclasses import replace
from decimal import Decimal

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading.binding.binder import bind, span_of
from laozheng.kernel.reports.proofreading.binding.candidates import Answer, Phrasing
from laozheng.kernel.reports.proofreading.binding.words import core, is_filler, pieces
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.tests.binding_cases import (
    YEAR,
    Garden,
    candidate,
    found,
    written,
)
from laozheng.kernel.reports.proofreading.text import SourceText


def bound(source: SourceText, *findings: Finding, facts: Garden | None = None) -> list[str]:
    """Measure and codes of each figure, "" for one that is bound to nothing."""
    bindings = bind(source, findings, YEAR, facts or Garden())
    return [
        " ".join([b.candidate.measure, *(f"{n}={c}" for n, c in b.candidate.dims)])
        if (b := bindings.get(number))
        else ""
        for number in range(len(findings))
    ]


def test_a_figure_is_bound_by_the_words_before_it():
    text = written("113年度開放菜園參觀，共計1,200人次。")
    assert bound(text, found(text, "1,200人次", "1200", "person_times")) == ["garden.visits"]


def test_a_wrong_value_is_bound_to_the_same_measure():
    text = written("113年度開放菜園參觀，共計7人次。")
    assert bound(text, found(text, "7人次", "7", "person_times")) == ["garden.visits"]


def test_the_right_value_among_other_words_binds_nothing():
    text = written("113年度舉辦音樂會，吸引1,200人次。")
    assert bound(text, found(text, "1,200人次", "1200", "person_times")) == [""]


def test_another_unit_is_another_figure():
    text = written("113年度開放菜園參觀，共計1,200場次。")
    assert bound(text, found(text, "1,200場次", "1200", "sessions")) == [""]


def test_money_never_meets_a_count_and_a_rate_never_either():
    text = written("核發種苗補助經費123萬500元，菜圃成活率90%。")
    amount = found(text, "123萬500元", "1230500", "twd")
    rate = found(text, "90%", "90", "percent")
    assert bound(text, amount, rate) == ["garden.subsidy", "garden.kept_rate"]


def test_codes_near_the_figure_choose_the_part_and_longer_words_win():
    text = written("認養菜圃90件，其中成活81件、未成活9件。")
    whole = found(text, "90件", "90", "cases")
    kept = found(text, "81件", "81", "cases", basis="subset")
    nine = Finding(1, text.lines[0].text.rindex("9件") + 1, "9件", Decimal(9), "cases", "件",
                   "statistic", basis="subset")  # fmt: skip
    assert bound(text, whole, kept, nine) == [
        "garden.plots",
        "garden.plots outcome=kept",
        "garden.plots outcome=lost",
    ]


def test_a_change_is_not_bound_to_the_plain_figure():
    text = written("種苗補助經費123萬500元，較前一年減少2萬元。")
    plain = found(text, "123萬500元", "1230500", "twd")
    change = found(text, "2萬元", "20000", "twd", basis="change", direction="down")
    assert bound(text, plain, change) == [
        "garden.subsidy",
        "garden.subsidy_change basis=prior_year",
    ]


def test_a_cumulative_figure_and_the_one_of_the_year_are_told_apart():
    text = written("線上報名自101年開辦，累計2,500件，其中113年300件。")
    since = found(text, "2,500件", "2500", "cases", basis="cumulative")
    year = found(text, "300件", "300", "cases", basis="subset")
    assert bound(text, since, year) == ["garden.signups scope=cumulative", "garden.signups"]


def test_the_heads_of_a_cell_are_its_words():
    text = written("菜圃統計", "屋頂", "81")
    cell = found(text, "81", "81", "", row_label="認養菜圃", column_label="成活")
    assert bound(text, cell) == ["garden.plots outcome=kept"]


def test_two_numbers_of_one_line_are_not_one_figure():
    text = written("菜園參觀1,200人次，園區參觀35人次。")
    first = found(text, "1,200人次", "1200", "person_times")
    second = found(text, "35人次", "35", "person_times")
    assert bound(text, first, second) == ["garden.visits", ""]


def test_what_follows_in_the_source_is_expected_to_follow_in_the_text():
    def pair(code: str, place: int) -> tuple:
        return (
            candidate(f"garden.{code}_groups", "參訪團體", "groups",
                      Phrasing("參訪團體", "", "年報", place)),
            candidate(f"garden.{code}_talks", f"{code}解說場次", "sessions",
                      Phrasing(f"{code}解說", "", "年報", place + 1)),
        )  # fmt: skip

    facts = Garden(candidates=[*pair("春季", 10), *pair("秋季", 20)], values={})
    text = written("參訪團體5組，秋季解說3場次。")
    figures = found(text, "5組", "5", "groups"), found(text, "3場次", "3", "sessions")
    assert bound(text, *figures, facts=facts) == ["garden.秋季_groups", "garden.秋季_talks"]


def test_all_values_are_asked_for_in_one_call():
    facts = Garden()
    text = written("菜園參觀1,200人次。", "認養菜圃90件。")
    visits = found(text, "1,200人次", "1200", "person_times")
    bound(text, visits, found(text, "90件", "90", "cases"), facts=facts)
    assert facts.calls == 1


def test_a_day_within_the_period_does_not_change_the_period():
    day = Period.parse("2024-12-31..2024-12-31")
    finding = found(written("90件"), "90件", "90", "cases", period=day)
    assert span_of(finding, YEAR) == YEAR


def test_another_year_that_the_text_names_is_asked_for():
    year = Period.parse("112")
    finding = found(written("90件"), "90件", "90", "cases", period=year)
    assert span_of(finding, YEAR) == year


def test_the_year_of_the_subject_is_not_always_the_year_of_the_figure():
    text = written("112年度認養菜圃90件。")
    finding = found(text, "90件", "90", "cases", period=Period.parse("112"))
    binding = bind(text, [finding], YEAR, KnowsOneYear())[0]
    assert binding.period == YEAR and binding.answer.best
    wrong = replace(finding, value=Decimal(91))
    assert bind(text, [wrong], YEAR, KnowsOneYear())[0].answer.best is None


class KnowsOneYear(Garden):
    """Nothing is known of other years."""

    def answers(self, asked):
        told = super().answers(asked)
        return {key: answer if key[1] == YEAR else Answer() for key, answer in told.items()}


def test_one_of_each_is_not_the_sum():
    text = written("兩處各認養菜圃45件。")
    each = found(text, "45件", "45", "cases", basis="per")
    assert bound(text, each) == [""]


def test_a_number_that_a_near_rival_has_makes_a_binding_less_sure():
    rivals = (
        candidate("garden.roof", "屋頂菜圃收成", "kg"),
        candidate("garden.yard", "庭院菜圃收成", "kg"),
    )
    values = {rivals[0].key: 40, rivals[1].key: 70}
    text = written("屋頂菜圃收成70公斤。")
    figure = found(text, "70公斤", "70", "kg")
    surely = bind(text, [replace(figure, value=Decimal(71))], YEAR, Garden(rivals, values))[0]
    doubtful = bind(text, [figure], YEAR, Garden(rivals, values))[0]
    assert surely.candidate == doubtful.candidate == rivals[0]
    assert doubtful.confidence < surely.confidence


def test_names_are_compared_by_neighboring_characters():
    assert pieces("權益基金") == {"權益", "益基", "基金"}
    assert pieces("113年度 R7 基地") == {"r7", "基地"}
    assert core("權益基金申請案數") == "權益基金申請"
    assert is_filler("，其中113年度計有") and not is_filler("參加人員計有")
