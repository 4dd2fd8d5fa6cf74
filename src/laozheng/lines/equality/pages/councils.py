"""The papers of the councils: meetings, what is ready for the next, each member's masked agenda."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Fact, Link, State, Tab
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.case_panels import step_actions
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.queries import may_open
from laozheng.lines.equality.models import Complaint, CouncilMeeting
from laozheng.lines.equality.queries.councils import (
    Item,
    agenda_of,
    call_by,
    called_here,
    composition_of,
    meetings,
    ready_for,
    seats_on,
)
from laozheng.lines.equality.queries.kinds import COUNCIL
from laozheng.lines.equality.rules.codes import (
    COUNCIL_OF,
    COUNCILS,
    GROUNDS,
    LAWS,
    MEETING,
    RESOLUTIONS,
    STAGES,
)

# The steps that come next; those that put the meeting off stand on the page of its case.
_NEXT = ("set_agenda", "call", "hold", "resolve", "minute")


def _open_url() -> str:
    return reverse("workspace:open", args=[*COUNCIL.split("."), "convene"])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The meetings of both councils, newest first, and the cases that wait for one."""
    reader = reader_of(request)
    kind = kind_of(COUNCIL)
    may_convene = may_open(kind, kind.transition("convene"), reader)
    context = {
        "title": _("評議會書面資料"),
        "convene_url": _open_url() if may_convene else "",
        "ready": _ready_table([one for council in COUNCILS for one in ready_for(council, reader)]),
        "table": _meetings_table(reader),
    }
    return render(request, "equality/councils.html", context)


def _meetings_table(reader: Reader) -> Table:
    return Table(
        caption=_("評議會會議"),
        columns=(
            Column("held_on", _("開會日"), cell="day", value=lambda row: row[0].held_on),
            Column("title", _("會議"), main=True, width="wide", value=lambda row: row[0].title),
            Column("body", _("會別"), value=lambda row: _(COUNCILS.get(row[0].body, ""))),
            Column("state", _("狀態"), cell="state", value=lambda row: _standing(row[0])),
            Column("cases", _("可閱覽的案件"), cell="number", value=lambda row: row[1]),
        ),
        rows=meetings(reader),
        row_url=lambda row: reverse("workspace:equality:agenda", args=[row[0].pk]),
        row_label=lambda row: row[0].title,
        empty_text=_("沒有評議會會議。"),
    )


def _standing(meeting: Activity) -> State | None:
    own: CouncilMeeting | None = getattr(meeting, "equality_meeting", None)
    return state_of(own.case) if own is not None else None


def _ready_table(rows: Sequence[Complaint]) -> Table:
    return Table(
        caption=_("待排入議程的案件"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("case.received_on", _("收件日"), cell="day"),
            Column("council", _("會別"), value=lambda row: _(COUNCILS[COUNCIL_OF[row.law]])),
            Column("ground", _("主要事由"), value=lambda row: _(GROUNDS[row.ground])),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        row_label=lambda row: row.case.number,
        empty_text=_("沒有您可以閱覽、待排入議程的案件。"),
    )


@require_safe
def agenda(request: HttpRequest, key: int) -> HttpResponse:
    """The masked agenda of a meeting; ``?member=`` leaves out what that member steps out for."""
    reader = reader_of(request)
    meeting = get_object_or_404(Activity, pk=key, line="equality", kind=MEETING)
    seats = seats_on(meeting.body, meeting.held_on)
    members = [seat.member_key for seat in seats]
    asked = request.GET.get("member", "")
    member = asked if asked in members else ""
    record(reader, "read", meeting.ref, changes={"member": member})
    own = called_here(meeting)
    context = {
        "title": meeting.title,
        "crumbs": [
            Link(_("評議會書面資料"), reverse("workspace:equality:councils")),
            Link(meeting.title, ""),
        ],
        "facts": _facts(meeting, own, member),
        "actions": step_actions(own.case, reader, *_NEXT) if own is not None else (),
        "call_by": call_by(meeting, calendar(), law()),
        "composition": composition_of(meeting.body, seats, law()) if seats else None,
        "tabs": [
            Tab(_("全部"), "?", not member),
            *(Tab(one, f"?member={one}", one == member) for one in members),
        ],
        "table": _agenda_table(agenda_of(meeting, reader, member)),
    }
    return render(request, "equality/agenda.html", context)


def _facts(meeting: Activity, own: CouncilMeeting | None, member: str) -> list[Fact]:
    facts = [
        Fact(_("開會日"), meeting.held_on, "day"),
        Fact(_("開會地點"), meeting.place or None),
        Fact(_("委員"), member or None),
    ]
    if own is not None:
        facts += [
            Fact(_("會議案"), Link(own.case.number, case_url(own.case)), "link"),
            Fact(_("狀態"), state_of(own.case), "state"),
        ]
    return facts


def _agenda_table(items: Sequence[Item]) -> Table:
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
            Column(
                "resolution", _("決議"), value=lambda row: _(RESOLUTIONS.get(row.resolution, ""))
            ),
        ),
        rows=items,
        empty_text=_("沒有您可以閱覽的議案。"),
    )
