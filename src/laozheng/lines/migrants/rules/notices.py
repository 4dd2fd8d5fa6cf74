"""Terms of notices and what they lead to (migrants rules 4 and 6), of 雇聘辦法 and 就業服務法."""

from datetime import date, timedelta

from laozheng.base.months import months_after
from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.codes import ABSENCE, ARRIVALS


def entry_notice_due(entered_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when an employer tells the city of an entry (雇聘辦法第34條第1項)."""
    trace = Trace("migrants.entry_notice_due", law, entered_on)
    return trace.counted("entry_notice_days", entered_on, calendar)


def absence_due(absent_from: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when three days' absence is told; it runs from the third day (就業服務法第56條第1項)."""
    trace = Trace("migrants.absence_due", law, absent_from)
    days = trace.dated("absence_days")
    complete_on = absence_complete_on(absent_from, law)
    trace.say(f"連續曠職{days.value}日，至{roc_day(complete_on)}滿期。", days.cite)
    return trace.counted("absence_report_days", complete_on, calendar)


def absence_complete_on(absent_from: date, law: Law) -> date:
    """The day on which somebody has been absent for as long as makes it a matter to be told."""
    return absent_from + timedelta(days=law.get("migrants.absence_days", absent_from) - 1)


def care_plan_change_due(changed_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when a change of the care plan is told (雇聘辦法第33條第5項)."""
    trace = Trace("migrants.care_plan_change_due", law, changed_on)
    return trace.counted("care_plan_days", changed_on, calendar)


def is_plan_change_late(changed_on: date, received_on: date, calendar: Calendar, law: Law) -> bool:
    """Whether a change of the care plan was told after its term."""
    return _missed(care_plan_change_due(changed_on, calendar, law), received_on)


def is_late(type_: str, event_on: date, received_on: date, calendar: Calendar, law: Law) -> bool:
    """Whether a notice came after its term; kinds of notice without a term are never late.

    ``event_on`` of an absence is the first day on which the worker did not come.
    """
    if type_ in ARRIVALS:
        due = entry_notice_due(event_on, calendar, law)
    elif type_ == ABSENCE:
        due = absence_due(event_on, calendar, law)
    else:
        return False
    return _missed(due, received_on)


def _missed(due: Reckoning, received_on: date) -> bool:
    return due.due_on is not None and received_on > due.due_on


def entry_visit_exempt(passed_on: date | None, entered_on: date, law: Law) -> Reckoning:
    """Whether the visit after an entry is spared: the dormitory passed not long before (§34②)."""
    trace = Trace("migrants.entry_visit_exempt", law, entered_on)
    months = trace.dated("entry_exempt_months")
    if passed_on is None or passed_on > entered_on:
        trace.say("入國前沒有合格的宿舍檢查。", months.cite)
        return trace.done(False)
    last_on = months_after(passed_on, months.value)
    trace.say(f"檢查合格後{months.value}個月至{roc_day(last_on)}止。", months.cite)
    return trace.done(entered_on <= last_on)
