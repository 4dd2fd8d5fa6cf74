"""Dangerous machines by the day on which their certificate ends: overdue, soon, month by month."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link, State, Tab
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.safety.models import Machine
from laozheng.lines.safety.queries.machines import (
    machines_due,
    months_to_come,
    notices_of,
    overdue_machines,
)
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES
from laozheng.lines.safety.rules.prevention import is_machine_due

OVERDUE, SOON = "overdue", "soon"


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """The machines that are overdue, ``?state=soon`` due soon, ``?state=114-04`` in a month."""
    day = reader_of(request).day
    state = request.GET.get("state", OVERDUE)
    rows, pages = paged(_found(state, day), request.GET)
    context = {
        "title": _("危險性機械設備到期"),
        "lead": _("逾期未檢者不得使用；到期前通知雇主申請定期檢查。"),
        "tabs": _tabs(state, day),
        "table": _table(rows, day),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _found(state: str, day: date) -> "QuerySet[Machine]":
    if state == OVERDUE:
        return overdue_machines(day)
    if state == SOON:
        return machines_due(day, day + timedelta(days=_warning_days(day)))
    try:
        month = Period.parse(state)
    except ValueError as error:
        raise Http404(_("沒有這個月份，請從上方選擇")) from error
    return machines_due(month.start, month.end)


def _warning_days(day: date) -> int:
    days: int = law().get("safety.machine_warning_days", day)
    return days


def _tabs(state: str, day: date) -> list[Tab]:
    soon = _("%(days)s日內到期") % {"days": _warning_days(day)}
    return [
        Tab(_("逾期未檢"), "?", state == OVERDUE, _found(OVERDUE, day).count()),
        Tab(soon, f"?state={SOON}", state == SOON, _found(SOON, day).count()),
        *(
            Tab(month.label, f"?state={month.code}", state == month.code, count)
            for month, count in months_to_come(day)
        ),
    ]


def _table(rows: list[Machine], day: date) -> Table:
    notices = notices_of(rows)

    def notice(one: Machine) -> Link | None:
        case = notices.get((one.certificate_number, one.valid_to))
        return Link(state_of(case).label, case_url(case)) if case else None

    def state(one: Machine) -> State | None:
        return State(_("逾期"), "bad") if is_machine_due(one.valid_to, day) else None

    return Table(
        caption=_("機械設備"),
        columns=(
            Column("certificate_number", _("合格證號"), cell="reference", main=True),
            Column("class", _("類別"), value=lambda one: _(MACHINE_CLASSES[one.machine_class])),
            Column("employer_name", _("事業單位"), width="wide"),
            Column("place", _("設置地點"), width="wide"),
            Column("valid_to", _("有效期限"), cell="day"),
            Column("body", _("代行檢查機構"), minor=True),
            Column("notice", _("通知雇主"), cell="link", value=notice),
            Column("state", _("狀態"), cell="badge", value=state),
        ),
        rows=rows,
        empty_text=_("沒有符合條件的機械設備。"),
    )
