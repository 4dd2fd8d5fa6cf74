"""The board of stopped work: for how many days, and which full stops need the center's consent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import State, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import as_deadline, case_url, state_of
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.safety.queries.boards import Stop, standing_orders, stops
from laozheng.lines.safety.rules.codes.supervision import STOP_GROUNDS, STOP_SCOPES


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The orders that stand, the longest first."""
    reader = reader_of(request)
    every = standing_orders(reader)
    rows, pages = paged(every, request.GET)
    full = every.filter(scope="full")
    late = full.filter(
        case__deadlines__rule="central",
        case__deadlines__state="open",
        case__deadlines__due_on__lt=reader.day,
    )
    context = {
        "title": _("停工看板"),
        "lead": _("停工不因屆期自動解除；全部停工超過七日須報中央主管機關核定。"),
        "tiles": [
            Tile(_("停工中"), every.count(), unit=_("件")),
            Tile(_("全部停工"), full.count(), unit=_("件")),
            Tile(_("申請復工待檢查"), every.filter(case__state="applied").count(), unit=_("件")),
            Tile(_("逾七日未核定"), late.count(), unit=_("件"), tone="bad" if late else "good"),
        ],
        "table": _table(stops(rows, reader.day, law())),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Stop]) -> Table:
    return Table(
        caption=_("停工案件"),
        columns=(
            Column("order.case.number", _("案號"), cell="reference", main=True),
            Column("order.employer_name", _("事業單位"), width="wide"),
            Column("order.place", _("停工場所或機械"), width="wide"),
            Column("scope", _("範圍"), value=lambda row: _(STOP_SCOPES[row.order.scope])),
            Column(
                "ground", _("依據"), minor=True, value=lambda row: _(STOP_GROUNDS[row.order.ground])
            ),
            Column("order.ordered_on", _("停工日"), cell="day"),
            Column("days", _("停工日數"), cell="number"),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.order.case)),
            Column(
                "central", _("報中央核定期限"), cell="deadline",
                value=lambda row: as_deadline(row.central) if row.central else None,
            ),
            Column("warning", _("提醒"), cell="badge", value=_warning),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.order.case),
        row_tone=_tone,
        empty_text=_("目前沒有停工中的案件。"),
    )  # fmt: skip


def _warning(row: Stop) -> State | None:
    if row.warning is None:
        return None
    return State(row.warning.text, "bad" if row.is_overdue else "warn")


def _tone(row: Stop) -> str:
    if row.warning is None:
        return ""
    return "bad" if row.is_overdue else "warn"
