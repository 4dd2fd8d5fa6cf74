"""Sentences carried into a new year, and why they may no longer be true."""

from dataclasses import replace

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.reports.declare import WordSource
from laozheng.kernel.reports.marks import KINDS, TwoYears, marks_of
from laozheng.kernel.reports.resolve import Sources
from laozheng.kernel.reports.tests.fakes import (
    AS_OF,
    CUT_OFF,
    YEAR_113,
    FakeLaw,
    a_figure,
    figure_set,
)

YEAR_114 = Period.parse("114")
PRIOR = {"basis": "prior_year"}


def sources(period: Period, *figures: Figure, months: int = 4, names: int = 1) -> Sources:
    named = WordSource("a.names", lambda *_: [{"name": "甲"}] * names)
    return Sources(
        period=period,
        cut_off=CUT_OFF,
        as_of=AS_OF,
        figures=figure_set(figures),
        law=FakeLaw(disputes__aid_domicile_months=months),
        words={"a.names": named},
    )


def one(
    value: int | None, period: Period, dims: dict[str, str] | None = None, **more: str
) -> Figure:
    return a_figure(value, measure="a.b", period=period, dims=dims, **more)  # type: ignore[arg-type]


def marks(text: str, before: int | None, now: int | None) -> list[tuple[str, str]]:
    """Kind and reason of the marks of a text about ``a.b``, with its change from year to year."""
    years = TwoYears(
        sources(YEAR_113, one(before, YEAR_113), one(5, YEAR_113, PRIOR)),
        sources(YEAR_114, one(now, YEAR_114), one((now or 0) - (before or 0), YEAR_114, PRIOR)),
    )
    return [(mark.kind, mark.why) for mark in marks_of(text, years)]


def test_a_sentence_whose_figure_hardly_moved_has_no_mark() -> None:
    assert marks("共{{a.b | counter}}。", 100, 119) == []


@pytest.mark.parametrize(
    ("before", "now", "kind", "why"),
    [
        (100, 121, "large_change", "100 → 121（+21.0%）"),
        (100, 60, "large_change", "100 → 60（-40.0%）"),
        (100, 0, "no_rows", "本期沒有發生：保留、修改或刪除？"),
        (0, 3, "first", "0 → 3，請說明是否首次"),
    ],
)
def test_a_figure_that_moved_is_told_with_both_values(
    before: int, now: int, kind: str, why: str
) -> None:
    assert marks("共{{a.b | counter}}。".replace(" | counter", ""), before, now) == [(kind, why)]


def test_nothing_in_both_years_is_no_news() -> None:
    assert marks("共{{a.b}}。", 0, 0) == []


def test_a_direction_word_that_turned_is_marked() -> None:
    text = "較前一年{{word a.b change=prev}}{{a.b | change=prev abs counter}}。"
    assert marks(text, 100, 90) == [("turned", "上期為「增加」，本期為「減少」")]
    assert marks(text, 100, 109) == []


def test_a_typed_direction_word_is_held_against_the_figure() -> None:
    text = "較前一年增加{{a.b | change=prev abs counter}}。"
    assert marks(text, 100, 90) == [("turned", "文字寫「增加」，本期實為減少；請改用方向詞綁定")]
    assert marks(text, 100, 105) == []
    assert marks("案件減少為{{a.b}}件。", 100, 110) == [
        ("turned", "文字寫「減少」，本期實為增加；請改用方向詞綁定")
    ]


def test_a_word_of_another_clause_is_not_held_against_the_figure() -> None:
    assert marks("宣導增加，受理{{a.b}}件。", 100, 90) == []


def test_a_constant_waits_for_confirmation() -> None:
    assert marks("志工{{const 16 | source=112年函}}人。", 1, 1) == [
        ("constant", "「16」出自112年函，請確認本期仍適用")
    ]


def test_years_and_claims_of_last_year_are_asked_about() -> None:
    assert [kind for kind, _ in marks("113年4月27日首次辦理，共{{a.b}}場。", 5, 5)] == [
        "fixed_period",
        "claim",
    ]
    assert [kind for kind, _ in marks("共{{a.b | p=113}}場。", 5, 5)] == ["fixed_period", "gap"]


def test_an_estimate_or_target_is_asked_about() -> None:
    assert ("statement", "這是預估值，請確認本期的說法") in marks("預計{{a.b | estimate}}。", 5, 5)
    assert marks("目標{{target a.b}}。", 5, 5) == [("statement", "這是目標，請確認本期的目標")]


def test_law_lists_and_activities() -> None:
    before, now = sources(YEAR_113), sources(YEAR_114, months=6, names=0)
    text = (
        "設籍滿{{law disputes.aid_domicile_months | counter}}者。"
        "獲選者{{list a.names}}。{{event a.names id=1}}。"
    )
    found = marks_of(text, TwoYears(before, now))
    assert [(mark.kind, mark.sentence) for mark in found] == [
        ("law", "設籍滿{{law disputes.aid_domicile_months | counter}}者。"),
        ("empty_list", "獲選者{{list a.names}}。"),
        ("event", "{{event a.names id=1}}。"),
    ]
    assert found[0].why == "4個月 → 6個月"


def test_a_figure_that_was_restated_is_marked() -> None:
    years = TwoYears(
        sources(YEAR_113, one(7, YEAR_113)),
        sources(YEAR_114, one(7, YEAR_114)),
        restated=frozenset({Request.of("a.b", YEAR_113)}),
    )
    assert [mark.kind for mark in marks_of("共{{a.b}}。", years)] == ["restated"]


def test_an_unknown_value_is_a_gap_and_nothing_held_is_not() -> None:
    before = sources(YEAR_113, one(7, YEAR_113))
    for emptiness, kind in (("unknown", "gap"), ("none_held", "no_rows")):
        figure = replace(one(None, YEAR_114), emptiness=emptiness, rows=None)  # type: ignore[arg-type]
        found = marks_of("共{{a.b}}。", TwoYears(before, sources(YEAR_114, figure)))
        assert [mark.kind for mark in found] == [kind]


def test_of_several_figures_the_reason_names_its_own() -> None:
    other = [a_figure(0, measure="a.c", period=year) for year in (YEAR_113, YEAR_114)]
    others = [
        a_figure(9, measure="a.d", period=YEAR_113),
        a_figure(0, measure="a.d", period=YEAR_114),
    ]
    years = TwoYears(
        sources(YEAR_113, one(9, YEAR_113), other[0], others[0]),
        sources(YEAR_114, one(0, YEAR_114), other[1], others[1]),
    )
    (mark,) = marks_of("共{{a.b}}、{{a.c}}、{{a.d}}。", years)
    assert mark.why == "a.b、a.d：本期沒有發生：保留、修改或刪除？"


def test_what_was_missing_already_is_no_news() -> None:
    assert (
        marks_of("共{{x.y}}，{{list x.names}}。", TwoYears(sources(YEAR_113), sources(YEAR_114)))
        == ()
    )


def test_every_kind_has_words() -> None:
    assert all(KINDS.values())
