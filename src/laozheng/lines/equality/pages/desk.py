"""The sealed desk: who handles complaints sees his own cases with their clocks, and no others."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import taipei_day
from laozheng.interfaces.ui.elements import Deadline, Happening, Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import as_deadline, case_url, kind_label, state_of
from laozheng.lines.equality.queries.desk import Clock, Order, desk_of
from laozheng.lines.equality.rules.codes import SIDES


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The complaints that name the reader: clocks, with a way to prolong, orders, interviews."""
    mine = desk_of(reader_of(request))
    context = {
        "title": _("我的申訴案件"),
        "clocks": _clocks_table(mine.clocks),
        "orders": _orders_table(mine.orders),
        "interviews": [
            Happening(
                on=taipei_day(one.starts_at),
                at=one.starts_at,
                title=f"{one.case.number}　{_(SIDES[one.side])}",
                text=one.place,
                url=_persons_url(one.case),
            )
            for one in mine.interviews
        ],
    }
    return render(request, "equality/desk.html", context)


def _persons_url(case: object) -> str:
    return reverse("workspace:equality:persons", args=[case])


def _clocks_table(clocks: object) -> Table:
    return Table(
        caption=_("處理期限"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("kind", _("種類"), value=lambda row: kind_label(row.case), minor=True),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.case)),
            Column("days", _("已過日數"), value=_share),
            Column("due", _("審定期限"), cell="deadline", value=_due),
            Column("employer", _("雇主結案期限"), cell="deadline", value=_employer_due, minor=True),
            Column("duty", _("下一步"), cell="badge", value=_duty),
            Column("extend", _("延長"), cell="link", value=_extension),
            Column("persons", _("當事人及訪談"), cell="link", value=_persons),
        ),
        rows=clocks,
        row_url=lambda row: case_url(row.case),
        row_label=lambda row: row.case.number,
        empty_text=_("沒有由您承辦、審理中的申訴案件。"),
    )


def _share(clock: Clock) -> str:
    if clock.deadline is None:
        return _("停止計算")
    told = {"days": clock.days, "whole": clock.whole}
    return _("%(days)s日，期限共%(whole)s日") % told


def _due(clock: Clock) -> Deadline | None:
    return as_deadline(clock.deadline) if clock.deadline else None


def _employer_due(clock: Clock) -> Deadline | None:
    return as_deadline(clock.employer) if clock.employer else None


def _duty(clock: Clock) -> str:
    if clock.is_with_employer:
        return _("雇主通報結果")
    return _("本局審定") if clock.deadline else _("等待補正或刑事程序")


def _extension(clock: Clock) -> Link | None:
    if clock.is_extended or clock.deadline is None:
        return None
    return Link(_("延長期限"), reverse("workspace:step", args=[clock.case.number, "extend"]))


def _persons(clock: Clock) -> Link:
    return Link(_("開啟"), _persons_url(clock.case))


def _orders_table(orders: object) -> Table:
    return Table(
        caption=_("命雇主改善，待查核"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("ordered_on", _("命令日"), cell="day"),
            Column("due_on", _("改善期限"), cell="day"),
            Column("check", _("查核"), cell="link", value=_check),
        ),
        rows=orders,
        row_url=lambda row: case_url(row.case),
        row_label=lambda row: row.case.number,
        empty_text=_("沒有待查核的改善命令。"),
    )


def _check(order: Order) -> Link:
    url = reverse("workspace:step", args=[order.case.number, "check_order"])
    return Link(_("登錄查核"), url)
