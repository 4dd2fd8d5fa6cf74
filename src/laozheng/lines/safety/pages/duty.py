"""The board of whoever is on duty: accidents reported, the employer's clock, who goes there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Deadline, State, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import as_deadline, case_url, state_of
from laozheng.kernel.cases.models import Deadline as Term
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.boards import on_duty
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_KINDS, ACCIDENT_TYPES


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The accidents that wait to be examined, the latest first."""
    reader = reader_of(request)
    every = on_duty(reader)
    rows, pages = paged(every, request.GET)
    unsent = every.filter(case__state="reported").count()
    context = {
        "title": _("職災值班看板"),
        "lead": _("雇主知悉後八小時內通報；死亡或重傷者立即派員。"),
        "tiles": [
            Tile(_("待派員"), unsent, unit=_("件"), tone="bad" if unsent else "good"),
            Tile(_("檢查中"), every.filter(case__state="taken").count(), unit=_("件")),
            Tile(
                _("雇主逾時通報"),
                every.filter(case__deadlines__rule="report", case__deadlines__state="late").count(),
                unit=_("件"),
            ),
        ],
        "table": _table(rows),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Accident]) -> Table:
    return Table(
        caption=_("待檢查的職業災害"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("occurred_at", _("發生時間"), cell="moment"),
            Column("employer_name", _("事業單位"), width="wide"),
            Column("place", _("場所"), width="wide"),
            Column("type", _("災害類型"), value=_type),
            Column("kind", _("災害別"), cell="badge", value=_kind),
            Column("clock", _("通報時限"), cell="deadline", value=_clock),
            Column("officer", _("派往人員"), value=_goes),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.case)),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        row_tone=lambda row: "bad" if row.case.state == "reported" else "",
        empty_text=_("目前沒有待檢查的職業災害。"),
    )


def _type(row: Accident) -> str:
    return _(ACCIDENT_TYPES.get(row.accident_type, row.accident_type_text))


def _kind(row: Accident) -> State | None:
    if not row.kind:
        return None
    return State(_(ACCIDENT_KINDS[row.kind]), "bad" if row.kind == "death" else "warn")


def _clock(row: Accident) -> Deadline | None:
    clocks: list[Term] = row.case.clocks  # type: ignore[attr-defined]
    return as_deadline(clocks[0]) if clocks else None


def _goes(row: Accident) -> str:
    officer = row.case.officer
    return officer.name if officer and row.case.state == "taken" else ""
