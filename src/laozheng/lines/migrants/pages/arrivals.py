"""The desk of entries: which are spared the visit, which wait for it, and until when."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Deadline, State, Tab, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.queries.arrivals import WAITING, Arrival, arrivals, waiting

SOON = timedelta(days=14)
_TABS = (("", "全部"), ("received", "待審核"), ("checked", "待發證明書"), ("receipted", "待訪查"))
_PROPOSALS = {
    "visited": ("已訪視，可結案", "good"),
    "exempt": ("免訪查", "accent"),
    "visit": ("應訪查", "warn"),
}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The entries that wait, the visit that is due first at the head."""
    reader = reader_of(request)
    asked = request.GET.get("state", "")
    state = asked if asked in WAITING else ""
    every = waiting(reader)
    rows, pages = paged(every.filter(case__state=state) if state else every, request.GET)
    overdue, soon = every.filter(due_on__lt=reader.day), reader.day + SOON
    context = {
        "title": _("入國通報控管"),
        "lead": _("收到通報後九十日內訪查；六個月內同一地點檢查合格者免訪查。"),
        "tabs": [
            Tab(_(label), f"?state={code}" if code else "?", code == state) for code, label in _TABS
        ],
        "tiles": [
            Tile(_("辦理中"), every.count(), unit=_("件")),
            Tile(
                _("十四日內到期"),
                every.filter(due_on__range=(reader.day, soon)).count(),
                unit=_("件"),
            ),
            Tile(_("逾期未訪查"), overdue.count(), unit=_("件"), tone="bad" if overdue else "good"),
        ],
        "table": _table(list(arrivals(rows, law()))),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Arrival]) -> Table:
    return Table(
        caption=_("入國通報"),
        columns=(
            Column("notice.case.number", _("案號"), cell="reference", main=True),
            Column("notice.employer_name", _("雇主"), width="wide"),
            Column("notice.event_on", _("入國日"), cell="day"),
            Column("late", _("通報"), cell="badge", value=_lateness),
            Column("notice.dormitory_number", _("住宿地點號"), cell="reference", minor=True),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.notice.case)),
            Column("proposal", _("訪查"), cell="badge", value=_proposal),
            Column("why", _("理由"), minor=True),
            Column("due_on", _("訪查期限"), cell="deadline", value=_due),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.notice.case),
        empty_text=_("沒有等候辦理的入國通報。"),
    )


def _lateness(row: Arrival) -> State | None:
    return State(_("逾期通報"), "bad") if row.notice.late else None


def _proposal(row: Arrival) -> State:
    label, tone = _PROPOSALS[row.proposal]
    return State(_(label), tone)


def _due(row: Arrival) -> Deadline | None:
    return Deadline("open", row.due_on) if row.due_on else None
