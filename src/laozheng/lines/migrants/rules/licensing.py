"""What an agency owes besides visits: exemption, bond, renewal, forms (migrants rules 3 and 10).

Source: 私立就業服務機構許可及管理辦法第14條, 第23條, 第25條, 第26條, 第30條.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from laozheng.base.roc import roc_day, roc_year
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

MONTHS = 12
BEST = "A"
YEARS_BEFORE = (2, 1)
# What is known of an exemption: it holds, something speaks against it, a letter is missing.
HOLDS, FAILS, OPEN = "holds", "fails", "open"


def exempt_excellent(
    evaluation_year: int,
    letters: Mapping[int, str],
    law: Law,
    *,
    fined_on: date | None = None,
    charged_on: date | None = None,
) -> Reckoning:
    """Whether an agency may be exempt for an evaluation: A in both years before, nothing against.

    ``letters`` are by Gregorian year, as far as known; ``fined_on`` and ``charged_on`` the days of
    a fine under the act, and of an indictment, conviction or handing over. The result is
    ``holds``, ``fails``, or ``open`` while the letter of a year is not known. Rule 3 (P).
    """
    last_day = date(evaluation_year, MONTHS, 31)
    trace = Trace("migrants.exempt_excellent", law, last_day)
    unknown = False
    for before in YEARS_BEFORE:
        year = evaluation_year - before
        letter = letters.get(year, "")
        if letter:
            trace.require(letter == BEST, f"{roc_year(date(year, 1, 1))}年評鑑為{letter}")
        else:
            unknown = True
            trace.say(f"{roc_year(date(year, 1, 1))}年評鑑不詳。")
    for what, on in (("裁罰", fined_on), ("起訴、判刑或移送檢察機關", charged_on)):
        if on is not None and on <= last_day:
            trace.require(False, f"評鑑結束前無{what}（{roc_day(on)}）")
    if not trace.clear:
        return trace.done(FAILS)
    return trace.done(OPEN if unknown else HOLDS)


def bond_due(letters: Sequence[str], day: date, law: Law) -> int:
    """The bond in TWD: each renewal with A takes one step down, any other stays where it is."""
    steps = law.get("migrants.bond_steps", day)
    reached = min(sum(1 for letter in letters if letter == BEST), len(steps) - 1)
    return int(steps[reached])


def renewal_span(license_to: date, calendar: Calendar, law: Law) -> Reckoning:
    """When a license is renewed: from ``starts_on`` to its last day, ``due_on`` (第25條)."""
    trace = Trace("migrants.renewal_span", law, license_to)
    days = trace.dated("renew_days")
    first = count(
        license_to, days.value, "days", calendar, cite=days.cite, backwards=True, law=law
    ).due_on
    trace.say(f"效期至{roc_day(license_to)}，應於屆滿前{days.value}日內申請換證。", days.cite)
    return replace(trace.done(license_to), starts_on=first, due_on=license_to)


def is_renewing(license_to: date | None, day: date, calendar: Calendar, law: Law) -> bool:
    """Whether a license may be renewed on a day."""
    if license_to is None:
        return False
    starts_on = renewal_span(license_to, calendar, law).starts_on
    return starts_on is not None and starts_on <= day <= license_to


def quarter_end(day: date) -> date:
    """The last day of the quarter before that of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first - timedelta(days=1)


def quarterly_form_due(ended_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when an agency hands in the form of a quarter that ended on a day (第30條)."""
    trace = Trace("migrants.quarterly_form_due", law, ended_on)
    return trace.counted("quarter_days", ended_on, calendar)


def misses_form(reported_to: date | None, day: date, calendar: Calendar, law: Law) -> bool:
    """Whether the form of the last quarter is overdue on a day, by the last one that came.

    An agency of which no form is on record is not judged.
    """
    ended_on = quarter_end(day)
    due_on = quarterly_form_due(ended_on, calendar, law).due_on
    overdue = due_on is not None and due_on < day
    return reported_to is not None and reported_to < ended_on and overdue


def quarterly_summary_due(ended_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when the authority passes the forms of a quarter on (第30條)."""
    trace = Trace("migrants.quarterly_summary_due", law, ended_on)
    return trace.counted("quarter_authority_days", ended_on, calendar)


def staff_change_due(changed_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when an agency tells a change of its staff (第23條)."""
    trace = Trace("migrants.staff_change_due", law, changed_on)
    return trace.counted("staff_change_days", changed_on, calendar)


def suspension_report_due(suspended_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when an agency tells that it has suspended its business (第26條)."""
    trace = Trace("migrants.suspension_report_due", law, suspended_on)
    return trace.counted("suspension_report_days", suspended_on, calendar)


def stabilization_fee_due(day: date, calendar: Calendar, law: Law) -> Reckoning:
    """By when the fee of the quarter of a day is paid: a day of the second month of the next."""
    trace = Trace("migrants.stabilization_fee_due", law, day)
    pay_day = trace.dated("stabilization_fee_day")
    month = (day.month - 1) // 3 * 3 + 5
    nominal = date(day.year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1, pay_day.value)
    due_on = nominal if calendar.is_workday(nominal) else calendar.next_workday(nominal)
    quarter = f"{roc_year(day)}年第{(day.month + 2) // 3}季"
    trace.say(f"{quarter}的就業安定費，於次季第2個月{pay_day.value}日前繳納。", pay_day.cite)
    return trace.done(due_on, due_on=due_on)
