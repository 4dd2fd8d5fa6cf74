"""Activities for which everybody may sign up: announce one, see who comes, tick who came."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.ui.inputs import NameField, choice
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.entries import entry_page
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.actions import cancel, enter
from laozheng.kernel.activities.codes import COUNT_UNITS, SIGN_UP_STATES, STATES
from laozheng.kernel.activities.models import Announcement, SignUp
from laozheng.kernel.activities.sign_ups import CANCELED, PLACED, announce, note_attendance
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import lines


class AnnouncementForm(forms.Form):
    """What is held, when and where, until when one may sign up, and for how many there is room."""

    kind = forms.ChoiceField(label=gettext_lazy("類別"))
    title = NameField(label=gettext_lazy("名稱"), max_length=200)
    lead = NameField(
        label=gettext_lazy("說明"), widget=forms.Textarea, max_length=2000, required=False
    )
    starts_at = MomentField(
        label=gettext_lazy("開始時間"), help_text=gettext_lazy("例：113/03/05 13:30")
    )
    place = NameField(label=gettext_lazy("地點"), max_length=200)
    closes_on = DayField(label=gettext_lazy("報名截止日"))
    places = forms.IntegerField(label=gettext_lazy("名額"), min_value=1, max_value=9999)
    count_unit = choice(gettext_lazy("計數單位"), COUNT_UNITS)

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(code, _(label)) for code, label in _kinds(reader).items()]
        self.fields["kind"] = forms.ChoiceField(
            label=gettext_lazy("類別"), choices=[("", "－"), *kinds]
        )


class AttendanceForm(forms.Form):
    """Who came, of those who have a place or wait for one."""

    came = forms.MultipleChoiceField(
        label=gettext_lazy("出席者"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, expected: list[SignUp], **options: Any) -> None:
        super().__init__(*args, **options)
        came = self.fields["came"]
        assert isinstance(came, forms.MultipleChoiceField)
        came.choices = [(str(row.pk), f"{row.name}　{row.firm}".strip()) for row in expected]


class CallOffForm(forms.Form):
    """Why the activity is not held."""

    reason = forms.CharField(label=gettext_lazy("取消理由"), max_length=200)


@staff_only
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The announced activities of the reader's units, latest first."""
    reader = reader_of(request)
    rows, pages = paged(_seen(reader), request.GET)
    table = Table(
        caption=_("開放報名的活動"),
        columns=(
            Column("starts_at", _("時間"), cell="moment"),
            Column("activity.title", _("名稱"), main=True, width="wide"),
            Column("closes_on", _("報名截止"), cell="day"),
            Column("places", _("名額"), cell="number"),
            Column("placed", _("已報名"), cell="number"),
            Column("waiting", _("候補"), cell="number"),
            Column("state", _("狀態"), value=lambda row: STATES[row.activity.state]),
        ),
        rows=rows,
        row_url=lambda row: reverse("workspace:event", args=[row.pk]),
        empty_text=_("還沒有開放報名的活動。"),
    )
    context: dict[str, Any] = {"title": _("活動報名"), "table": table, "pages": pages}
    if _kinds(reader):
        context["new"] = Link(_("開放報名"), reverse("workspace:new_event"))
    return render(request, "workspace/board.html", context)


def _seen(reader: Reader) -> "QuerySet[Announcement]":
    codes = [code for code, line in lines().items() if works_in(reader, line.unit)]
    return (
        Announcement.objects.filter(activity__line__in=codes)
        .select_related("activity")
        .annotate(
            placed=Count("sign_ups", filter=Q(sign_ups__state=PLACED)),
            waiting=Count("sign_ups", filter=Q(sign_ups__state="waiting")),
        )
        .order_by("-starts_at", "-pk")
    )


