"""A chart as SVG of our own: title and description inside, values written at their places.

Bars stand side by side, lines break at a gap, parts of a whole fill one bar. The table of the
data stands under the chart and is not drawn here.
"""

from decimal import Decimal

from laozheng.base.rounding import largest_remainder
from laozheng.kernel.reports.document import ShownChart, ShownSeries, Value
from laozheng.kernel.reports.render.charts.palette import GRID, INK, MUTED, PAPER, look_of
from laozheng.kernel.reports.render.charts.scale import Axis, axis_for
from laozheng.kernel.reports.render.xml import Element, Vocabulary

SVG = Vocabulary({"": "http://www.w3.org/2000/svg"})
WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 628, 52, 272
FONTS = "Noto Sans TC, Noto Sans CJK TC, Microsoft JhengHei, sans-serif"
KINDS = {"bar": "長條圖", "line": "折線圖", "share": "百分比圖"}
_GROUP = 0.72
_ROW, _BAR = 78, 34


def draw(chart: ShownChart) -> Element:
    """The chart as an ``svg`` element, 640 units wide."""
    shares = chart.kind == "share"
    height = height_of(chart)
    name = f"chart-{slug(chart.id)}"
    legend = chart.categories if shares else tuple(one.label for one in chart.series)
    return SVG(
        "svg",
        {
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": str(WIDTH),
            "height": str(height),
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-text",
            "font-family": FONTS,
            "font-size": "14",
            "fill": INK,
        },
        SVG("title", {"id": f"{name}-title"}, chart.caption),
        SVG("desc", {"id": f"{name}-text"}, description(chart)),
        SVG("rect", {"width": str(WIDTH), "height": str(height), "fill": PAPER}),
        *_legend(legend, is_line=chart.kind == "line"),
        *(_shares(chart) if shares else _plot(chart)),
    )


def height_of(chart: ShownChart) -> int:
    """The height of a chart that is WIDTH wide."""
    return TOP + _ROW * len(chart.series) + 20 if chart.kind == "share" else HEIGHT


def slug(identity: str) -> str:
    """An id for HTML from the id of a chart or table."""
    return identity.replace(".", "-").replace("_", "-")


def description(chart: ShownChart) -> str:
    """The chart in words: its kind and every series with its values."""
    told = (
        f"{series.label}："
        + "、".join(
            f"{category}{point.text}"
            for category, point in zip(chart.categories, series.points, strict=True)
        )
        for series in chart.series
    )
    return f"{KINDS[chart.kind]}。{'；'.join(told)}。"


def _amount(point: object) -> Decimal | None:
    if not isinstance(point, Value):
        return None
    shown = point.figure.shown
    return None if shown is None else Decimal(shown)


def _plot(chart: ShownChart) -> list[Element]:
    amounts = [_amount(point) for series in chart.series for point in series.points]
    known = [amount for amount in amounts if amount is not None]
    axis = axis_for(known, whole=all(a == a.to_integral_value() for a in known))
    drawn = _grid(axis)
    band = (RIGHT - LEFT) / max(1, len(chart.categories))
    # Many short periods: every second or third name keeps them apart.
    every = 1 + len(chart.categories) // 13
    for number, category in enumerate(chart.categories):
        if number % every == 0:
            drawn.append(_text(LEFT + band * (number + 0.5), BOTTOM + 22, category))
    for position, series in enumerate(chart.series):
        if chart.kind == "line":
            drawn += _line(series, position, axis, band)
        else:
            drawn += _bars(series, position, len(chart.series), axis, band)
    return drawn


def _y(axis: Axis, amount: Decimal) -> float:
    return BOTTOM - (BOTTOM - TOP) * axis.share(amount)


def _grid(axis: Axis) -> list[Element]:
    drawn = []
    for tick in axis.ticks:
        y = _y(axis, tick)
        color = MUTED if tick == 0 else GRID
        ends = {"x1": _n(LEFT), "x2": _n(RIGHT), "y1": _n(y), "y2": _n(y)}
        drawn.append(SVG("line", {**ends, "stroke": color}))
        drawn.append(_text(LEFT - 8, y + 5, f"{tick.normalize():,f}", anchor="end", color=MUTED))
    return drawn


