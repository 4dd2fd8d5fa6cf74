"""What the steps of a stay in a shelter write: admitted, paid for month by month, left."""

from laozheng.base.moments import taipei_day
from laozheng.base.periods import Period
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.lines.migrants.actions.courses import STAYS
from laozheng.lines.migrants.actions.screening import screened
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.shelters import claimed_months, overlapping
from laozheng.lines.migrants.rules.shelter import person_days

_open = open_matter(STAYS)


def admit(act: Act) -> Remembered:
    """Take a worker in at a moment; two stays of one worker never overlap."""
    if overlapping(act.given["worker_key"], act.given["from_at"], None):
        raise Refused("與同一人的另一段安置期間重疊，請先登錄離開或更正時間", "from_at")
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
    if month.code in claimed_months(act.case):
        raise Refused(f"{month.label}的費用已申請過，請改填其他月份", "month")
    until = stay.to_at or act.actor.at
    if not person_days(stay.from_at, max(until, stay.from_at), month.start, month.end, act.law):
        raise Refused(f"{month.label}沒有安置日，請核對月份", "month")
    amount = act.given["amount_twd"]
    stay.cost_twd = (stay.cost_twd or 0) + amount
    stay.save(update_fields=["cost_twd"])
    return {"month": month.code, "ends_on": month.end, "amount_twd": amount}
