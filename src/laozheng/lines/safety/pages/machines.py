"""Dangerous machines by the day on which their certificate ends: overdue, or due soon."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.roc import roc_year
from laozheng.interfaces.ui.elements import State, Tab
from laozheng.interfaces.ui.tables import Column, Pages, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.safety.models import Machine
from laozheng.lines.safety.queries.boards import machines_by_month
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES
from laozheng.lines.safety.rules.prevention import is_machine_due

PAGE_SIZE = 50


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """The machines that are overdue, ``?state=soon`` those that will be."""
    day = reader_of(request).day
    days = law().get("safety.machine_warning_days", day)
    found = {
        state: machines_by_month(day, overdue=state == "overdue", warning_days=days)
        for state in ("overdue", "soon")
    }
    state = "soon" if request.GET.get("state") == "soon" else "overdue"
    page = Paginator(found[state], PAGE_SIZE).get_page(request.GET.get("page"))
    soon = _("%(days)s日內到期") % {"days": days}
    context = {
        "title": _("危險性機械設備到期"),
        "lead": _("逾期未檢者不得使用；到期前通知雇主申請定期檢查。"),
        "tabs": [
            Tab(_("逾期未檢"), "?", state == "overdue", found["overdue"].count()),
            Tab(soon, "?state=soon", state == "soon", found["soon"].count()),
        ],
        "table": Table(
            caption=_("機械設備"),
            columns=(
                Column("certificate_number", _("合格證號"), cell="reference", main=True),
                Column("month", _("到期月份"), value=_month),
                Column("class", _("類別"), value=lambda one: _(MACHINE_CLASSES[one.machine_class])),
                Column("employer_name", _("事業單位"), width="wide"),
                Column("place", _("設置地點"), width="wide"),
                Column("valid_to", _("有效期限"), cell="day"),
                Column("body", _("代行檢查機構"), minor=True),
                Column(
                    "state", _("狀態"), cell="badge",
                    value=lambda one: State(_("逾期"), "bad")
                    if is_machine_due(one.valid_to, day) else None,
                ),
            ),
            rows=list(page),
            empty_text=_("沒有符合條件的機械設備。"),
        ),
        "pages": Pages.of(page, request.GET),
    }  # fmt: skip
    return render(request, "safety/board.html", context)


def _month(one: Machine) -> str:
    return f"{roc_year(one.valid_to)}年{one.valid_to.month}月"
