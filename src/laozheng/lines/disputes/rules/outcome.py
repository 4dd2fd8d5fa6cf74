"""R7, R9, R12: how a mediation ends, the rate of settlement, and who may withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

SIGNED = "勞資爭議處理法第19條"
DISAGREED = "勞資爭議處理法第20條"
NO_QUORUM_TWICE = "勞資爭議處理法第21條第1款"
NO_PROPOSAL = "勞資爭議處理法第21條第2款"
BORROWED = "勞資爭議處理法第12條第5項"
LIMITATION = "民法第133條"
WAGE_LIMITATION = "民法第126條"

SETTLED = "settled"
NOT_SETTLED = "not_settled"


@dataclass(frozen=True)
class Answer:
    """One party at the end: `side` labor or employer, `answer` agreed, refused, absent, withdrawn.

    `agreed` means that the party signed the record.
    """

    side: str
    answer: str
    is_applicant: bool = False


@dataclass(frozen=True)
class Ending:
    """What the last meeting left: a proposal or none, and a committee that failed to meet."""

    answers: Sequence[Answer]
    has_proposal: bool
    by_committee: bool = False
    committee_failed: bool = False


def outcome(ending: Ending, law: Law, day: date) -> Reckoning:
    """The outcome: `{"outcome", "reason", "partial"}`; the reason is empty when settled.

    Reasons: no_quorum_twice, no_proposal, employer_absent, worker_absent, both_absent,
    proposal_rejected. A party that left the case before is out of the reckoning.
    """
    trace = Trace("disputes.R7", law, day)
    if ending.committee_failed:
        trace.say("委員連續未過半數出席，視為調解不成立。", NO_QUORUM_TWICE)
        return _ended(trace, NOT_SETTLED, "no_quorum_twice")
    here = [answer for answer in ending.answers if answer.answer != "withdrawn"]
    absent = _absent_sides(here)
    if absent:
        return _absence(trace, here, absent)
    if not ending.has_proposal:
        text = "未能作成調解方案。" if ending.by_committee else "調解人未能作出調解方案。"
        trace.say(text, NO_PROPOSAL if ending.by_committee else BORROWED)
        return _ended(trace, NOT_SETTLED, "no_proposal")
    return _signatures(trace, here)


def _absent_sides(answers: Sequence[Answer]) -> list[str]:
    """The sides of which nobody came."""
    sides = dict.fromkeys(answer.side for answer in answers)
    return [side for side in sides if all(a.answer == "absent" for a in answers if a.side == side)]


def _absence(trace: Trace, answers: Sequence[Answer], absent: Sequence[str]) -> Reckoning:
    reasons = {"labor": "worker_absent", "employer": "employer_absent"}
    reason = "both_absent" if len(absent) > 1 else reasons[absent[0]]
    applicants = [answer for answer in answers if answer.is_applicant]
    if applicants and all(answer.answer == "absent" for answer in applicants):
        trace.say("申請人未出席，依所設定之結果辦理。", DISAGREED)
        return _ended(trace, trace.value("applicant_absent_outcome"), reason)
    trace.say("一方未出席，未能同意調解方案。", DISAGREED)
    return _ended(trace, NOT_SETTLED, reason)


def _signatures(trace: Trace, answers: Sequence[Answer]) -> Reckoning:
    signed = {a.side for a in answers if a.answer == "agreed"}
    others = [a for a in answers if a.answer != "agreed"]
    if signed != {"labor", "employer"}:
        trace.say("當事人對調解方案不同意。", DISAGREED)
        return _ended(trace, NOT_SETTLED, "proposal_rejected")
    if not others:
        trace.say("雙方同意並在調解紀錄簽名，調解成立。", SIGNED)
        return _ended(trace, SETTLED, "")
    counted = trace.value("partial_counts_as")
    trace.say(f"{len(answers) - len(others)}人簽名、{len(others)}人未簽名，部分成立。", SIGNED)
    return _ended(trace, counted, "" if counted == SETTLED else "proposal_rejected", partial=True)


def _ended(trace: Trace, code: str, reason: str, *, partial: bool = False) -> Reckoning:
    return trace.done({"outcome": code, "reason": reason, "partial": partial})


def settlement_rate(settled: int, not_settled: int) -> Fraction | None:
    """R9: settled ÷ (settled + not settled), exact; None when nothing has ended.

    Pending and dropped cases are in neither number.
    """
    ended = settled + not_settled
    return Fraction(settled, ended) if ended else None


def withdrawal(
    *, by_applicant: bool, outcome_recorded: bool, applicants_who_stay: int, law: Law, day: date
) -> Reckoning:
    """R12: what a withdrawal does: `case`, `party` (only that applicant leaves) or `refused`."""
    trace = Trace("disputes.R12", law, day)
    trace.require(by_applicant, "由申請人撤回；相對人不得撤回他人之申請")
    trace.require(not outcome_recorded, "調解結果作成前始得撤回")
    if not trace.clear:
        return trace.done("refused")
    years = trace.value("wage_limitation_years")
    trace.say("提醒：撤回後，請求權時效視為不因申請調解而中斷。", LIMITATION)
    trace.say(f"提醒：工資請求權時效為{years}年。", WAGE_LIMITATION)
    if applicants_who_stay:
        trace.say(f"其餘{applicants_who_stay}名申請人未撤回，案件續行。")
        return trace.done("party")
    return trace.done("case")
