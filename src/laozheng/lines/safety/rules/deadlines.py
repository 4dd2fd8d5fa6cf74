"""Terms that are not the shared chain's: guidance, full stops, certificates, reviews, months."""

from datetime import date, timedelta

from laozheng.base.months import months_after
from laozheng.base.roc import roc_day, roc_month
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.safety.rules.prevention import days_of_class


def guidance_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Days from the notice to the visit; small works are over soon."""
    notice = timeline.first("notified")
    if notice is None:
        return None
    trace = Trace("safety.guidance_due", law, notice.on)
    trace.say(f"{roc_day(notice.on)}通報輔導。", trace.cite_of("guidance_days"))
    return trace.counted("guidance_days", notice.on, calendar)


def full_stop_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The last day on which all work may be stopped without the central authority's consent.

    None for a partial stop. It runs in days of the calendar and no holiday moves it
    (勞動檢查法施行細則第33條第2項).
    """
    ordered = timeline.first("ordered")
    if ordered is None or ordered.data.get("facts", {}).get("scope") != "full":
        return None
    trace = Trace("safety.full_stop_due", law, ordered.on)
    days = trace.dated("full_stop_central_days")
    due_on = ordered.on + timedelta(days=days.value)
    trace.say(
        f"{roc_day(ordered.on)}起全部停工，超過{days.value}日須報中央主管機關核定。", days.cite
    )
    return trace.done(due_on, due_on=due_on)


def renewal_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The last day of the certificate that ends first; a holiday does not move it."""
    found = timeline.first("found")
    if found is None:
        return None
    trace = Trace("safety.renewal_due", law, found.on)
    ends_on = date.fromisoformat(found.data["facts"]["ends_on"])
    trace.say(f"檢查合格證至{roc_day(ends_on)}有效，逾期不得使用。", "職業安全衛生法第16條第1項")
    return trace.done(ends_on, due_on=ends_on)


def review_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when a hazard site is reviewed: days by its class, from the papers or their completion.

    While the employer has been asked to complete them the term does not run.
    """
    applied = timeline.first("applied")
    if applied is None:
        return None
    returned, completed = timeline.last("returned"), timeline.last("completed")
    begun = applied
    if returned is not None:
        if completed is None or completed.on < returned.on:
            return None
        begun = completed
    trace = Trace("safety.review_due", law, begun.on)
    site_class = applied.data["facts"]["site_class"]
    name = days_of_class(site_class)
    trace.say(f"{roc_day(begun.on)}受理{site_class}類危險性工作場所申請。", trace.cite_of(name))
    return trace.counted(name, begun.on, calendar)


def statistics_due(month: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when the statistics of a month, told by its first day, are filed in the next one."""
    trace = Trace("safety.statistics_due", law, month)
    days = trace.dated("monthly_report_days")
    ended = months_after(month, 1) - timedelta(days=1)
    trace.say(f"{roc_month(month)}職業災害統計於次月{days.value}日前填報。", days.cite)
    return trace.counted("monthly_report_days", ended, calendar)
