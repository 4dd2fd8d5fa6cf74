"""Checks that keep nothing: words of an advertisement, duties by size, the limit of a complaint."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.equality.forms.checks import (
    AdvertisementForm,
    DoorForm,
    EmployeesForm,
    LimitForm,
)
from laozheng.lines.equality.pages.findings import findings_table
from laozheng.lines.equality.rules.advertisements import check_ad
from laozheng.lines.equality.rules.doors import door
from laozheng.lines.equality.rules.duties import employer_duty
from laozheng.lines.equality.rules.limits import complaint_limit

WORKSPACE, PORTAL = "workspace/page.html", "portal/page.html"


@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def ad_check(request: HttpRequest) -> HttpResponse:
    """The checker of advertisements for the staff."""
    return _ad_check(request, WORKSPACE)


@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def public_ad_check(request: HttpRequest) -> HttpResponse:
    """The checker of advertisements for employers; the text is judged and forgotten."""
    return _ad_check(request, PORTAL)


def _ad_check(request: HttpRequest, frame: str) -> HttpResponse:
    form = AdvertisementForm(**sent(request))
    context: dict[str, Any] = {"title": _("徵才廣告檢視"), "form": form, "frame": frame}
    if form.is_bound and form.is_valid():
        found = check_ad(form.cleaned_data["text"], reader_of(request).day, law())
        context["findings"] = findings_table(found)
        if frame == PORTAL and found:
            context["complaint_url"] = reverse("portal:filing", args=["equality", "advertisement"])
    status = 400 if form.errors else 200
    return render(request, "equality/ad_check.html", context, status=status)


@require_safe
def public_duties(request: HttpRequest) -> HttpResponse:
    """What an employer of a size owes, ``?employees=35``, with the article of each duty."""
    form = EmployeesForm(request.GET or None)

    def answer(given: Mapping[str, Any], today: date) -> Reckoning:
        return employer_duty(given["employees"], given["on"] or today, law())

    return _answered(request, _("性騷擾防治義務"), form, answer)


@require_safe
def public_door(request: HttpRequest) -> HttpResponse:
    """To whom a complaint of harassment goes: the employer, this bureau, or another authority."""
    form = DoorForm(request.GET or None)

    def answer(given: Mapping[str, Any], today: date) -> Reckoning:
        return door(**form.given(), day=today, law=law())

    def told(found: Reckoning) -> list[Fact]:
        return [Fact(_("該怎麼做"), _(found.steps[-1].text), wide=True)]

    title, verb = _("性騷擾申訴管道"), _("查看申訴管道")
    return _answered(request, title, form, answer, told=told, verb=verb)


@require_safe
def public_limit(request: HttpRequest) -> HttpResponse:
    """Until when harassment may be complained of to the authority, and how that is reckoned."""
    form = LimitForm(request.GET or None)

    def answer(given: Mapping[str, Any], today: date) -> Reckoning:
        return complaint_limit(today, calendar(), law(), **given)

    def told(found: Reckoning) -> list[Fact]:
        return [Fact(_("最晚申訴日"), found.due_on, "long_day")]

    return _answered(request, _("性騷擾申訴期限"), form, answer, told=told)


def _nothing(found: Reckoning) -> list[Fact]:
    return []


def _answered(
    request: HttpRequest,
    title: str,
    form: forms.Form,
    answer: Callable[[Mapping[str, Any], date], Reckoning],
    *,
    told: Callable[[Reckoning], list[Fact]] = _nothing,
    verb: str = "",
) -> HttpResponse:
    """The page of a question that a rule answers from a form; ``verb`` is what the button says.

    ``told`` gives the answer in words of its own, for whoever does not read the reckoning.
    """
    context: dict[str, Any] = {"title": title, "form": form, "frame": PORTAL, "verb": verb}
    if form.is_bound and form.is_valid():
        try:
            found = answer(form.cleaned_data, reader_of(request).day)
        except NotConfigured as error:
            form.add_error(None, str(error))
        else:
            context |= {"answer": found, "told": told(found)}
    return render(request, "ui/calculator.html", context, status=400 if form.errors else 200)
