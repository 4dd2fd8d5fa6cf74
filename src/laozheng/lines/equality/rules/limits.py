"""Until when harassment may be brought to the authority (性別平等工作法§32-1)."""

from collections.abc import Mapping
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

CITE = "性別平等工作法第32條之1第1項"
CITE_OTHERS = "性別平等工作法第32條之1第2項"


def complaint_limit(
    received_on: date,
    calendar: Calendar,
    law: Law,
    *,
    act_on: date,
    known_on: date | None = None,
    power: bool = False,
    top: bool = False,
    majority_on: date | None = None,
    left_on: date | None = None,
) -> Reckoning:
    """The last day of the complaint, the latest that applies; None before there was such a limit.

    ``power`` says that the respondent used a power relation, ``top`` that he is the top responsible
    person (who always does); ``majority_on`` is the day on which a minor came of age; ``left_on``
    the day on which the complainant left. A day of knowing that is not stated limits nothing.
    """
    trace = Trace("equality.complaint_limit", law, received_on)
    try:
        limits = trace.value("complaint_limits")
    except NotConfigured:
        trace.say("收件時尚無向主管機關申訴的期限。", CITE)
        return trace.done(None)
    last = _by_act_and_knowing(
        trace, limits["power" if power or top else "no_power"], act_on, known_on, calendar
    )
    if majority_on is not None:
        years = limits["minor_after_majority"]
        grown = _years_after(majority_on, years, calendar)
        trace.say(f"行為時未成年，成年後{years}年：{roc_day(grown)}。", CITE_OTHERS)
        last = max(last, grown)
    if top and left_on is not None:
        years = limits["top_after_leaving"]
        left = _years_after(left_on, years, calendar)
        cap = _years_after(act_on, limits["top_act_cap"], calendar)
        trace.say(f"離職後{years}年：{roc_day(left)}，最遲{roc_day(cap)}。", CITE_OTHERS)
        last = max(last, min(left, cap))
    return trace.done(last, due_on=last)


def _by_act_and_knowing(
    trace: Trace, span: Mapping[str, int], act_on: date, known_on: date | None, calendar: Calendar
) -> date:
    """The earlier of the terms from the act and from knowing of it."""
    last = _years_after(act_on, span["act"], calendar)
    trace.say(f"自行為{roc_day(act_on)}起{span['act']}年：{roc_day(last)}。", CITE)
    if known_on is None:
        return last
    knowing = _years_after(known_on, span["know"], calendar)
    trace.say(f"自知悉{roc_day(known_on)}起{span['know']}年：{roc_day(knowing)}。", CITE)
    return min(last, knowing)


def is_too_late(received_on: date, limit: Reckoning) -> bool:
    """Whether a complaint came after its last day."""
    return limit.result is not None and received_on > limit.result


def _years_after(day: date, years: int, calendar: Calendar) -> date:
    """A limit years ahead: the office calendar of that year is not known, so nothing is moved."""
    last: date = count(day, years, "years", calendar, cite=CITE, move=False).result
    return last
