"""A site: the firms there, the visits of all divisions, what is planned, and what was stopped."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.inspections.visits.same_week import divisions_of
from laozheng.lines.safety.forms.boards import SiteFilter
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.boards import (
    Firm,
    firms_at,
    orders_at,
    too_close,
    visits_at,
)
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS, INSPECTION_TYPES, STOP_SCOPES

CLOSE = State(_lazy("一週內另有檢查"), "warn")


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """The visits to a place, ``?place=``; planned ones first, those too close to another marked."""
    reader = reader_of(request)
    form = SiteFilter(request.GET or None)
    context = {
        "title": _("工地與場所"),
        "lead": _("各科別到同一場所的檢查並列；一週內重複排定者標示，請先協調。"),
        "filter": form,
    }
    if form.is_bound and form.is_valid():
        found = visits_at(reader, form.cleaned_data["place"])
        visits, pages = paged(found, request.GET)
        context |= {
            "firms": _firms(firms_at(found, reader.day)),
            "table": _visits(visits),
            "orders": _orders(orders_at(reader, visits)),
            "pages": pages,
        }
    return render(request, "safety/sites.html", context)


def _firms(rows: list[Firm]) -> Table:
    return Table(
        caption=_("場所內的事業單位"),
        columns=(
            Column("name", _("事業單位"), main=True, width="wide"),
            Column("visits", _("已檢查"), cell="number"),
            Column("last_visited_on", _("最近檢查"), cell="day"),
            Column("next_planned_on", _("下次預定"), cell="day"),
        ),
        rows=rows,
        show_caption=True,
    )


def _visits(rows: list[Visit]) -> Table:
    divisions, close = divisions_of(one.pk for one in rows), too_close(rows)
    return Table(
        caption=_("檢查"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("workplace", _("場所"), width="wide"),
            Column("employer_name", _("事業單位"), width="wide"),
            Column("division", _("科別"), value=lambda one: _(DIVISIONS.get(
                divisions.get(one.pk, ""), ""))),
            Column("type", _("檢查別"), value=lambda one: _(INSPECTION_TYPES.get(
                one.type, one.type))),
            Column("planned_on", _("預定日"), cell="day",
                   value=lambda one: None if one.visited_on else one.planned_on),
            Column("visited_on", _("檢查日"), cell="day"),
            Column("result", _("結果"), value=lambda one: _(RESULTS.get(one.result, ""))),
            Column("state", _("狀態"), cell="state", value=lambda one: state_of(one.case)),
            Column("close", _("提醒"), cell="badge",
                   value=lambda one: CLOSE if one.pk in close else None),
        ),
        rows=rows,
        row_url=lambda one: case_url(one.case),
        row_tone=lambda one: "warn" if one.pk in close else "",
        empty_text=_("沒有到這個場所的檢查，請改用較短的名稱查詢。"),
    )  # fmt: skip


def _orders(rows: list[StopWork]) -> Table | None:
    if not rows:
        return None
    return Table(
        caption=_("停工"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("place", _("停工場所或機械"), width="wide"),
            Column("scope", _("範圍"), value=lambda one: _(STOP_SCOPES[one.scope])),
            Column("ordered_on", _("停工日"), cell="day"),
            Column("resumed_on", _("復工日"), cell="day"),
        ),
        rows=rows,
        row_url=lambda one: case_url(one.case),
        show_caption=True,
    )
