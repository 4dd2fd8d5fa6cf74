"""The queue of the hotline 1955: who is called back, by when and by whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Deadline, Link, State, Tile
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, kind_label, state_of
from laozheng.lines.migrants.queries.hotline import Call, calls, calls_for
from laozheng.lines.migrants.rules.codes import DISPUTE_TOPICS, LANGUAGES

# The first step with the worker, by the kind and state of the case.
_FIRST_STEPS = {"dispute": ("contact", "received"), "verification": ("appoint", "received")}


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The open cases of the hotline, the first due first."""
    reader = reader_of(request)
    every = calls_for(reader)
    rows, pages = paged(every, request.GET)
    overdue = every.filter(due_on__lt=reader.day).count()
    new = every.filter(state="received").count()
    context = {
        "title": _("1955專線案件"),
        "lead": _("期限最近者在前；以母語回電，人身安全者立即處理。"),
        "tiles": [
            Tile(_("辦理中"), every.count(), unit=_("件")),
            Tile(_("尚未聯繫"), new, unit=_("件"), tone="warn" if new else "good"),
            Tile(_("逾期"), overdue, unit=_("件"), tone="bad" if overdue else "good"),
        ],
        "table": _table(list(calls(rows))),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Call]) -> Table:
    return Table(
        caption=_("專線案件"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("kind", _("種類"), value=lambda row: kind_label(row.case)),
            Column("case.received_on", _("收件日"), cell="day"),
            Column("urgent", _("急迫"), cell="badge", value=_urgency),
            Column("detail.employer_name", _("雇主"), width="wide"),
            Column("about", _("主題或語言"), value=_about),
            Column("case.officer", _("承辦"), minor=True),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.case)),
            Column("due_on", _("期限"), cell="deadline", value=_due),
            Column("step", _("下一步"), cell="link", value=_next),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        row_tone=lambda row: "bad" if row.is_urgent else "",
        empty_text=_("沒有辦理中的1955專線案件。"),
    )


def _urgency(row: Call) -> State | None:
    return State(_("急迫"), "bad") if row.is_urgent else None


def _about(row: Call) -> str:
    topics = getattr(row.detail, "topics", None)
    if topics is not None:
        return listed(_(DISPUTE_TOPICS.get(topic, topic)) for topic in topics)
    return _(LANGUAGES.get(getattr(row.detail, "language", ""), ""))


def _due(row: Call) -> Deadline | None:
    due_on = row.case.due_on
    return Deadline("open", due_on) if due_on else None


def _next(row: Call) -> Link | None:
    step, state = _FIRST_STEPS[row.case.kind.partition(".")[2]]
    if row.case.state != state:
        return None
    label = _("聯繫") if step == "contact" else _("排定驗證")
    return Link(label, reverse("workspace:step", args=[row.case.number, step]))
