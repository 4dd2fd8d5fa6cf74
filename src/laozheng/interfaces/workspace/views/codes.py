"""A new code for whoever lost his: after a look at who asks, shown once, with the reason logged."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.inputs import choice
from laozheng.interfaces.workspace.requests import reader_of, sent, signed_in
from laozheng.kernel.accounts.access import may_act
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import (
    MAY_RECODE,
    WAYS,
    decline_code,
    replace_code,
)
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, following_of

DECLINE = "decline"


class CodeForm(forms.Form):
    """How the officer knew the holder, or that he did not."""

    way = choice(gettext_lazy("核對身分的方式"), {**WAYS, DECLINE: "不是本人或聯絡不到，不補發"})
    reason = forms.CharField(
        label=gettext_lazy("核對經過"),
        max_length=200,
        help_text=gettext_lazy("例：查看原收件憑證；勿填證號"),
    )


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: HttpRequest, number: str) -> HttpResponse:
    """Ask how the holder was known, then show the new code; the former one is dead."""
    reader = reader_of(request)
    case = case_for(reader, number)
    if case is None:
        raise Http404(_("沒有這件案件，或您無權閱覽"))
    back = reverse("workspace:case", args=[number])
    if not may_give_code(case, reader):
        messages.warning(request, _("本件不能補發查詢碼，請洽承辦人或其主管。"))
        return redirect(back)
    form = CodeForm(**sent(request))
    context: dict[str, Any] = {
        "title": _("補發查詢碼"),
        "case": case,
        "form": form,
        "crumbs": [
            Link(_("所有案件"), reverse("workspace:cases")),
            Link(number, back),
            Link(_("補發查詢碼"), ""),
        ],
        "back_url": back,
    }
    if form.is_bound and form.is_valid():
        try:
            code = _settled(form, case, reader)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            if code:
                return render(request, "workspace/new_code.html", {**context, "code": code})
            messages.success(request, _("已登錄不補發查詢碼。"))
            return redirect(back)
    return render(request, "workspace/step.html", context, status=400 if form.errors else 200)


def may_give_code(case: Case, reader: Reader) -> bool:
    """Whether a case is followed by a code, and the reader may give a new one."""
    return following_of(case) is not None and bool(may_act(reader, MAY_RECODE, case, case.unit_id))


def _settled(form: CodeForm, case: Case, reader: Reader) -> str:
    """The new code, or "" where none was given."""
    way, reason = form.cleaned_data["way"], form.cleaned_data["reason"]
    if way == DECLINE:
        decline_code(case, reason=reason, actor=reader)
        return ""
    return replace_code(case, way=way, reason=reason, actor=reader)
