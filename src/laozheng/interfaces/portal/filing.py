"""Filing without an account: what there is, the form, a last look, the receipt.

A form may be saved half filled in; ``resuming`` opens it again.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import MultipleChoiceField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.portal.drafts import (
    MOST_CHARACTERS,
    Answers,
    discard,
    marked_draft,
    save_draft,
)
from laozheng.interfaces.portal.forms import FilingForm, SendForm, papers_of
from laozheng.interfaces.portal.limits import FILE, SAVE, is_exceeded, note_attempt, note_hand_in
from laozheng.interfaces.portal.models import HandIn
from laozheng.interfaces.portal.own import known_of
from laozheng.interfaces.portal.telling import facts_of, terms_of
from laozheng.interfaces.portal.views import unindexed
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.forms import typed
from laozheng.interfaces.ui.languages import of_staff
from laozheng.interfaces.ui.line_pages import line_items
from laozheng.interfaces.ui.readers import reader_of
from laozheng.kernel.accounts.codes import code_for
from laozheng.kernel.accounts.reader import public_reader
from laozheng.kernel.cases.actions import Receipt, file_online
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Line
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.public import ASKERS, BUSINESSES, PublicFiling
from laozheng.kernel.law.parameters import NotConfigured

# What an opening step may say no with; each carries a sentence for people.
REFUSALS = (Refused, ValidationError, NotConfigured)
# A page that anybody may be looking at: the weather.
NEUTRAL = "https://www.cwa.gov.tw/"
# What was typed stays when one goes back, and is not judged.
REVIEW, SEND, BACK, KEEP, AGAIN = "review", "send", "back", "save", "again"


@require_safe
def filings(request: HttpRequest) -> HttpResponse:
    """What can be filed online, by who asks, and what can be looked up and reckoned first.

    In the languages of workers alone it is what workers need.
    """
    for_workers = not of_staff()
    hidden = BUSINESSES if for_workers else ()
    askers = {code: label for code, label in ASKERS.items() if code not in hidden}
    groups = [(_(label), _filings_of(asker)) for asker, label in askers.items()]
    checks = [
        (_(line.label), line_items("portal", line, public=True, for_workers=for_workers))
        for line in lines().values()
    ]
    context = {
        "title": _("線上申辦"),
        "groups": [(label, found) for label, found in groups if found],
        "checks": [(label, items) for label, items in checks if items],
    }
    return render(request, "portal/filings.html", context)


def _filings_of(asker: str) -> list[tuple[Link, str]]:
    return [
        (
            Link(_(filing.label), reverse("portal:filing", args=[line.code, filing.code])),
            _(filing.lead),
        )
        for line in lines().values()
        for filing in line.filings
        if filing.asker == asker
    ]


@never_cache
@unindexed
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def filing(request: HttpRequest, line: str, code: str) -> HttpResponse:
    """The form, then a last look at the answers, where files are added, then the receipt.

    The answers travel with the page: nothing is kept that is neither sent nor saved on purpose.
    """
    declared, found = filing_of(line, code)
    reader = public_reader(request.moment)  # type: ignore[attr-defined]
    asked = request.POST.get("step", "")
    data = request.POST if request.method == "POST" else None
    form = found.form(data, reader=reader, initial=known_of(reader_of(request), found))
    assert isinstance(form, FilingForm)
    if asked == KEEP:
        return _saved(request, declared, found, form)
    if asked == BACK:
        return filing_page(request, declared, found, form=typed(form, reader=reader))
    if asked == AGAIN:
        return _receipt_again(request, found)
    if data is None or not form.is_valid():
        return filing_page(request, declared, found, form=form)
    if asked != SEND:
        return filing_page(request, declared, found, answers=form, send=SendForm())
    send = SendForm(data, request.FILES)
    if not send.is_valid():
        return filing_page(request, declared, found, answers=form, send=send)
    return _sent(request, declared, found, form, send)


def filing_of(line: str, code: str) -> tuple[Line, PublicFiling]:
    """The filing of a code, with its line; Http404 when none is declared."""
    declared = lines().get(line)
    for found in declared.filings if declared is not None else ():
        if declared is not None and found.code == code:
            return declared, found
    raise Http404(_("沒有這個線上申辦項目"))


def filing_page(
    request: HttpRequest,
    line: Line,
    found: PublicFiling,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A page of the filing: its form (``form``), or the last look (``answers`` with ``send``)."""
    shown = more.get("send") or more.get("form")
    if status == 200 and shown is not None and shown.is_bound and shown.errors:
        status = 400
    address = reverse("portal:filing", args=[line.code, found.code])
    context = {
        "title": _(found.label),
        "filing": found,
        "door_url": reverse(f"portal:{line.code}:{found.door}") if found.door else "",
        "crumbs": [Link(_("線上申辦"), reverse("portal:filings")), Link(_(found.label), "")],
        "filing_url": address,
        "poster_url": _poster_url(request, line, found),
        "mark": request.POST.get("mark", ""),
        "kept_address": address,
        "kept_form": "answers",
        "kept_step": REVIEW if "answers" in more else BACK,
        **more,
    }
    return render(request, "portal/filing.html", context, status=status)


