"""R13: who gets aid from the labor rights fund for going to court (自治條例§5).

Three grounds: (a) a union cadre or dismissed worker sues for the existence of the employment and
the return to the post; (b) a worker has another dispute; (c) an unfair labor practice ruling is
asked for. The applicant's bond to the city is judged on the day of the application. How much is
paid is the business of the grant scheme: its caps, and the fund's yield as its budget.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

FUND = "高雄市勞工權益基金收支保管及運用自治條例"
WHO = f"{FUND}第5條"
GROUND_CITES = {
    "employment_existence": f"{WHO}第1項第1款",
    "other_dispute": f"{WHO}第1項第2款",
    "unfair_labor_practice": f"{WHO}第1項第3款",
}
CADRE = f"{WHO}第2項"

# What each ground pays for, and who may rely on it.
ITEMS: Mapping[str, tuple[str, ...]] = {
    "employment_existence": ("attorney_fee", "court_fee", "living_allowance"),
    "other_dispute": ("attorney_fee", "court_fee"),
    "unfair_labor_practice": ("attorney_fee",),
}
APPLICANTS: Mapping[str, tuple[str, ...]] = {
    "employment_existence": ("union_cadre", "dismissed_worker"),
    "other_dispute": ("worker", "dismissed_worker", "union_cadre"),
    "unfair_labor_practice": ("union", "worker", "dismissed_worker", "union_cadre"),
}
ITEM_LABELS = {"attorney_fee": "律師費", "court_fee": "裁判費", "living_allowance": "生活費用"}
APPLICANT_LABELS = {
    "union_cadre": "工會幹部",
    "dismissed_worker": "遭解僱勞工",
    "worker": "勞工",
    "union": "工（分）會",
}
GROUND_LABELS = {
    "employment_existence": "確認僱傭關係並回復原職",
    "other_dispute": "其他勞資爭議",
    "unfair_labor_practice": "不當勞動行為裁決",
}


@dataclass(frozen=True)
class AidFacts:
    """An application for aid, as far as eligibility depends on it."""

    applicant_kind: str
    ground: str
    applied_on: date
    items: Sequence[str] = ()
    domicile_since: date | None = None
    workplace_in_city: bool = False
    union_seat_in_city: bool = False
    dismissed_for_members: bool = False
    asks_to_return: bool = True
    mediation_basis: str = "none"
    mediation_failed_on: date | None = None
    paid_elsewhere: Sequence[str] = ()


def aid_eligible(facts: AidFacts, law: Law) -> Reckoning:
    """`{"eligible": bool, "items": [...]}`: the items asked for that the ground pays."""
    trace = Trace("disputes.R13", law, facts.applied_on)
    cite = GROUND_CITES[facts.ground]
    trace.require(
        facts.applicant_kind in APPLICANTS[facts.ground],
        f"{APPLICANT_LABELS[facts.applicant_kind]}得以「{GROUND_LABELS[facts.ground]}」申請",
        cite,
    )
    _bond_to_city(facts, trace, law)
    if facts.ground == "employment_existence":
        _purpose(facts, trace)
    if facts.ground != "unfair_labor_practice":
        trace.require(facts.workplace_in_city, "勞務提供地在本市", cite)
        _failed_mediation(facts, trace)
    items = _items(facts, trace)
    return trace.done({"eligible": trace.clear, "items": items if trace.clear else []})


def _bond_to_city(facts: AidFacts, trace: Trace, law: Law) -> None:
    """A union has its seat in the city; everybody else has lived there long enough."""
    cite = GROUND_CITES[facts.ground]
    if facts.applicant_kind == "union":
        trace.require(facts.union_seat_in_city, "工會會址設於本市", cite)
        return
    since, months = facts.domicile_since, trace.value("aid_domicile_months")
    if since is None or since > facts.applied_on:
        trace.require(False, f"{roc_day(facts.applied_on)}申請時設籍本市", cite)
        return
    if not months:
        trace.require(True, f"{roc_day(since)}起設籍本市", cite)
        return
    # The day of moving in is the first day lived there, so the term is counted from the day before.
    day_before = since - timedelta(days=1)
    counted = count(day_before, months, "months", office_calendar(), cite=cite, move=False, law=law)
    full_on = counted.result + timedelta(days=1)
    trace.require(
        full_on <= facts.applied_on,
        f"{roc_day(since)}起設籍，{roc_day(full_on)}滿{months}個月，"
        f"{roc_day(facts.applied_on)}申請",
        cite,
    )


def _purpose(facts: AidFacts, trace: Trace) -> None:
    trace.require(facts.asks_to_return, "訴請確認僱傭關係存在並請求回復原職位", WHO)
    if facts.applicant_kind == "union_cadre":
        trace.require(facts.dismissed_for_members, "因爭取會員權益而遭解僱", CADRE)


def _failed_mediation(facts: AidFacts, trace: Trace) -> None:
    cite = GROUND_CITES[facts.ground]
    known = facts.mediation_basis in trace.value("aid_mediation_bases")
    trace.require(known, "依勞資爭議處理法或勞動事件法調解", cite)
    failed = facts.mediation_failed_on
    trace.require(failed is not None and failed <= facts.applied_on, "申請前調解不成立", cite)


def _items(facts: AidFacts, trace: Trace) -> list[str]:
    """The items that the ground pays and nobody else has paid; each refusal is written down."""
    cite, payable = GROUND_CITES[facts.ground], []
    for item in facts.items:
        label = ITEM_LABELS[item]
        if item not in ITEMS[facts.ground]:
            trace.say(f"「{GROUND_LABELS[facts.ground]}」不補助{label}。", cite)
        elif item in facts.paid_elsewhere:
            trace.say(f"{label}已受其他機關補助，不重複補助。", WHO)
        else:
            payable.append(item)
    if facts.items and not payable:
        trace.require(False, "至少一項得補助之費用", cite)
    return payable
