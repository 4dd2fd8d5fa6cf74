"""Wages and hours: minimum wage, overtime, limits of hours, annual leave.

Sources: 勞動基準法第21條, 第24條, 第30條, 第32條, 第38條; 最低工資法第5條 since 2025.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.base.rounding import half_up
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

WORKDAY, REST_DAY = "workday", "rest_day"
MONTHLY, HOURLY = "law.minimum_wage_monthly", "law.minimum_wage_hourly"
_MONTHS_OF_YEAR = 12
# Every further year gives a day more from the tenth on.
_YEARS_BEFORE_MORE = 9


def minimum_wage(day: date, law: Law) -> Reckoning:
    """The minimum wage of a day: ``{"monthly", "hourly"}`` in TWD.

    Raises NotConfigured for a day whose wage was not announced yet; nothing is extrapolated.
    """
    trace = Trace("standards.minimum_wage", law, day)
    monthly, hourly = trace.dated(MONTHLY), trace.dated(HOURLY)
    trace.say(
        f"{roc_day(day)}每月{plain(monthly.value)}元、每小時{plain(hourly.value)}元。", monthly.cite
    )
    return trace.done({"monthly": monthly.value, "hourly": hourly.value})


def below_minimum(hourly: int, day: date, law: Law) -> Reckoning:
    """Whether an hourly wage falls below the minimum of the day."""
    trace = Trace("standards.below_minimum", law, day)
    least = trace.dated(HOURLY)
    is_below = hourly < least.value
    word = "低於" if is_below else "未低於"
    trace.say(f"時薪{plain(hourly)}元{word}{roc_day(day)}的{plain(least.value)}元。", least.cite)
    return trace.done(is_below)


def overtime_pay(hourly: int, day_kind: str, hours: int, day: date, law: Law) -> Reckoning:
    """What overtime of a day is worth: ``{"overtime_hours", "pay_twd", "breach"}``.

    ``hours`` are those worked on that day, on a rest day all of them overtime. ``breach`` is the
    article when they pass the limit of a day, else "".
    """
    trace = Trace("standards.overtime_pay", law, day)
    usual, longest = trace.value("usual_hours"), trace.dated("day_hours")
    overtime = max(0, hours - usual) if day_kind == WORKDAY else hours
    counted = overtime if day_kind == WORKDAY else _rest_day_hours(overtime, trace)
    tiers = trace.dated("overtime_workday" if day_kind == WORKDAY else "overtime_rest_day")
    pay = Fraction(0)
    for span, times in _tiers(counted, tiers.value):
        part = hourly * span * times
        pay += part
        trace.say(f"{span}小時×{plain(hourly)}元×{times}＝{half_up(part)}元。", tiers.cite)
    trace.say(f"延長工時{overtime}小時，應發加班費{plain(int(half_up(pay)))}元。", tiers.cite)
    breach = longest.cite if hours > longest.value else ""
    if breach:
        trace.say(f"當日工作{hours}小時，超過{longest.value}小時。", breach)
    return trace.done({"overtime_hours": overtime, "pay_twd": int(half_up(pay)), "breach": breach})


def _rest_day_hours(hours: int, trace: Trace) -> int:
    """Hours of a rest day as they are paid: in steps until February 2018, as worked since."""
    steps = trace.dated("rest_day_steps")
    counted: int = next((step for step in steps.value if hours <= step), hours) if hours else 0
    if counted != hours:
        trace.say(f"休息日工作{hours}小時，以{counted}小時計。", steps.cite)
    return counted


def _tiers(hours: int, tiers: Sequence[Sequence[object]]) -> Iterable[tuple[int, Fraction]]:
    left = hours
    for span, times in tiers:
        here = left if span == 0 else min(left, int(str(span)))
        if here:
            yield here, Fraction(str(times))
        left -= here


def hours_limits(day: date, law: Law) -> Reckoning:
    """The limits of hours in force: day, month, and with consent month and quarter (None: none)."""
    trace = Trace("standards.hours_limits", law, day)
    names = {
        "day": "day_hours",
        "month": "month_overtime",
        "month_agreed": "month_overtime_agreed",
        "quarter_agreed": "quarter_overtime_agreed",
        "notice_employees": "overtime_notice_employees",
    }
    limits: dict[str, int | None] = {}
    for key, name in names.items():
        try:
            dated = trace.dated(name)
        except NotConfigured:
            limits[key] = None
            continue
        limits[key] = dated.value
        trace.say(f"{dated.label}：{dated.value}。", dated.cite)
    return trace.done(limits)


def annual_leave(months: int, day: date, law: Law) -> Reckoning:
    """The days of annual leave after so many full months of service."""
    trace = Trace("standards.annual_leave", law, day)
    table, longest = trace.dated("annual_leave"), trace.value("annual_leave_longest")
    days = 0
    for least, granted in table.value:
        if months >= least:
            days = granted
    more = max(0, months // _MONTHS_OF_YEAR - _YEARS_BEFORE_MORE)
    days = min(days + more, longest)
    trace.say(f"年資滿{months}個月，特別休假{days}日。", table.cite)
    return trace.done(days)
