"""The wage worksheet for inspectors and for employers who check themselves; nothing is kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from laozheng.base.roc import roc_month
from laozheng.interfaces.ui.elements import Fact
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import sent
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.lines.standards.forms.worksheet import WorksheetForm
from laozheng.lines.standards.rules.worksheet import Owed, by_article
from laozheng.lines.standards.rules.worksheet import worksheet as reckoned

WORKSPACE, PORTAL = "workspace/page.html", "portal/page.html"
Line = tuple[int, str, str, int | None]


@sensitive_post_parameters("entries")
@require_http_methods(["GET", "HEAD", "POST"])
def worksheet(request: HttpRequest) -> HttpResponse:
    """The worksheet for the staff; a case has its own step that writes to the findings."""
    return _worksheet(request, _("工資核算表"), WORKSPACE)


@sensitive_post_parameters("entries")
@require_http_methods(["GET", "HEAD", "POST"])
def public_worksheet(request: HttpRequest) -> HttpResponse:
    """The same for an employer: what is likely owed or broken, by article."""
    return _worksheet(request, _("工資自我檢核"), PORTAL)


def _worksheet(request: HttpRequest, title: str, frame: str) -> HttpResponse:
    form = WorksheetForm(**sent(request))
    context: dict[str, Any] = {"title": title, "form": form, "frame": frame}
    if form.is_bound and form.is_valid():
        try:
            owed = reckoned(form.cleaned_data["entries"], law())
        except (ValueError, NotConfigured) as error:
            form.add_error("entries", str(error))
        else:
            context |= {"table": _table(owed), "sums": _sums(owed)}
    status = 400 if form.errors else 200
    return render(request, "standards/worksheet.html", context, status=status)


def _table(owed: Sequence[Owed]) -> Table:
    return Table(
        caption=_("短少及逾時"),
        columns=(
            Column("worker", _("勞工序號"), cell="number", main=True, value=lambda row: row[0]),
            Column("month", _("月份"), value=lambda row: row[1]),
            Column("cite", _("條文"), width="wide", value=lambda row: row[2]),
            Column("owed", _("短少金額"), cell="number", value=lambda row: row[3]),
        ),
        rows=list(_lines(owed)),
        empty_text=_("沒有核算出短少或逾時。"),
    )


def _lines(owed: Iterable[Owed]) -> Iterator[Line]:
    """A line for each amount, and one without an amount for each limit of hours passed."""
    for one in owed:
        label = roc_month(date.fromisoformat(f"{one.month}-01"))
        for cite, amount in one.amounts.items():
            yield one.worker, label, cite, amount
        for cite in one.breaches:
            yield one.worker, label, _("%(cite)s（逾工時上限）") % {"cite": cite}, None


def _sums(owed: Sequence[Owed]) -> list[Fact]:
    return [
        Fact(cite, amount, "number", unit=_("元"), note=_("%(n)s人") % {"n": workers})
        for cite, (amount, workers) in by_article(owed).items()
    ]
