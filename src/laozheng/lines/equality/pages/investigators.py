"""The roster of investigators: for the bureau whole, for everybody who agreed to be named."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.equality.queries.investigators import Standing, standing_on
from laozheng.lines.equality.queries.kinds import UNIT
from laozheng.lines.equality.rules.codes import SEXES

_NAMED = (
    Column("investigator.name", gettext_lazy("姓名"), main=True),
    Column("investigator.profession", gettext_lazy("專業")),
    Column("investigator.organization", gettext_lazy("服務單位"), width="wide"),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Who is on the roster today, and until when the training holds."""
    reader = reader_of(request)
    if not works_in(reader, UNIT):
        raise PermissionDenied(_("調查人員名冊由就業安全科維護，請洽該科承辦人。"))
    rows, pages = paged(standing_on(reader.day, law()), request.GET)
    context = {
        "title": _("性騷擾調查人員名冊"),
        "lead": _("由資料集 investigators 匯入或逐筆登錄；組成調查小組時依輪派順序選派。"),
        "table": _table(rows),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Standing]) -> Table:
    return Table(
        caption=_("在冊調查人員"),
        columns=(
            Column("investigator.number", _("名冊號"), cell="reference"),
            *_NAMED,
            Column("sex", _("性別"), value=lambda one: _(SEXES[one.investigator.sex])),
            Column("trained_to", _("訓練效期"), cell="day"),
            Column("standing", _("狀態"), cell="state", value=_standing),
            Column("listed", _("公開"), cell="check", value=lambda one: one.investigator.listed),
        ),
        rows=rows,
        empty_text=_("名冊還沒有調查人員，請先匯入。"),
    )


def _standing(one: Standing) -> State:
    return State(_("可選派"), "good") if one.is_trained else State(_("訓練逾期"), "bad")


@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """Whom an employer may ask: those who agreed to be named and whose training holds."""
    found = standing_on(reader_of(request).day, law(), listed=True)
    rows, pages = paged([one for one in found if one.is_trained], request.GET)
    table = Table(
        caption=_("可洽請協助調查的專業人士"),
        columns=_NAMED,
        rows=rows,
        empty_text=_("目前沒有同意公開的調查人員，請洽本局。"),
    )
    context = {"title": _("性騷擾調查專業人士"), "table": table, "pages": pages}
    return render(request, "equality/roster.html", context)
