"""When the terms of visits and dispositions end. Pure: each is a rule of a declared deadline."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.inspections.rules.fines import REVOKING
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import Unit, count
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace

# How an appeal arrives, and how it ends without a revocation of the whole.
APPEALED = ("appealed", "appealed_late")
APPEAL_DECIDED = (
    "appeal_dismissed",
    "appeal_withdrawn",
    "late_appeal_rejected",
    "partly_revoked",
)
# The events that the act went to the prosecutor, and that criminal proceedings over it ended.
PROSECUTION_SENT = "prosecution_sent"
PROSECUTION_ENDED = "prosecution_ended"
# The decisions on an appeal that the party may bring before the court.
_OPENS_THE_COURT = ("appeal_dismissed", "partly_revoked")
# From when limitation runs again: a decision was quashed, criminal proceedings ended.
_ANEW, _AFTER_CRIMINAL = "行政罰法第27條第4項", "行政罰法第27條第3項"
_UNITS: Mapping[str, Unit] = {
    "working_days": "working_days", "months": "months", "years": "years"
}  # fmt: skip


def reply_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The complainant is told within days of the complaint (勞動檢查法第33條第1項)."""
    trace = Trace("inspections.reply_due", law, timeline.received_on)
    days = trace.dated("complaint_reply_days")
    trace.say(f"{roc_day(timeline.received_on)}收到申訴。", days.cite)
    counted = count(timeline.received_on, days.value, "days", calendar, cite=days.cite, law=law)
    return trace.around(counted)


def hearing_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's time to be heard, from the service of the notice (行政程序法第104條)."""
    return _term(timeline, ("hearing_sent",), "inspections.hearing_days", calendar, law)


def appeal_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's last day to appeal, from the day after service (訴願法第14條).

    A year where the notice of the remedy is wrong or missing (行政程序法第98條第3項).
    """
    served = timeline.last("served")
    misled = served is not None and served.data.get("remedy_notice") == "wrong"
    name = "law.wrong_remedy_notice_years" if misled else "law.appeal_days"
    return _term(timeline, ("served",), name, calendar, law)


def answer_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our answer to an appeal, from its receipt (訴願法第58條); none is owed once it is decided."""
    appealed, decided = timeline.last(*APPEALED), timeline.last(*APPEAL_DECIDED)
    is_decided = appealed is not None and decided is not None and decided.on >= appealed.on
    if is_decided and timeline.last("answered") is None:
        return None
    return _term(timeline, APPEALED, "law.appeal_answer_days", calendar, law)


def appeal_decision_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """When the appeal must be decided, from its receipt; extended once at most (訴願法第85條)."""
    appealed, extended = timeline.last(*APPEALED), timeline.last("appeal_extended")
    more = None
    if appealed is not None and extended is not None and extended.on >= appealed.on:
        more = law.value("law.appeal_decision_extension_months", extended.on)
    return _term(timeline, APPEALED, "law.appeal_decision_months", calendar, law, more)


def suit_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's last day to sue, from the service of the decision on its appeal.

    Who withdrew the appeal has nothing to sue against (行政訴訟法第106條第1項).
    """
    appealed = timeline.last("appealed")
    told = timeline.all(*_OPENS_THE_COURT) if appealed else ()
    decided = next((one for one in told if appealed and one.on >= appealed.on), None)
    return _term_from(decided, timeline, "law.suit_months", calendar, law)


def payment_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's last day to pay, or to pay the next part that was agreed.

    An appeal does not stop it (訴願法第93條).
    """
    granted = timeline.last("installments_granted")
    if granted is not None and not timeline.first(*REVOKING):
        return _next_part(granted, timeline, law)
    return _term(timeline, ("served",), "inspections.payment_days", calendar, law)


def _next_part(granted: Happening, timeline: Timeline, law: Law) -> Reckoning | None:
    """The day of the first part that what was paid since does not cover."""
    since = (one for one in timeline.all("installment") if one.on >= granted.on)
    left = sum(one.data["amount_twd"] for one in since)
    for place, part in enumerate(granted.data["parts"], start=1):
        left -= part["amount_twd"]
        if left < 0:
            due_on = date.fromisoformat(part["due_on"])
            trace = Trace("inspections.payment_due", law, granted.on)
            trace.say(f"{roc_day(granted.on)}核准分{len(granted.data['parts'])}期繳納。")
            trace.say(f"第{place}期應於{roc_day(due_on)}前繳納。")
            return trace.done(due_on, due_on=due_on)
    return None


