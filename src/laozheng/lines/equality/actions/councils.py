"""The councils: a meeting is convened, its members called, held, and its resolutions carried out.

What a council resolves on a case moves that case by its own steps. A sealed case is put on the
agenda and resolved by its handlers alone; no letter of the council tells of it.
"""

from collections.abc import Iterator
from typing import Any

from laozheng.base.moments import in_taipei, roc_moment, taipei_day
from laozheng.base.roc import roc_day
from laozheng.kernel.activities import actions as activities
from laozheng.kernel.activities.actions import Heads
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.actions import offer_letter, perform
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import objections
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.equality.actions.letters import OF_COUNCIL
from laozheng.lines.equality.models import AgendaItem, Complaint, CouncilMeeting, CouncilMember
from laozheng.lines.equality.queries.councils import (
    AHEAD,
    composition_of,
    members_of,
    paper_of,
    ready_for,
    seats_on,
    unresolved,
)
from laozheng.lines.equality.rules.codes import (
    COUNCIL_OF,
    COUNCILS,
    DECISIONS,
    DEFERRED,
    MEETING,
)
from laozheng.lines.equality.rules.councils import is_carried, may_meet

LINE = "equality"


def convene(act: Act) -> Remembered:
    """Plan the next meeting of a council: its number, its day, its place."""
    council, starts_at = act.given["council"], in_taipei(act.given["starts_at"])
    day = _day_ahead(act)
    seats = seats_on(council, day)
    if not seats:
        raise Refused("這一天沒有在任委員，請先匯入評議會委員名冊", "starts_at")
    term = max(seat.term for seat in seats)
    number = _next_number(council, term)
    title = f"{COUNCILS[council]}第{term}屆第{number}次會議"
    meeting = activities.enter(
        LINE, MEETING, title, day, actor=act.actor, state="planned", place=act.given["place"],
        body=council, topic=council, tags=[f"term={term}", f"number={number}"],
        activity_no=f"{council}-{term}-{number}",
    )  # fmt: skip
    CouncilMeeting.objects.create(case=act.case, meeting=meeting, starts_at=starts_at)
    act.case.title = title
    return {"meets_on": day}


def _day_ahead(act: Act) -> Any:
    day = taipei_day(act.given["starts_at"])
    if day < act.on:
        raise Refused("開會時間已過，請改填之後的時間", "starts_at")
    return day


def _next_number(council: str, term: int) -> int:
    """The number after the last of a term; that of a canceled meeting stays used."""
    of_term = Activity.objects.filter(
        line=LINE, kind=MEETING, activity_no__startswith=f"{council}-{term}-"
    )
    numbers = [one.rpartition("-")[2] for one in of_term.values_list("activity_no", flat=True)]
    return 1 + max((int(number) for number in numbers if number.isdigit()), default=0)


def postpone(act: Act) -> Remembered:
    """Put a meeting off to another day or place; its members are called anew."""
    own = _meeting_of(act)
    day = _day_ahead(act)
    own.starts_at = in_taipei(act.given["starts_at"])
    own.save(update_fields=["starts_at"])
    facts = {"held_on": day, "place": act.given["place"]}
    reason = reason_of(act)
    activities.correct(own.meeting, actor=act.actor, reason=reason, **facts)
    return {"meets_on": day, "reason": reason}


def cancel(act: Act) -> Remembered:
    """A meeting does not take place; its cases wait for the next one."""
    meeting, reason = _meeting_of(act).meeting, reason_of(act)
    activities.cancel(meeting, actor=act.actor, reason=reason)
    AgendaItem.objects.filter(meeting=meeting, resolution="").update(resolution=DEFERRED)
    return {"reason": reason}


def _meeting_of(act: Act) -> CouncilMeeting:
    return CouncilMeeting.objects.select_related("meeting").get(case=act.case)


def set_agenda(act: Act) -> Remembered:
    """Put cases that are ready onto the agenda, by their own step."""
    meeting = _meeting_of(act).meeting
    ready = {one.case.number: one.case for one in ready_for(meeting.body, act.actor)}
    for number in act.given["cases"]:
        if number not in ready:
            raise Refused("這件案件未提本會或已排入議程，請重新整理頁面後再選", "cases")
        perform(
            ready[number], "put_on_agenda", actor=act.actor, on=act.on, meeting=meeting.activity_no
        )
    return None


def put_on_agenda(act: Act) -> Remembered:
    """Put a case before a meeting of the council of its law; note who stepped out and why."""
    council = COUNCIL_OF[Complaint.objects.get(case=act.case).law]
    meeting = Activity.objects.filter(
        line=LINE, kind=MEETING, activity_no=act.given["meeting"], body=council
    ).first()
    if meeting is None:
        raise Refused("查無這場會議，請選擇本案適用法的評議會會議", "meeting")
    if CouncilMeeting.objects.filter(meeting=meeting).exclude(case__state__in=AHEAD).exists():
        raise Refused("這場會議已開會或取消，請選擇其他會議", "meeting")
    out = list(act.given.get("stepped_out") or ())
    seated = CouncilMember.objects.filter(council=council, member_key__in=out)
    unknown = sorted(set(out) - set(seated.values_list("member_key", flat=True)))
    if unknown:
        raise Refused("迴避委員不在本會名冊，請核對", "stepped_out")
    if out and not act.given.get("conflict"):
        raise Refused("委員迴避須敘明利害關係，請填寫", "conflict")
    AgendaItem.objects.update_or_create(
        case=act.case,
        meeting=meeting,
        defaults={"stepped_out": out, "conflict": act.given.get("conflict") or ""},
    )
    return {"meeting": meeting.activity_no, "stepped_out": len(out)}


