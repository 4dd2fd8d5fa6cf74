"""Terms of the cases in which the unit helps: contact, verification, shelter. All U."""

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.codes import ADMITTING
from laozheng.lines.migrants.rules.deadlines import days_after

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


def shelter_answer_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when somebody for whom shelter is asked is let in, or told why not."""
    asked = timeline.first("request")
    if asked is None:
        return None
    trace = Trace("migrants.shelter_answer_due", law, asked.on)
    dated = trace.dated("shelter_answer_days")
    trace.say("申請安置者，應儘速決定是否安置。", dated.cite)
    return trace.around(
        count(asked.on, dated.value, "working_days", calendar, cite=dated.cite, law=law)
    )


def shelter_review_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """By when the need of shelter is looked into again, from the admission or the last review."""
    last = timeline.last("review") or timeline.first(*ADMITTING)
    return _days("shelter_review_due", "shelter_review_days", last, calendar, law)


def _days(
    rule: str, name: str, start: Happening | None, calendar: Calendar, law: Law
) -> Reckoning | None:
    if start is None:
        return None
    return days_after(start.on, name, rule, calendar, law)
