"""The day up to which events count in each book unless the reader asks for another.

The spans are dated values in ``parameters.toml``, because a bureau may change its calendar.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.law.parameters import Law

LAW = Law.load([Path(__file__).parent / "parameters.toml"])


def days_after(parameter: str) -> Callable[[Period], date]:
    """A number of days after the last day of the period."""

    def cut_off(period: Period) -> date:
        return period.end + timedelta(days=_span(parameter, period))

    return cut_off


def month_end_after(parameter: str) -> Callable[[Period], date]:
    """The end of the month a number of months after the last day of the period."""

    def cut_off(period: Period) -> date:
        months = period.end.month - 1 + _span(parameter, period)
        year, month = period.end.year + months // 12, months % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    return cut_off


def day_before(period: Period) -> date:
    """The day before the period begins: a plan knows nothing of the year that it plans."""
    return period.start - timedelta(days=1)


def _span(parameter: str, period: Period) -> int:
    return int(LAW.value(f"publications.{parameter}", period.end).value)
