"""Giving cases to another officer, several at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from laozheng.interfaces.workspace.filters import officers_of
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.tables import cases_table
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader, roles_on
from laozheng.kernel.cases.actions import hand_over
from laozheng.kernel.cases.models import Case

AT_ONCE = 200


class HandOverForm(forms.Form):
    """Who takes the cases, and why."""

    officer = forms.ModelChoiceField(
        label=gettext_lazy("新承辦人"), queryset=Staff.objects.none(), empty_label="－"
    )
    reason = forms.CharField(label=gettext_lazy("改派理由"), max_length=200)

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        officer = self.fields["officer"]
        assert isinstance(officer, forms.ModelChoiceField)
        officer.queryset = officers_of(reader)


@staff_only
@require_POST
def hand_over_cases(request: HttpRequest) -> HttpResponse:
    """Ask who takes the selected cases, then hand them over, each with an entry in the log.

    Only cases of units that the reader supervises; others are left out and said so.
    """
    reader = reader_of(request)
    selected = [key for key in request.POST.getlist("selected") if key.isdecimal()][:AT_ONCE]
    cases = list(_supervised(reader).filter(pk__in=selected))
    if not cases:
        messages.warning(request, _("沒有可以改派的案件；請勾選您督導單位的案件。"))
        return redirect("workspace:cases")
    form = HandOverForm(request.POST if "reason" in request.POST else None, reader=reader)
    if form.is_bound and form.is_valid() and _takes_all(form, cases, reader):
        officer, reason = form.cleaned_data["officer"], form.cleaned_data["reason"]
        for case in cases:
            hand_over(case, officer, actor=reader, reason=reason)
        done = {"count": len(cases), "name": officer.name}
        messages.success(request, _("已將 %(count)s 件改派給%(name)s。") % done)
        return redirect("workspace:cases")
    context = {
        "form": form,
        "title": _("改派承辦人"),
        "cases": cases,
        "left_out": len(selected) - len(cases),
        "table": cases_table(_("要改派的案件"), cases, "", officer=True),
        "back_url": reverse("workspace:cases"),
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/hand_over.html", context, status=status)


def _supervised(reader: Reader) -> "QuerySet[Case]":
    mine = Case.objects.filter(unit_id__in=reader.supervised, closed_on__isnull=True)
    return visible(mine, reader).select_related("officer").order_by("-received_on", "-id")


def _takes_all(form: HandOverForm, cases: list[Case], reader: Reader) -> bool:
    """Whether the new officer works in the units of all cases; else the form says so."""
    officer = form.cleaned_data["officer"]
    units = roles_on(officer, reader.day).get("officer", frozenset())
    if all(case.unit_id in units for case in cases):
        return True
    form.add_error("officer", _("這位同仁不是這些案件所屬單位的承辦人，請改選其他同仁。"))
    return False
