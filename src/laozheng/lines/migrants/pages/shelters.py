"""The board of shelter, for those alone who handle a stay: who is there, reviews, monthly costs."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.interfaces.ui.calendars import Turning
from laozheng.interfaces.ui.elements import Deadline, Link, Tile
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.cases import models
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.queries.shelters import Stay, board
from laozheng.lines.migrants.rules.codes import SHELTER_REASONS


@require_safe
def shelters(request: HttpRequest) -> HttpResponse:
    """The stays of a month, ``?month=113-05`` or this one, on which the reader is named."""
    reader = reader_of(request)
    month = _month(request.GET.get("month", ""), reader.day)
    rows = list(board(reader, month.start, month.end, law()))
    days = half_up(sum(row.days for row in rows), 1) if rows else 0
    present = [row for row in rows if row.detail.to_at is None]
    context = {
        "title": _("移工安置看板"),
        "lead": month.label,
        "turning": Turning(
            previous_url=_url(_beside(month, -1)),
            current_url=_url(_month_of(reader.day)),
            next_url=_url(_beside(month, 1)),
        ),
        "tiles": [
            Tile(_("安置中"), len(present), unit=_("人")),
            Tile(_("本月人日"), str(days), unit=_("人日")),
            Tile(
                _("待申請費用"),
                sum(1 for row in rows if row.claim is not None and row.claim.due_on <= reader.day),
                unit=_("件"),
            ),
        ],
        "table": _table(rows),
    }
    return render(request, "migrants/shelters.html", context)


def _month(text: str, day: date) -> Period:
    try:
        period = Period.parse(text)
    except ValueError:
        return _month_of(day)
    return _month_of(period.start)


def _month_of(day: date) -> Period:
    return Period.parse(f"{day.year - 1911}-{day.month:02d}")


def _beside(month: Period, step: int) -> Period:
    year, number = divmod(month.start.year * 12 + month.start.month - 1 + step, 12)
    return _month_of(date(year, number + 1, 1))


def _url(month: Period) -> str:
    return f"?month={month.code}"


def _table(rows: list[Stay]) -> Table:
    return Table(
        caption=_("安置"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("detail.worker_key", _("外國人代碼")),
            Column(
                "reason", _("安置原因"), value=lambda row: _(SHELTER_REASONS[row.detail.reason])
            ),
            Column("detail.shelter", _("安置單位"), minor=True),
            Column("detail.from_at", _("入住時間"), cell="moment"),
            Column("detail.to_at", _("離開時間"), cell="moment"),
            Column("days", _("本月人日"), value=lambda row: str(half_up(row.days, 1))),
            Column("review", _("檢討"), cell="deadline", value=lambda row: _due(row.review)),
            Column("claim", _("費用申請"), cell="deadline", value=lambda row: _due(row.claim)),
            Column("detail.cost_twd", _("已申請費用"), cell="money"),
            Column("step", _("下一步"), cell="link", value=_claim),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("這個月沒有您承辦的安置案。"),
    )


def _due(row: models.Deadline | None) -> Deadline | None:
    return Deadline(row.state, row.due_on) if row is not None else None


def _claim(row: Stay) -> Link | None:
    if row.claim is None:
        return None
    return Link(_("申請費用"), reverse("workspace:step", args=[row.case.number, "claim_cost"]))
