"""Terms of the cases in which the unit helps: contact, verification, review of shelter. All U."""

from dataclasses import replace
from datetime import date, timedelta

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace

HOURS_OF_A_DAY = 24


def contact_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the worker is called in the own language: working days for the hours that are set."""
    received = timeline.first("receive")
    if received is None:
        return None
    trace = Trace("migrants.contact_due", law, received.on)
    days = -(-trace.value("contact_hours") // HOURS_OF_A_DAY)
    cite = trace.cite_of("contact_hours")
    return trace.around(count(received.on, days, "working_days", calendar, cite=cite, law=law))


def verification_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when an early end of a contract is verified."""
    return _days("verification_due", "verification_days", timeline.first("receive"), calendar, law)


def shelter_review_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the need of shelter is looked into again, from the admission or the last review."""
    last = timeline.last("review") or timeline.first("admit")
    return _days("shelter_review_due", "shelter_review_days", last, calendar, law)


def shelter_claim_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the first month of a stay that is not claimed yet is; None when all are."""
    admitted, left = timeline.first("admit"), timeline.last("leave")
    if admitted is None:
        return None
    claimed = [h.data["month"] for h in timeline.all("claim_cost") if "month" in h.data]
    month = _month_of(admitted.on)
    while f"{month[0] - 1911}-{month[1]:02d}" in claimed:
        month = _following(month)
    if left is not None and month > _month_of(left.on):
        return None
    trace = Trace("migrants.shelter_claim_due", law, admitted.on)
    day = trace.value("shelter_claim_day")
    cite = trace.cite_of("shelter_claim_day")
    due_on = date(*_following(month), day)
    trace.say(f"{month[0] - 1911}年{month[1]}月的安置費用，於次月{day}日前申請。", cite)
    # The claim of an earlier month, made late, does not meet the term of this one.
    claims = timeline.all("claim_cost")
    after_last = claims[-1].on + timedelta(days=2) if claims else date.min
    starts_on = max(due_on.replace(day=1), after_last)
    return replace(trace.done(due_on), starts_on=starts_on, due_on=due_on)


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month


def _following(month: tuple[int, int]) -> tuple[int, int]:
    year, number = month
    return year + number // 12, number % 12 + 1


def _days(
    rule: str, name: str, start: Happening | None, calendar: Calendar, law: Law
) -> Reckoning | None:
    if start is None:
        return None
    trace = Trace(f"migrants.{rule}", law, start.on)
    counted = count(
        start.on, trace.value(name), "days", calendar, cite=trace.cite_of(name), law=law
    )
    return trace.around(counted)
