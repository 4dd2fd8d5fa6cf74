"""The monthly statistics of employers: sums, rates, and who reported before but not this time."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet, Sum

from laozheng.base.months import months_before
from laozheng.lines.safety.models import MonthlyReport
from laozheng.lines.safety.rules.prevention import frequency_rate, severity_rate

# For how many months one that reported is expected to report again.
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
    def frequency(self) -> object | None:
        """Disabling injuries per million hours."""
        return frequency_rate(self.cases, self.hours)

    @property
    def severity(self) -> object | None:
        """Lost days per million hours."""
        return severity_rate(self.lost_days, self.hours)


@dataclass(frozen=True)
class Missing:
    """An employer that reported within the year before, but not this month."""

    ubn: str
    last_month: date
    workers: int


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
