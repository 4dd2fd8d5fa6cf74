"""The ad desk: open complaints of job seekers with their evidence, and what was preserved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import roc_moment
from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.case_panels import step_actions
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.cases.actions import note_read
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.queries import case_for
from laozheng.lines.equality.models import JobSeekingComplaint
from laozheng.lines.equality.pages.findings import findings_table
from laozheng.lines.equality.queries.advertisements import (
    Preserved,
    open_complaints,
    preserved_of,
)
from laozheng.lines.equality.queries.kinds import JOB_SEEKING
from laozheng.lines.equality.rules.codes import AD_TYPES, MEDIA


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The open complaints, oldest first; a false advertisement without evidence stands out."""
    rows, pages = paged(open_complaints(reader_of(request)), request.GET)
    table = Table(
        caption=_("未結的求職申訴"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("case.received_on", _("收件日"), cell="day"),
            Column("type", _("類別"), value=lambda row: _(AD_TYPES[row.type])),
            Column("employer_name", _("被申訴單位"), width="wide"),
            Column("medium", _("刊登媒介"), value=lambda row: _(MEDIA.get(row.medium, ""))),
            Column("snapshots", _("存證"), cell="badge", value=_evidence),
            Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.case)),
            Column("preserved", _("內容"), cell="link", value=_preserved),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        row_label=lambda row: row.case.number,
        empty_text=_("沒有未結的求職申訴。"),
    )
    context = {"title": _("徵才廣告控管"), "table": table, "pages": pages}
    return render(request, "workspace/board.html", context)


def _evidence(row: Any) -> State:
    if row.snapshots:
        return State(_("%(n)s份") % {"n": row.snapshots}, "good")
    is_needed = row.type == "false_advertising"
    return State(_("未存證"), "bad" if is_needed else "muted")


def _preserved(row: JobSeekingComplaint) -> Link:
    url = reverse("workspace:equality:snapshots", args=[row.case.number])
    return Link(_("存證"), url)


@require_safe
def snapshots(request: HttpRequest, number: str) -> HttpResponse:
    """What was preserved of the advertisement of a complaint, each with time, hash and findings."""
    reader = reader_of(request)
    case = case_for(reader, number)
    if case is None or case.kind != JOB_SEEKING:
        raise Http404(_("沒有這件求職申訴，或您無權閱覽"))
    note_read(case, reader)
    context = {
        "title": _("廣告存證"),
        "case": case,
        "crumbs": [
            Link(_("徵才廣告控管"), reverse("workspace:equality:advertisements")),
            Link(case.number, case_url(case)),
            Link(_("廣告存證"), ""),
        ],
        "actions": step_actions(case, reader, "preserve"),
        "snapshots": [_shown(one) for one in preserved_of(case, law())],
    }
    return render(request, "equality/snapshots.html", context)


def _shown(preserved: Preserved) -> dict[str, Any]:
    snapshot = preserved.snapshot
    whole = _("與存證時相同") if preserved.is_whole else _("與存證時不同，請查明")
    return {
        "title": roc_moment(snapshot.taken_at),
        "text": snapshot.text,
        "findings": findings_table(preserved.findings) if snapshot.text else None,
        "facts": [
            Fact(_("來源"), _("申訴人提供") if snapshot.is_handed_in else _("承辦人存證")),
            Fact(_("刊登處"), snapshot.source),
            Fact(_("雜湊值"), snapshot.sha256),
            Fact(_("檢核"), whole),
            Fact(_("畫面"), _("有，見案件文件") if snapshot.picture_id else _("無")),
        ],
    }
