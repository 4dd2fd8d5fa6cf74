"""The figures: what a line counts for a period, and the page of one figure."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.languages import period_words
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace import figure_panels
from laozheng.interfaces.workspace.dim_words import DimWords, words_of_line
from laozheng.interfaces.workspace.figure_forms import FigureForm, FiguresForm
from laozheng.interfaces.workspace.figure_rows import rows_behind
from laozheng.interfaces.workspace.figure_sayings import sayings_table
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.words import unit_word
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import figures_of, row_refs
from laozheng.kernel.measures.figures import Figure, Request, UnknownFigure, dims_of
from laozheng.kernel.measures.trend import trend
from laozheng.kernel.reports.render.links import figure_link


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The headline figures of a line for a period; each opens to its page."""
    reader = reader_of(request)
    form = FiguresForm(request.GET or None, day=reader.day)
    line, period = form.asked_line, form.asked_period
    found = _headlines(line, period, reader.day) if line else []
    context = {
        "title": _("統計數字"),
        "form": form,
        "period": period,
        "table": _index_table(found, period_words(period), words_of_line(line)),
    }
    return render(request, "workspace/figures.html", context)


def _headlines(line: str, period: Period, day: date) -> list[Figure]:
    """Totals, and for shares and ranks, which have none, one figure for each part."""
    return figures_of(line=line, period=period, cut_off=None, as_of=day, in_parts=False)


def _index_table(figures: list[Figure], period: str, words: DimWords) -> Table:
    known = measures()
    return Table(
        caption=_("%(period)s的統計數字") % {"period": period},
        columns=(
            Column("measure", _("統計"), main=True, value=lambda f: _(known[f.measure].label)),
            Column("dims", _("範圍"), value=lambda f: words.text(f.dims)),
            Column("shown", _("值"), cell="number", value=figure_panels.value_of),
            Column("unit", _("單位"), value=lambda f: unit_word(f.unit), width="narrow"),
            Column("rows", _("件數"), cell="number", minor=True),
        ),
        rows=figures,
        row_url=figure_link,
        show_caption=True,
        empty_text=_("這個業務沒有統計。"),
    )


@staff_only
@require_safe
def figure(request: HttpRequest, measure: str) -> HttpResponse:
    """One figure: ``?period=113&dims=k=v;…&cut_off=…&as_of=…``."""
    reader = reader_of(request)
    definition = measures().get(measure)
    if definition is None:
        raise Http404(_("沒有這項統計"))
    form = FigureForm(request.GET or None, day=reader.day)
    asked = Request(measure, tuple(dims_of(request.GET.get("dims", "")).items()), form.asked_period)
    days: dict[str, Any] = {"cut_off": form.asked_cut_off, "as_of": form.asked_as_of}
    try:
        told = trend(measure, dict(asked.dims), asked.period, **days)
        parts = figures_of(measure=measure, period=asked.period, **days)
        behind = row_refs(asked, **days)
    except UnknownFigure as problem:
        raise Http404(str(problem)) from None
    words, value = words_of_line(definition.line), told.last
    form.show_days(value.cut_off, value.as_of)
    years = [point.figure for point in told.points]
    context: dict[str, Any] = {
        "title": _(definition.label),
        "lead": f"{period_words(asked.period)}　{words.text(asked.dims)}",
        "crumbs": [
            Link(_("統計數字"), f"{reverse('workspace:figures')}?line={definition.line}"),
            Link(_(definition.label), ""),
        ],
        "form": form,
        "figure": value,
        "tiles": figure_panels.tiles(value, years[:-1]),
        "facts": figure_panels.facts(definition, value, words),
        "chart": figure_panels.chart(definition, told),
        "breakdowns": figure_panels.breakdowns(value, parts, words),
        "published": sayings_table(asked),
        "rows": rows_behind(behind, reader, request.GET, words),
    }
    return render(request, "workspace/figure.html", context)
