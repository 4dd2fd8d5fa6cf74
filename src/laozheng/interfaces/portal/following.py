"""Following a case by its number and code: neutral words, terms, and what is handed in later."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laozheng.interfaces.portal.forms import (
    AccountForm,
    CodeForm,
    FilingForm,
    LostCodeForm,
    SendForm,
    papers_of,
)
from laozheng.interfaces.portal.limits import (
    FILE,
    LOST_CODE,
    WRONG_CODE,
    is_exceeded,
    note_attempt,
    note_hand_in,
)
from laozheng.interfaces.portal.models import HandIn
from laozheng.interfaces.portal.telling import facts_of, terms_of
from laozheng.interfaces.portal.views import unindexed
from laozheng.interfaces.ui.elements import Action, Fact, Link
from laozheng.interfaces.ui.forms import typed
from laozheng.interfaces.ui.readers import reader_of
from laozheng.kernel.accounts.codes import code_for, living_code
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import Reader, holder_of, in_own_matter
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.actions import add_online, ask_for_code
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.public import Addition, Following
from laozheng.kernel.cases.queries import (
    followed_case,
    handed_in,
    opened_cases,
    public_letters,
    subject_of,
)
from laozheng.kernel.documents.render import lines_of

SESSION, OPEN_FOR = "followed", timedelta(minutes=30)
# What was typed stays, in another language, and is not judged.
BACK = "back"
WRONG = "號碼或查詢碼不符，請核對後再試；遺失查詢碼請申請補發"


@dataclass(frozen=True)
class Opened:
    """A case that somebody opened by its code, as its holder, for a while."""

    case: Case
    following: Following
    holder: Reader


@never_cache
@unindexed
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; right ones open the case in this browser for half an hour."""
    at: datetime = request.moment  # type: ignore[attr-defined]
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.POST.get("step") == BACK:
        return _door(request, typed(form), 200)
    if not form.is_bound or not form.is_valid():
        return _door(request, form, 400 if form.is_bound else 200)
    if is_exceeded(request, WRONG_CODE, at):
        form.add_error(None, _("嘗試次數過多，請十五分鐘後再試"))
        return _door(request, form, 429)
    given = form.cleaned_data
    code = code_for(subject_of(given["number"]), given["code"], at=at)
    if code is None or followed_case(code) is None:
        note_attempt(request, WRONG_CODE, at)
        form.add_error(None, _(WRONG))
        return _door(request, form, 400)
    request.session.cycle_key()
    request.session[SESSION] = {"code": code.pk, "until": (at + OPEN_FOR).isoformat()}
    record(holder_of(code, at), "read", code.subject_ref)
    return redirect("portal:followed")


