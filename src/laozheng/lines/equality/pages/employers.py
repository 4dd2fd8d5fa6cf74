"""Boards about employers: whose term for a complaint runs out, and who lacks what he owes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import State, Tab
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.equality.queries.duties import Look, shortfalls
from laozheng.lines.equality.queries.notices import (
    AGAIN,
    AWAITED,
    NEAR,
    OVERDUE,
    Line,
    board_of,
    counts_of,
)
from laozheng.lines.equality.rules.codes import DUTIES, DUTY_SOURCES

_VIEWS = {
    AWAITED: gettext_lazy("未通報結果"),
    NEAR: gettext_lazy("將屆滿"),
    OVERDUE: gettext_lazy("已逾期"),
    AGAIN: gettext_lazy("同一雇主再次通報"),
}


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Employers who have told no result, ``?view=near``, ``overdue`` or ``again``."""
    reader = reader_of(request)
    asked = request.GET.get("view", "")
    view = asked if asked in _VIEWS else AWAITED
    awaited = board_of(reader)
    counts = counts_of(awaited, reader.day)
    lines = awaited if view == AWAITED else board_of(reader, view)
    rows, pages = paged(lines, request.GET)
    context = {
        "title": _("雇主通報控管"),
        "tabs": [
            Tab(label, f"?view={code}", code == view, counts.get(code))
            for code, label in _VIEWS.items()
        ],
        "table": _board(rows),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _board(lines: list[Line]) -> Table:
    return Table(
        caption=_("雇主通報"),
        columns=(
            Column("notice.case.number", _("案號"), cell="reference", main=True),
            Column("notice.employer_name", _("事業單位"), width="wide"),
            Column("notice.complaint_on", _("雇主接獲日"), cell="day"),
            Column("remind_on", _("提醒日"), cell="day"),
            Column("due_on", _("雇主結案期限"), cell="day"),
            Column("notices", _("通報件數"), cell="number"),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.notice.case)),
        ),
        rows=lines,
        row_url=lambda row: case_url(row.notice.case),
        row_label=lambda row: row.notice.case.number,
        empty_text=_("沒有符合條件的雇主通報。"),
    )


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Employers who lacked something they owe when they were last seen, also by other lines."""
    reader = reader_of(request)
    rows, pages = paged(shortfalls(reader, law()), request.GET)
    table = Table(
        caption=_("未盡性騷擾防治義務的雇主"),
        columns=(
            Column("employer_name", _("事業單位"), main=True, width="wide"),
            Column("ubn", _("統一編號"), cell="reference"),
            Column("employees", _("僱用人數"), cell="number"),
            Column("lacking", _("未設"), cell="badge", value=_lacking),
            Column("unseen", _("未檢視"), value=lambda row: [_(DUTIES[d]) for d in row.unseen]),
            Column("checked_on", _("檢視日"), cell="day"),
            Column("source", _("來源"), value=_source, minor=True),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case) if row.case is not None else "",
        row_label=lambda row: row.employer,
        empty_text=_("沒有已知未盡義務的雇主。"),
    )
    context = {
        "title": _("雇主防治義務"),
        "lead": _("依最近一次檢視；義務依檢視日的僱用人數與法令。"),
        "table": table,
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _lacking(row: Look) -> list[State]:
    return [State(_(DUTIES[code]), "bad" if code == "rules" else "warn") for code in row.lacking]


def _source(row: Look) -> str:
    return _(DUTY_SOURCES.get(row.source, ""))
