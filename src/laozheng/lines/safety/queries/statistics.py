"""The monthly statistics of employers: sums, rates, and who reported before but not this time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, QuerySet, Sum

from laozheng.base.months import months_before
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.lines.safety.models import MonthlyReport
from laozheng.lines.safety.rules.deadlines import statistics_due
from laozheng.lines.safety.rules.prevention import (
    frequency_rate,
    reports_monthly,
    severity_rate,
)

# For how many months one that reported is expected to report again, and may still file or correct.
REMEMBERED_MONTHS = 12


@dataclass(frozen=True)
class Sums:
    """What all employers reported of a month; rates are None without hours."""

    employers: int
    workers: int
    hours: int
    cases: int
    lost_days: int

    @property
    def frequency(self) -> Decimal | None:
        """Disabling injuries per million hours."""
        return frequency_rate(self.cases, self.hours)

    @property
    def severity(self) -> int | None:
        """Lost days per million hours."""
        return severity_rate(self.lost_days, self.hours)


@dataclass(frozen=True)
class Missing:
    """An employer that reported within the year before, but not this month."""

    ubn: str
    last_month: date
    workers: int


@dataclass(frozen=True)
class OwnMonth:
    """A month of an employer: its report if there is one, and whether it is still owed."""

    month: date
    due_on: date
    report: MonthlyReport | None
    is_owed: bool


def reports_of(month: date) -> "QuerySet[MonthlyReport]":
    """The reports of a month, given by its first day, those with most injuries first."""
    return MonthlyReport.standing().filter(month=month).order_by("-cases", "-lost_days", "ubn")


def sums_of(month: date) -> Sums:
    """The sums of a month; zeros when nobody reported."""
    told = reports_of(month).aggregate(
        employers=Count("pk"),
        workers=Sum("workers", default=0),
        hours=Sum("hours", default=0),
        cases=Sum("cases", default=0),
        lost_days=Sum("lost_days", default=0),
    )
    return Sums(**told)


def not_reported(month: date) -> list[Missing]:
    """Who reported in the months before and not in this one, the longest silent first."""
    since = months_before(month, REMEMBERED_MONTHS)
    told = MonthlyReport.standing()
    silent = told.filter(month__gte=since, month__lt=month).exclude(
        ubn__in=reports_of(month).values("ubn")
    )
    last = silent.order_by().values_list("ubn").annotate(last=Max("month"), n=Max("workers"))
    return [Missing(*row) for row in last.order_by("last", "ubn")]


def last_month() -> date | None:
    """The newest month of which anybody reported."""
    newest: date | None = MonthlyReport.standing().aggregate(month=Max("month"))["month"]
    return newest


def fileable_months(day: date) -> list[date]:
    """The months, by their first days, that can be filed on a day: a year's, newest first."""
    first = day.replace(day=1)
    return [months_before(first, back) for back in range(1, REMEMBERED_MONTHS + 1)]


def own_months(ubn: str, day: date) -> list[OwnMonth]:
    """The months that an employer can file on a day, newest first.

    One of as many workers as must report owes each month after the first that it reported.
    """
    months, days, values = fileable_months(day), calendar(), law()
    told = MonthlyReport.standing().filter(ubn=ubn, month__range=(months[-1], months[0]))
    reports = {row.month: row for row in told}
    begun = min(reports, default=None)
    owes = begun is not None and reports_monthly(reports[max(reports)].workers, day, values)
    return [
        OwnMonth(
            month,
            statistics_due(month, days, values).result,
            reports.get(month),
            is_owed=owes and month not in reports and begun is not None and month > begun,
        )
        for month in months
    ]
