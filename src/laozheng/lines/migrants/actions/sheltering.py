"""What the steps of a stay in a shelter write: asked for, let in, paid for month by month, left."""

from laozheng.base.moments import taipei_day
from laozheng.base.periods import Period
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import reason_of
from laozheng.lines.migrants.actions.courses import STAYS, admission
from laozheng.lines.migrants.actions.screening import screened
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.shelters import Cost, costs_of, is_asked_for, overlapping
from laozheng.lines.migrants.rules.shelter import person_days

_open = open_matter(STAYS)
OVERLAP = "與同一人的另一段安置期間重疊，請先登錄離開或更正時間"


def request(act: Act) -> Remembered:
    """Take in that somebody asks for shelter for a worker who is in none."""
    given = act.given
    key = given["worker_key"]
    if overlapping(key, act.actor.at, None):
        raise Refused("這位外國人已在安置中，無須再申請", "worker_key")
    if is_asked_for(key):
        raise Refused("這位外國人已有另一件安置申請待決定，請先處理該件", "worker_key")
    ShelterStay.objects.create(
        case=act.case,
        worker_key=key,
        nationality=given.get("nationality") or "",
        reason=given["reason"],
    )
    act.case.title = STAYS.title(given)
    return {"facts": {"reason": given["reason"]}, **screened(act)}


def take_in(act: Act) -> Remembered:
    """Let in a worker for whom shelter was asked, at a moment of the day of the step."""
    stay, from_at = ShelterStay.objects.get(case=act.case), act.given["from_at"]
    if taipei_day(from_at) != act.on:
        raise Refused("日期須為入住當日，請核對", "from_at")
    if overlapping(stay.worker_key, from_at, None):
        raise Refused(OVERLAP, "from_at")
    stay.from_at, stay.shelter = from_at, act.given.get("shelter") or ""
    stay.save(update_fields=["from_at", "shelter"])
    return {**admission(stay.reason, from_at), **screened(act)}


def admit(act: Act) -> Remembered:
    """Take a worker in at a moment; two stays of one worker never overlap."""
    if overlapping(act.given["worker_key"], act.given["from_at"], None):
        raise Refused(OVERLAP, "from_at")
    remembered = _open(act)
    return {**remembered, **screened(act)}


def leave(act: Act) -> Remembered:
    """The worker leaves at a moment, not before she came."""
    stay = ShelterStay.objects.get(case=act.case)
    to_at, ended_by = act.given["to_at"], act.given["ended_by"]
    if to_at < stay.from_at:
        raise Refused("離開時間早於入住時間，請更正", "to_at")
    if taipei_day(to_at) != act.on:
        raise Refused("日期須為離開當日，請核對", "to_at")
    stay.to_at, stay.ended_by = to_at, ended_by
    stay.save(update_fields=["to_at", "ended_by"])
    return {"facts": {"to_at": to_at.isoformat(), "ended_by": ended_by}}


def claim_cost(act: Act) -> Remembered:
    """Claim what a month of the stay cost; a month is claimed once, and only if she was there."""
    stay = ShelterStay.objects.get(case=act.case)
    month: Period = act.given["month"]
    if month.code in costs_of(act.case):
        raise Refused(f"{month.label}的費用已申請過，請改填其他月份", "month")
    until = stay.to_at or act.actor.at
    if not person_days(stay.from_at, max(until, stay.from_at), month.start, month.end, act.law):
        raise Refused(f"{month.label}沒有安置日，請核對月份", "month")
    amount = act.given["amount_twd"]
    stay.cost_twd = (stay.cost_twd or 0) + amount
    stay.save(update_fields=["cost_twd"])
    return {"month": month.code, "ends_on": month.end, "amount_twd": amount}


def pay_cost(act: Act) -> Remembered:
    """Pay the shelter what was claimed for a month."""
    month: Period = act.given["month"]
    cost = _claimed(act, month)
    if cost.paid_on is not None:
        raise Refused(f"{month.label}的費用已撥付，請改填其他月份", "month")
    return {"month": month.code, "amount_twd": cost.claimed_twd}


def settle_cost(act: Act) -> Remembered:
    """Settle a month with the ministry: whole, or short of what was paid, with the reason."""
    month: Period = act.given["month"]
    cost, accepted = _claimed(act, month), act.given["amount_twd"]
    if cost.paid_on is None:
        raise Refused(f"{month.label}的費用尚未撥付，請先登錄撥付", "month")
    if cost.settled_on is not None:
        raise Refused(f"{month.label}的費用已核銷，請改填其他月份", "month")
    if accepted > cost.claimed_twd:
        raise Refused(f"核銷金額多於撥付的{cost.claimed_twd:,}元，請核對", "amount_twd")
    reason = reason_of(act) if accepted < cost.claimed_twd else ""
    return {"month": month.code, "amount_twd": accepted, "reason": reason}


def _claimed(act: Act, month: Period) -> Cost:
    cost = costs_of(act.case).get(month.code)
    if cost is None:
        raise Refused(f"{month.label}的費用尚未申請，請先登錄申請", "month")
    return cost
