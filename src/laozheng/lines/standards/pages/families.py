"""The register of families of workplaces: the list, one family, founding and ending."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions.families import (
    end_family,
    found_family,
    join_family,
    leave_family,
)
from laozheng.lines.standards.forms.families import EndForm, FamilyForm, FirmForm
from laozheng.lines.standards.models import FamilyMember, WorkplaceFamily
from laozheng.lines.standards.queries.families import families_on, may_leave, members_of
from laozheng.lines.standards.queries.kinds import UNIT

KEEPS = ("officer", "supervisor", "head")


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
            Column("ended_on", _("結束日"), cell="day"),
        ),
        rows=rows,
        row_url=lambda row: reverse("workspace:standards:family", args=[row.pk]),
        empty_text=_("還沒有登錄勞動條件家族。"),
    )
    context = {
        "title": _("勞動條件家族"),
        "table": table,
        "pages": pages,
        "new_url": reverse("workspace:standards:family_new") if _keeps(reader) else "",
    }
    return render(request, "standards/families.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Found a family."""
    reader = _keeper(request)
    form = FamilyForm(**sent(request))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data

        def taken() -> WorkplaceFamily:
            return found_family(given["name"], _firm(given, reader), on=given["on"], actor=reader)

        family = _tried(form, taken)
        if family is not None:
            messages.success(request, _("已登錄家族。"))
            return redirect("workspace:standards:family", key=family.pk)
    context = {
        "title": _("成立家族"),
        "form": form,
        "crumbs": [
            Link(_("勞動條件家族"), reverse("workspace:standards:families")),
            Link(_("成立家族"), ""),
        ],
    }
    return render(request, "standards/family_new.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, key: int) -> HttpResponse:
    """One family with its members; a POST lets a firm join or leave, or ends the family."""
    reader = reader_of(request)
    shown = get_object_or_404(WorkplaceFamily.objects.select_related("core"), pk=key)
    joining = FirmForm(request.POST if "join" in request.POST else None, prefix="firm")
    ending = EndForm(
        request.POST if "end" in request.POST else None, leaving=may_leave(shown), prefix="end_of"
    )
    if request.method == "POST":
        _keeper(request)
        if _joined(joining, shown, reader) or _ended(ending, shown, reader):
            messages.success(request, _("已更新家族。"))
            return redirect("workspace:standards:family", key=key)
    stands = shown.ended_on is None and _keeps(reader)
    context = {
        "title": shown.name,
        "crumbs": [
            Link(_("勞動條件家族"), reverse("workspace:standards:families")),
            Link(shown.name, ""),
        ],
        "facts": [
            Fact(_("核心單位"), shown.core.display_name, wide=True),
            Fact(_("成立日"), shown.founded_on, "day"),
            Fact(_("結束日"), shown.ended_on, "day"),
        ],
        "table": _members_table(shown),
        "joining": joining if stands else None,
        "ending": ending if stands else None,
    }
    status = 400 if joining.errors or ending.errors else 200
    return render(request, "standards/family.html", context, status=status)


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


def _joined(form: FirmForm, to: WorkplaceFamily, reader: Reader) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    given = form.cleaned_data

    def taken() -> FamilyMember:
        return join_family(to, _firm(given, reader), on=given["on"], actor=reader)

    return _tried(form, taken) is not None


def _ended(form: EndForm, of: WorkplaceFamily, reader: Reader) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    member, on = form.cleaned_data["member"], form.cleaned_data["on"]

    def taken() -> bool:
        if member is not None:
            leave_family(member, on=on, actor=reader)
        else:
            end_family(of, on=on, actor=reader)
        return True

    return bool(_tried(form, taken))


def _tried(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What an action gives; None after a refusal, which then stands on the form."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None


def _firm(given: dict[str, Any], reader: Reader) -> Party:
    (firm,) = ensure_employers([Named(given["employer_name"], given["ubn"], given["on"])], reader)
    return firm


def _keeps(reader: Reader) -> bool:
    unit = Unit.objects.get(code=UNIT)
    return any(reader.holds(role, unit.pk) for role in KEEPS)


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    reader = reader_of(request)
    if not _keeps(reader):
        raise PermissionDenied(_("家族由勞動條件科登錄，請洽該科承辦人。"))
    return reader
