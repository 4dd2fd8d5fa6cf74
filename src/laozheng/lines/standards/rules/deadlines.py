"""The terms of the line: decision on a filing, filing of work rules, notice of overtime."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from laozheng.base.moments import taipei_day
from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.law.trace import Trace

FILING_MONTHS = "law.application_months"


def decision_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """A filing is decided within months of its arrival, or of its completion (行政程序法第51條).

    While the employer has been asked to complete it the term does not run.
    """
    returned, completed = timeline.last("return"), timeline.last("complete")
    start = timeline.received_on
    if returned is not None:
        if completed is None or completed.on < returned.on:
            return None
        start = completed.on
    trace = Trace("standards.decision_due", law, start)
    word = "補正完成" if start != timeline.received_on else "收件"
    trace.say(f"{roc_day(start)}{word}。", trace.cite_of(FILING_MONTHS))
    return trace.counted(FILING_MONTHS, start, calendar, "months")


def work_rules_due(
    employees: int, reached_on: date, calendar: Calendar, law: Law
) -> Reckoning | None:
    """By when an employer files its work rules; None below the number that must have them.

    ``employees`` counts all branches; ``reached_on`` is the day on which the number was reached.
    """
    trace = Trace("standards.work_rules_due", law, reached_on)
    least = trace.dated("work_rules_employees")
    if employees < least.value:
        return None
    trace.say(f"{roc_day(reached_on)}僱用滿{least.value}人。", least.cite)
    return trace.counted("work_rules_days", reached_on, calendar)


def must_have_work_rules(employees: int, day: date, law: Law) -> bool:
    """Whether an employer of that size must have work rules on a day."""
    return bool(employees >= law.get("standards.work_rules_employees", day))


def overtime_notice_due(employees: int, extended_on: date, law: Law) -> Reckoning:
    """By when longer hours are notified: the day before at the latest.

    None of a smaller employer. The day is not moved by a holiday, for the work begins on the next.
    """
    trace = Trace("standards.overtime_notice_due", law, extended_on)
    least = trace.dated("overtime_notice_employees")
    if employees < least.value:
        trace.say(f"僱用{employees}人，未達{least.value}人，不須報請備查。", least.cite)
        return trace.done(None)
    days = trace.dated("overtime_notice_days")
    due_on = extended_on - timedelta(days=days.value)
    trace.say(f"僱用{employees}人，於{roc_day(extended_on)}實施延長工作時間。", least.cite)
    trace.say(f"至遲於{roc_day(due_on)}報請備查。", days.cite)
    return trace.done(due_on, due_on=due_on)


def emergency_notice_due(ended_at: datetime, calendar: Calendar, law: Law) -> Reckoning:
    """By when overtime for a disaster is notified: within hours of the end of its cause."""
    trace = Trace("standards.emergency_notice_due", law, taipei_day(ended_at))
    return trace.counted("emergency_notice_hours", ended_at, calendar, "hours")


def reminder_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The day that the reminder itself sets; none when it sets none."""
    sent = timeline.first("send")
    if sent is None or not sent.data.get("due_on"):
        return None
    due_on = date.fromisoformat(sent.data["due_on"])
    trace = Trace("standards.reminder_due", law, sent.on)
    trace.say(f"催繳函定期於{roc_day(due_on)}前補正。", "勞動基準法第56條")
    return replace(trace.done(due_on, due_on=due_on), starts_on=sent.on)
