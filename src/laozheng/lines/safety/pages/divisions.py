"""The board of the divisions: who has how much open, what is late, and whom nobody ever visited."""

from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.rounding import half_up
from laozheng.interfaces.ui.elements import Tile
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.lines.safety.queries.divisions import (
    DivisionLoad,
    division_loads,
    never_visited,
)
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The divisions in the order of the office."""
    rows = division_loads(reader_of(request))
    unseen, known = never_visited()
    overdue = sum(row.overdue for row in rows)
    context = {
        "title": _("各科負荷"),
        "lead": _("未結檢查依科別計；時數依檢查別所需時間估計，含今天起七日內排定者。"),
        "tiles": [
            Tile(_("未結案"), sum(row.open_files for row in rows), unit=_("件")),
            Tile(_("逾期"), overdue, unit=_("件"), tone="bad" if overdue else "good"),
            Tile(_("七日內排定"), sum(row.planned for row in rows), unit=_("場次")),
            Tile(_("從未受檢（列管事業單位）"), unseen, unit=_("家")),
            Tile(_("未曾受檢比例"), _share(unseen, known), emptiness="not_applicable"),
        ],
        "table": _table(rows),
    }
    return render(request, "workspace/board.html", context)


def _share(part: int, whole: int) -> str | None:
    return f"{half_up(Fraction(100 * part, whole), 1)}%" if whole else None


def _table(rows: list[DivisionLoad]) -> Table:
    return Table(
        caption=_("科別"),
        columns=(
            Column("division", _("科別"), main=True,
                   value=lambda row: _(DIVISIONS.get(row.division, "未載明"))),
            Column("open_files", _("未結案"), cell="number"),
            Column("overdue", _("逾期"), cell="number"),
            Column("oldest_on", _("最早收件日"), cell="day"),
            Column("planned", _("七日內排定"), cell="number"),
            Column("hours", _("預估時數"), cell="number",
                   value=lambda row: half_up(row.hours, 1)),
        ),
        rows=rows,
        row_tone=lambda row: "warn" if row.overdue else "",
    )  # fmt: skip
