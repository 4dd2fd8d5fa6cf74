"""The bodies that inspect machines or examine workers for the authority, and their audits."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import State, Tab
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.lines.safety.queries.bodies import Body, bodies_listed
from laozheng.lines.safety.rules.codes.supervision import AUDIT_RESULTS, BODY_KINDS


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All bodies by name, ``?kind=`` those of one kind; what is late is marked."""
    day = reader_of(request).day
    kind = request.GET.get("kind", "")
    kind = kind if kind in BODY_KINDS else ""
    rows, pages = paged(bodies_listed(kind), request.GET)
    context = {
        "title": _("代行檢查及健檢機構"),
        "lead": _("機構與查核紀錄由資料匯入或登錄；未依限改善或屆期者標示。"),
        "tabs": [
            Tab(_("全部"), "?", not kind),
            *(Tab(_(label), f"?kind={code}", code == kind) for code, label in BODY_KINDS.items()),
        ],
        "table": _table(rows, day),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Body], day: date) -> Table:
    return Table(
        caption=_("機構"),
        columns=(
            Column("body.name", _("機構名稱"), main=True, width="wide"),
            Column("kind", _("機構類別"), value=lambda row: _(BODY_KINDS[row.body.kind])),
            Column("body.scope", _("業務範圍"), width="wide", minor=True),
            Column("body.valid_to", _("有效期限"), cell="day"),
            Column("last.audited_on", _("最近查核"), cell="day",
                   value=lambda row: row.last.audited_on if row.last else None),
            Column("result", _("查核結果"),
                   value=lambda row: _(AUDIT_RESULTS[row.last.result]) if row.last else ""),
            Column("remedy_due_on", _("待改善期限"), cell="day"),
            Column("warning", _("提醒"), cell="badge", value=lambda row: _warning(row, day)),
        ),
        rows=rows,
        row_tone=lambda row: "bad" if _warning(row, day) else "",
        empty_text=_("還沒有登錄機構。"),
    )  # fmt: skip


def _warning(row: Body, day: date) -> State | None:
    if row.is_late(day):
        return State(_("逾期未改善"), "bad")
    return State(_("期限屆滿"), "bad") if row.is_expired(day) else None