def reminder_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The last day to pay after a reminder, before the file goes to enforcement."""
    return _term(timeline, ("reminded",), "inspections.reminder_days", calendar, law)


def enforcement_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The last day on which execution may begin: five years from finality (行政執行法第7條)."""
    final = timeline.last("final")
    if final is None or timeline.first(*REVOKING):
        return None
    years = law.value("law.enforcement_start_years", final.on)
    counted = count(final.on, years.value, "years", calendar, cite=years.cite, move=False, law=law)
    return replace(counted, rule="law.enforcement_start_years", values=(years, *counted.values))


def publication_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to publish a disposition that was served; none where no law has it published."""
    served = timeline.last("served")
    if served is None or served.data.get("listed") is False:
        return None
    counted = _term(timeline, ("served",), "inspections.publication_days", calendar, law)
    if counted is None:
        return None
    grounds = tuple(Step(f"依{cite}公布。", cite) for cite in served.data.get("listed_by", ()))
    return replace(counted, steps=(*grounds, *counted.steps))


def minutes_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to write the minutes of a visit, in working days."""
    return _term(timeline, ("visited",), "inspections.minutes_days", calendar, law)


def result_notice_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to tell the employer the result of a visit (勞動檢查法第25條第1項)."""
    return _term(timeline, ("visited", "entered"), "inspections.result_notice_days", calendar, law)


def objection_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The employer's time to object, from receipt of the notice (施行細則第21條)."""
    return _term(timeline, ("noticed",), "inspections.objection_days", calendar, law)


def recheck_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to look again, from the last day to remedy that the notice set."""
    noticed = timeline.last("noticed")
    if noticed is None or not noticed.data.get("remedy_due_on"):
        return None
    days = law.value("inspections.recheck_days", noticed.on)
    start = date.fromisoformat(noticed.data["remedy_due_on"])
    counted = count(start, days.value, "days", calendar, cite=days.cite, law=law)
    name = "inspections.recheck_days"
    return replace(counted, rule=name, values=(days, *counted.values))


def limitation(
    act_ended_on: date,
    calendar: Calendar,
    law: Law,
    quashed_on: date | None = None,
    prosecution_ended_on: date | None = None,
) -> Reckoning:
    """The last day on which a fine may be decided: three years from the end of the act.

    The day on which the act ended counts, and the last day is not moved (行政罰法第27條第2項).
    ``prosecution_ended_on`` is the day on which criminal proceedings over the act ended for good
    without a punishment (第3項), ``quashed_on`` that on which an earlier decision on it fell
    (第4項); the years begin anew on the later of them.
    """
    years = law.value("law.penalty_limitation_years", act_ended_on)
    begins_on, cite = max(
        (day, cite)
        for day, cite in (
            (act_ended_on, years.cite), (prosecution_ended_on, _AFTER_CRIMINAL), (quashed_on, _ANEW)
        )
        if day is not None
    )  # fmt: skip
    counted = count(begins_on, years.value, "years", calendar, cite=cite, adverse=True, law=law)
    return replace(counted, rule="inspections.limitation", values=(years, *counted.values))


def _term(
    timeline: Timeline,
    kinds: tuple[str, ...],
    name: str,
    calendar: Calendar,
    law: Law,
    more: DatedValue | None = None,
) -> Reckoning | None:
    """A term that the last event of a kind begins."""
    return _term_from(timeline.last(*kinds), timeline, name, calendar, law, more)


def _term_from(
    began: Happening | None,
    timeline: Timeline,
    name: str,
    calendar: Calendar,
    law: Law,
    more: DatedValue | None = None,
) -> Reckoning | None:
    """A term that an event begins; none once the decision is revoked.

    An event that is a service says when it took effect. ``more`` lengthens the term in its unit.
    """
    if began is None or timeline.first(*REVOKING):
        return None
    start = began.on
    if effective := began.data.get("effective_on"):
        start = date.fromisoformat(effective)
    term = law.value(name, start)
    values = (term, more) if more else (term,)
    length = sum(dated.value for dated in values)
    unit = _UNITS.get(term.unit, "days")
    counted = count(start, length, unit, calendar, cite=values[-1].cite, law=law)
    return replace(counted, rule=name, values=(*values, *counted.values))
