"""My desk: terms by their day, what waits for approval, appointments, open cases."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from laozheng.base.moments import taipei_day
from laozheng.interfaces.ui.elements import Happening, Tab, Tile
from laozheng.interfaces.ui.tables import Table
from laozheng.interfaces.workspace import agenda
from laozheng.interfaces.workspace.models import SavedView
from laozheng.interfaces.workspace.requests import reader_of, signed_in, staff_only
from laozheng.interfaces.workspace.tables import (
    case_url,
    cases_table,
    deadlines_table,
    glasses_table,
    piles_table,
    tasks_table,
)
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import acknowledge_glass
from laozheng.kernel.cases.declare import Appointment
from laozheng.kernel.cases.models import Case

CASES_SHOWN = 10
DAYS_SHOWN = 7


def desk(request: HttpRequest) -> HttpResponseBase:
    """The first page of whoever works here; who signed in for an enterprise has one of his own."""
    if reader_of(request).party_ref:
        return redirect("portal:own")
    return own_desk(request)


@signed_in
@require_safe
def own_desk(request: HttpRequest) -> HttpResponse:
    """The desk of the reader on the day of the request; supervisors also see that of their unit."""
    reader = reader_of(request)
    scope = _scope(request.GET.get("scope", ""), reader)
    terms = agenda.terms(reader, scope)
    running = agenda.open_cases(reader, scope)
    running_count = running.count()
    waiting, tasks = agenda.to_approve(reader), agenda.tasks(reader)
    glasses = agenda.broken_glasses(reader) if reader.supervised else []
    context = {
        "title": _("我的桌面"),
        "tabs": _tabs(scope) if reader.supervised else [],
        "tiles": _tiles(terms, len(waiting), running_count, scope),
        "terms": deadlines_table(_("期限"), terms.rows, _("沒有進行中的期限，今天可以專心辦案。")),
        "terms_count": _counted(len(terms.rows), agenda.MOST),
        "waiting": _waiting_table(waiting),
        "waiting_count": _counted(len(waiting)),
        "glasses": glasses_table(glasses),
        "glasses_count": len(glasses),
        "tasks": tasks_table(tasks),
        "tasks_count": len(tasks),
        "running": cases_table(
            _("最近收到的未結案件"), list(running[:CASES_SHOWN]), _("沒有未結案件。")
        ),
        "running_count": f"{running_count:,}",
        "running_url": _running_url(scope),
        "appointments": [_happening(entry) for entry in agenda.appointments(reader, DAYS_SHOWN)],
        "saved_views": list(SavedView.objects.filter(user_id=reader.user_id or 0)),
    }
    return render(request, "workspace/desk.html", context)


@staff_only
@require_POST
def acknowledge(request: HttpRequest) -> HttpResponse:
    """Take note of emergency reads: those ``selected`` on the desk."""
    chosen = [int(key) for key in request.POST.getlist("selected") if key.isdecimal()]
    noted = acknowledge_glass(chosen, reader_of(request))
    if noted:
        messages.success(request, _("已知悉%(n)s項緊急調閱。") % {"n": noted})
    return redirect("workspace:desk")


def _scope(wished: str, reader: Reader) -> str:
    """What the desk shows: who only supervises starts with the unit."""
    if not reader.supervised:
        return agenda.MINE
    usual = agenda.MINE if reader.holds("officer") else agenda.UNIT
    return wished if wished in (agenda.MINE, agenda.UNIT) else usual


def _tabs(scope: str) -> list[Tab]:
    labels = ((agenda.MINE, _("我承辦的")), (agenda.UNIT, _("本單位")))
    here = reverse("workspace:desk")
    return [Tab(label, f"{here}?scope={code}", code == scope) for code, label in labels]


def _tiles(terms: agenda.Terms, waiting: int, running: int, scope: str) -> list[Tile]:
    overdue_tone = "bad" if terms.overdue else "good"
    soon_tone = "warn" if terms.soon else "neutral"
    return [
        Tile(_("逾期"), terms.overdue, "#terms", unit=pgettext("cases", "件"), tone=overdue_tone),
        Tile(_("七日內屆滿"), terms.soon, "#terms", unit=pgettext("cases", "件"), tone=soon_tone),
        Tile(
            _("等我核定"),
            _counted(waiting),
            "#waiting" if waiting else "",
            unit=pgettext("cases", "件"),
            tone="accent",
        ),
        Tile(_("未結案件"), running, _running_url(scope), unit=pgettext("cases", "件")),
    ]


def _waiting_table(waiting: list[Case]) -> Table:
    """A few cases one by one, many by kind and state."""
    if len(waiting) <= CASES_SHOWN:
        return cases_table(_("等候核定的案件"), waiting, "", officer=True)
    return piles_table(agenda.piles_of(waiting))


def _counted(found: int, most: int = agenda.LOOKED_AT) -> int | str:
    """The number; as many as are looked at may be more."""
    return f"{found}+" if found == most else found


def _running_url(scope: str) -> str:
    whose = "" if scope == agenda.UNIT else "&whose=mine"
    return f"{reverse('workspace:cases')}?openness=open{whose}"


def _happening(entry: Appointment) -> Happening:
    return Happening(
        on=taipei_day(entry.starts_at),
        at=entry.starts_at,
        title=entry.title,
        text=entry.place,
        url=case_url(entry.case),
        tone="muted" if entry.state in agenda.CALLED_OFF else "accent",
    )
