"""The calculators of the portal: each answers with its steps, its articles and its dated values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Fact, State, Tab
from laozheng.interfaces.ui.languages import of_staff
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.standards.forms import calculators as inputs
from laozheng.lines.standards.rules import deadlines, pension, wages


@dataclass(frozen=True)
class Calculator:
    """One question to the law: its input, and the rule that answers it.

    Workers ask those that are ``for_workers``; they alone are offered in their languages. ``told``
    gives the answer without the reckoning, which is in Chinese.
    """

    label: str
    form: type[forms.Form]
    rule: Callable[..., Reckoning]
    told: Callable[[Any], list[Fact]] | None = None

    @property
    def for_workers(self) -> bool:
        """Whether a worker may need it."""
        return self.told is not None


def _minimum_wage(result: Mapping[str, int]) -> list[Fact]:
    return [
        Fact(_("每月最低工資"), result["monthly"], "money", unit=_("元")),
        Fact(_("每小時最低工資"), result["hourly"], "money", unit=_("元")),
    ]


def _overtime(result: Mapping[str, Any]) -> list[Fact]:
    facts = [
        Fact(_("加班時數"), result["overtime_hours"], "number", unit=_("小時")),
        Fact(_("應領加班費"), result["pay_twd"], "money", unit=_("元")),
    ]
    if result["breach"]:
        facts.append(Fact(_("注意"), State(_("工作時間超過法律上限"), "bad"), "badge"))
    return facts


def _hours(result: Mapping[str, int | None]) -> list[Fact]:
    labels = {
        "day": _("每日最多工作（含加班）"),
        "month": _("每月最多加班"),
        "month_agreed": _("每月最多加班（工會或勞資會議同意時）"),
        "quarter_agreed": _("每三個月最多加班（工會或勞資會議同意時）"),
    }
    return [
        Fact(label, result[name], "number", unit=_("小時"))
        for name, label in labels.items()
        if result[name] is not None
    ]


def _annual_leave(result: int) -> list[Fact]:
    return [Fact(_("特別休假日數"), result, "number", unit=_("日"))]


CALCULATORS = {
    "minimum_wage": Calculator("最低工資", inputs.OfDayForm, wages.minimum_wage, _minimum_wage),
    "overtime": Calculator("加班費", inputs.OvertimeForm, wages.overtime_pay, _overtime),
    "hours": Calculator("工時上限", inputs.OfDayForm, wages.hours_limits, _hours),
    "overtime_notice": Calculator(
        "延長工時備查", inputs.ExtensionForm, deadlines.overtime_notice_due
    ),
    "emergency_notice": Calculator(
        "天災延長工時備查",
        inputs.EmergencyForm,
        lambda ended_at, law: deadlines.emergency_notice_due(ended_at, calendar(), law),
    ),
    "annual_leave": Calculator("特別休假", inputs.LeaveForm, wages.annual_leave, _annual_leave),
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
            if one.for_workers or of_staff()
        ],
    }
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        if "day" in given:
            given["day"] = given["day"] or reader_of(request).day
        try:
            answer = chosen.rule(**given, law=law())
        except NotConfigured as error:
            form.add_error(None, str(error))
        else:
            context["answer"] = answer
            context["told"] = chosen.told(answer.result) if chosen.told else []
    return render(request, "ui/calculator.html", context, status=400 if form.errors else 200)
