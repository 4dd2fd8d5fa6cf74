"""The monthly statistics of whoever signed in for an enterprise: what stands, what is owed, a form.

Source: 職業安全衛生法第38條.
"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laozheng.base.moments import roc_moment
from laozheng.interfaces.ui.elements import State
from laozheng.interfaces.ui.languages import long_month
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.deeds import Deed, sent_by, status_of
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.queries import party_of
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import snapshot_of
from laozheng.lines.safety.actions.statistics import file_month
from laozheng.lines.safety.forms.boards import OwnMonthForm
from laozheng.lines.safety.pages.statistics import shown_rates
from laozheng.lines.safety.queries.statistics import OwnMonth, own_months


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """The months of a year with what was filed; POST files one, or corrects it."""
    reader = reader_of(request)
    ubn = _number_of(reader)
    months = own_months(ubn, reader.day)
    form = OwnMonthForm(
        sent_by(request, "file"),
        months=[one.month for one in months],
        initial={"month": _next(months).month.isoformat()},
    )
    filing = Deed(
        "file", _("填報一個月"), _("送出"), form, partial(file_month, ubn, actor=reader),
        note=_("已填報的月份再送一次即為更正，前次內容仍保留。"),
    )  # fmt: skip
    filed = filing.taken()
    if filed:
        told = {"month": long_month(filed.month), "moment": roc_moment(filed.filed_at or reader.at)}
        messages.success(request, _("已收到%(month)s的統計，收件時間%(moment)s。") % told)
        return redirect(request.path)
    context = {"title": _("職業災害統計月報"), "table": _table(months, reader), "deeds": [filing]}
    return render(request, "safety/own_months.html", context, status=status_of(form))


def _number_of(reader: Reader) -> str:
    """The number under which an enterprise files; without one nobody would know whose it is."""
    number = snapshot_of(Party.objects.get(pk=party_of(reader)), reader.day).ubn
    if not number:
        raise PermissionDenied(_("貴單位沒有登記統一編號，請洽勞動檢查處以書面填報。"))
    return number


def _next(months: list[OwnMonth]) -> OwnMonth:
    """What is most likely filed now: the oldest month owed, else the newest one not filed."""
    owed = [one for one in months if one.is_owed]
    blank = [one for one in months if one.report is None]
    return owed[-1] if owed else (blank or months)[0]


def _table(months: list[OwnMonth], reader: Reader) -> Table:
    return Table(
        caption=_("近一年填報情形"),
        columns=(
            Column("month", _("月份"), main=True, value=lambda one: long_month(one.month)),
            Column("standing", _("狀態"), cell="badge", value=lambda one: _standing(one, reader)),
            Column("due_on", _("期限"), cell="day"),
            Column("filed_on", _("收件日"), cell="day",
                   value=lambda one: one.report and one.report.known_on),
            *(
                Column(name, label, cell="number",
                       value=lambda one, name=name: one.report and getattr(one.report, name))
                for name, label in (
                    ("workers", _("勞工人數")),
                    ("hours", _("總經歷工時")),
                    ("cases", _("失能傷害次數")),
                    ("lost_days", _("損失日數")),
                )
            ),
            Column("rates", _("頻率／嚴重率"),
                   value=lambda one: one.report and shown_rates(one.report)),
        ),
        rows=months,
    )  # fmt: skip


def _standing(one: OwnMonth, reader: Reader) -> State:
    if one.report is not None:
        return State(_("已填報"), "good")
    if one.is_owed and one.due_on < reader.day:
        return State(_("逾期未填報"), "bad")
    return State(_("待填報"), "warn") if one.is_owed else State(_("未填報"), "muted")
