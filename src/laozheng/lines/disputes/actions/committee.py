"""The committee: notice, seats, formation, the member who investigates, its extension."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Conflict
from laozheng.kernel.law.trace import objections
from laozheng.lines.disputes.actions.letters import draft
from laozheng.lines.disputes.models import CommitteeMember, CommitteeSeat
from laozheng.lines.disputes.queries.mediation import parties_of, seats_of, timeline
from laozheng.lines.disputes.rules.committee import committee_complete

SEAT_OF_STEP = {"seat_labor": "labor", "seat_employer": "employer"}


def size_is_lawful(act: Act) -> str | None:
    """Three or five members (勞資爭議處理法§13)."""
    sizes = act.law.get("disputes.committee_seats", act.on)
    if str(act.given["size"]) not in sizes:
        return f"調解委員會置委員{'或'.join(sizes)}人，請更正人數"
    return None


def notify_selection(act: Act) -> Mapping[str, Any]:
    """Ask both sides to select their members."""
    mediation = act.case.mediation
    mediation.committee_size = act.given["size"]
    mediation.save(update_fields=["committee_size"])
    draft(
        act,
        "selection_notice",
        select_days=act.law.get("disputes.select_days", act.on),
        size=mediation.committee_size,
    )
    return {"size": mediation.committee_size}


def member_may_sit(act: Act) -> str | None:
    """Who was not selected by a party comes from the roster; no labor official for a party."""
    member: CommitteeMember | None = act.given.get("member")
    by_party = _selected_by(act) == "party"
    if not by_party and member is None:
        return "指派或指定之委員須由調解委員名冊中選任，請選擇名冊上的委員"
    if member is None and not act.given.get("member_name"):
        return "請填寫委員姓名或選擇名冊上的委員"
    official = member.is_labor_official if member else act.given.get("is_labor_official", False)
    if by_party and official:
        return "當事人選定之委員不得為現任勞工行政人員，請該方另行選定"
    return None


def _selected_by(act: Act) -> str:
    if act.transition.name == "seat_authority":
        return "authority"
    return "designated" if act.given.get("is_designated") else "party"


def seat(act: Act) -> Mapping[str, Any]:
    """Fill a seat; a member who sat there before is replaced."""
    member: CommitteeMember | None = act.given.get("member")
    code = SEAT_OF_STEP.get(act.transition.name) or _next_authority_seat(act)
    rows = CommitteeSeat.objects.filter(case=act.case, seat=code, replaced_on__isnull=True)
    rows.update(replaced_on=act.on)
    CommitteeSeat.objects.create(
        case=act.case,
        seat=code,
        member=member,
        name=member.name if member else act.given["member_name"],
        is_chair=bool(act.given.get("is_chair")),
        is_labor_official=bool(
            member.is_labor_official if member else act.given.get("is_labor_official")
        ),
        selected_by=_selected_by(act),
        selected_on=act.on,
    )
    return {"seat": code, "selected_by": _selected_by(act)}


def _next_authority_seat(act: Act) -> str:
    taken = CommitteeSeat.objects.filter(
        case=act.case, seat__startswith="authority", replaced_on__isnull=True
    ).count()
    return f"authority{taken + 1}"


def seats_are_filled(act: Act) -> str | None:
    """Every seat is filled and the chair is the authority's (R6)."""
    answer = committee_complete(seats_of(act.case), act.law, act.on)
    if answer.result:
        return None
    return f"委員會尚不能組成：不符合「{'」「'.join(objections(answer))}」"


def form(act: Act) -> None:
    """The committee stands; both sides are told who sits on it."""
    rows = CommitteeSeat.objects.filter(case=act.case, replaced_on__isnull=True).order_by("id")
    members = "、".join(row.name for row in rows)
    draft(act, "appointment", mediators=members, appointed_on=act.on)


def member_may_investigate(act: Act) -> str | None:
    """A member with a conflict under 行政程序法§32 does not investigate (調解辦法§23③)."""
    seat: CommitteeSeat = act.given["seat"]
    if seat.member is None:
        return None
    parties = [row.party_id for row in parties_of(act.case)]
    near = Conflict.objects.at(act.on).filter(person_ref=seat.member.ref, party__in=parties)
    if near.exists():
        return f"{seat.name}與當事人有應行迴避之關係，不得受指派調查；請改派其他委員"
    return None


def assign_member(act: Act) -> Mapping[str, Any]:
    """Send a member to find the facts."""
    return {"member": act.given["seat"].name, **_special(act)}


def report(act: Act) -> Mapping[str, Any]:
    """The member reports what was found and how it might be solved."""
    return _special(act)


def _special(act: Act) -> dict[str, str]:
    reason = act.given.get("special_circumstances")
    return {"special_circumstances": reason} if reason else {}


def may_extend(act: Act) -> str | None:
    """Once, when necessary or when both sides agree (勞資爭議處理法§16②)."""
    if timeline(act.case).last("extend_committee"):
        return "開會期限已延長一次，不能再延長"
    if not act.given.get("both_agree") and not act.given.get("reason"):
        return "延長須敘明必要之理由，或經雙方當事人同意"
    return None


def extend_committee(act: Act) -> Mapping[str, Any]:
    """Lengthen the term within which the committee meets."""
    return {
        "both_agree": bool(act.given.get("both_agree")),
        "reason": act.given.get("reason") or "",
    }
