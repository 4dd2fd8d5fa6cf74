"""The terms of the line: decision on a filing, filing of work rules."""

from dataclasses import replace
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
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
    months = trace.dated(FILING_MONTHS)
    word = "補正完成" if start != timeline.received_on else "收件"
    trace.say(f"{roc_day(start)}{word}。", months.cite)
    counted = count(start, months.value, "months", calendar, cite=months.cite, law=law)
    return trace.around(counted)


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
    days = trace.dated("work_rules_days")
    trace.say(f"{roc_day(reached_on)}僱用滿{least.value}人。", least.cite)
    counted = count(reached_on, days.value, "days", calendar, cite=days.cite, law=law)
    return trace.around(counted)


def must_have_work_rules(employees: int, day: date, law: Law) -> bool:
    """Whether an employer of that size must have work rules on a day."""
    return bool(employees >= law.get("standards.work_rules_employees", day))


def reminder_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The day that the reminder itself sets; none when it sets none."""
    sent = timeline.first("send")
    if sent is None or not sent.data.get("due_on"):
        return None
    due_on = date.fromisoformat(sent.data["due_on"])
    trace = Trace("standards.reminder_due", law, sent.on)
    trace.say(f"催繳函定期於{roc_day(due_on)}前補正。", "勞動基準法第56條")
    return replace(trace.done(due_on, due_on=due_on), starts_on=sent.on)
