"""The terms of the line: deciding a complaint, closing one at the employer's, corrections.

Every rule is ``(timeline, calendar, law) -> Reckoning | None``; None while its term has not begun
or while it is stopped. Sources: 性別平等工作申訴審議處理辦法§4, 地方主管機關受理工作場所性騷擾
事件申訴處理辦法§6, 9, 工作場所性騷擾防治措施準則§18, 性別平等工作法§34②.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace

DueRule = Callable[[Timeline, Calendar, Law], Reckoning | None]
# What stops the clock, and what lets it go on.
STOPPING = {"request_correction": "correct_papers", "suspend": "resume"}
DECIDING = ("decide", "record_decision")


def decide_due_of(parameter: str) -> DueRule:
    """The term for deciding: months from the day after receipt, once prolonged, less its stops."""

    def decide_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
        stopped = stopped_days(timeline)
        if stopped is None:
            return None
        trace = Trace("equality.decide_due", law, timeline.received_on)
        dated = trace.dated(parameter)
        months = dated.value["base"]
        trace.say(f"{roc_day(timeline.received_on)}收件，應於{months}個月內作成決定。", dated.cite)
        if timeline.first("extend"):
            months += dated.value["extension"]
            trace.say(f"已延長{dated.value['extension']}個月。", dated.cite)
        return trace.around(
            _months_after(timeline.received_on, months, stopped, calendar, law, dated.cite)
        )

    return decide_due


def stopped_days(timeline: Timeline) -> int | None:
    """How many days the clock stood still; None while it stands."""
    total = 0
    for stop, go in STOPPING.items():
        begun: Happening | None = None
        for happening in timeline.all(stop, go):
            if happening.kind == stop:
                begun = begun or happening
            elif begun is not None:
                total += (happening.on - begun.on).days
                begun = None
        if begun is not None and not timeline.first(*DECIDING, "refuse", "withdraw"):
            return None
    return total


def _months_after(
    start: date, months: int, stopped: int, calendar: Calendar, law: Law, cite: str
) -> Reckoning:
    """The last day of a term of months; days on which it stood still are added at its end."""
    if not stopped:
        return count(start, months, "months", calendar, cite=cite, law=law)
    unmoved = count(start, months, "months", calendar, cite=cite, move=False, law=law)
    return count(unmoved.result, stopped, "days", calendar, cite=cite, law=law)


def correction_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Papers that are missing are handed in within days of the request."""
    asked = timeline.last("request_correction")
    if asked is None:
        return None
    trace = Trace("equality.correction_due", law, asked.on)
    trace.say(f"{roc_day(asked.on)}請申訴人補正。", trace.cite_of("correction_days"))
    return trace.counted("correction_days", asked.on, calendar)


def objection_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Whoever does not accept a decision under the gender act objects within days of service."""
    served = timeline.last("serve")
    if served is None:
        return None
    trace = Trace("equality.objection_due", law, served.on)
    trace.say(f"{roc_day(served.on)}送達審定書。", trace.cite_of("objection_days"))
    return trace.counted("objection_days", served.on, calendar)


def reply_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Whoever complained of how an employer looks for people is answered within days."""
    trace = Trace("equality.reply_due", law, timeline.received_on)
    trace.say(f"{roc_day(timeline.received_on)}收件。", trace.cite_of("reply_days"))
    return trace.counted("reply_days", timeline.received_on, calendar)


def employer_close_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """An employer closes a complaint of harassment within months of receiving it."""
    complaint_on = _complaint_day(timeline)
    trace = Trace("equality.employer_close_due", law, complaint_on)
    dated = trace.dated("employer_close_months")
    months = dated.value["base"]
    trace.say(f"雇主於{roc_day(complaint_on)}接獲申訴，應於{months}個月內結案。", dated.cite)
    if timeline.first("extend"):
        months += dated.value["extension"]
        trace.say(f"雇主已通知延長{dated.value['extension']}個月。", dated.cite)
    return trace.around(count(complaint_on, months, "months", calendar, cite=dated.cite, law=law))


def employer_reminder_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The desk reminds an employer who has told no result some days after the complaint."""
    complaint_on = _complaint_day(timeline)
    trace = Trace("equality.employer_reminder_due", law, complaint_on)
    dated = trace.dated("reminder_day")
    trace.say(f"雇主接獲申訴{dated.value}日仍未通報結果者，提醒雇主。", dated.cite)
    return trace.counted("reminder_day", complaint_on, calendar, move=False)


def _complaint_day(timeline: Timeline) -> date:
    told = timeline.first("notify")
    day = told.data.get("complaint_on") if told is not None else None
    return date.fromisoformat(day) if day else timeline.received_on


def council_notice_on(meets_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """The last day on which members are called to a meeting of a council."""
    trace = Trace("equality.council_notice_on", law, meets_on)
    return trace.counted("council_notice_days", meets_on, calendar, backwards=True)


def days_taken(timeline: Timeline) -> int | None:
    """Days from receipt to the decision on the merits, stops left out; None while undecided."""
    decided = timeline.first(*DECIDING)
    if decided is None:
        return None
    taken = decided.on - timeline.received_on - timedelta(days=stopped_days(timeline) or 0)
    return max(taken.days, 0)


def council_call_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The members are called some days before the meeting, also where it was put off."""
    fixed = timeline.last("convene", "postpone")
    if fixed is None:
        return None
    meets_on = date.fromisoformat(fixed.data["meets_on"])
    reckoned = council_notice_on(meets_on, calendar, law)
    return replace(reckoned, starts_on=fixed.on + timedelta(days=1), due_on=reckoned.result)