def _door(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    context = {
        "title": _("查詢進度"),
        "form": form,
        "kept_form": "lookup",
        "kept_address": reverse("portal:follow"),
    }
    return render(request, "portal/follow.html", context, status=status)


@never_cache
@unindexed
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for another code: whatever the number is, the answer is the same."""
    at: datetime = request.moment  # type: ignore[attr-defined]
    form, is_asked = LostCodeForm(request.POST if request.method == "POST" else None), False
    if form.is_bound and form.is_valid():
        if is_exceeded(request, LOST_CODE, at):
            form.add_error(None, _("申請次數過多，請一小時後再試，或臨櫃洽詢"))
        else:
            with transaction.atomic():
                note_attempt(request, LOST_CODE, at)
                ask_for_code(form.cleaned_data["number"], at=at)
            is_asked = True
    context = {"title": _("遺失查詢碼"), "form": form, "is_asked": is_asked}
    status = 400 if form.errors else 200
    return render(request, "portal/lost.html", context, status=status)


@never_cache
@unindexed
@require_safe
def followed(request: HttpRequest) -> HttpResponse:
    """The case in the words that its line declares for the public."""
    opened = _opened(request)
    if opened is None:
        return _closed(request)
    case, following = opened.case, opened.following
    context = {
        "title": _(following.label),
        "facts": [
            Fact(_("案號"), case.number, "reference"),
            Fact(_("收件日"), case.received_on, "day"),
            Fact(_("目前進度"), _(following.words(case.state))),
            *facts_of(case),
        ],
        "terms": terms_of(case),
        "letters": [
            Link(str(row.number), reverse("portal:followed_letter", args=[row.pk]))
            for row in public_letters(case, following)
        ],
        "handed_in": list(handed_in(case)),
        "additions": [
            Action(_(one.label), reverse("portal:addition", args=[one.code]))
            for one in following.additions
            if case.state in one.states
        ],
    }
    return render(request, "portal/followed.html", context)


@never_cache
@unindexed
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def addition(request: HttpRequest, code: str) -> HttpResponse:
    """Hand in something more on the case that is open in this browser."""
    opened = _opened(request)
    if opened is None:
        return _closed(request)
    wanted = _addition(opened, code)
    at: datetime = request.moment  # type: ignore[attr-defined]
    form, send = _forms(request, opened, wanted)
    if request.POST.get("step") == BACK:
        form, send = typed(form, **_options(opened, wanted)), SendForm()
    if form.is_bound and form.is_valid() and send.is_valid():
        if is_exceeded(request, FILE, at):
            form.add_error(None, _("這個網路位址一小時內送件太多次，請稍後再送，或改以電話洽詢"))
        elif _taken(request, opened, wanted, form, send, at):
            context = {"title": _("送件憑證"), "case": opened.case, "at": at, "label": wanted.label}
            return render(request, "portal/added.html", context)
    context = {
        "title": _(wanted.label),
        "lead": _(wanted.lead),
        "form": form,
        "send": send,
        "kept_form": "answers",
        "terms": [term for term in terms_of(opened.case) if term.rule == wanted.deadline],
        "crumbs": [
            Link(_(opened.following.label), reverse("portal:followed")),
            Link(_(wanted.label), ""),
        ],
    }
    status = 400 if form.errors or send.errors else 200
    return render(request, "portal/addition.html", context, status=status)


def _forms(request: HttpRequest, opened: Opened, wanted: Addition) -> tuple[FilingForm, SendForm]:
    """The form of the addition, or one that asks for an account; and what goes along with it."""
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    asked = cast(type[FilingForm], wanted.form or AccountForm)
    return asked(data, **_options(opened, wanted)), SendForm(data, files)


def _options(opened: Opened, wanted: Addition) -> dict[str, Any]:
    told = {"reader": opened.holder}
    return told if wanted.form else {**told, "text": wanted.text}


def _addition(opened: Opened, code: str) -> Addition:
    try:
        wanted = opened.following.addition(code)
    except KeyError:
        raise Http404(_("沒有這個送件項目")) from None
    if opened.case.state not in wanted.states:
        raise Http404(_("本件目前不能線上送這種文件"))
    return wanted


def _taken(
    request: HttpRequest,
    opened: Opened,
    wanted: Addition,
    form: FilingForm,
    send: SendForm,
    at: datetime,
) -> bool:
    """Take it in, once; the same page handed in again has the same answer."""
    token, papers = send.cleaned_data["token"], (*form.papers(), *papers_of(send))
    if HandIn.objects.filter(token=token, case=opened.case).exists():
        return True
    note_attempt(request, FILE, at)
    try:
        with transaction.atomic():
            note_hand_in(token, opened.case, at)
            add_online(opened.case, wanted, form.given(), papers, holder=opened.holder)
    except IntegrityError:
        # The same page came twice at the same moment: the other one was taken.
        return HandIn.objects.filter(token=token, case=opened.case).exists()
    except (Refused, ValidationError) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        return False
    return True


@never_cache
@unindexed
@require_safe
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """A letter of the case as it was issued."""
    opened = _opened(request)
    if opened is None:
        return _closed(request)
    row = get_object_or_404(public_letters(opened.case, opened.following), pk=key)
    context = {
        "title": str(row.number),
        "lines": list(lines_of(row)),
        "crumbs": [
            Link(_(opened.following.label), reverse("portal:followed")),
            Link(str(row.number), ""),
        ],
    }
    return render(request, "portal/letter.html", context)


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Close the case in this browser."""
    request.session.pop(SESSION, None)
    return _door(request, CodeForm(), 200)


def _opened(request: HttpRequest) -> Opened | None:
    """The case that is open in this browser, as long as its code lives."""
    kept = request.session.get(SESSION)
    at: datetime = request.moment  # type: ignore[attr-defined]
    if not kept or datetime.fromisoformat(kept["until"]) <= at:
        return None
    if "case" in kept:
        return _opened_to_party(reader_of(request), kept["case"])
    code: OneTimeCode | None = living_code(kept["code"], at=at)
    found = followed_case(code) if code is not None else None
    if code is None or found is None:
        return None
    case, following = found
    return Opened(case, following, holder_of(code, at))


def _opened_to_party(reader: Reader, key: int) -> Opened | None:
    """A matter of the party for which somebody has signed in, as long as it is opened to it."""
    case = opened_cases(reader).select_related("unit").filter(pk=key).first()
    following = kind_of(case.kind).followed if case is not None else None
    if case is None or following is None:
        return None
    return Opened(case, following, in_own_matter(reader, case.ref))


def _closed(request: HttpRequest) -> HttpResponse:
    """Nothing is open here: number and code are asked for again."""
    return _door(request, CodeForm(), 403)