def _bars(series: ShownSeries, position: int, count: int, axis: Axis, band: float) -> list[Element]:
    width = band * _GROUP / count
    look, zero = look_of(position), _y(axis, Decimal(0))
    drawn = []
    for number, point in enumerate(series.points):
        x = LEFT + band * (number + (1 - _GROUP) / 2) + width * position
        amount = _amount(point)
        top = zero if amount is None else _y(axis, amount)
        if amount is not None:
            place = {"x": _n(x), "y": _n(min(top, zero)), "width": _n(width)}
            size = {"height": _n(abs(zero - top)), "fill": look.fill, "stroke": INK}
            drawn.append(SVG("rect", {**place, **size, "stroke-width": "0.8"}))
        # Wide numbers over narrow bars would run into each other; the table has them all.
        if width >= 7 * len(point.text):
            drawn.append(_text(x + width / 2, min(top, zero) - 5, point.text, size=12))
    return drawn


def _line(series: ShownSeries, position: int, axis: Axis, band: float) -> list[Element]:
    look = look_of(position)
    drawn: list[Element] = []
    path, begun = [], False
    for number, point in enumerate(series.points):
        amount = _amount(point)
        if amount is None:
            begun = False
            continue
        x, y = LEFT + band * (number + 0.5), _y(axis, amount)
        path.append(f"{'L' if begun else 'M'}{_n(x)} {_n(y)}")
        begun = True
        drawn.append(_mark(look.mark, x, y, look.stroke))
        if len(series.points) <= 12:
            drawn.append(_text(x, y - 10, point.text, size=12))
    line = {"d": " ".join(path), "fill": "none", "stroke": look.stroke, "stroke-width": "2.2"}
    if look.dash:
        line["stroke-dasharray"] = look.dash
    return [SVG("path", line), *drawn] if path else drawn


def _shares(chart: ShownChart) -> list[Element]:
    drawn: list[Element] = []
    for row, series in enumerate(chart.series):
        y = TOP + _ROW * row + 24
        drawn.append(_text(LEFT - 48, y - 8, series.label, anchor="start"))
        amounts = [_amount(point) or Decimal(0) for point in series.points]
        percents = largest_remainder(amounts, 100)
        whole, x = sum(amounts) or Decimal(1), float(LEFT - 48)
        for number, (amount, percent) in enumerate(zip(amounts, percents, strict=True)):
            width = float(amount / whole) * (RIGHT - LEFT + 48)
            place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(_BAR)}
            fill = look_of(number).fill
            drawn.append(SVG("rect", {**place, "fill": fill, "stroke": INK, "stroke-width": "0.8"}))
            if width >= 40:
                color = PAPER if _is_dark(fill) else INK
                drawn.append(_text(x + width / 2, y + 22, f"{percent}%", color=color))
            x += width
    return drawn


def _is_dark(color: str) -> bool:
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _legend(labels: tuple[str, ...], *, is_line: bool) -> list[Element]:
    drawn: list[Element] = []
    x = 16.0
    for position, label in enumerate(labels):
        look = look_of(position)
        if is_line:
            line = {"x1": _n(x), "x2": _n(x + 30), "y1": "20", "y2": "20", "stroke": look.stroke}
            if look.dash:
                line["stroke-dasharray"] = look.dash
            drawn.append(SVG("line", {**line, "stroke-width": "2.2"}))
            drawn.append(_mark(look.mark, x + 15, 20, look.stroke))
        else:
            box = {"x": _n(x + 10), "y": "12", "width": "18", "height": "16", "fill": look.fill}
            drawn.append(SVG("rect", {**box, "stroke": INK, "stroke-width": "0.8"}))
        drawn.append(_text(x + 36, 25, label, anchor="start"))
        x += 52 + 14 * sum(1 if ord(sign) > 0x2E80 else 0.6 for sign in label)
    return drawn


def _mark(shape: str, x: float, y: float, color: str) -> Element:
    paint = {"fill": PAPER, "stroke": color, "stroke-width": "2"}
    if shape == "circle":
        return SVG("circle", {"cx": _n(x), "cy": _n(y), "r": "4.5", **paint})
    corners = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "triangle": ((0, -5.5), (5, 4), (-5, 4)),
        "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    }[shape]
    points = " ".join(f"{_n(x + right)},{_n(y + down)}" for right, down in corners)
    return SVG("polygon", {"points": points, **paint})


def _text(
    x: float, y: float, words: str, *, anchor: str = "middle", size: int = 14, color: str = INK
) -> Element:
    place = {"x": _n(x), "y": _n(y), "text-anchor": anchor, "fill": color}
    return SVG("text", {**place, "font-size": str(size)}, words)


def _n(number: float) -> str:
    """A length with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