def _poster_url(request: HttpRequest, line: Line, found: PublicFiling) -> str:
    """Where staff print a poster of the form; nobody else is offered one."""
    if not reader_of(request).is_staff:
        return ""
    return reverse("portal:filing_poster", args=[line.code, found.code])


def _sent(
    request: HttpRequest, line: Line, found: PublicFiling, form: FilingForm, send: SendForm
) -> HttpResponse:
    at = request.moment  # type: ignore[attr-defined]
    token = send.cleaned_data["token"]
    before = HandIn.objects.select_related("case").filter(token=token).first()
    if before is not None:
        return _receipt(request, found, before)
    if is_exceeded(request, FILE, at):
        send.add_error(None, _("這個網路位址一小時內送件太多次，請稍後再送，或改以電話洽詢"))
        return filing_page(request, line, found, answers=form, send=send, status=429)
    note_attempt(request, FILE, at)
    try:
        with transaction.atomic():
            receipt = file_online(
                line.code,
                found,
                at=at,
                fields=form.case_fields(),
                given=form.given(),
                papers=(*form.papers(), *papers_of(send)),
            )
            handed_in = note_hand_in(token, receipt.case, at)
            draft = marked_draft(request.POST.get("mark", ""), line.code, found.code, at=at)
            if draft is not None:
                discard(draft)
    except REFUSALS as refusal:
        _show(form, refusal)
        return filing_page(request, line, found, form=form)
    except IntegrityError:
        # The same page came twice at the same moment: the other one was taken.
        return _receipt(request, found, HandIn.objects.select_related("case").get(token=token))
    return _receipt(request, found, handed_in, receipt)


def _saved(request: HttpRequest, line: Line, found: PublicFiling, form: FilingForm) -> HttpResponse:
    """Keep the answers as they are, and give number and code; the code is shown once."""
    at = request.moment  # type: ignore[attr-defined]
    answers: Answers = {
        name: request.POST.getlist(name) for name in form.fields if name in request.POST
    }
    refusal, status = "", 400
    if is_exceeded(request, SAVE, at):
        refusal, status = _("這個網路位址一小時內儲存太多次，請稍後再存，或直接送出"), 429
    elif not any(text.strip() for told in answers.values() for text in told):
        refusal = _("表單還沒有填寫任何內容，請填寫後再儲存")
    elif sum(len(text) for told in answers.values() for text in told) > MOST_CHARACTERS:
        refusal = _("表單內容太長，無法儲存，請縮短後再存")
    if refusal:
        context = {"form": typed(form, reader=form.reader), "refusal": refusal}
        return filing_page(request, line, found, status=status, **context)
    note_attempt(request, SAVE, at)
    saved = save_draft(line.code, found.code, answers, mark=request.POST.get("mark", ""), at=at)
    context = {
        "title": _("表單已儲存"),
        "filing": found,
        "number": saved.draft.number,
        "code": saved.code,
        "expires_at": saved.draft.expires_at,
        # The code is shown once: the page does not change its language.
        "languages": [],
    }
    return render(request, "portal/saved.html", context)


def initial_of(form: FilingForm, answers: Answers) -> dict[str, Any]:
    """Saved answers as a form begins with them: what is missing or wrong is no mistake yet."""
    return {
        name: told if isinstance(form.fields[name], MultipleChoiceField) else told[-1]
        for name, told in answers.items()
        if name in form.fields and told
    }


def _receipt(
    request: HttpRequest, found: PublicFiling, handed_in: HandIn, receipt: Receipt | None = None
) -> HttpResponse:
    """The receipt; the code stands on the first one alone."""
    case = handed_in.case
    context = {
        "title": _("收件憑證"),
        "filing": found,
        "case": case,
        "code": receipt.code if receipt is not None else "",
        "token": handed_in.token,
        "received_at": handed_in.at,
        "facts": facts_of(case),
        "terms": terms_of(case),
        "kept_form": "receipt",
        "kept_step": AGAIN,
    }
    return render(request, "portal/receipt.html", context)


def _receipt_again(request: HttpRequest, found: PublicFiling) -> HttpResponse:
    """The receipt in another language, for the page that carries its code."""
    token, code = request.POST.get("token", ""), request.POST.get("code", "")
    handed_in = get_object_or_404(HandIn.objects.select_related("case"), token=token)
    at = request.moment  # type: ignore[attr-defined]
    known = code_for(handed_in.case.ref, code, at=at) if code else None
    return _receipt(request, found, handed_in, Receipt(handed_in.case, code) if known else None)


def _show(form: FilingForm, refusal: Exception) -> None:
    """A refusal on the form: at the field at fault, if one is named."""
    messages: Sequence[str] = getattr(refusal, "messages", None) or [str(refusal)]
    field = getattr(refusal, "field", "")
    for message in messages:
        form.add_error(field if field in form.fields else None, message)


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Leave at once for a page that tells nothing, and forget what the browser kept of us."""
    request.session.pop("followed", None)
    response = HttpResponseRedirect(NEUTRAL)
    response["Clear-Site-Data"] = '"cache"'
    return response
