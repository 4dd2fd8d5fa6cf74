"""The boards of shelter, for those alone who handle a stay: requests, who is there, the costs."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from laozheng.base.numerals import plain
from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.interfaces.ui.calendars import Turning
from laozheng.interfaces.ui.elements import Deadline, Link, State, Tab, Tile
from laozheng.interfaces.ui.forms import MonthField, read_or
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.cases import models
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.queries.shelters import (
    CLAIMED,
    PAID,
    SETTLED,
    SHORT,
    Cost,
    Stay,
    board,
    costs_for,
    requests_for,
)
from laozheng.lines.migrants.rules.codes import SHELTER_REASONS

ONE_DAY = timedelta(days=1)
_STANDINGS = {
    CLAIMED: (gettext_lazy("待撥付"), "warn"),
    PAID: (gettext_lazy("待核銷"), "warn"),
    SHORT: (gettext_lazy("核銷短少"), "bad"),
    SETTLED: (gettext_lazy("已核銷"), "good"),
}
_NEXT = {
    CLAIMED: ("pay_cost", gettext_lazy("登錄撥付")),
    PAID: ("settle_cost", gettext_lazy("登錄核銷")),
}


@require_safe
def shelters(request: HttpRequest) -> HttpResponse:
    """The stays of a month, ``?month=113-05`` or this one, on which the reader is named."""
    reader = reader_of(request)
    present = Period.month_of(reader.day)
    month = read_or(MonthField(), request.GET.get("month", ""), present)
    rows = list(board(reader, month.start, month.end, law()))
    days = half_up(sum(row.days for row in rows), 1) if rows else 0
    sheltered = sum(row.detail.to_at is None for row in rows)
    asked = requests_for(reader)
    context = {
        "title": _("移工安置看板"),
        "lead": month.label,
        "turning": Turning(
            previous_url=_url(month.start - ONE_DAY),
            current_url=_url(reader.day),
            next_url=_url(month.end + ONE_DAY),
        ),
        "tiles": [
            Tile(_("待決定"), len(asked), unit=_("件"), tone="warn" if asked else "neutral"),
            Tile(_("安置中"), sheltered, unit=_("人")),
            Tile(_("本月人日"), str(days), unit=_("人日")),
            Tile(
                _("待申請費用"),
                sum(1 for row in rows if row.claim is not None and row.claim.due_on <= reader.day),
                unit=_("件"),
            ),
        ],
        "requests": _requests_table(asked),
        "table": _table(rows),
    }
    return render(request, "migrants/shelters.html", context)


def _url(day: date) -> str:
    """The board of the month of a day."""
    return f"?month={Period.month_of(day).code}"


def _requests_table(rows: list[Stay]) -> Table:
    return Table(
        caption=_("安置申請"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("detail.worker_key", _("外國人代碼")),
            Column("reason", _("安置原因"), value=_reason),
            Column("case.received_on", _("申請日"), cell="day"),
            Column("answer", _("決定期限"), cell="deadline", value=lambda row: _due(row.answer)),
            Column("step", _("下一步"), cell="link", value=_answer),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("沒有待您決定的安置申請。"),
    )


def _reason(row: Stay) -> str:
    return _(SHELTER_REASONS[row.detail.reason])


def _answer(row: Stay) -> Link:
    return Link(_("同意入住"), reverse("workspace:step", args=[row.case.number, "take_in"]))


def _table(rows: list[Stay]) -> Table:
    return Table(
        caption=_("安置"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("detail.worker_key", _("外國人代碼")),
            Column("reason", _("安置原因"), value=_reason),
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


@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    """What the stays of the reader cost month by month, ``?view=`` by how far each has come."""
    reader = reader_of(request)
    every = costs_for(reader)
    asked = request.GET.get("view", "")
    view = asked if asked in _STANDINGS else CLAIMED
    rows, pages = paged([one for one in every if one.standing == view], request.GET)
    context = {
        "title": _("安置費用核銷"),
        "tabs": [
            Tab(label, f"?view={code}", code == view, _count(every, code))
            for code, (label, _tone) in _STANDINGS.items()
        ],
        "tiles": [
            Tile(
                _("待撥付金額"), _sum(one.claimed_twd for one in every if one.standing == CLAIMED)
            ),
            Tile(_("待核銷金額"), _sum(one.claimed_twd for one in every if one.standing == PAID)),
            Tile(_("核銷短少金額"), _sum(one.short_twd for one in every)),
        ],
        "table": _costs_table(rows),
        "pages": pages,
    }
    return render(request, "migrants/shelter_costs.html", context)


def _count(costs: list[Cost], standing: str) -> int:
    return sum(one.standing == standing for one in costs)


def _sum(amounts: Iterable[int]) -> str:
    return _("%(amount)s元") % {"amount": plain(sum(amounts))}


def _costs_table(rows: list[Cost]) -> Table:
    return Table(
        caption=_("安置費用"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("month.label", _("月份")),
            Column("claimed_on", _("申請日"), cell="day"),
            Column("claimed_twd", _("申請金額"), cell="money"),
            Column("paid_on", _("撥付日"), cell="day"),
            Column("settled_on", _("核銷日"), cell="day"),
            Column("settled_twd", _("核銷金額"), cell="money"),
            Column("short_twd", _("短少金額"), cell="money", minor=True),
            Column("standing", _("辦理情形"), cell="badge", value=_standing),
            Column("due", _("期限"), cell="deadline", value=_next_due),
            Column("step", _("下一步"), cell="link", value=_next_step),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("沒有您承辦的這類費用。"),
    )


def _standing(row: Cost) -> State:
    label, tone = _STANDINGS[row.standing]
    return State(str(label), tone)


def _next_due(row: Cost) -> Deadline | None:
    due_on = row.due_on(law())
    return Deadline("open", due_on) if due_on else None


def _next_step(row: Cost) -> Link | None:
    if row.standing not in _NEXT:
        return None
    step, label = _NEXT[row.standing]
    return Link(str(label), reverse("workspace:step", args=[row.case.number, step]))
