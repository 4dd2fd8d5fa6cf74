"""The terms of the line: the visit after an entry, contact, shelter, replies and others (all U)."""

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.codes import ADMITTING

HOURS_OF_A_DAY = 24


def entry_visit_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when a place is visited after an entry was told."""
    received = timeline.first("receive")
    if received is None or received.data.get("facts", {}).get("type") != "entry":
        return None
    trace = Trace("migrants.entry_visit_due", law, received.on)
    return trace.counted("entry_visit_days", received.on, calendar)


def contact_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the worker is called in the own language: working days for the hours that are set."""
    received = timeline.first("receive")
    if received is None:
        return None
    trace = Trace("migrants.contact_due", law, received.on)
    hours = trace.dated("contact_hours")
    days = -(-hours.value // HOURS_OF_A_DAY)
    return trace.around(
        count(received.on, days, "working_days", calendar, cite=hours.cite, law=law)
    )


def verification_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when an early end of a contract is verified."""
    received = timeline.first("receive")
    if received is None:
        return None
    trace = Trace("migrants.verification_due", law, received.on)
    return trace.counted("verification_days", received.on, calendar)


def shelter_answer_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when somebody for whom shelter is asked is let in, or told why not."""
    asked = timeline.first("request")
    if asked is None:
        return None
    trace = Trace("migrants.shelter_answer_due", law, asked.on)
    trace.say("申請安置者，應儘速決定是否安置。", trace.cite_of("shelter_answer_days"))
    return trace.counted("shelter_answer_days", asked.on, calendar, "working_days")


def shelter_review_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the need of shelter is looked into again, from the admission or the last review."""
    last = timeline.last("review") or timeline.first(*ADMITTING)
    if last is None:
        return None
    trace = Trace("migrants.shelter_review_due", law, last.on)
    return trace.counted("shelter_review_days", last.on, calendar)


def complaint_reply_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when whoever reported something, and gave a name, is answered."""
    trace = Trace("migrants.complaint_reply_due", law, timeline.received_on)
    return trace.counted("complaint_reply_days", timeline.received_on, calendar)
