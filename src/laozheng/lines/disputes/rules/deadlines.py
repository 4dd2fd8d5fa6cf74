"""R3: the clocks of a mediation, D1 to D11, each from the happening that starts it.

Every rule is `(timeline, calendar, law) -> Reckoning | None`; None while its term has not begun.
The steps name the happening, the article, the first day counted and what moved the last one
(行政程序法§48).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from laozheng.base.roc import parse_day, roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.disputes.rules.timeline import (
    COMMITTEE,
    after,
    channel_of,
    first_service,
    seats_filled_on,
    standing_outcome,
)

DueRule = Callable[[Timeline, Calendar, Law], Reckoning | None]


def appoint_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D1: a mediator is appointed within days of the application; committees have no such term.

    A corrected application runs from its completion, a changed route from the change, as far as
    the parameters say so; while papers are missing the term has not begun.
    """
    if channel_of(timeline) == COMMITTEE:
        return None
    start = _application_complete(timeline, law)
    if start is None:
        return None
    day, text, deciding = start
    return _term("D1", "appoint_days", day, text, calendar, law, deciding)


def _application_complete(timeline: Timeline, law: Law) -> tuple[date, str, tuple[str, ...]] | None:
    """The day from which the authority's clock runs, why, and the parameters that decided it."""
    changed = timeline.last("change_route")
    if changed and law.get("disputes.route_change_restarts", changed.on):
        return changed.on, "變更調解方式", ("route_change_restarts",)
    asked, given = timeline.last("correct"), timeline.last("complete")
    if asked and law.get("disputes.clock_starts_at", timeline.received_on) == "complete":
        if given is None or given not in after(timeline, asked).happenings:
            return None
        return given.on, "補正完成", ("clock_starts_at",)
    return timeline.received_on, "收到調解申請書", ("clock_starts_at",) if asked else ()


def begin_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D2: mediation begins within days of the appointment; a new mediator has a new term."""
    appointed = after(timeline, timeline.last("change_route")).last("appoint", "body_appoint")
    return _after(appointed, "D2", "begin_days", "指派調解人", calendar, law)


def proposal_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D3: a single mediator makes a proposal within days of the beginning."""
    if channel_of(timeline) == COMMITTEE:
        return None
    begun = timeline.first("begin")
    return _after(begun, "D3", "proposal_days", "開始進行調解", calendar, law)


def select_due_of(side: str) -> DueRule:
    """D4 for one side: its member is selected within days of the service of the notice on it."""
    label = {"labor": "勞方", "employer": "資方"}[side]

    def select_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
        notice = first_service(timeline, "selection_notice", side)
        return _after(notice, f"D4.{side}", "select_days", f"{label}收到選定通知", calendar, law)

    return select_due


def convene_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D5: the committee is formed and convened within days of its last seat being filled."""
    notified = timeline.last("notify_selection")
    if notified is None or not notified.data.get("size"):
        return None
    filled_on = seats_filled_on(after(timeline, notified), int(notified.data["size"]))
    if filled_on is None:
        return None
    return _term("D5", "convene_days", filled_on, "調解委員完成選定或指定", calendar, law)


def report_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D6: the assigned member reports within days, unless special circumstances are recorded."""
    if any(h.data.get("special_circumstances") for h in timeline.all("assign_member", "report")):
        return None
    assigned = timeline.last("assign_member")
    return _after(assigned, "D6", "report_days", "委員受指派調查", calendar, law)


def meet_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D7: the committee meets on the report; one extension made in time lengthens the term."""
    reported = timeline.first("report")
    if reported is None:
        return None
    due = _after(reported, "D7", "meet_days", "委員會收到調查結果", calendar, law)
    extended = timeline.first("extend_committee")
    if due is None or due.due_on is None or extended is None or extended.on > due.due_on:
        return due
    trace = Trace("disputes.D7", law, reported.on)
    days, more = trace.value("meet_days"), trace.value("meet_extension_days")
    trace.say(f"{roc_day(reported.on)}委員會收到調查結果。", trace.cite_of("meet_days"))
    trace.say(
        f"{roc_day(extended.on)}延長{more}日，合計{days + more}日。",
        trace.cite_of("meet_extension_days"),
    )
    return _counted(trace, reported.on, days + more, trace.cite_of("meet_days"), calendar, law)


def file_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D8: the record reaches the authority within days of the outcome.

    An old record whose day of filing nobody knows is not judged.
    """
    outcome = standing_outcome(timeline)
    if outcome is not None and outcome.data.get("record_day_unknown"):
        return None
    return _after(outcome, "D8", "record_file_days", "調解程序終結", calendar, law)


def serve_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D9: the authority serves the record on both sides within days of receiving it."""
    filed = timeline.last("file_record")
    return _after(filed, "D9", "record_serve_days", "主管機關收到調解紀錄", calendar, law)


def recusal_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D10: a request for recusal is decided within days."""
    asked = timeline.last("recuse")
    return _after(asked, "D10", "recusal_days", "收到迴避請求", calendar, law)


def correction_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """D11: the day set by the officer, which is not moved; else the usual days from the notice."""
    asked = timeline.last("correct")
    if asked is None:
        return None
    day_set = asked.data.get("complete_by")
    if not day_set:
        return _after(asked, "D11", "correction_default_days", "通知補正", calendar, law)
    due_on = day_set if isinstance(day_set, date) else parse_day(str(day_set))
    trace = Trace("disputes.D11", law, asked.on)
    trace.say(f"補正通知所定期限為{roc_day(due_on)}。", "勞資爭議調解辦法第3條")
    return replace(trace.done(due_on), starts_on=asked.on, due_on=due_on)


def _after(
    start: Happening | None, rule: str, days: str, text: str, calendar: Calendar, law: Law
) -> Reckoning | None:
    return _term(rule, days, start.on, text, calendar, law) if start else None


def _term(
    rule: str,
    days: str,
    start: date,
    text: str,
    calendar: Calendar,
    law: Law,
    deciding: tuple[str, ...] = (),
) -> Reckoning:
    """Count the days of a parameter from a start; `deciding` names parameters that chose it."""
    trace = Trace(f"disputes.{rule}", law, start)
    for name in deciding:
        trace.value(name)
    trace.say(f"{roc_day(start)}{text}。", trace.cite_of(days))
    return _counted(trace, start, trace.value(days), trace.cite_of(days), calendar, law)


def _counted(
    trace: Trace, start: date, days: int, cite: str, calendar: Calendar, law: Law
) -> Reckoning:
    return trace.around(count(start, days, "days", calendar, cite=cite, law=law))
