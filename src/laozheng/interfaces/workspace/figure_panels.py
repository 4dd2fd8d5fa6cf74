"""The panels of a figure page: value, definition, trend, parts and published values."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.charts import Chart, Series
from laozheng.interfaces.ui.elements import Emptiness, Fact, Tile
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.dim_words import DimWords
from laozheng.interfaces.workspace.words import unit_word
from laozheng.kernel.measures.declare import Definition
from laozheng.kernel.measures.figures import RECORDS, Figure, Request, dims_key
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.render.links import figure_link

# Published history begins in ROC 101.
FIRST_ROC_YEAR = 101
QUALIFIERS = {"about": "約", "at_least": "至少", "nearly": "近"}


def years_before(asked: Request) -> list[Request]:
    """The same figure for the same span of the earlier years from ROC 101, oldest first."""
    earlier: list[Request] = []
    period = asked.period.previous_year()
    while period.roc_year >= FIRST_ROC_YEAR:
        earlier.append(Request(asked.measure, asked.dims, period))
        period = period.previous_year()
    return earlier[::-1]


def value_of(figure: Figure) -> Decimal | int | Emptiness:
    """The value as it is printed, or the sign that says why there is none."""
    if figure.shown is not None:
        return figure.shown
    return Emptiness(figure.emptiness or "unknown")


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
        note=figure.period.label,
        tone=tone,
        emptiness=figure.emptiness or "unknown",
    )


def facts(definition: Definition, figure: Figure, words: DimWords) -> list[Fact]:
    """What the figure counts, over which days, and where it comes from."""
    told = [
        Fact(_("期間"), figure.period.label),
        Fact(_("範圍"), words.text(figure.dims)),
        Fact(_("發生日算到"), figure.cut_off, "day"),
        Fact(_("知悉日算到"), figure.as_of, "day"),
        Fact(_("單位"), unit_word(figure.unit)),
        Fact(_("統計代碼"), definition.code, "reference"),
    ]
    optional = (
        (_("定義"), _(definition.note)),
        (_("未捨入的值"), figure.exact),
        (_("說明"), figure.note),
        (_("資料來源"), "" if figure.source == RECORDS else figure.source),
        (_("永續發展目標"), "、".join(definition.sdg)),
        ("GRI", "、".join(definition.gri)),
    )
    return told + [Fact(label, text, wide=len(text) > 20) for label, text in optional if text]


def chart(definition: Definition, figures: list[Figure]) -> Chart:
    """The figure from ROC 101 on; a year without a value stays a gap."""
    label = _(definition.label)
    return Chart(
        id="trend",
        title=_("%(label)s的趨勢") % {"label": label},
        text=_("自101年起各期的值；沒有資料的期間留空。"),
        categories=[one.period.code for one in figures],
        series=[Series(label, [one.shown for one in figures])],
        unit=unit_word(definition.unit),
        category_label=_("期間"),
    )


def breakdowns(figure: Figure, parts: list[Figure], words: DimWords) -> list[dict[str, Any]]:
    """The figures one step finer than this one, a table for each dim that tells them apart."""
    fixed = set(figure.dims)
    finer: dict[str, list[Figure]] = defaultdict(list)
    for part in parts:
        more = set(part.dims) - fixed
        if len(more) == 1 and fixed <= set(part.dims):
            finer[next(iter(more))[0]].append(part)
    return [
        {
            "title": _("依%(dim)s") % {"dim": words.name(dim)},
            "table": _parts_table(dim, rows, words),
        }
        for dim, rows in finer.items()
        if dim not in {name for name, _code in figure.dims}
    ]


def _parts_table(dim: str, parts: list[Figure], words: DimWords) -> Table:
    parts = sorted(parts, key=lambda part: part.shown or 0, reverse=True)
    return Table(
        caption=_("依%(dim)s") % {"dim": words.name(dim)},
        columns=(
            Column("code", words.name(dim), main=True, value=_code_in_words(dim, words)),
            Column("shown", _("值"), cell="number", value=value_of),
        ),
        rows=parts,
        row_url=figure_link,
    )


def _code_in_words(dim: str, words: DimWords) -> Any:
    return lambda part: words.code(dim, dict(part.dims)[dim])


def published(asked: Request) -> Table:
    """What books have printed for this figure, oldest first."""
    rows = Vintage.objects.filter(
        measure=asked.measure,
        dims=dims_key(dict(asked.dims)),
        period_start=asked.period.start,
        period_end=asked.period.end,
    )
    return Table(
        caption=_("已公布的值"),
        columns=(
            Column("source", _("出處"), main=True, value=lambda v: v.source_document or v.book),
            Column("value", _("值"), cell="number", value=_printed),
            Column("cut_off", _("發生日算到"), cell="day"),
            Column("as_of", _("知悉日算到"), cell="day"),
            Column("note", _("註記"), minor=True),
        ),
        rows=list(rows.order_by("id")),
    )


def _printed(vintage: Vintage) -> str | None:
    if not vintage.value:
        return None
    return f"{QUALIFIERS.get(vintage.qualifier, '')}{vintage.value}"
