"""The calculators of the portal: each answers with its steps, its articles and its dated values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Tab
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.standards.forms import calculators as inputs
from laozheng.lines.standards.rules import deadlines, pension, wages


@dataclass(frozen=True)
class Calculator:
    """One question to the law: its input, and the rule that answers it."""

    label: str
    form: type[forms.Form]
    rule: Callable[..., Reckoning]


CALCULATORS = {
    "minimum_wage": Calculator("最低工資", inputs.OfDayForm, wages.minimum_wage),
    "overtime": Calculator("加班費", inputs.OvertimeForm, wages.overtime_pay),
    "hours": Calculator("工時上限", inputs.OfDayForm, wages.hours_limits),
    "overtime_notice": Calculator(
        "延長工時備查", inputs.ExtensionForm, deadlines.overtime_notice_due
    ),
    "emergency_notice": Calculator(
        "天災延長工時備查",
        inputs.EmergencyForm,
        lambda ended_at, law: deadlines.emergency_notice_due(ended_at, calendar(), law),
    ),
    "annual_leave": Calculator("特別休假", inputs.LeaveForm, wages.annual_leave),
    "pension_shortfall": Calculator(
        "退休準備金差額", inputs.ShortfallForm, pension.pension_shortfall
    ),
    "contribution": Calculator(
        "退休準備金提撥金額", inputs.ContributionForm, pension.contribution_amounts
    ),
    "committee": Calculator("監督委員會組成", inputs.CommitteeForm, pension.committee_lawful),
}
FIRST = "minimum_wage"


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """The first calculator, from which all others are reached."""
    return calculator(request, FIRST)


@require_safe
def calculator(request: HttpRequest, name: str) -> HttpResponse:
    """One calculator; its input stands in the address, so that an answer can be sent on."""
    chosen = CALCULATORS.get(name)
    if chosen is None:
        raise Http404(_("沒有這個試算項目"))
    form = chosen.form(request.GET or None)
    context: dict[str, Any] = {
        "title": _(chosen.label),
        "form": form,
        "frame": "portal/page.html",
        "tabs": [
            Tab(_(one.label), reverse("portal:standards:calculator", args=[code]), code == name)
            for code, one in CALCULATORS.items()
        ],
    }
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        if "day" in given:
            given["day"] = given["day"] or reader_of(request).day
        try:
            context["answer"] = chosen.rule(**given, law=law())
        except NotConfigured as error:
            form.add_error(None, str(error))
    return render(request, "ui/calculator.html", context, status=400 if form.errors else 200)
