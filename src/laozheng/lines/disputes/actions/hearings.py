"""The mediation itself: begin, plan and hold meetings, make a proposal."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from laozheng.base.moments import in_taipei, roc_moment
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.disputes.actions.letters import draft
from laozheng.lines.disputes.models import Attendance, Hearing
from laozheng.lines.disputes.queries.mediation import parties_of, seats_of, timeline
from laozheng.lines.disputes.rules.committee import ADOPTED, committee_meeting
from laozheng.lines.disputes.rules.committee import Attendance as Present
from laozheng.lines.disputes.rules.timeline import COMMITTEE


def begin(act: Act) -> Mapping[str, Any]:
    """Fact finding or the first meeting has started."""
    return {"by": act.given.get("by") or ""}


def schedule(act: Act) -> Mapping[str, Any]:
    """Plan a meeting: room or video, and when."""
    hearing = _plan(act)
    return {"hearing": hearing.number, "when": roc_moment(hearing.starts_at)}


def _plan(act: Act) -> Hearing:
    """A new meeting, with its notice drafted."""
    last = Hearing.objects.filter(case=act.case).aggregate(last=Max("number"))["last"] or 0
    hearing = Hearing.objects.create(
        case=act.case,
        number=last + 1,
        place=act.given["place"],
        is_video=bool(act.given.get("is_video")),
        starts_at=in_taipei(act.given["starts_at"]),
        ends_at=act.given.get("ends_at"),
    )
    draft(
        act,
        "hearing_notice",
        hearing_at=roc_moment(hearing.starts_at),
        hearing_place=hearing.place,
        mediators=who_mediates(act),
        contact=act.case.officer.name if act.case.officer else "",
    )
    return hearing


def who_mediates(act: Act) -> str:
    """The mediator, or the members of the committee, by name."""
    mediator = act.case.mediation.mediator
    if mediator is not None:
        return mediator.name
    rows = act.case.seats.filter(replaced_on__isnull=True).order_by("id")
    return "、".join(row.name for row in rows) or act.case.mediation.mediator_as_written


def summon(act: Act) -> Mapping[str, Any]:
    """Ask somebody to explain (勞資爭議調解辦法§23①); false words or none are fined."""
    given = act.given
    draft(
        act,
        "explanation_notice",
        to=[Snapshot(name=given["person"], on=act.on)],
        person=given["person"],
        hearing_at=roc_moment(in_taipei(given["starts_at"])),
        hearing_place=given["place"],
        matters=given["matters"],
    )
    return {"person": given["person"], "matters": given["matters"]}


def permit_visit(act: Act) -> Mapping[str, Any]:
    """Agree in writing that the mediator may enter the enterprise (§23②)."""
    given = act.given
    draft(
        act,
        "visit_consent",
        mediators=who_mediates(act),
        workplace=given["workplace"],
        visit_on=given["visit_on"],
    )
    return {"workplace": given["workplace"], "visit_on": given["visit_on"]}


def hearing_is_planned(act: Act) -> str | None:
    """The meeting belongs to the case and has not been held or called off."""
    hearing: Hearing = act.given["hearing"]
    if hearing.case_id != act.case.pk or hearing.state != "planned":
        return "這場會議已召開或已取消，請選擇排定中的會議"
    return None


def notices_served(act: Act) -> str | None:
    """Every party had the notice before the day of the meeting."""
    late = [
        row.name_as_written for row in parties_of(act.case) if not _notice_in_time(act, str(row.pk))
    ]
    if late:
        return f"開會通知尚未於會議前送達{'、'.join(late)}，請先登錄送達或改期"
    return None


def _notice_in_time(act: Act, party: str) -> bool:
    served = act.given.get("notices", {}).get(party)
    return served is not None and served < act.on


def hear(act: Act) -> Mapping[str, Any]:
    """A meeting was held: who came, and the minutes."""
    hearing, present = act.given["hearing"], set(act.given.get("present", ()))
    hearing.state, hearing.minutes = "held", act.given.get("minutes") or ""
    hearing.ends_at = act.given.get("ends_at") or hearing.ends_at
    hearing.save()
    Attendance.objects.bulk_create(
        Attendance(
            case=act.case,
            hearing=hearing,
            party=row,
            notice_served_on=act.given.get("notices", {}).get(str(row.pk)),
            is_present=str(row.pk) in present,
        )
        for row in parties_of(act.case)
    )
    mediation = act.case.mediation
    mediation.hearings_held += 1
    mediation.save(update_fields=["hearings_held"])
    return {"hearing": hearing.number, "members_present": act.given.get("members_present")}


def postpone(act: Act) -> Mapping[str, Any]:
    """A planned meeting moves to another day; no term of law moves with it."""
    hearing = act.given["hearing"]
    hearing.state = "postponed"
    hearing.save(update_fields=["state"])
    again = _plan(act)
    return {
        "hearing": hearing.number,
        "again": again.number,
        "reason": act.given.get("reason") or "",
        "when": roc_moment(again.starts_at),
    }


def proposal_is_made(act: Act) -> str | None:
    """A committee makes its proposal by a majority of a quorum (R6)."""
    if not act.given.get("proposal"):
        return "請填寫調解方案內容"
    if act.case.mediation.channel != COMMITTEE:
        return None
    present, agreeing = act.given.get("members_present"), act.given.get("members_agreeing")
    if present is None or agreeing is None:
        return "委員會作成方案須填寫出席及同意人數"
    met = [Present(present, agreeing)]
    answer = committee_meeting(len(seats_of(act.case)), met, act.law, act.on)
    return None if answer.result == ADOPTED else answer.steps[-1].text


def propose(act: Act) -> Mapping[str, Any]:
    """The proposal 調解方案, on which both sides are asked."""
    mediation = act.case.mediation
    mediation.proposal = act.given["proposal"]
    mediation.save(update_fields=["proposal"])
    return {"members_agreeing": act.given.get("members_agreeing")}


def committee_meetings(act: Act) -> list[Present]:
    """The meetings of the committee so far, as the rule on quorum sees them."""
    return [
        Present(int(held.data["members_present"]))
        for held in timeline(act.case).all("hear")
        if held.data.get("members_present") is not None
    ]
