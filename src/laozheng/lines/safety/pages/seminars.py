"""Sessions that people attend by name: the list, one session with its certificates, a reprint."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.requests import keeper_of
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.audit.actions import record
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.render import render_letter
from laozheng.lines.safety.actions import seminars as actions
from laozheng.lines.safety.forms.seminars import AttendeesForm, CertifyForm, CorrectAttendeeForm
from laozheng.lines.safety.models import Attendee
from laozheng.lines.safety.queries.families import KEPT_BY
from laozheng.lines.safety.queries.seminars import (
    attendees_of,
    heads_counted,
    seminars_held,
    signed_up_and_came,
)
from laozheng.lines.safety.rules.codes.supervision import SEMINARS

ODT = "application/vnd.oasis.opendocument.text"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sessions held, the latest first."""
    rows, pages = paged(seminars_held(), request.GET)
    table = Table(
        caption=_("宣導會、座談會及家族活動"),
        columns=(
            Column("title", _("名稱"), main=True, width="wide"),
            Column("kind", _("類別"), value=lambda row: _(SEMINARS[row.kind])),
            Column("held_on", _("辦理日"), cell="day"),
            Column("listed", _("名冊人數"), cell="number"),
            Column("certified", _("已核發證明"), cell="number"),
        ),
        rows=rows,
        row_url=lambda row: _url(row),
        empty_text=_("還沒有已辦理的活動，請先登錄或匯入。"),
    )
    context = {
        "title": _("研習及出席證明"),
        "lead": _("登錄出席名冊後核發證明；證明可重印，姓名有誤時另發新號取代。"),
        "table": table,
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _url(activity: Activity) -> str:
    return reverse("workspace:safety:seminar", args=[activity.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def seminar(request: HttpRequest, key: int) -> HttpResponse:
    """One session with who attended, for those who keep its list; a POST lists or certifies."""
    reader = _keeper(request)
    shown = get_object_or_404(seminars_held(), pk=key)
    deeds = _deeds(request, shown, reader)
    if done(deeds):
        messages.success(request, _("已更新名冊。"))
        return redirect(_url(shown))
    rows = list(attendees_of(shown))
    context = {
        "title": shown.title,
        "crumbs": [*_crumbs(), Link(shown.title, "")],
        "facts_title": _("活動內容"),
        "facts": [
            Fact(_("類別"), _(SEMINARS[shown.kind])),
            Fact(_("辦理日"), shown.held_on, "day"),
            Fact(_("登錄人數"), heads_counted(shown), "number"),
            Fact(_("名冊人數"), len(rows), "number"),
            Fact(_("網路報名並出席（自行列印證明）"), signed_up_and_came(shown), "number"),
        ],
        "tables": [_attendees_table(rows)],
        "deeds": deeds,
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "workspace/record.html", context, status=status)


def _deeds(request: HttpRequest, of: Activity, reader: Reader) -> tuple[Deed, ...]:
    listing = AttendeesForm(sent_by(request, "list"), prefix="list")
    certifying = CertifyForm(sent_by(request, "certify"), prefix="certify")
    enlist = partial(actions.list_attendees, of, actor=reader)
    certify = partial(actions.certify, of, actor=reader)
    return (
        Deed("list", _("登錄出席者"), _("登錄"), listing, enlist),
        Deed("certify", _("核發證明"), _("核發"), certifying, certify),
    )


def _attendees_table(rows: list[Attendee]) -> Table:
    return Table(
        caption=_("出席者"),
        columns=(
            Column("name", _("姓名"), main=True),
            Column("firm", _("服務單位"), width="wide"),
            Column("certificate.number", _("證明文號"), cell="reference",
                   value=lambda row: row.certificate.number if row.certificate else None),
            Column("certificate.issued_on", _("核發日"), cell="day",
                   value=lambda row: row.certificate.issued_on if row.certificate else None),
        ),
        rows=rows,
        row_url=lambda row: reverse("workspace:safety:attendee", args=[row.pk]),
        empty_text=_("還沒有登錄出席者。"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def attendee(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody who attended: the certificate again with ``?format=odt``; a POST corrects the name.

    Every print is written down.
    """
    reader = _keeper(request)
    shown = get_object_or_404(Attendee.objects.select_related("activity", "certificate"), pk=key)
    if request.GET.get("format") == "odt":
        return _print(shown, reader)
    name, session, letter = shown.name, shown.activity, shown.certificate
    form = CorrectAttendeeForm(
        sent_by(request, "correct"), initial={"name": name, "firm": shown.firm}
    )
    correct = partial(actions.correct_attendee, shown, actor=reader)
    deeds = (Deed("correct", _("更正姓名或單位"), _("更正"), form, correct),)
    if done(deeds):
        messages.success(request, _("已更正。"))
        return redirect(_url(session))
    facts = [Fact(_("活動"), session.title), Fact(_("服務單位"), shown.firm)]
    if letter is not None:
        again = Link(_("重印證明"), "?format=odt")
        facts += [
            Fact(_("證明文號"), letter.number),
            Fact(_("核發日"), letter.issued_on, "day"),
            Fact(_("出席證明"), again, "link"),
        ]
    context = {
        "title": name,
        "crumbs": [*_crumbs(), Link(session.title, _url(session)), Link(name, "")],
        "facts_title": _("出席內容"),
        "facts": facts,
        "deeds": deeds,
    }
    return render(request, "workspace/record.html", context, status=status_of(form))


def _print(attendee: Attendee, reader: Reader) -> HttpResponse:
    letter: Letter | None = attendee.certificate
    if letter is None:
        raise Http404(_("尚未核發證明，請先核發"))
    record(reader, "read", attendee.ref, changes={"printed": letter.number})
    response = HttpResponse(render_letter(letter), content_type=ODT)
    name = content_disposition_header(as_attachment=True, filename=f"{letter}.odt")
    assert name is not None
    response["Content-Disposition"] = name
    return response


def _crumbs() -> list[Link]:
    return [Link(_("研習及出席證明"), reverse("workspace:safety:seminars"))]


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps lists of those who attend."""
    reason = _("出席名冊由勞動條件科及勞動檢查處登錄，請洽承辦人。")
    return keeper_of(request, reason, *KEPT_BY)
