"""Terms for the costs of shelter, month by month: claimed, paid, settled with the ministry (P).

A month is told by its first day. Source: 外國人臨時安置作業要點.
"""

from dataclasses import replace
from datetime import date, timedelta

from laozheng.base.months import months_after
from laozheng.base.periods import Period
from laozheng.base.roc import roc_month
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.codes import ADMITTING

ONE_DAY = timedelta(days=1)


def claim_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the first month of a stay that is not claimed yet is; None when all are."""
    admitted, left = timeline.first(*ADMITTING), timeline.last("leave")
    if admitted is None:
        return None
    claimed = _months(timeline, "claim_cost")
    month = _month_of(admitted.on)
    while month in claimed:
        month = months_after(month, 1)
    if left is not None and month > _month_of(left.on):
        return None
    trace = Trace("migrants.shelter_claim_due", law, admitted.on)
    dated = trace.dated("shelter_claim_day")
    due_on = months_after(month, 1).replace(day=dated.value)
    trace.say(f"{roc_month(month)}的安置費用，於次月{dated.value}日前申請。", dated.cite)
    starts_on = max(due_on.replace(day=1), _after(timeline, "claim_cost"))
    return replace(trace.done(due_on), starts_on=starts_on, due_on=due_on)


def pay_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the first month that is claimed and not paid is paid; None when all are."""
    waiting = _first_waiting(timeline, "claim_cost", "pay_cost")
    if waiting is None:
        return None
    month, claimed = waiting
    trace = Trace("migrants.shelter_pay_due", law, month)
    dated = trace.dated("shelter_pay_day")
    due_on = paid_by(month, law)
    trace.say(f"{roc_month(month)}的安置費用，於次月{dated.value}日前撥付。", dated.cite)
    starts_on = max(claimed.on + ONE_DAY, _after(timeline, "pay_cost"))
    return replace(trace.done(due_on), starts_on=starts_on, due_on=due_on)


def settlement_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the first month that is paid is settled with the ministry; None when all are."""
    waiting = _first_waiting(timeline, "pay_cost", "settle_cost")
    if waiting is None:
        return None
    month, paid = waiting
    trace = Trace("migrants.shelter_settlement_due", law, month)
    dated = trace.dated("shelter_settlement_months")
    due_on = settled_by(month, law)
    words = f"{roc_month(month)}的安置費用，於{roc_month(due_on)}向勞動部核銷。"
    trace.say(words, dated.cite)
    starts_on = max(paid.on + ONE_DAY, _after(timeline, "settle_cost"))
    return replace(trace.done(due_on), starts_on=starts_on, due_on=due_on)


def paid_by(month: date, law: Law) -> date:
    """The day until which what a month cost is paid."""
    pay_day = law.get("migrants.shelter_pay_day", month)
    return months_after(month, 1).replace(day=pay_day)


def settled_by(month: date, law: Law) -> date:
    """The last day of the first month of settlement that begins after a month is over."""
    settling = law.get("migrants.shelter_settlement_months", month)
    settled_in = months_after(month, 1)
    while settled_in.month not in settling:
        settled_in = months_after(settled_in, 1)
    return months_after(settled_in, 1) - ONE_DAY


def _first_waiting(timeline: Timeline, begun: str, ended: str) -> tuple[date, Happening] | None:
    """The first month of which one step tells and the other does not, with the step that tells."""
    begun_months, done = _months(timeline, begun), _months(timeline, ended)
    waiting = [month for month in begun_months if month not in done]
    return (min(waiting), begun_months[min(waiting)]) if waiting else None


def _months(timeline: Timeline, step: str) -> dict[date, Happening]:
    """The months of which a step tells, each with the step."""
    return {Period.parse(h.data["month"]).start: h for h in timeline.all(step) if "month" in h.data}


def _after(timeline: Timeline, step: str) -> date:
    """The first day on which such a step meets a term: that for another month does not."""
    last = timeline.last(step)
    return last.on + 2 * ONE_DAY if last is not None else date.min


def _month_of(day: date) -> date:
    return day.replace(day=1)
