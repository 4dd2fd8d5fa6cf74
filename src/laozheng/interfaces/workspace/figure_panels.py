"""The panels of a figure page: value, definition, trend, parts and published values."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from laozheng.interfaces.ui import elements
from laozheng.interfaces.ui.charts import Chart, Series
from laozheng.interfaces.ui.elements import Fact, Tile
from laozheng.interfaces.ui.languages import listed, period_words
from laozheng.interfaces.workspace.dim_words import DimWords
from laozheng.interfaces.workspace.words import unit_word
from laozheng.kernel.measures.declare import Definition
from laozheng.kernel.measures.figures import RECORDS, Figure
from laozheng.kernel.measures.trend import Trend
from laozheng.kernel.reports.render.links import figure_link

PARTS_SHOWN = 8


def value_of(figure: Figure) -> Decimal | int | elements.Emptiness:
    """The value as it is printed, or the sign that says why there is none."""
    if figure.shown is not None:
        return figure.shown
    return elements.Emptiness(figure.emptiness or "unknown")


def tiles(figure: Figure, trend: list[Figure]) -> list[Tile]:
    """The value, the one of a year before, and the difference."""
    shown = [_tile(_("本期"), figure, "accent")]
    if trend:
        before = trend[-1]
        shown.append(_tile(_("上年同期"), before, "neutral", figure_link(before)))
        if figure.shown is not None and before.shown is not None:
            change = figure.shown - before.shown
            unit = _("個百分點") if figure.unit == "percent" else unit_word(figure.unit)
            shown.append(Tile(_("增減"), f"{change:+,}", unit=unit))
    return shown


def _tile(label: str, figure: Figure, tone: str, url: str = "") -> Tile:
    return Tile(
        label,
        None if figure.shown is None else f"{figure.shown:,}",
        url,
        unit=unit_word(figure.unit),
        note=listed([period_words(figure.period), *([_("並列")] if figure.tied else [])]),
        tone=tone,
        emptiness=figure.emptiness or "unknown",
    )


def facts(definition: Definition, figure: Figure, words: DimWords) -> list[Fact]:
    """What the figure counts, over which days, and where it comes from."""
    told = [
        Fact(_("期間"), period_words(figure.period)),
        Fact(_("範圍"), words.text(figure.dims)),
        Fact(_("發生日算到"), figure.cut_off, "day"),
        Fact(_("知悉日算到"), figure.as_of, "day"),
        Fact(_("單位"), unit_word(figure.unit)),
        Fact(_("統計代碼"), definition.code),
    ]
    optional = (
        (_("定義"), _(definition.note)),
        (_("未捨入的值"), figure.exact),
        (_("說明"), figure.note),
        (_("資料來源"), "" if figure.source == RECORDS else figure.source),
        (_("永續發展目標"), listed(definition.sdg)),
        ("GRI", listed(definition.gri)),
    )
    return told + [Fact(label, text, wide=len(text) > 20) for label, text in optional if text]


def chart(definition: Definition, told: Trend) -> Chart:
    """The figure from ROC 101 on; a year of which nothing is known stays a gap."""
    label = _(definition.label)
    text = _("自101年起各期的值；紀錄以前的年度用已公布的值，不詳的年度留空。")
    breaks = [f"{point.period.code}：{point.text}" for point in told.breaks]
    return Chart(
        id="trend",
        title=_("%(label)s的趨勢") % {"label": label},
        text=" ".join([text, *breaks]),
        categories=[point.period.code for point in told.points],
        series=[Series(label, [point.figure.shown for point in told.points])],
        unit=unit_word(definition.unit),
        category_label=_("期間"),
    )


@dataclass(frozen=True)
class Part:
    """One part of a figure: its words, the figure, its page."""

    label: str
    figure: Figure
    url: str

    @property
    def value(self) -> Decimal | int | elements.Emptiness:
        """The value for the page."""
        return value_of(self.figure)


@dataclass(frozen=True)
class Breakdown:
    """A figure by one dim, largest part first; what is beyond the first ones is folded."""

    title: str
    first: list[Part]
    others: list[Part]


def breakdowns(figure: Figure, parts: list[Figure], words: DimWords) -> list[Breakdown]:
    """The figures one step finer than this one, for each dim that tells them apart."""
    fixed = dict(figure.dims)
    finer: dict[str, list[Figure]] = defaultdict(list)
    for part in parts:
        more = dict(part.dims).keys() - fixed.keys()
        if len(more) == 1 and fixed.items() <= dict(part.dims).items():
            finer[more.pop()].append(part)
    return [_breakdown(dim, rows, words) for dim, rows in finer.items()]


def _breakdown(dim: str, figures: list[Figure], words: DimWords) -> Breakdown:
    figures = sorted(figures, key=lambda one: one.shown or 0, reverse=figures[0].unit != "rank")
    parts = [Part(words.code(dim, dict(one.dims)[dim]), one, figure_link(one)) for one in figures]
    title = _("依%(dim)s") % {"dim": words.name(dim)}
    return Breakdown(title, parts[:PARTS_SHOWN], parts[PARTS_SHOWN:])
