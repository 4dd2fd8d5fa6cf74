"""The old-system pension reserve: rate and amount, shortfall of a year, supervisory committee.

Sources: 勞動基準法第56條; 事業單位勞工退休準備金監督委員會組織準則第3條, 第5條.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from laozheng.base.months import months_after
from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day, roc_year
from laozheng.base.rounding import half_up
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace


def pension_shortfall(year: int, need_twd: int, balance_twd: int, law: Law) -> Reckoning:
    """What an employer lacks at the end of a (Gregorian) year and by when it must be paid in.

    ``need_twd`` is what the workers who may retire in the next year would get. Never negative.
    Raises NotConfigured for years before the duty to estimate.
    """
    last_day = date(year, 12, 31)
    trace = Trace("standards.pension_shortfall", law, last_day)
    due = trace.dated("pension_shortfall_due")
    month, day = (int(part) for part in due.value.split("-"))
    due_on = date(year + 1, month, day)
    short = max(0, need_twd - balance_twd)
    trace.say(
        f"{roc_year(last_day)}年底餘額{plain(balance_twd)}元，次年度應足額{plain(need_twd)}元，"
        f"差額{plain(short)}元應於{roc_day(due_on)}前補足。",
        due.cite,
    )
    return trace.done(short, due_on=due_on)


def contribution_rate(rate: Decimal, day: date, law: Law) -> Reckoning:
    """Whether a rate of contribution, in percent of monthly wages, lies within the law."""
    trace = Trace("standards.contribution_rate", law, day)
    least, most = trace.dated("pension_rate_least"), trace.dated("pension_rate_most")
    lawful = least.value <= rate <= most.value
    word = "在" if lawful else "不在"
    trace.say(f"提撥率{rate}%{word}{least.value}%至{most.value}%之間。", least.cite)
    return trace.done(lawful)


def contribution_amounts(wages_twd: int, day: date, law: Law) -> Reckoning:
    """The least and the most that a month's wages put into the reserve, in TWD.

    ``wages_twd`` are the wages of a month of all workers under the old system.
    """
    trace = Trace("standards.contribution_amounts", law, day)
    least, most = (
        _share(wages_twd, trace.dated(name).value)
        for name in ("pension_rate_least", "pension_rate_most")
    )
    cite = trace.cite_of("pension_rate_least")
    trace.say(f"每月薪資總額{plain(wages_twd)}元，應提撥{plain(least)}元至{plain(most)}元。", cite)
    return trace.done({"least_twd": least, "most_twd": most})


def _share(wages_twd: int, percent: int) -> int:
    return int(half_up(Fraction(wages_twd * percent, 100)))


def committee_lawful(
    members: int,
    labor_members: int,
    employees: int,
    day: date,
    law: Law,
    *,
    term: tuple[date, date] | None = None,
) -> Reckoning:
    """Whether a supervisory committee is made up as the law asks; the steps say what is not.

    ``term`` is the first and the last day of the members' term.
    """
    trace = Trace("standards.committee_lawful", law, day)
    makeup = trace.dated("committee_makeup")
    rule = makeup.value
    is_large = employees >= rule["large_employees"]
    least = rule["least_large"] if is_large else rule["least"]
    trace.require(
        least <= members <= rule["most"],
        f"委員{members}人，應為{least}至{rule['most']}人",
        makeup.cite,
    )
    share = trace.dated("committee_labor_share")
    needed = -(-members * Fraction(share.value) // 1)
    trace.require(
        labor_members >= needed, f"勞工代表{labor_members}人，應有{needed}人以上", share.cite
    )
    if term is not None:
        years = trace.dated("committee_term_years")
        longest = months_after(term[0], 12 * years.value)
        trace.require(
            term[1] < longest, f"任期至{roc_day(term[1])}，最長{years.value}年", years.cite
        )
    return trace.done(trace.clear)
