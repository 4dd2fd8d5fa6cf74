"""Going on with a form that was saved half filled in, by its number and code; or deleting it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from laozheng.interfaces.portal.drafts import discard, draft_of, mark_of
from laozheng.interfaces.portal.filing import filing_of, filing_page, initial_of
from laozheng.interfaces.portal.forms import DraftForm, FilingForm
from laozheng.interfaces.portal.limits import WRONG_CODE, is_exceeded, note_attempt
from laozheng.interfaces.portal.models import Draft
from laozheng.interfaces.portal.views import unindexed
from laozheng.kernel.accounts.reader import public_reader

DELETE = "delete"
WRONG = "儲存編號或開啟碼不符，或已超過保存期限；請核對，或重新填寫表單"


@never_cache
@unindexed
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; right ones show the form as it was left, or delete it."""
    at = request.moment  # type: ignore[attr-defined]
    form = DraftForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _door(request, form, 400 if form.is_bound else 200)
    if is_exceeded(request, WRONG_CODE, at):
        form.add_error(None, _("嘗試次數過多，請十五分鐘後再試"))
        return _door(request, form, 429)
    draft = draft_of(form.cleaned_data["number"], form.cleaned_data["code"], at=at)
    if draft is None:
        note_attempt(request, WRONG_CODE, at)
        form.add_error(None, _(WRONG))
        return _door(request, form, 400)
    if request.POST.get("step") == DELETE:
        discard(draft)
        return _door(request, DraftForm(), 200, is_deleted=True)
    return _resumed(request, draft, form)


def _resumed(request: HttpRequest, draft: Draft, door: DraftForm) -> HttpResponse:
    try:
        line, found = filing_of(*draft.form)
    except Http404:
        door.add_error(None, _("這種表單已不在線上受理，請看線上申辦的其他項目"))
        return _door(request, door, 410)
    reader = public_reader(request.moment)  # type: ignore[attr-defined]
    empty = found.form(reader=reader)  # type: ignore[call-arg]
    assert isinstance(empty, FilingForm)
    form = type(empty)(reader=reader, initial=initial_of(empty, draft.answers))
    return filing_page(request, line, found, form=form, mark=mark_of(draft))


def _door(
    request: HttpRequest, form: DraftForm, status: int, *, is_deleted: bool = False
) -> HttpResponse:
    context = {"title": _("繼續填寫已儲存的表單"), "form": form, "is_deleted": is_deleted}
    return render(request, "portal/resume.html", context, status=status)
