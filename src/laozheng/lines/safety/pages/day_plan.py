"""The plan of a day by district: what is planned, and what the heat of the day calls for first."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import State, Tile
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.deeds import Deed, status_of
from laozheng.interfaces.workspace.field.day_list import form_url
from laozheng.interfaces.workspace.requests import keeper_of, reader_of, sent
from laozheng.interfaces.workspace.tables import case_url
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.safety.actions.heat import enter_forecasts
from laozheng.lines.safety.forms.boards import DayFilter, ForecastForm
from laozheng.lines.safety.queries.heat import Forecast, Outing, forecasts_on, outings
from laozheng.lines.safety.queries.kinds import INSPECTION, UNIT


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """The places of a day, ``?on=`` or today, the hottest districts first; POST tells forecasts."""
    reader = reader_of(request)
    asked = DayFilter(request.GET or None)
    day = (asked.is_valid() and asked.cleaned_data["on"]) or reader.day
    form = ForecastForm(**sent(request), initial={"on": day}, prefix="of")
    enter = partial(enter_forecasts, actor=reader)
    telling = Deed("forecast", _("登錄預報最高溫"), _("登錄"), form, enter)
    if request.method == "POST":
        _keeper(request)
        if telling.taken():
            messages.success(request, _("已登錄預報。"))
            return redirect(f"?on={roc_slash(form.cleaned_data['on'])}")
    rows = outings(reader, day, law())
    forecasts = forecasts_on(day, law())
    context = {
        "title": _("當日檢查行程"),
        "lead": _("依行政區排列；預報高溫的行政區，熱危害專案的戶外場所排在最前。"),
        "filter": asked,
        "tiles": _tiles(rows, forecasts),
        "notes": _told(forecasts),
        "table": _table(rows, day),
        "deeds": [telling] if works_in(reader, UNIT) else (),
    }
    return render(request, "workspace/board.html", context, status=status_of(form))


def _tiles(rows: list[Outing], forecasts: dict[str, Forecast]) -> list[Tile]:
    hot = sum(one.is_hot for one in forecasts.values())
    called = sum(one.comes_first and not one.is_planned for one in rows)
    return [
        Tile(_("已排定"), sum(one.is_planned for one in rows), unit=_("處")),
        Tile(_("高溫行政區"), hot, unit=_("區"), tone="bad" if hot else "good"),
        Tile(_("因高溫應優先"), called, unit=_("處"), tone="warn" if called else "neutral"),
        Tile(_("已有預報"), len(forecasts), unit=_("區")),
    ]


def _told(forecasts: dict[str, Forecast]) -> list[str]:
    """Why each hot district comes first, the hottest at the top."""
    hot = sorted(
        (one for one in forecasts.values() if one.is_hot),
        key=lambda one: (-one.celsius, one.district),
    )
    return [f"{district_label(one.district)}：{one.trigger.steps[0].text}" for one in hot]


def _table(rows: list[Outing], day: date) -> Table:
    return Table(
        caption=_("%(day)s的行程") % {"day": roc_slash(day)},
        columns=(
            Column("district", _("行政區"), value=lambda one: district_label(one.district)),
            Column("celsius", _("預報最高溫"), cell="badge", value=_heat),
            Column("name", _("事業單位"), main=True, width="wide"),
            Column("place", _("場所"), width="wide"),
            Column("why", _("專案")),
            Column("who", _("檢查員")),
            Column("standing", _("排定"), cell="badge", value=_standing),
        ),
        rows=rows,
        row_url=_address,
        row_tone=lambda one: "warn" if one.comes_first else "",
        empty_text=_("這一天沒有排定的檢查，也沒有因高溫應優先的場所。"),
    )


def _address(one: Outing) -> str:
    if one.case is not None:
        return case_url(one.case)
    assert one.target is not None
    return f"{form_url(INSPECTION)}?target={one.target.pk}"


def _heat(one: Outing) -> State | None:
    if one.forecast is None:
        return None
    shown = _("%(celsius)s度") % {"celsius": one.forecast.celsius}
    return State(shown, "bad" if one.forecast.is_hot else "neutral")


def _standing(one: Outing) -> State:
    if one.comes_first:
        return State(_("高溫優先") if one.is_planned else _("高溫優先，未排定"), "warn")
    return State(_("已排定"), "good")


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he enters forecasts."""
    return keeper_of(request, _("預報由勞動檢查處登錄，請洽該處承辦人。"), UNIT)
