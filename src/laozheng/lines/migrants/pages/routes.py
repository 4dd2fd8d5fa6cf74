"""The visits of a day by district, each with who speaks the language of the workers there."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.roc import roc_day
from laozheng.interfaces.ui.calendars import Turning
from laozheng.interfaces.ui.elements import Link, State, Tile
from laozheng.interfaces.ui.forms import DayField, read_or
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.interfaces.workspace.words import district_label
from laozheng.lines.migrants.queries.routes import Stop, stops_of
from laozheng.lines.migrants.rules.codes import LANGUAGES, VISIT_TYPES

ONE_DAY = timedelta(days=1)


@require_safe
def route(request: HttpRequest) -> HttpResponse:
    """The planned visits of a day, ``?day=113/05/20`` or today, by district."""
    reader = reader_of(request)
    day = read_or(DayField(), request.GET.get("day", ""), reader.day)
    stops = stops_of(reader, day)
    open_ = sum(1 for stop in stops if stop.visit.lead is None)
    unspoken = sum(1 for stop in stops if stop.missing)
    context = {
        "title": _("移工訪視日程"),
        "lead": roc_day(day),
        "turning": Turning(
            previous_url=_url(day - ONE_DAY),
            current_url=_url(reader.day),
            next_url=_url(day + ONE_DAY),
        ),
        "tiles": [
            Tile(_("待訪視"), len(stops), unit=_("件")),
            Tile(_("行政區"), len({stop.district for stop in stops}), unit=_("區")),
            Tile(_("未派案"), open_, unit=_("件"), tone="warn" if open_ else "good"),
            Tile(_("語言不符"), unspoken, unit=_("件"), tone="warn" if unspoken else "good"),
        ],
        "table": _table(stops, day),
    }
    return render(request, "migrants/route.html", context)


def _url(day: date) -> str:
    return f"?day={day.isoformat()}"


def _table(stops: list[Stop], day: date) -> Table:
    return Table(
        caption=_("訪視"),
        columns=(
            Column("district", _("行政區"), value=lambda stop: district_label(stop.district)),
            Column("visit.case.number", _("案號"), cell="reference", main=True),
            Column("visit.employer_name", _("雇主"), width="wide"),
            Column("place", _("住宿地點"), width="wide", value=_place),
            Column("type", _("訪查別"), minor=True,
                   value=lambda stop: _(VISIT_TYPES.get(stop.visit.type, stop.visit.type))),
            Column("languages", _("語言"), value=lambda stop: _spoken(stop.languages)),
            Column("lead", _("查察員"), value=lambda stop: stop.visit.lead_name),
            Column("fit", _("派案"), cell="badge", value=lambda stop: _fit(stop, day)),
            Column("proposed", _("通曉語言者"), value=_proposed),
            Column("step", _("下一步"), cell="link", value=_next),
            Column("interpreters", _("外聘通譯"), minor=True,
                   value=lambda stop: listed(stop.interpreters)),
        ),
        rows=stops,
        row_url=lambda stop: case_url(stop.visit.case),
        empty_text=_("這一天沒有待訪視的案件。"),
    )  # fmt: skip


def _place(stop: Stop) -> str:
    if stop.place is None:
        return stop.visit.workplace
    return f"{stop.place.address}（{stop.place.number}）"


def _spoken(languages: tuple[str, ...]) -> str:
    return listed(_(LANGUAGES.get(code, code)) for code in languages)


def _fit(stop: Stop, day: date) -> State | None:
    if stop.visit.planned_on is not None and stop.visit.planned_on < day:
        return State(_("逾預定日"), "bad")
    if stop.visit.lead is None:
        return State(_("未派案"), "warn")
    if stop.missing:
        return State(_("缺%(languages)s") % {"languages": _spoken(stop.missing)}, "warn")
    if stop.officers > 1 + len(stop.visit.inspectors):
        return State(_("須二人同行"), "warn")
    return State(_("可以母語訪談"), "good") if stop.languages else None


def _proposed(stop: Stop) -> str:
    return listed(staff.name for staff in stop.proposed)


def _next(stop: Stop) -> Link | None:
    if stop.visit.lead is not None and not stop.missing:
        return None
    return Link(_("派案"), reverse("workspace:step", args=[stop.visit.case.number, "assigned"]))