def _kinds(reader: Reader) -> Mapping[str, str]:
    """The kinds of activity of the reader's lines, each as ``line.kind``, as files name them."""
    found = {}
    for code, line in lines().items():
        for data_set in line.data_sets if works_in(reader, line.unit) else ():
            if data_set.name == f"{code}_activities":
                kinds = next(one.codes for one in data_set.columns if one.name == "kind")
                found |= {f"{code}.{kind}": label for kind, label in (kinds or {}).items()}
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_event(request: HttpRequest) -> HttpResponse:
    """Plan an activity and let everybody sign up for it."""
    reader = reader_of(request)
    if not _kinds(reader):
        raise PermissionDenied(_("您的單位沒有可開放報名的活動，請洽系統維運人員。"))
    return entry_page(
        request,
        AnnouncementForm(**sent(request), reader=reader),
        lambda **given: _announced(given, reader),
        title=_("開放報名"),
        register=Link(_("活動報名"), reverse("workspace:events")),
        said=_("已開放報名。"),
        url=lambda made: reverse("workspace:event", args=[made.pk]),
    )


@transaction.atomic
def _announced(given: Mapping[str, Any], reader: Reader) -> Announcement:
    line, _dot, kind = given["kind"].partition(".")
    activity = enter(
        line,
        kind,
        given["title"],
        timezone.localtime(given["starts_at"]).date(),
        actor=reader,
        state="planned",
        place=given["place"],
    )
    told = {name: given[name] for name in ("starts_at", "closes_on", "places", "count_unit")}
    return announce(activity, lead=given["lead"], actor=reader, **told)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, key: int) -> HttpResponse:
    """One activity with whoever signed up; who came is ticked once, on its day or later."""
    reader = reader_of(request)
    found = get_object_or_404(_seen(reader), pk=key)
    deeds = _deeds(request, found, reader)
    if done(deeds):
        messages.success(request, _("已登錄。"))
        return redirect("workspace:event", key=key)
    record(reader, "read", found.ref)
    activity = found.activity
    context = {
        "title": activity.title,
        "facts_title": _("活動資料"),
        "facts": [
            Fact(_("時間"), found.starts_at, "moment"),
            Fact(_("地點"), activity.place),
            Fact(_("報名截止"), found.closes_on, "day"),
            Fact(_("名額"), found.places, "number"),
            Fact(_("狀態"), STATES[activity.state]),
            *_poster(found),
        ],
        "tables": [_people(found)],
        "deeds": deeds,
        "crumbs": [Link(_("活動報名"), reverse("workspace:events")), Link(activity.title, "")],
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "workspace/record.html", context, status=status)


def _poster(found: Announcement) -> list[Fact]:
    """Where to print a poster, while one may still sign up."""
    if found.activity.state != "planned":
        return []
    address = reverse("portal:event_poster", args=[found.pk])
    return [Fact(_("海報"), Link(_("列印附條碼的海報"), address), "link")]


def _deeds(request: HttpRequest, found: Announcement, reader: Reader) -> list[Deed]:
    if found.activity.state != "planned":
        return []
    expected = list(found.sign_ups.exclude(state=CANCELED))
    attendance = AttendanceForm(sent_by(request, "attend"), expected=expected)
    call_off = CallOffForm(sent_by(request, "call_off"))

    def attend(came: list[str]) -> None:
        note_attendance(found, [int(key) for key in came], actor=reader)

    def off(reason: str) -> None:
        cancel(found.activity, actor=reader, reason=reason)

    offered = [Deed("call_off", _("取消活動"), _("取消活動"), call_off, off)]
    if reader.day >= found.activity.held_on:
        offered.insert(
            0, Deed("attend", _("登錄出席"), _("登錄出席並結束活動"), attendance, attend)
        )
    return offered


def _people(found: Announcement) -> Table:
    return Table(
        caption=_("報名者"),
        columns=(
            Column("number", _("報名編號"), cell="reference"),
            Column("name", _("姓名"), main=True),
            Column("contact", _("聯絡方式")),
            Column("firm", _("服務單位")),
            Column("state", _("狀態"), value=lambda row: SIGN_UP_STATES[row.state]),
            Column("attended", _("出席"), value=_attended),
            Column("certificate_number", _("參加證明")),
        ),
        rows=list(found.sign_ups.all()),
        empty_text=_("還沒有人報名。"),
    )


def _attended(row: SignUp) -> str:
    """Whether somebody came, once that was noted."""
    return "" if row.attended is None else _("出席") if row.attended else _("未出席")
