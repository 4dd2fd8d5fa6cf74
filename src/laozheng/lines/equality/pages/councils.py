"""The papers of the councils: meetings with their cases, and the masked agenda of each member."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Fact, Link, Tab
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.lines.equality.queries.councils import (
    MEETING,
    agenda_of,
    call_by,
    meetings,
    members_of,
)
from laozheng.lines.equality.rules.codes import COUNCILS, GROUNDS, LAWS, STAGES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The meetings of both councils, newest first."""
    table = Table(
        caption=_("評議會會議"),
        columns=(
            Column("held_on", _("開會日"), cell="day", value=lambda row: row[0].held_on),
            Column("title", _("會議"), main=True, width="wide", value=lambda row: row[0].title),
            Column("body", _("會別"), value=lambda row: _(COUNCILS.get(row[0].body, ""))),
            Column("cases", _("可閱覽的案件"), cell="number", value=lambda row: row[1]),
        ),
        rows=meetings(reader_of(request)),
        row_url=lambda row: reverse("workspace:equality:agenda", args=[row[0].pk]),
        row_label=lambda row: row[0].title,
        empty_text=_("沒有評議會會議。"),
    )
    context = {"title": _("評議會書面資料"), "table": table}
    return render(request, "equality/councils.html", context)


@require_safe
def agenda(request: HttpRequest, key: int) -> HttpResponse:
    """The masked agenda of a meeting; ``?member=`` leaves out what that member steps out for."""
    reader = reader_of(request)
    meeting = get_object_or_404(Activity, pk=key, line="equality", kind=MEETING)
    members = members_of(meeting)
    asked = request.GET.get("member", "")
    member = asked if asked in members else ""
    record(reader, "read", meeting.ref, changes={"member": member})
    context = {
        "title": meeting.title,
        "crumbs": [
            Link(_("評議會書面資料"), reverse("workspace:equality:councils")),
            Link(meeting.title, ""),
        ],
        "facts": [Fact(_("開會日"), meeting.held_on, "day"), Fact(_("委員"), member or None)],
        "call_by": call_by(meeting, calendar(), law()),
        "tabs": [
            Tab(_("全部"), "?", not member),
            *(Tab(one, f"?member={one}", one == member) for one in members),
        ],
        "table": _agenda_table(agenda_of(meeting, reader, member)),
    }
    return render(request, "equality/agenda.html", context)


def _agenda_table(items: object) -> Table:
    return Table(
        caption=_("議程"),
        columns=(
            Column("place", _("序"), cell="number", main=True),
            Column("law", _("適用法"), value=lambda row: _(LAWS[row.complaint.law])),
            Column("ground", _("主要事由"), value=lambda row: _(GROUNDS[row.complaint.ground])),
            Column("stage", _("階段"), value=lambda row: _(STAGES.get(row.complaint.stage, ""))),
            Column("employer", _("被申訴單位")),
            Column("complaint.employees", _("僱用人數"), cell="number"),
            Column("complaint.act_on", _("行為日"), cell="day"),
            Column("out", _("迴避委員"), value=lambda row: list(row.stepped_out)),
        ),
        rows=items,
        empty_text=_("沒有您可以閱覽的議案。"),
    )
