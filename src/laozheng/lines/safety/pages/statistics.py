"""The monthly accident statistics: sums and rates of a month, and who has not reported."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import taipei_day
from laozheng.base.roc import roc_slash, roc_year
from laozheng.interfaces.ui.elements import State, Tab, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.lines.safety.forms.boards import MonthFilter
from laozheng.lines.safety.models import MonthlyReport
from laozheng.lines.safety.queries.statistics import (
    Missing,
    Sums,
    last_month,
    not_reported,
    reports_of,
    sums_of,
)
from laozheng.lines.safety.rules.deadlines import statistics_due
from laozheng.lines.safety.rules.prevention import (
    frequency_rate,
    reports_monthly,
    severity_rate,
)


@require_safe
def monthly(request: HttpRequest) -> HttpResponse:
    """A month, ``?month=113-03`` or the newest; ``&show=missing`` who has not reported."""
    form = MonthFilter(request.GET or None)
    asked = form.cleaned_data["month"] if form.is_bound and form.is_valid() else None
    newest = last_month() or reader_of(request).day.replace(day=1)
    month = asked.start if asked else newest
    code = f"{roc_year(month)}-{month.month:02d}"
    shows_missing = request.GET.get("show") == "missing"
    missing, sums = not_reported(month), sums_of(month)
    found = missing if shows_missing else reports_of(month)
    rows, pages = paged(found, request.GET)
    context = {
        "title": _("職業災害統計月報"),
        "lead": _("雇主以線上帳號填報或由檔案匯入；工時、失能傷害次數與損失日數不合者不收。"),
        "filter": form,
        "tiles": _tiles(sums),
        "tabs": [
            Tab(_("已申報"), f"?month={code}", not shows_missing, sums.employers),
            Tab(_("未申報"), f"?month={code}&show=missing", shows_missing, len(missing)),
        ],
        "table": _missing(rows) if shows_missing else _reports(rows, month),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _tiles(sums: Sums) -> list[Tile]:
    return [
        Tile(_("申報家數"), sums.employers, unit=_("家")),
        Tile(_("勞工人數"), sums.workers, unit=_("人")),
        Tile(_("失能傷害次數"), sums.cases, unit=_("次")),
        Tile(_("失能傷害頻率"), _shown(sums.frequency), emptiness="not_applicable"),
        Tile(_("失能傷害嚴重率"), _shown(sums.severity), emptiness="not_applicable"),
    ]


def _shown(rate: object | None) -> str | None:
    return None if rate is None else str(rate)


def _reports(rows: list[Any], month: date) -> Table:
    due_on = statistics_due(month, calendar(), law()).result
    return Table(
        caption=_("各單位申報"),
        columns=(
            Column("ubn", _("統一編號"), cell="reference", main=True),
            Column("workers", _("勞工人數"), cell="number"),
            Column("hours", _("總經歷工時"), cell="number"),
            Column("cases", _("失能傷害次數"), cell="number"),
            Column("lost_days", _("損失日數"), cell="number"),
            Column("rates", _("頻率／嚴重率"), value=shown_rates),
            Column("filed", _("線上收件"), cell="badge",
                   value=lambda row: _filed(row, due_on)),
        ),
        rows=rows,
        empty_text=_("這個月沒有單位申報。"),
    )  # fmt: skip


def shown_rates(report: MonthlyReport) -> str | None:
    """Frequency and severity of a report; None without hours."""
    frequency = frequency_rate(report.cases, report.hours)
    if frequency is None:
        return None
    return f"{frequency}／{severity_rate(report.lost_days, report.hours)}"


def _filed(report: MonthlyReport, due_on: date) -> State | None:
    """When it came in online; one that a list brought is not judged by its day."""
    if report.filed_at is None:
        return None
    on = taipei_day(report.filed_at)
    late = on > due_on
    return State(roc_slash(on), "warn" if late else "good")


def _duty(row: Missing) -> State:
    if reports_monthly(row.workers, row.last_month, law()):
        return State(_("應按月填載"), "bad")
    return State(_("人數未達"), "muted")


def _missing(rows: list[Any]) -> Table:
    return Table(
        caption=_("近一年曾申報而本月未申報的單位"),
        columns=(
            Column("ubn", _("統一編號"), cell="reference", main=True),
            Column("last_month", _("最近申報月份"), cell="day"),
            Column("workers", _("勞工人數"), cell="number"),
            Column("duty", _("填載義務"), cell="badge", value=_duty),
        ),
        rows=rows,
        empty_text=_("近一年曾申報的單位都已申報本月。"),
    )
