"""D16, D17: the roster of a labor-management meeting and the end of a collective agreement."""

from dataclasses import replace
from datetime import date, timedelta

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace


def roster_due(elected_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """D16: the day by which the names of the representatives are filed."""
    trace = Trace("disputes.D16", law, elected_on)
    cite = trace.cite_of("roster_file_days")
    trace.say(f"{roc_day(elected_on)}選出或指派代表。", cite)
    days = trace.value("roster_file_days")
    return trace.around(count(elected_on, days, "days", calendar, cite=cite, law=law))


def agreement_expiry(
    signed_on: date, agreed_months: int, calendar: Calendar, law: Law
) -> Reckoning:
    """D17: the last day of a fixed-term agreement (`due_on`), shortened to what the law allows.

    The result is `{"last_day", "remind_on"}`; a last day on a holiday does not move.
    """
    trace = Trace("disputes.D17", law, signed_on)
    cite = trace.cite_of("agreement_max_years")
    longest = 12 * trace.value("agreement_max_years")
    months = min(agreed_months, longest)
    trace.say(f"{roc_day(signed_on)}簽訂，約定期限{agreed_months}個月。", cite)
    if months < agreed_months:
        trace.say(f"超過{longest}個月，縮短為{longest}個月。", cite)
    notice = timedelta(days=trace.value("agreement_reminder_days"))
    counted = count(signed_on, months, "months", calendar, cite=cite, move=False, law=law)
    last_day = counted.result
    return replace(
        trace.around(counted), result={"last_day": last_day, "remind_on": last_day - notice}
    )
