"""Geometry of bar and line charts: from values to the numbers that an SVG template prints.

Pure arithmetic; a chart is always accompanied by a table of the same values.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from laozheng.interfaces.ui.elements import Text

Value = int | Decimal | float | None
Scale = Callable[[float], float]

WIDTH = 720
HEIGHT = 260
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 24, 32
MAX_SERIES = 4
GOOD_STEPS = (1, 2, 5, 10)
BAR_SHARE = 0.72
MAX_BAR = 40
VALUE_WIDTH = 30


@dataclass(frozen=True)
class Series:
    """One line or one set of bars: a value for each category; None is a gap, never a zero."""

    label: Text
    values: Sequence[Value]


@dataclass(frozen=True)
class Chart:
    """Bars or lines over categories. ``id`` must be unique on the page; ``text`` says in one
    sentence what the chart shows. At most four series, told apart by shape as well as color."""

    id: str
    title: Text
    text: Text
    categories: Sequence[str]
    series: Sequence[Series]
    kind: str = "bars"
    unit: Text = ""
    category_label: Text = ""

    def __post_init__(self) -> None:
        if self.kind not in ("bars", "lines"):
            raise ValueError(f"unknown kind of chart {self.kind!r}")
        if len(self.series) > MAX_SERIES:
            raise ValueError(f"a chart holds at most {MAX_SERIES} series")
        if any(len(one.values) != len(self.categories) for one in self.series):
            raise ValueError("every series needs one value for each category")


@dataclass(frozen=True)
class Tick:
    """A value on the axis and its height on the page."""

    y: float
    value: int | Decimal


@dataclass(frozen=True)
class Mark:
    """One value as drawn: the bar's box, or the point of a line (its center)."""

    x: float
    y: float
    width: float
    height: float
    value: Value
    category: str

    @property
    def center(self) -> float:
        """Where a label above the mark is centered."""
        return round(self.x + self.width / 2, 1)

    @property
    def label_y(self) -> float:
        """The base line of a label beyond the end of a bar."""
        is_below = self.value is not None and self.value < 0
        return round(self.y + self.height + 13 if is_below else self.y - 4, 1)


@dataclass(frozen=True)
class Drawn:
    """One series as drawn; ``paths`` are the unbroken runs of a line."""

    label: Text
    number: int
    marks: tuple[Mark, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plot:
    """Everything that the template prints, in units of the view box."""

    ticks: tuple[Tick, ...]
    labels: tuple[tuple[float, str], ...]
    drawn: tuple[Drawn, ...]
    base: float
    shows_values: bool


def plot(chart: Chart) -> Plot:
    """Lay out a chart; the axis starts at zero, or below when there are negative values."""
    known = [value for one in chart.series for value in one.values if value is not None]
    low, high = min([0, *known]), max([0, *known])
    ticks = nice_ticks(float(low), float(high))
    bottom, top = ticks[0], ticks[-1]

    def height_of(value: float) -> float:
        share = (value - float(bottom)) / float(top - bottom)
        return round(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM), 1)

    slot = (WIDTH - LEFT - RIGHT) / max(len(chart.categories), 1)
    centers = [round(LEFT + slot * (place + 0.5), 1) for place in range(len(chart.categories))]
    draw = _bars if chart.kind == "bars" else _lines
    return Plot(
        ticks=tuple(Tick(height_of(float(value)), value) for value in ticks),
        labels=_labels(centers, chart.categories, slot),
        drawn=tuple(
            draw(chart, number, centers, slot, height_of) for number in range(len(chart.series))
        ),
        base=height_of(0),
        shows_values=slot * BAR_SHARE / max(len(chart.series), 1) >= VALUE_WIDTH,
    )


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[int | Decimal]:
    """About ``wanted`` round numbers that cover low..high, both ends included."""
    if high == low:
        high = low + 1
    rough = Decimal(str((high - low) / wanted))
    power = Decimal(10) ** rough.adjusted()
    step = next(power * good for good in GOOD_STEPS if power * good >= rough)
    first = int((Decimal(str(low)) / step).to_integral_value("ROUND_FLOOR"))
    last = int((Decimal(str(high)) / step).to_integral_value("ROUND_CEILING"))
    values = [step * number for number in range(first, last + 1)]
    return [int(value) if value == value.to_integral_value() else value for value in values]


def _labels(
    centers: Sequence[float], categories: Sequence[str], slot: float
) -> tuple[tuple[float, str], ...]:
    """Category labels, as many as fit: an estimate of 14 units for each character."""
    widest = max((len(label) for label in categories), default=1) * 14
    every = max(1, -int(-widest // slot))
    return tuple(
        (x, label)
        for place, (x, label) in enumerate(zip(centers, categories, strict=True))
        if (len(categories) - 1 - place) % every == 0
    )


def _bars(
    chart: Chart, number: int, centers: Sequence[float], slot: float, height_of: Scale
) -> Drawn:
    width = min(slot * BAR_SHARE / len(chart.series), MAX_BAR)
    left = -width * len(chart.series) / 2 + width * number
    marks = []
    for x, value, category in _known(chart, number, centers):
        ends = sorted((height_of(0), height_of(float(value))))
        marks.append(
            Mark(
                x=round(x + left, 1),
                y=ends[0],
                width=round(width - 1, 1),
                height=round(ends[1] - ends[0], 1),
                value=value,
                category=category,
            )
        )
    return Drawn(chart.series[number].label, number + 1, tuple(marks))


def _lines(
    chart: Chart, number: int, centers: Sequence[float], slot: float, height_of: Scale
) -> Drawn:
    marks = tuple(
        Mark(x, height_of(float(value)), 0, 0, value, category)
        for x, value, category in _known(chart, number, centers)
    )
    places = {mark.x: mark for mark in marks}
    runs: list[list[str]] = [[]]
    for x in centers:
        if x in places:
            runs[-1].append(f"{x},{places[x].y}")
        elif runs[-1]:
            runs.append([])
    paths = tuple("M" + " L".join(run) for run in runs if len(run) > 1)
    return Drawn(chart.series[number].label, number + 1, marks, paths)


def _known(
    chart: Chart, number: int, centers: Sequence[float]
) -> Iterator[tuple[float, int | Decimal | float, str]]:
    values = chart.series[number].values
    for x, value, category in zip(centers, values, chart.categories, strict=True):
        if value is not None:
            yield x, value, category
