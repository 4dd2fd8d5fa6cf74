"""The old-system pension reserve: rate, shortfall at the end of a year, day to make it up.

Source: 勞動基準法第56條.
"""

from datetime import date
from decimal import Decimal

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day, roc_year
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
