"""Charts: axes with round steps, values at their places, words for those who do not see them."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.reports.render.charts.drawing import SVG, draw
from laozheng.kernel.reports.render.charts.palette import LOOKS
from laozheng.kernel.reports.render.charts.pixels import chart_json, png_of
from laozheng.kernel.reports.render.charts.scale import axis_for
from laozheng.kernel.reports.tests.example_layouts import a_chart

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(st.lists(amounts, min_size=1, max_size=20))
def test_an_axis_takes_in_all_values_and_zero_in_a_few_steps(values: list[Decimal]) -> None:
    axis = axis_for(values, whole=False)
    known = [Decimal(0), *values]
    assert axis.ticks[0] <= min(known) and max(known) <= axis.ticks[-1]
    assert 2 <= len(axis.ticks) <= 9
    assert Decimal(0) in axis.ticks
    step = axis.ticks[1] - axis.ticks[0]
    assert str(step.normalize()).lstrip("0.")[0] in "125"


def test_counts_have_no_half_steps() -> None:
    assert [int(tick) for tick in axis_for([Decimal(2)], whole=True).ticks] == [0, 1, 2]
    assert [int(tick) for tick in axis_for([], whole=True).ticks] == [0, 1]


@pytest.mark.parametrize("kind", ["bar", "line", "share"])
def test_a_chart_has_a_name_and_its_values_in_words(kind: str) -> None:
    drawing = draw(a_chart(kind))
    ids = str(drawing.get("aria-labelledby")).split()
    title, text = (drawing.find(SVG.tag(name)) for name in ("title", "desc"))
    assert title is not None and text is not None
    assert [title.get("id"), text.get("id")] == ids
    assert title.text == "歷年重大職災"
    assert "件數：111年30、112年31、113年34；死亡人數：111年32、112年…、113年35。" in str(text.text)


def test_bars_are_as_high_as_their_values() -> None:
    bars = [r for r in draw(a_chart("bar")).iter(SVG.tag("rect")) if r.get("stroke")][2:]
    heights = [float(bar.get("height", "0")) for bar in bars]
    # The gap of the second series has no bar; the axis ends at 40, and 220 units stand for it.
    assert heights == pytest.approx([5.5 * value for value in (30, 31, 34, 32, 35)], abs=0.02)


def test_a_line_breaks_at_a_gap() -> None:
    paths = [p.get("d", "") for p in draw(a_chart("line")).iter(SVG.tag("path"))]
    assert [path.count("M") for path in paths] == [1, 2]


def test_shares_add_up_to_a_hundred() -> None:
    written = [str(text.text) for text in draw(a_chart("share")).iter(SVG.tag("text"))]
    percents = [int(text.removesuffix("%")) for text in written if text.endswith("%")]
    # 31.6, 32.6, 35.8: the two units left go to the largest remainders.
    assert percents == [31, 33, 36, 48, 52]


def test_series_stay_apart_without_color() -> None:
    def gray(color: str) -> float:
        red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert min(abs(gray(a.fill) - gray(b.fill)) for a, b in combinations(LOOKS, 2)) >= 20
    assert len({(look.dash, look.mark) for look in LOOKS}) == len(LOOKS)


def test_pixels_depend_on_the_chart_alone() -> None:
    png = png_of(a_chart())
    assert png.startswith(b"\x89PNG") and png == png_of(a_chart())
    told = chart_json(a_chart())
    assert "<text" not in told["shapes"]
    assert {word["text"] for word in told["words"]} >= {"111年", "件數", "34"}
