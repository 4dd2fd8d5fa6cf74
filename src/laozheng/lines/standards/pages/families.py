"""The register of families of workplaces: the list, one family, founding and ending."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.entries import entry_page
from laozheng.interfaces.workspace.requests import keeper_of, reader_of, sent
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions.families import (
    end_family,
    found_family,
    join_family,
    leave_family,
)
from laozheng.lines.standards.forms.families import EndForm, FoundForm, JoinForm
from laozheng.lines.standards.models import FamilyMember, WorkplaceFamily
from laozheng.lines.standards.queries.families import families_on, may_leave, members_of
from laozheng.lines.standards.queries.kinds import UNIT


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All families with their core firm and how many belong to them today."""
    reader = reader_of(request)
    rows, pages = paged(families_on(reader.day), request.GET)
    table = Table(
        caption=_("勞動條件家族"),
        columns=(
            Column("name", _("家族名稱"), main=True, width="wide"),
            Column("core", _("核心單位"), width="wide", value=lambda row: row.core.display_name),
            Column("firms", _("參與單位數"), cell="number"),
            Column("founded_on", _("成立日"), cell="day"),
            Column("ended_on", _("解散日"), cell="day"),
        ),
        rows=rows,
        row_url=lambda row: _url(row),
        empty_text=_("還沒有登錄勞動條件家族。"),
    )
    context = {
        "title": _("勞動條件家族"),
        "table": table,
        "pages": pages,
        "new": Link(_("成立家族"), reverse("workspace:standards:family_new"))
        if works_in(reader, UNIT)
        else None,
    }
    return render(request, "workspace/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Found a family."""
    reader = _keeper(request)
    return entry_page(
        request,
        FoundForm(**sent(request)),
        partial(_found, reader),
        title=_("成立家族"),
        register=Link(_("勞動條件家族"), reverse("workspace:standards:families")),
        said=_("已登錄家族。"),
        url=_url,
    )


def _url(family: WorkplaceFamily) -> str:
    return reverse("workspace:standards:family", args=[family.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, key: int) -> HttpResponse:
    """One family with its members; a POST lets a firm join or leave, or ends the family."""
    reader = reader_of(request)
    shown = get_object_or_404(WorkplaceFamily.objects.select_related("core"), pk=key)
    deeds = _deeds(request, shown, reader)
    if request.method == "POST":
        _keeper(request)
        if done(deeds):
            messages.success(request, _("已更新家族。"))
            return redirect(_url(shown))
    context = {
        "title": shown.name,
        "crumbs": [
            Link(_("勞動條件家族"), reverse("workspace:standards:families")),
            Link(shown.name, ""),
        ],
        "facts_title": _("家族內容"),
        "facts": [
            Fact(_("核心單位"), shown.core.display_name, wide=True),
            Fact(_("成立日"), shown.founded_on, "day"),
            Fact(_("解散日"), shown.ended_on, "day"),
        ],
        "tables": [_members_table(shown)],
        "deeds": deeds if works_in(reader, UNIT) and shown.ended_on is None else (),
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "workspace/record.html", context, status=status)


def _deeds(request: HttpRequest, of: WorkplaceFamily, reader: Reader) -> tuple[Deed, ...]:
    """What may be done with a family."""
    joining = JoinForm(sent_by(request, "join"), prefix="firm")
    ending = EndForm(sent_by(request, "end"), leaving=may_leave(of), prefix="end_of")
    return (
        Deed("join", _("新增參與單位"), _("加入"), joining, partial(_join, of, reader)),
        Deed("end", _("退出或解散"), _("登錄"), ending, partial(_end, of, reader)),
    )


def _found(reader: Reader, name: str, employer_name: str, ubn: str, on: date) -> WorkplaceFamily:
    return found_family(name, _firm(employer_name, ubn, on, reader), on=on, actor=reader)


def _join(to: WorkplaceFamily, reader: Reader, employer_name: str, ubn: str, on: date) -> None:
    join_family(to, _firm(employer_name, ubn, on, reader), on=on, actor=reader)


def _end(of: WorkplaceFamily, reader: Reader, member: FamilyMember | None, on: date) -> None:
    if member is None:
        end_family(of, on=on, actor=reader)
    else:
        leave_family(member, on=on, actor=reader)


def _firm(name: str, ubn: str, on: date, reader: Reader) -> Party:
    (firm,) = ensure_employers([Named(name, ubn, on)], reader)
    return firm


def _members_table(of: WorkplaceFamily) -> Table:
    return Table(
        caption=_("參與單位"),
        columns=(
            Column("firm", _("參與單位"), main=True, width="wide",
                   value=lambda row: row.firm.display_name),
            Column("valid_from", _("加入日"), cell="day"),
            Column("valid_to", _("退出日"), cell="day"),
        ),
        rows=list(members_of(of)),
        row_url=lambda row: reverse("workspace:party", args=[row.firm_id]),
    )  # fmt: skip


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    return keeper_of(request, _("家族由勞動條件科登錄，請洽該科承辦人。"), UNIT)
