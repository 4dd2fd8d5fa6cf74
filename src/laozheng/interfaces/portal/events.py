"""What the bureau announces: signing up, looking after one's place, the certificate of who came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.portal.forms import PlaceForm, SignUpForm, TokenForm
from laozheng.interfaces.portal.limits import FILE, WRONG_CODE, is_exceeded, note_attempt
from laozheng.interfaces.portal.views import unindexed
from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.kernel.accounts.reader import public_reader
from laozheng.kernel.activities.codes import SIGN_UP_STATES
from laozheng.kernel.activities.models import Announcement, SignUp
from laozheng.kernel.activities.sign_ups import (
    PLACED,
    cancel_sign_up,
    certify,
    free_places,
    open_announcements,
    sign_up,
    sign_up_of,
)
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.parties.city import city

MOST = 100
CANCEL, CERTIFICATE = "cancel", "certificate"


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What one may sign up for today, soonest first."""
    day = public_reader(request.moment).day  # type: ignore[attr-defined]
    table = Table(
        caption=_("開放報名的活動"),
        columns=(
            Column("starts_at", _("時間"), cell="moment"),
            Column("activity.title", _("名稱"), main=True, width="wide"),
            Column("activity.place", _("地點")),
            Column("closes_on", _("報名截止"), cell="day"),
        ),
        rows=list(open_announcements(day)[:MOST]),
        row_url=lambda row: reverse("portal:event", args=[row.pk]),
        empty_text=_("目前沒有開放報名的活動。"),
    )
    return render(request, "portal/events.html", {"title": _("活動報名"), "table": table})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, key: int) -> HttpResponse:
    """One activity and the form to sign up for it; then number and code, shown once."""
    at = request.moment  # type: ignore[attr-defined]
    open_now = open_announcements(public_reader(at).day)
    announcement = get_object_or_404(open_now, pk=key)
    data = request.POST if request.method == "POST" else None
    form, token, status = SignUpForm(data), TokenForm(data), 200
    if form.is_bound and form.is_valid() and token.is_valid():
        if is_exceeded(request, FILE, at):
            form.add_error(None, _("這個網路位址一小時內送件太多次，請稍後再送，或改以電話洽詢"))
            status = 429
        else:
            note_attempt(request, FILE, at)
            try:
                signed = sign_up(
                    announcement, token=token.cleaned_data["token"], at=at, **form.cleaned_data
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                more = {"title": _("報名完成"), "code": signed.code}
                return _place(request, signed.sign_up, **more)
    context = {
        "title": announcement.activity.title,
        "lead": announcement.lead,
        "facts": [*_facts(announcement), Fact(_("剩餘名額"), _free(announcement))],
        "form": form,
        "token": token,
        "crumbs": [Link(_("活動報名"), reverse("portal:events")), Link(str(announcement), "")],
    }
    if status == 200 and (form.errors or token.errors):
        status = 400
    return render(request, "portal/event.html", context, status=status)


@never_cache
@unindexed
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; right ones show the place, give it back, or show the certificate."""
    at = request.moment  # type: ignore[attr-defined]
    form = PlaceForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _door(request, form, 400 if form.is_bound else 200)
    if is_exceeded(request, WRONG_CODE, at):
        form.add_error(None, _("嘗試次數過多，請十五分鐘後再試"))
        return _door(request, form, 429)
    found = sign_up_of(form.cleaned_data["number"], form.cleaned_data["code"], at=at)
    if found is None:
        note_attempt(request, WRONG_CODE, at)
        form.add_error(None, _("報名編號或查詢碼不符，請核對後再試"))
        return _door(request, form, 400)
    actor, step = public_reader(at), request.POST.get("step")
    try:
        if step == CANCEL:
            cancel_sign_up(found, actor=actor)
        elif step == CERTIFICATE:
            return _certificate(request, certify(found, actor=actor))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _door(request, form, 400)
    return _place(request, found, title=_("我的報名"))


def _door(request: HttpRequest, form: PlaceForm, status: int) -> HttpResponse:
    context = {"title": _("查詢或取消報名"), "form": form}
    return render(request, "portal/place.html", context, status=status)


def _place(request: HttpRequest, row: SignUp, **more: Any) -> HttpResponse:
    context = {
        "row": row,
        "is_placed": row.state == PLACED,
        "facts": [Fact(_("狀態"), _state(row)), *_facts(row.announcement)],
        **more,
    }
    return render(request, "portal/signed_up.html", context)


def _state(row: SignUp) -> str:
    if row.announcement.activity.state == "canceled":
        return _("活動已取消")
    return str(SIGN_UP_STATES[row.state])


def _certificate(request: HttpRequest, row: SignUp) -> HttpResponse:
    context = {
        "title": _("參加證明"),
        "row": row,
        "activity": row.announcement.activity,
        "bureau": city().bureau,
    }
    return render(request, "portal/certificate.html", context)


def _facts(announcement: Announcement) -> list[Fact]:
    activity = announcement.activity
    return [
        Fact(_("活動"), activity.title),
        Fact(_("時間"), announcement.starts_at, "moment"),
        Fact(_("地點"), activity.place),
        Fact(_("報名截止"), announcement.closes_on, "day"),
    ]


def _free(announcement: Announcement) -> str:
    free = free_places(announcement)
    return str(free) if free else _("額滿，可登記候補")
