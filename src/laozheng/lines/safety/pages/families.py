"""The register of safety families: the list with what may be one family, and one family whole."""

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

from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.safety.actions import families as actions
from laozheng.lines.safety.actions.merging import merge_families, undo_merge
from laozheng.lines.safety.forms.families import EndForm, FoundForm, JoinForm, MergeForm, UndoForm
from laozheng.lines.safety.models import SafetyFamily
from laozheng.lines.safety.queries.families import (
    alike,
    families_listed,
    family_now,
    head_counts,
    keeps_families,
    members_now,
    members_of,
    merges_into,
)
from laozheng.lines.safety.rules.codes.supervision import MEMBER_KINDS


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All families with how many belong to them today; spellings that may be one are marked."""
    reader = reader_of(request)
    rows, pages = paged(families_listed(), request.GET)
    heads = head_counts([one.family_name for one in rows], reader.day)
    context = {
        "title": _("安衛家族"),
        "new_url": reverse("workspace:safety:family_new") if keeps_families(reader) else "",
        "table": _families_table(rows, heads),
        "pages": pages,
    }
    return render(request, "safety/families.html", context)


def _families_table(rows: list[SafetyFamily], heads: dict[str, int]) -> Table:
    doubles = alike()

    def hint(row: SafetyFamily) -> State | None:
        others = doubles.get(row.family_name)
        if not others:
            return None
        return State(_("可能與「%(name)s」相同") % {"name": others[0].family_name}, "warn")

    return Table(
        caption=_("安衛家族"),
        columns=(
            Column("family_name", _("家族名稱"), main=True, width="wide"),
            Column("lead", _("核心單位"), width="wide"),
            Column("members", _("成員數"), cell="number",
                   value=lambda row: heads.get(row.family_name, 0)),
            Column("founded_on", _("成立日"), cell="day"),
            Column("dissolved_on", _("解散日"), cell="day"),
            Column("hint", _("提醒"), cell="badge", value=hint),
        ),
        rows=rows,
        row_url=lambda row: family_url(row),
        row_tone=lambda row: "warn" if row.family_name in doubles else "",
        empty_text=_("還沒有登錄安衛家族。"),
    )  # fmt: skip


def family_url(family: SafetyFamily) -> str:
    """The page of a family."""
    return reverse("workspace:safety:family", args=[family.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Found a family."""
    reader = _keeper(request)
    form = FoundForm(**sent(request))
    if form.is_bound and form.is_valid():
        made = _tried(form, lambda: actions.found_family(**form.cleaned_data, actor=reader))
        if made is not None:
            messages.success(request, _("已登錄家族。"))
            return redirect(family_url(made))
    context = {
        "title": _("成立安衛家族"),
        "form": form,
        "crumbs": [
            Link(_("安衛家族"), reverse("workspace:safety:families")),
            Link(_("成立安衛家族"), ""),
        ],
    }
    return render(request, "safety/entry.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, key: int) -> HttpResponse:
    """One family; a POST lets a member join or leave, dissolves it, merges another into it
    or parts them again.

    A row that was replaced leads to the one in its place.
    """
    asked = get_object_or_404(SafetyFamily, pk=key)
    shown = family_now(asked.family_name)
    if shown.pk != key:
        return redirect(family_url(shown))
    reader = reader_of(request)
    panels = _panels(request, shown, reader)
    if request.method == "POST":
        _keeper(request)
        if any(_taken(panel) for panel in panels):
            messages.success(request, _("已更新家族。"))
            return redirect(family_url(shown))
    context = {
        "title": shown.family_name,
        "crumbs": [
            Link(_("安衛家族"), reverse("workspace:safety:families")),
            Link(shown.family_name, ""),
        ],
        "facts": [
            Fact(_("核心單位"), shown.lead, wide=True),
            Fact(_("成立日"), shown.founded_on, "day"),
            Fact(_("解散日"), shown.dissolved_on, "day"),
        ],
        "table": _members_table(shown),
        "merges": _merges_table(shown),
        "panels": panels if keeps_families(reader) and shown.dissolved_on is None else (),
    }
    status = 400 if any(panel["form"].errors for panel in panels) else 200
    return render(request, "safety/family.html", context, status=status)


def _panels(request: HttpRequest, of: SafetyFamily, reader: Reader) -> tuple[dict[str, Any], ...]:
    """What may be done with a family: the form of each deed, and what it does."""

    def bound(name: str) -> Any:
        return request.POST if name in request.POST else None

    joining = JoinForm(bound("join"), prefix="member")
    ending = EndForm(bound("end"), leaving=members_now(of.family_name, reader.day), prefix="end_of")
    merging = MergeForm(
        bound("merge"),
        others=families_listed().exclude(pk=of.pk),
        alike=alike().get(of.family_name, ()),
        prefix="same",
    )

    merges = merges_into(of.family_name).filter(undone_on__isnull=True)
    undoing = UndoForm(bound("undo"), merges=merges, prefix="undone")

    def end() -> None:
        member, on = ending.cleaned_data["member"], ending.cleaned_data["on"]
        if member is None:
            actions.dissolve_family(of, on=on, actor=reader)
        else:
            actions.leave_family(of, member, on=on, actor=reader)

    undo = (
        {"name": "undo", "title": _("撤銷合併"), "button": _("撤銷合併"), "form": undoing,
         "act": lambda: undo_merge(**undoing.cleaned_data, actor=reader)},
    ) if merges else ()  # fmt: skip
    return (
        {"name": "join", "title": _("新增成員"), "button": _("加入"), "form": joining,
         "act": lambda: actions.join_family(of, **joining.cleaned_data, actor=reader)},
        {"name": "end", "title": _("退出或解散"), "button": _("登錄"), "form": ending, "act": end},
        {"name": "merge", "title": _("與另一筆合併"), "button": _("合併"), "form": merging,
         "act": lambda: merge_families(of, **merging.cleaned_data, actor=reader)},
        *undo,
    )  # fmt: skip


def _taken(panel: dict[str, Any]) -> bool:
    form: forms.Form = panel["form"]
    if not form.is_bound or not form.is_valid():
        return False

    def act() -> bool:
        panel["act"]()
        return True

    return bool(_tried(form, act))


def _members_table(of: SafetyFamily) -> Table:
    return Table(
        caption=_("家族成員"),
        columns=(
            Column("member", _("成員"), main=True, width="wide"),
            Column("kind", _("成員類別"), value=lambda row: _(MEMBER_KINDS.get(row.kind, ""))),
            Column("joined_on", _("加入日"), cell="day"),
            Column("left_on", _("退出日"), cell="day"),
        ),
        rows=list(members_of(of.family_name)),
        empty_text=_("這個家族還沒有成員。"),
    )


def _merges_table(of: SafetyFamily) -> Table | None:
    """The families that this one took in; those that were parted again stay listed."""
    merges = list(merges_into(of.family_name))
    if not merges:
        return None
    return Table(
        caption=_("併入的家族"),
        columns=(
            Column("gone", _("家族名稱"), main=True, width="wide"),
            Column("merged_on", _("合併日"), cell="day"),
            Column("reason", _("認定理由"), width="wide"),
            Column("undone_on", _("撤銷日"), cell="day"),
            Column("undone_reason", _("撤銷理由"), width="wide"),
        ),
        rows=merges,
        show_caption=True,
    )


def _tried(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What an action gives; None after a refusal, which then stands on the form."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    reader = reader_of(request)
    if not keeps_families(reader):
        raise PermissionDenied(_("安衛家族由勞動條件科及勞動檢查處登錄，請洽承辦人。"))
    return reader