def agenda_is_set(act: Act) -> str | None:
    """A meeting is called for the cases on its agenda."""
    if AgendaItem.objects.filter(meeting=_meeting_of(act).meeting).exists():
        return None
    return "議程還沒有議案，請先排入議案再召集委員"


def council_is_composed(act: Act) -> str | None:
    """A council that the statute does not allow is not called; what is unconfirmed only warns."""
    meeting = _meeting_of(act).meeting
    seats = seats_on(meeting.body, meeting.held_on)
    if not seats:
        return "開會日沒有在任委員，請先匯入評議會委員名冊"
    composed = composition_of(meeting.body, seats, act.law)
    if composed.result or composed.unconfirmed:
        return None
    return f"評議會組成不符：{'；'.join(objections(composed))}。請先補聘委員並更新名冊"


def call(act: Act) -> Remembered:
    """Call each member by a letter with the cases for which this member does not step out."""
    own = _meeting_of(act)
    members = members_of(own.meeting)
    for member in members:
        facts = {
            **_told(own),
            "member": f"委員{member}",
            "items": [str(item) for item in paper_of(own.meeting, member)],
        }
        addressee = Snapshot(name=f"委員{member}", on=act.on)
        offer_letter(act, OF_COUNCIL, facts, [addressee])
    return {"members": len(members)}


def _told(own: CouncilMeeting) -> dict[str, str]:
    meeting = own.meeting
    return {
        "meeting": meeting.title,
        "held_at": roc_moment(in_taipei(own.starts_at)),
        "place": meeting.place,
    }


def hold(act: Act) -> Remembered:
    """Note who came on the day; without a quorum no meeting was held."""
    own = _meeting_of(act)
    meeting = own.meeting
    if act.on != meeting.held_on:
        day = roc_day(meeting.held_on)
        raise Refused(f"會議排定於{day}，改期者請先辦理改期，再登錄開會", "on")
    seats = seats_on(meeting.body, meeting.held_on)
    seated = [seat.member_key for seat in seats]
    attended = sorted(act.given["attended"])
    if not set(attended) <= set(seated):
        raise Refused("出席者有非在任委員，請核對名冊", "attended")
    _refuse_objections(may_meet(len(seated), len(attended), act.on, act.law), "attended")
    own.attended = attended
    own.save(update_fields=["attended"])
    counts = {
        "members": len(seats),
        "outside_experts": sum(seat.outside for seat in seats),
        "attended": len(attended),
        "women": sum(seat.sex == "female" for seat in seats),
    }
    heads = [Heads(n, group=group) for group, n in counts.items()]
    activities.hold(meeting, actor=act.actor, heads=heads)
    return {"attended": len(attended)}


def _refuse_objections(reckoning: Reckoning, field: str) -> None:
    if not reckoning.result:
        raise Refused(f"{'；'.join(objections(reckoning))}，請核對人數或改期", field)


def resolve(act: Act) -> Remembered:
    """Carry out what the council resolved on a case: it is decided, or waits for a later meeting.

    The event tells nothing: the case is not open to everybody who may open the meeting.
    """
    own, given = _meeting_of(act), act.given
    waiting = unresolved(own.meeting, act.actor)
    item = waiting.filter(case__number=given["case_number"]).first()
    if item is None:
        raise Refused("這件議案已決議或不在本次議程，請重新整理頁面後再選", "case_number")
    resolution = given["resolution"]
    if resolution != DEFERRED:
        present = len(set(own.attended) - set(item.stepped_out))
        agreed = given.get("agreed") or 0
        if agreed > present:
            raise Refused(f"同意人數多於得表決的委員{present}人，請更正", "agreed")
        _refuse_objections(is_carried(present, agreed, own.meeting.held_on, act.law), "agreed")
        item.agreed = agreed
    item.resolution = resolution
    item.save(update_fields=["resolution", "agreed"])
    if resolution != DEFERRED:
        perform(
            item.case,
            "decide",
            actor=act.actor,
            on=own.meeting.held_on,
            decision=resolution,
            decision_text=DECISIONS[resolution],
            reason=given.get("reason") or "",
            with_letter=True,
        )
    return None


def all_resolved(act: Act) -> str | None:
    """The minutes come after the last resolution."""
    waiting = sum(not item.resolution for item in paper_of(_meeting_of(act).meeting))
    return f"還有{waiting}件議案未登錄決議，請先登錄決議再作成紀錄" if waiting else None


def write_minutes(act: Act) -> Remembered:
    """The minutes name members by their keys and cases by no name; the motions are counted."""
    own = _meeting_of(act)
    meeting = own.meeting
    motions = AgendaItem.objects.filter(meeting=meeting).count()
    tags = [*_without_motions(meeting), f"motions={motions}"]
    activities.correct(meeting, actor=act.actor, reason="作成會議紀錄", tags=tags)
    absent = [key for key in members_of(meeting) if key not in own.attended]
    facts = {
        **_told(own),
        "present": "、".join(own.attended),
        "absent": "、".join(absent),
        "items": [item.resolved for item in paper_of(meeting)],
    }
    offer_letter(act, OF_COUNCIL, facts)
    return None


def _without_motions(meeting: Activity) -> Iterator[str]:
    return (tag for tag in meeting.tags if not tag.startswith("motions="))


def resolved_by_council(act: Act) -> str | None:
    """A case before a council is decided as the council resolved."""
    if act.case.state != "council":
        return None
    items = AgendaItem.objects.filter(case=act.case).exclude(resolution__in=("", DEFERRED))
    if items.filter(resolution=act.given.get("decision")).exists():
        return None
    return "本件在評議會審議中，請在會議案登錄決議，不得逕行審定"
