"""What must hold before a book may be frozen."""

from dataclasses import replace

import pytest

from laozheng.kernel.reports.declare import Bound, Cell, Footing, Table
from laozheng.kernel.reports.document import Problem
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.proofs import (
    mistaken_terms,
    outdated_law,
    typed_figures,
    typed_number,
    typed_spans,
    undated,
    unstated,
    wrong_points,
)
from laozheng.kernel.reports.tests.example_book import mediation_with
from laozheng.kernel.reports.tests.example_tables import DISPUTES_BY_ISSUE
from laozheng.kernel.reports.tests.fakes import YEAR_113


@pytest.mark.parametrize(
    "text",
    [
        "113年度受理",
        "113年4月27日召開，9月26日頒獎",
        "自101年3月15日實施，截至113年底",
        "依勞動基準法第84條之1第2項第3款核備",
        "第2次會議",
        "舉辦「2024就業博覽會」",
        "R7場館",
        "共{{disputes.mediation_cases | counter}}",
        "工會幹部等二類人員",
    ],
)
def test_dates_ordinals_articles_and_names_are_no_figures(text: str) -> None:
    assert list(typed_figures(parse(text))) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("受理3,935件", "3,935"),
        ("補助284萬633元", "284"),
        ("成立率76%", "76"),
        ("設籍滿4個月", "4"),
        ("於３場次宣導", "３"),
        ("為期30日內提出", "30"),
        ("113年度受理70案", "70"),
    ],
)
def test_a_typed_figure_is_found(text: str, number: str) -> None:
    found = list(typed_figures(parse(text)))
    assert found
    assert number in found[0]


@pytest.mark.parametrize("mark", ["1.", "(1)", "（二）", "三、", "12、"])
def test_a_typed_list_number_is_found(mark: str) -> None:
    assert typed_number(parse(f"{mark}受理案件")) == mark


def test_a_number_in_a_sentence_is_no_list_number() -> None:
    assert typed_number(parse("113年度")) == ""
    assert typed_number(parse("三項措施")) == ""


def test_an_estimate_must_be_called_one() -> None:
    assert list(unstated(parse("就業率{{a.b | estimate}}")))
    assert not list(unstated(parse("就業率預計{{a.b | estimate}}")))
    assert list(unstated(parse("達{{target a.b}}以上")))
    assert not list(unstated(parse("年度目標{{target a.b}}以上")))


def test_a_figure_outside_the_period_must_be_told_as_such() -> None:
    assert list(unstated(parse("辦理{{a.b | outside}}場")))
    assert not list(unstated(parse("年度結束之後辦理{{a.b | outside}}場")))


def test_a_typed_figure_is_read_where_it_stands() -> None:
    text = "113年4月受理{{a.b | counter}}，補助284萬633元、76%，第3條。"
    found = [(text[one.start : one.end], str(one.value)) for one in typed_spans(text)]
    assert found == [("284萬633", "2840633"), ("76", "76")]


def test_a_stock_needs_its_day() -> None:
    stocks = frozenset({"a.b"})
    assert undated(parse("志工{{a.b}}人"), stocks)
    assert not undated(parse("截至年底志工{{a.b}}人"), stocks)
    assert not undated(parse("{{period form=end}}志工{{a.b}}人"), stocks)
    assert not undated(parse("志工{{a.c}}人"), stocks)


def test_a_replaced_term_is_found_outside_quotes() -> None:
    assert list(mistaken_terms(parse("補助殘廢者"))) == ["「殘廢」已改稱「失能」，請改用新名稱。"]
    assert list(mistaken_terms(parse("依「外籍勞工管理」計畫，保護戶外勞工"))) == []


def test_a_difference_of_rates_is_told_in_points() -> None:
    rates = frozenset({"a.rate"})
    assert list(wrong_points(parse("增{{a.rate | change=prev}}"), rates))
    assert not list(wrong_points(parse("增{{a.rate | points=prev}}"), rates))


def test_law_of_an_earlier_year_is_found() -> None:
    assert list(outdated_law(parse("滿{{law a.b on=112/12/31}}"), YEAR_113))
    assert not list(outdated_law(parse("滿{{law a.b on=113/06/30}}、{{law a.b}}"), YEAR_113))


def test_a_part_may_not_be_greater_than_its_whole() -> None:
    part, whole = "{{disputes.online_applications}}", "{{disputes.litigation_aid_approvals}}"
    for text, count in (
        (f"共{whole}件，其中{part}件", 1),
        (f"共{part}件，其中{whole}件", 0),
        (f"共{whole}件。其中{part}件", 0),
        (f"共{whole}件，另{part}件", 0),
    ):
        _, document = mediation_with(text)
        found = [problem.text for problem in document.problems if problem.kind == "subset"]
        assert len(found) == count
        assert all("其中」之後的1,762大於總數50" in sentence for sentence in found)


def problems_of(table: Table) -> list[Problem]:
    _, document = mediation_with("{{table " + table.id + "}}", **{table.id: table})
    return [problem for problem in document.problems if problem.kind == "footing"]


def test_the_mediation_table_foots() -> None:
    assert problems_of(DISPUTES_BY_ISSUE) == []


def test_a_row_that_does_not_foot_stops_the_book() -> None:
    wrong = replace(DISPUTES_BY_ISSUE, footings=(Footing("columns", total=4, parts=(1, 2)),))
    first = problems_of(wrong)[0]
    assert first.weight == "stop"
    assert "第1列的1,446＋530＝1,976，與合計1,977不符" in first.text


def test_a_column_that_does_not_foot_stops_the_book() -> None:
    wrong = replace(DISPUTES_BY_ISSUE, footings=(Footing("rows", total=6, parts=(0, 1)),))
    assert "第2欄的1,446＋724＝2,170，與合計2,871不符" in problems_of(wrong)[0].text


def test_a_remark_over_all_rows_is_no_addend() -> None:
    counted = [p.text for p in problems_of(DISPUTES_BY_ISSUE) if "579" in p.text]
    assert counted == []


def test_an_empty_figure_is_passed_over() -> None:
    cells = tuple(
        Cell(Bound("disputes.mediation_cases", {"issue": issue})) for issue in ("wage", "contract")
    )
    # The rate is no whole number, so that there is nothing to add up.
    rate = Cell(Bound("disputes.mediation_outcome_rate", {"outcome": "settled"}))
    table = Table("t.x", "表", (), ((*cells, rate),), footings=(Footing("columns", 2, (0, 1)),))
    assert problems_of(table) == []


def test_different_units_are_not_added_up() -> None:
    cells = tuple(
        Cell(Bound(f"disputes.litigation_aid_{name}"))
        for name in ("persons", "amount", "approvals")
    )
    table = Table("t.x", "表", (), (cells,), footings=(Footing("columns", 2, (0, 1)),))
    assert "第1行相加的單位不同" in problems_of(table)[0].text
