"""Deadlines are shown against a given day, never against the clock, and explain themselves."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from laozheng.base.moments import TAIPEI
from laozheng.kernel.law.parameters import DatedValue
from laozheng.kernel.law.reckoning import Reckoning, Step

DUE = date(2024, 3, 8)


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (date(2024, 3, 4), "剩 4 日", "neutral"),
        (date(2024, 3, 5), "剩 3 日", "warn"),
        (date(2024, 3, 7), "剩 1 日", "warn"),
        (date(2024, 3, 8), "今日到期", "warn"),
        (date(2024, 3, 9), "逾期 1 日", "bad"),
    ],
)
def test_an_open_deadline_counts_the_days_that_are_left(render, day, words, tone):
    chip = render('{% deadline "open" due day %}', due=DUE, day=day).span
    assert words in chip.get_text()
    assert f"deadline-{tone}" in chip["class"]


def test_without_a_day_an_open_deadline_shows_its_date_only(render):
    page = render('{% deadline "open" due %}', due=DUE)
    assert page.get_text() == "113/03/08"
    assert page.time["datetime"] == "2024-03-08"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("met", "如期完成"),
        ("suspended", "停止計算"),
        ("lapsed", "期限已失效"),
        ("void", "不再適用"),
    ],
)
def test_a_settled_deadline_counts_no_days(render, state, words):
    shown = render("{% deadline state due day %}", state=state, due=DUE, day=date(2024, 4, 1))
    assert shown.get_text() == f"113/03/08{words}"


def test_a_late_deadline_says_by_how_many_days(render):
    shown = render('{% deadline "late" due met_on=met %}', due=DUE, met=date(2024, 3, 10))
    assert "逾 2 日完成" in shown.get_text()


def test_a_term_that_ends_at_an_hour_shows_the_hour(render):
    at = datetime(2024, 3, 11, 12, 0, tzinfo=TAIPEI)
    shown = render('{% deadline "open" due due_at=at %}', due=at.date(), at=at)
    assert shown.get_text() == "113/03/11 12:00"


def _reckoning(status: str) -> Reckoning:
    dated = DatedValue(
        "x.days", "指派期限", "days", 3, date(2011, 5, 1), "某法第12條", status, "national"
    )
    return Reckoning(
        result=DUE,
        steps=(Step("始日不算入。", "行政程序法第48條第2項"), Step("<b>末日</b>")),
        citations=("某法第12條",),
        values=(dated,),
        rule="x.due",
        starts_on=date(2024, 3, 6),
        due_on=DUE,
    )


def test_a_reckoning_shows_steps_articles_and_the_values_used(render):
    page = render('{% reckoning r "為什麼？" %}', r=_reckoning("C"))
    text = page.get_text()
    for part in (
        "為什麼？",
        "113/03/08",
        "始日不算入。",
        "行政程序法第48條第2項",
        "指派期限",
        "3日",
    ):
        assert part in text
    assert page.find("b") is None
    assert not page.details.has_attr("open")


def test_a_stored_reckoning_looks_like_the_fresh_one(render):
    reckoning = _reckoning("C")
    stored = render("{% reckoning r %}", r=reckoning.to_dict())
    assert str(stored) == str(render("{% reckoning r %}", r=reckoning))


def test_an_unconfirmed_value_marks_the_reckoning(render):
    assert "待確認" in render("{% reckoning r %}", r=_reckoning("U")).summary.get_text()
    assert "待確認" not in render("{% reckoning r %}", r=_reckoning("C")).get_text()


def test_a_term_that_has_not_begun_has_no_reckoning(render):
    assert render("{% reckoning r %}", r=None).get_text(strip=True) == ""


def test_a_value_of_several_codes_is_told_by_the_steps_and_prints_no_code(render):
    confirmed = _reckoning("C")
    table = replace(confirmed.values[0], value={"channel": 10, "rules": 30})
    reckoning = replace(confirmed, values=(table,))
    shown = render("{% reckoning r %}", r=reckoning).get_text()
    assert "數項，見步驟" in shown
    assert "channel" not in shown
