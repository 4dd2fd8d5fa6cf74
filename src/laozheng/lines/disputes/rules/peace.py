"""R10, R11: the peace period of a mediation and the fines that keep its order (§8, §62, §63)."""

from dataclasses import dataclass
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.law.trace import Trace
from laozheng.lines.disputes.rules.timeline import standing_outcome

PEACE = "勞資爭議處理法第8條"
ABSENCE = "勞資爭議處理法第63條第3項"
NOTICE = "勞資爭議調解辦法第23條第1項"
HEARING_OF_PARTY = "行政罰法第42條"

# What may not be done, and the fine that answers it.
VIOLATIONS = {
    "peace_employer": "雇主因爭議事件歇業、停工、終止契約或為其他不利行為",
    "peace_union": "工會因爭議事件罷工或為其他爭議行為",
    "peace_worker": "勞工因爭議事件罷工或為其他爭議行為",
    "false_statement": "為虛偽之說明或提供不實資料",
    "refusal": "無正當理由拒絕說明或拒絕進入事業單位",
    "absence": "無正當理由未依通知出席調解會議",
}
CLOSED_WITHOUT_RECORD = ("withdraw", "transfer_out", "refuse")


def peace_period(timeline: Timeline, law: Law) -> Reckoning | None:
    """R10: `{"from": day, "to": day}`, without `to` while it lasts; None while it has not begun.

    It runs from acceptance (or receipt, by parameter) until the record is served on all (or the
    outcome); a case closed without a record ends it on that day.
    """
    trace = Trace("disputes.R10", law, timeline.received_on)
    accepted = timeline.first("accept", "refer_ex_officio")
    from_receipt = trace.value("peace_starts_at") == "received"
    if not from_receipt and accepted is None:
        return None
    start = timeline.received_on if from_receipt or accepted is None else accepted.on
    trace.say(f"{roc_day(start)}起，資方不得歇業、停工、終止契約，勞方不得罷工。", PEACE)
    end = _peace_end(timeline, trace.value("peace_ends_at"))
    if end is None:
        return trace.done({"from": start})
    trace.say(f"至{roc_day(end)}止。", PEACE)
    return trace.done({"from": start, "to": end})


def _peace_end(timeline: Timeline, ends_at: str) -> date | None:
    closed = timeline.first(*CLOSED_WITHOUT_RECORD)
    if closed is not None:
        return closed.on
    ended = standing_outcome(timeline) if ends_at == "outcome" else timeline.last("serve_record")
    return ended.on if ended else None


def fine_range(violation: str, law: Law, day: date) -> Reckoning:
    """R10, R11: `{"min", "max"}` in TWD for a code of VIOLATIONS on the day of the act."""
    trace = Trace("disputes.R11", law, day)
    name = f"fine_{violation}"
    bounds = trace.value(name)
    trace.say(
        f"{VIOLATIONS[violation]}，處新臺幣{bounds['min']:,}元以上{bounds['max']:,}元以下罰鍰。",
        trace.cite_of(name),
    )
    return trace.done({"min": bounds["min"], "max": bounds["max"]})


@dataclass(frozen=True)
class Absence:
    """A party that did not come: its notice, and what it said when asked in writing."""

    hearing_on: date
    notice_served_on: date | None
    notice_service: str
    right_address: bool
    asked_in_writing_on: date | None
    has_good_reason: bool


def absence_finable(absence: Absence, law: Law, day: date) -> Reckoning:
    """R11: whether an absence may be fined on a day: bool; the steps name the service."""
    trace = Trace("disputes.R11.absence", law, day)
    served = absence.notice_served_on
    in_time = served is not None and served < absence.hearing_on
    label = f"（{absence.notice_service}）" if absence.notice_service else ""
    trace.require(in_time, f"開會通知{label}於{roc_day(absence.hearing_on)}會議前送達", ABSENCE)
    trace.require(absence.right_address, "送達處所正確", ABSENCE)
    asked = absence.asked_in_writing_on
    trace.require(
        asked is not None and asked <= day, "已以書面請其陳述未出席理由", HEARING_OF_PARTY
    )
    trace.require(not absence.has_good_reason, "無正當理由", ABSENCE)
    return trace.done(trace.clear)
