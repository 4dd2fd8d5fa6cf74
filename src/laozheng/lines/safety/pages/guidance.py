"""The intake of guidance: notices that wait for a visit, by program and age."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Tab, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import as_deadline, case_url
from laozheng.interfaces.workspace.words import district_label
from laozheng.lines.safety.queries.guidance import (
    Waiting,
    counts_by_program,
    notices_waiting,
    oldest_age,
    overdue_notices,
    with_age,
)
from laozheng.lines.safety.rules.codes.supervision import GUIDANCE_PROGRAMS


@require_safe
def intake(request: HttpRequest) -> HttpResponse:
    """The notices that wait, the oldest first, ``?program=`` those of one program."""
    reader = reader_of(request)
    asked = request.GET.get("program", "")
    program = asked if asked in GUIDANCE_PROGRAMS else ""
    counts = counts_by_program(reader)
    found = notices_waiting(reader, program)
    rows, pages = paged(found, request.GET)
    late = overdue_notices(found, reader.day).count()
    context = {
        "title": _("輔導收件"),
        "lead": _("小型工程數日即完工，通報越久越來不及；已完工者以「已完工未輔導」結案。"),
        "tiles": [
            Tile(_("待輔導"), found.count(), unit=_("件")),
            Tile(_("逾輔導期限"), late, unit=_("件"), tone="bad" if late else "good"),
            Tile(_("最久未輔導"), oldest_age(found, reader.day), unit=_("日"),
                 emptiness="none_held"),
        ],
        "tabs": [
            Tab(_("全部"), "?", not program, sum(counts.values())),
            *(
                Tab(_(label), f"?program={code}", code == program, counts.get(code, 0))
                for code, label in GUIDANCE_PROGRAMS.items()
            ),
        ],
        "table": _table(with_age(rows, reader.day)),
        "pages": pages,
    }  # fmt: skip
    return render(request, "workspace/board.html", context)


def _table(rows: list[Waiting]) -> Table:
    return Table(
        caption=_("待輔導的通報"),
        columns=(
            Column("guidance.case.number", _("案號"), cell="reference", main=True),
            Column("program", _("計畫別"),
                   value=lambda row: _(GUIDANCE_PROGRAMS[row.guidance.program])),
            Column("guidance.employer_name", _("事業單位"), width="wide"),
            Column("district", _("行政區"),
                   value=lambda row: district_label(row.guidance.district)),
            Column("guidance.place", _("場所"), width="wide"),
            Column("guidance.employees", _("勞工人數"), cell="number", minor=True),
            Column("guidance.notified_on", _("通報日"), cell="day"),
            Column("age", _("已過日數"), cell="number"),
            Column("due", _("輔導期限"), cell="deadline",
                   value=lambda row: as_deadline(row.due) if row.due else None),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.guidance.case),
        empty_text=_("沒有待輔導的通報。"),
    )  # fmt: skip
