"""R6: the mediation committee: its seats, its quorum and its decisions (勞資爭議處理法§13–18, 21).

These rules bind committees only: §12⑤ lends single mediators §19, 20 and 22, never §21.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

SEATS = "勞資爭議處理法第13條"
OFFICIALS = "勞資爭議調解辦法第8條第2項"
ROSTER = "勞資爭議調解辦法第8條第1項"
IN_PERSON = "勞資爭議處理法第17條第1項"
QUORUM = "勞資爭議處理法第18條"
FAILED = "勞資爭議處理法第21條第1款"

ADOPTED = "adopted"
NOT_ADOPTED = "not_adopted"
NO_QUORUM = "no_quorum"
NOT_SETTLED = "not_settled"


@dataclass(frozen=True)
class Seat:
    """One member of a committee.

    `seat` is authority, labor or employer; `selected_by` is authority, party or designated.
    """

    seat: str
    selected_by: str
    is_chair: bool = False
    is_labor_official: bool = False
    on_roster: bool = True


@dataclass(frozen=True)
class Attendance:
    """One meeting: members present in person, and how many agreed if there was a vote."""

    present: int
    agreeing: int | None = None


def committee_complete(seats: Sequence[Seat], law: Law, day: date) -> Reckoning:
    """Whether the committee is rightly composed: bool, with every objection in words."""
    trace = Trace("disputes.R6.seats", law, day)
    sizes = {int(size): own for size, own in trace.value("committee_seats").items()}
    size = len(seats)
    if not trace.require(size in sizes, f"委員{size}人，應為{'或'.join(map(str, sizes))}人", SEATS):
        return trace.done(False)
    own = sum(seat.seat == "authority" for seat in seats)
    trace.require(own == sizes[size], f"主管機關指派{own}人，應為{sizes[size]}人", SEATS)
    for side, label in (("labor", "勞方"), ("employer", "資方")):
        chosen = sum(seat.seat == side for seat in seats)
        trace.require(chosen == 1, f"{label}委員{chosen}人，應為1人", SEATS)
    chairs = [seat.seat for seat in seats if seat.is_chair]
    trace.require(chairs == ["authority"], "由主管機關代表1人為主席", SEATS)
    by_party = [seat for seat in seats if seat.selected_by == "party"]
    trace.require(
        not any(seat.is_labor_official for seat in by_party),
        "當事人選定之委員非現任勞工行政人員",
        OFFICIALS,
    )
    others = [seat for seat in seats if seat.selected_by != "party"]
    trace.require(
        all(seat.on_roster for seat in others), "指派或指定之委員出自調解委員名冊", ROSTER
    )
    return trace.done(trace.clear)


def committee_meeting(size: int, meetings: Sequence[Attendance], law: Law, day: date) -> Reckoning:
    """What the last of the committee's meetings, in order, leads to.

    `adopted` or `not_adopted` after a vote, `no_quorum`, `not_settled` when too many in a row had
    none, and None when the members met without voting.
    """
    trace = Trace("disputes.R6", law, day)
    share = Fraction(trace.value("committee_quorum"))
    last = meetings[-1]
    if _has_quorum(last, size, share):
        trace.say(f"委員{size}人，出席{last.present}人，過半數，得開會。", QUORUM)
        trace.say("委員親自出席，不得委任他人代理。", IN_PERSON)
        return trace.done(_vote(last, share, trace))
    trace.say(f"委員{size}人，出席{last.present}人，未過半數，不得開會。", QUORUM)
    in_a_row = 0
    for meeting in reversed(meetings):
        if _has_quorum(meeting, size, share):
            break
        in_a_row += 1
    limit = trace.value("committee_failed_meetings")
    if in_a_row < limit:
        return trace.done(NO_QUORUM)
    trace.say(f"連續{in_a_row}次出席人數未過半數，視為調解不成立。", FAILED)
    return trace.done(NOT_SETTLED)


def _has_quorum(meeting: Attendance, size: int, share: Fraction) -> bool:
    return meeting.present > size * share


def _vote(meeting: Attendance, share: Fraction, trace: Trace) -> str | None:
    if meeting.agreeing is None:
        return None
    adopted = meeting.agreeing > meeting.present * share
    words = "過半數，作成調解方案" if adopted else "未過半數，不能作成調解方案"
    trace.say(f"出席{meeting.present}人，同意{meeting.agreeing}人，{words}。", QUORUM)
    return ADOPTED if adopted else NOT_ADOPTED
