"""The register of safety families: the list with what may be one family, and one family whole."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.entries import entry_page
from laozheng.interfaces.workspace.requests import keeper_of, reader_of, sent
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.actions import families as actions
from laozheng.lines.safety.actions.merging import merge_families, undo_merge
from laozheng.lines.safety.forms.families import EndForm, FoundForm, JoinForm, MergeForm, UndoForm
from laozheng.lines.safety.models import SafetyFamily, SafetyFamilyMember
from laozheng.lines.safety.queries.families import (
    KEPT_BY,
    alike,
    families_listed,
    family_now,
    head_counts,
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
        "new": Link(_("成立家族"), reverse("workspace:safety:family_new"))
        if works_in(reader, *KEPT_BY)
        else None,
        "table": _families_table(rows, heads),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


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
    return entry_page(
        request,
        FoundForm(**sent(request)),
        partial(actions.found_family, actor=reader),
        title=_("成立安衛家族"),
        register=Link(_("安衛家族"), reverse("workspace:safety:families")),
        said=_("已登錄家族。"),
        url=family_url,
    )


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
    deeds = _deeds(request, shown, reader)
    if request.method == "POST":
        _keeper(request)
        if done(deeds):
            messages.success(request, _("已更新家族。"))
            return redirect(family_url(shown))
    context = {
        "title": shown.family_name,
        "crumbs": [
            Link(_("安衛家族"), reverse("workspace:safety:families")),
            Link(shown.family_name, ""),
        ],
        "facts_title": _("家族內容"),
        "facts": [
            Fact(_("核心單位"), shown.lead, wide=True),
            Fact(_("成立日"), shown.founded_on, "day"),
            Fact(_("解散日"), shown.dissolved_on, "day"),
        ],
        "tables": [_members_table(shown), *_merges_tables(shown)],
        "deeds": deeds if works_in(reader, *KEPT_BY) and shown.dissolved_on is None else (),
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "workspace/record.html", context, status=status)


def _deeds(request: HttpRequest, of: SafetyFamily, reader: Reader) -> tuple[Deed, ...]:
    """What may be done with a family."""
    members = members_now(of.family_name, reader.day)
    joining = JoinForm(sent_by(request, "join"), prefix="member")
    ending = EndForm(sent_by(request, "end"), leaving=members, prefix="end_of")
    merging = MergeForm(
        sent_by(request, "merge"),
        others=families_listed().exclude(pk=of.pk),
        alike=alike().get(of.family_name, ()),
        prefix="same",
    )
    join = partial(actions.join_family, of, actor=reader)
    merge = partial(merge_families, of, actor=reader)
    deeds = (
        Deed("join", _("新增成員"), _("加入"), joining, join),
        Deed("end", _("退出或解散"), _("登錄"), ending, partial(_end, of, reader)),
        Deed("merge", _("與另一筆合併"), _("合併"), merging, merge),
    )
    merges = merges_into(of.family_name).filter(undone_on__isnull=True)
    if not merges:
        return deeds
    undoing = UndoForm(sent_by(request, "undo"), merges=merges, prefix="undone")
    undo = partial(undo_merge, actor=reader)
    return (*deeds, Deed("undo", _("撤銷合併"), _("撤銷合併"), undoing, undo))


def _end(of: SafetyFamily, reader: Reader, member: SafetyFamilyMember | None, on: date) -> None:
    if member is None:
        actions.dissolve_family(of, on=on, actor=reader)
    else:
        actions.leave_family(of, member, on=on, actor=reader)


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


def _merges_tables(of: SafetyFamily) -> list[Table]:
    """The families that this one took in; those that were parted again stay listed."""
    merges = list(merges_into(of.family_name))
    if not merges:
        return []
    table = Table(
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
    return [table]


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    reason = _("安衛家族由勞動條件科及勞動檢查處登錄，請洽承辦人。")
    return keeper_of(request, reason, *KEPT_BY)
