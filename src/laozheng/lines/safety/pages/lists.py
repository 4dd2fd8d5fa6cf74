"""Lists of deaths at work side by side: what one has and another lacks is somebody's to explain."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laozheng.interfaces.ui.elements import Tab
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.requests import keeper_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.actions.lists import explain_death
from laozheng.lines.safety.forms.boards import ExplainForm
from laozheng.lines.safety.models import OutsideDeath
from laozheng.lines.safety.queries.kinds import UNIT
from laozheng.lines.safety.queries.lists import (
    Unlisted,
    accidents_not_listed,
    deaths_without_accident,
)
from laozheng.lines.safety.rules.codes.accidents import OUTSIDE_LISTS

HERE = "here"


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """What the other lists have and we lack; ``?show=here`` the other way; a POST explains one."""
    reader = _keeper(request)
    waiting, unlisted = deaths_without_accident(), accidents_not_listed(reader.day)
    shows_here = request.GET.get("show") == HERE
    form = ExplainForm(sent_by(request, "explain"), waiting=waiting)
    explain = partial(explain_death, actor=reader)
    deeds = (Deed("explain", _("說明無職災案件的原因"), _("登錄說明"), form, explain),)
    if done(deeds):
        messages.success(request, _("已登錄說明。"))
        return redirect("workspace:safety:lists")
    found: list[OutsideDeath] | list[Unlisted] = unlisted if shows_here else waiting
    rows, pages = paged(found, request.GET)
    context = {
        "title": _("職災死亡名單比對"),
        "lead": _("依事業單位及發生日比對，不比對姓名；名單範圍不同，差異須逐件查明，不強求一致。"),
        "tabs": [
            Tab(_("名單有、本處無職災案件"), "?", not shows_here, len(waiting)),
            Tab(_("本處有、名單無"), f"?show={HERE}", shows_here, len(unlisted)),
        ],
        "table": _unlisted(rows) if shows_here else _waiting(rows),
        "pages": pages,
        "deeds": deeds if waiting and not shows_here else (),
    }
    return render(request, "workspace/board.html", context, status=status_of(form))


def _waiting(rows: list[OutsideDeath]) -> Table:
    return Table(
        caption=_("名單上的死亡"),
        columns=(
            Column("number", _("名單編號"), cell="reference", main=True),
            Column("source", _("名單"), value=lambda row: _(OUTSIDE_LISTS[row.source])),
            Column("occurred_on", _("發生日"), cell="day"),
            Column("employer_name", _("事業單位"), width="wide"),
            Column("ubn", _("統一編號"), cell="reference"),
        ),
        rows=rows,
        empty_text=_("其他名單上的死亡都有職災案件或已說明。"),
    )


def _unlisted(rows: list[Unlisted]) -> Table:
    return Table(
        caption=_("近一年的死亡職災"),
        columns=(
            Column("accident.case.number", _("案號"), cell="reference", main=True),
            Column("accident.occurred_on", _("發生日"), cell="day"),
            Column("accident.employer_name", _("事業單位"), width="wide"),
            Column("missing", _("未列入的名單"), width="wide",
                   value=lambda row: "、".join(_(OUTSIDE_LISTS[one]) for one in row.missing)),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.accident.case),
        empty_text=_("近一年的死亡職災都在其他名單上，或名單尚未匯入。"),
    )  # fmt: skip


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he compares the lists."""
    return keeper_of(request, _("職災死亡名單由勞動檢查處比對，請洽承辦人。"), UNIT)
