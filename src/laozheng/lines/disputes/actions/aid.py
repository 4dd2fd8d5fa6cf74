"""Aid from the labor rights fund, step by step: application, review, decision, payment, report."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.grants.actions import ItemDecision, decide
from laozheng.kernel.grants.actions import pay as pay_award
from laozheng.kernel.grants.actions import recover as recover_award
from laozheng.kernel.grants.models import Award
from laozheng.kernel.grants.queries import standing_award
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import objections
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.disputes.models import LitigationAid
from laozheng.lines.disputes.models.codes import AID_ITEMS
from laozheng.lines.disputes.queries.aid import SCHEME, facts_of
from laozheng.lines.disputes.rules.aid import aid_eligible

COLUMNS = (
    "applicant_kind",
    "persons",
    "domicile_since",
    "works_in_city",
    "union_in_city",
    "dismissed_for_members",
    "mediation_case_no",
    "mediation_basis",
    "mediation_failed_on",
    "ground",
    "stage",
    "items",
    "amount_requested",
    "note",
)
REMEMBERED = ("applicant_kind", "ground", "stage")
DECISION_OF = {"reject": "rejected", "refuse": "not_accepted", "withdraw": "withdrawn"}


def open_aid(act: Act) -> Mapping[str, Any]:
    """Write a new application; the event remembers what figures count by."""
    stated = {n: act.given[n] for n in COLUMNS if act.given.get(n) not in (None, "")}
    aid = LitigationAid.objects.create(case=act.case, **stated)
    wanted = wanted_applicant(act.given, aid.applicant_kind, act.on, act.case.ref)
    CaseParty.objects.create(
        case=act.case,
        party=ensure_party(wanted, act.actor),
        name_as_written=wanted.name,
        side="labor",
        role="applicant",
        service_address=act.given.get("applicant_address") or "",
        from_on=act.on,
    )
    return {name: getattr(aid, name) for name in REMEMBERED}


def wanted_applicant(facts: Mapping[str, Any], kind: str, day: Any, subject_ref: str) -> Wanted:
    """Who applies: a union by its number, anybody else as a person."""
    is_union = kind == "union"
    return Wanted(
        kind="union" if is_union else "person",
        name=facts["applicant_name"],
        day=day,
        ubn=(facts.get("applicant_ubn") or "") if is_union else "",
        person_id="" if is_union else facts.get("applicant_id_no") or "",
        subject_ref=subject_ref,
    )


def eligibility(act: Act) -> Reckoning:
    """R13 on the day of the application."""
    aid = act.case.litigation_aid
    return aid_eligible(facts_of(aid, aid.items), act.law)


def is_eligible(act: Act) -> str | None:
    """Aid is granted only to whom the ordinance of that day grants it."""
    answer = eligibility(act)
    if answer.result["eligible"]:
        return None
    return f"不符補助要件：「{'」「'.join(objections(answer))}」"


def persons_fit(act: Act) -> str | None:
    """No more persons are aided than applied."""
    applied = act.case.litigation_aid.persons
    if act.given["persons"] > applied:
        return f"核定人數{act.given['persons']}人多於申請人數{applied}人，請更正"
    return None


def items_fit(act: Act) -> str | None:
    """Only what the ground pays, and nobody else has paid, is granted."""
    payable = eligibility(act).result["items"]
    wrong = [str(AID_ITEMS[item]) for item in act.given["amounts"] if item not in payable]
    return f"{'、'.join(wrong)}不在得補助之項目內，請刪除" if wrong else None


def approve(act: Act) -> Mapping[str, Any]:
    """The committee grants aid, within the caps and the yield of the fund."""
    amounts: Mapping[str, int] = act.given["amounts"]
    months = act.given.get("living_months") or 1
    items = [
        ItemDecision(
            item,
            amount,
            quantity=months if item == "living_allowance" else 1,
            reason=act.given.get("reason") or "",
        )
        for item, amount in amounts.items()
    ]
    award = _decide(act, "approved", items)
    return {"persons": award.persons, "items": dict(amounts)}


def decline(act: Act) -> Mapping[str, Any]:
    """Rejected, not accepted or withdrawn."""
    award = _decide(act, DECISION_OF[act.transition.name], [])
    return {"reason": award.reason}


def _decide(act: Act, decision: str, items: list[ItemDecision]) -> Award:
    return decide(
        act.case,
        SCHEME,
        decision,
        items=items,
        persons=act.given.get("persons") or 0,
        on=act.on,
        actor=act.actor,
        law=act.law,
        reason=act.given.get("reason") or "",
    )


def remember_reason(act: Act) -> Mapping[str, Any]:
    """Why a decision that was entered by mistake is taken up again."""
    return {"reason": act.given["reason"]}


def pay(act: Act) -> Mapping[str, Any]:
    """Pay a part or all of the aid."""
    payment = pay_award(
        _award(act),
        act.given["amount"],
        on=act.on,
        actor=act.actor,
        kind=act.given.get("paid_as") or "initial",
    )
    return {"amount": payment.amount_twd, "item": act.given.get("item") or ""}


def recover(act: Act) -> Mapping[str, Any]:
    """Take money back: the opponent refunded costs, or papers were false."""
    payment = recover_award(
        _award(act),
        act.given["amount"],
        on=act.on,
        actor=act.actor,
        reason=act.given["reason"],
    )
    return {
        "amount": payment.amount_twd,
        "item": act.given.get("item") or "",
        "reason": payment.reason,
    }


def _award(act: Act) -> Award:
    award = standing_award(act.case, SCHEME.code)
    if award is None:
        raise Refused("本案尚未核定，請先辦理核定")
    return award


def report(act: Act) -> Mapping[str, Any]:
    """The applicant handed in the judgment."""
    return {"judgment": act.given["judgment"]}
