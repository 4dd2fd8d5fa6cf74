"""Charts are true to their values: heights, gaps, zero lines, and a table of the same numbers."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.interfaces.ui.charts import Chart, Series, nice_ticks, plot

MONTHS = ["1月", "2月", "3月"]


def _chart(*values: object, kind: str = "bars") -> Chart:
    return Chart("c", "案件", "說明", MONTHS, [Series("受理", list(values))], kind)


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
def test_ticks_cover_the_values_with_even_round_steps(low, spread):
    low, high = min(low, 0), low + spread
    if high < low:
        low, high = high, low
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low + 1e-6
    assert ticks[-1] >= high - 1e-6
    steps = {Decimal(b) - Decimal(a) for a, b in pairwise(ticks)}
    assert len(steps) == 1
    assert 2 <= len(ticks) <= 9


def test_heights_of_bars_are_in_proportion_to_the_values():
    bars = plot(_chart(100, 50, 25)).drawn[0].marks
    assert bars[0].height == pytest.approx(2 * bars[1].height, abs=0.2)
    assert bars[0].height == pytest.approx(4 * bars[2].height, abs=0.3)
    assert {round(bar.y + bar.height, 1) for bar in bars} == {plot(_chart(100, 50, 25)).base}


def test_a_negative_bar_hangs_below_the_zero_line():
    drawn = plot(_chart(10, -10, 0))
    up, down, _zero = drawn.drawn[0].marks
    assert up.y < drawn.base
    assert down.y == drawn.base
    assert down.label_y > down.y + down.height


def test_a_missing_value_is_a_gap_and_not_a_zero():
    drawn = plot(_chart(10, None, 12, kind="lines")).drawn[0]
    assert [mark.value for mark in drawn.marks] == [10, 12]
    assert drawn.paths == ()
    assert len(plot(_chart(10, 11, 12, kind="lines")).drawn[0].paths) == 1


def test_a_chart_of_nothing_but_gaps_can_be_drawn():
    assert plot(_chart(None, None, None)).drawn[0].marks == ()


def test_a_series_must_fit_its_categories():
    with pytest.raises(ValueError, match="one value for each"):
        Chart("c", "t", "d", MONTHS, [Series("x", [1])])


def test_a_chart_is_named_described_and_accompanied_by_its_table(render):
    page = render("{% chart c %}", c=_chart(1742, 0, None))
    named, described = page.svg["aria-labelledby"].split()
    assert page.find(id=named).get_text() == "案件"
    assert page.find(id=described).get_text() == "說明"
    cells = [td.get_text() for td in page.table("td")]
    assert cells == ["1,742", "0", "…不詳"]


def test_series_differ_in_shape_and_not_in_color_alone(render):
    chart = Chart("c", "t", "d", MONTHS, [Series("a", [1, 2, 3]), Series("b", [3, 2, 1])], "lines")
    groups = render("{% chart c %}", c=chart).svg("g", class_="series")
    assert groups[0].circle
    assert groups[1].rect
