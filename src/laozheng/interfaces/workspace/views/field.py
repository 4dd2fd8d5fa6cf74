"""The field: what an inspector has to visit, and the form of a visit, which works offline."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.workspace.field.day_list import errands, form_url, staff_of
from laozheng.interfaces.workspace.field.forms import field_form
from laozheng.interfaces.workspace.field.kinds import entry_of, visit_kinds, visit_kinds_for
from laozheng.interfaces.workspace.field.starting import start_of
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.queries import may_open
from laozheng.kernel.inspections.visits.handing_in import CHANGED, CONFLICT, Answer, hand_in
from laozheng.kernel.law.parameters import NotConfigured

REFUSED = "refused"
_STATUS = {REFUSED: 400, CONFLICT: 409, CHANGED: 409}
_HEXADECIMAL = "0123456789abcdef"


@staff_only
@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """The places that the reader has to visit, with what waits on this device."""
    reader = reader_of(request)
    context = {
        "title": _("外勤檢查"),
        "day": reader.day,
        "owner": reader.ref,
        "errands": errands(reader),
        "unplanned": [
            Link(_(kind.label), form_url(code)) for code, kind in visit_kinds_for(reader).items()
        ],
    }
    return render(request, "workspace/field/day.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, line: str, kind: str) -> HttpResponse:
    """The form of a visit, or its hand-in; a device asks for JSON and gets the same answers."""
    reader = reader_of(request)
    code = f"{line}.{kind}"
    declared = _declared(code, reader)
    options: dict[str, Any] = {
        "reader": reader, "kind": declared, "transition": entry_of(declared),
        "statutes": lines()[line].statutes,
    }  # fmt: skip
    form: Any = field_form(declared)(
        **sent(request), initial=start_of(request.GET, reader, _new_key()), **options
    )
    answer = _handed_in(form, code, reader) if form.is_bound else None
    if form.is_bound and request.accepts("application/json") and not request.accepts("text/html"):
        return _told(form, answer)
    if answer is not None and answer.case is not None and answer.state not in _STATUS:
        return redirect(case_url(answer.case))
    context = {
        "title": _(declared.label),
        "owner": reader.ref,
        "form": form,
        "answer": answer,
        "answer_url": case_url(answer.case) if answer and answer.case else "",
        "form_url": form_url(code),
        "crumbs": [Link(_("外勤檢查"), reverse("workspace:field")), Link(_(declared.label), "")],
    }
    state = answer.state if answer else REFUSED if form.errors else ""
    return render(request, "workspace/field/visit.html", context, status=_STATUS.get(state, 200))


@staff_only
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker that keeps the pages of the field; its place gives its reach."""
    return render(request, "workspace/field/worker.js", content_type="text/javascript")


def _declared(code: str, reader: Reader) -> CaseKind:
    declared = visit_kinds().get(code)
    if declared is None:
        raise Http404(_("沒有這種檢查"))
    if not may_open(declared, entry_of(declared), reader):
        raise PermissionDenied(_("您的職務不能登錄這種檢查，請洽承辦單位主管。"))
    return declared


def _handed_in(form: Any, code: str, reader: Reader) -> Answer | None:
    """The answer to a hand-in; None when the form is not valid or was refused."""
    officer = staff_of(reader)
    if officer is None or not form.is_valid():
        return None
    try:
        return hand_in(form.hand_in(code), actor=reader, officer=officer)
    except (Refused, NotConfigured) as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    return None


def _told(form: Any, answer: Answer | None) -> JsonResponse:
    """The answer as a device reads it: state, case, reason, errors by field."""
    if answer is None:
        errors = [
            {"field": form[name].id_for_label if name in form.fields else "", "text": text,
             "label": str(form[name].label) if name in form.fields else ""}
            for name, texts in form.errors.items()
            for text in texts
        ]  # fmt: skip
        return JsonResponse({"state": REFUSED, "errors": errors}, status=_STATUS[REFUSED])
    told = {"state": answer.state, "reason": answer.reason, "number": "", "url": ""}
    if answer.case is not None:
        told |= {"number": answer.case.number, "url": case_url(answer.case)}
    return JsonResponse(told, status=_STATUS.get(answer.state, 200))


def _new_key() -> str:
    """A key for a browser without script; a device with script makes its own."""
    return get_random_string(32, _HEXADECIMAL)
