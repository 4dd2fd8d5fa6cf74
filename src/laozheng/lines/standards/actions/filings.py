"""What the steps of reminders and filings write: pension reserve, work rules, agreements."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.standards.actions.complaints import reason_of
from laozheng.lines.standards.models import Agreement, PensionCase, WorkRules
from laozheng.lines.standards.queries.kinds import REMINDER_OPEN
from laozheng.lines.standards.rules.codes import AGREEMENT_ITEMS, CLAUSES

Remembered = Mapping[str, Any]


def clear_reminder(act: Act) -> Remembered:
    """What was lacking is there; nothing is told of it any more."""
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {}


def sanction_reminder(act: Act) -> Remembered:
    """Hand an employer that did not comply over for a fine."""
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {"reason": reason_of(act)}


def check_work_rules(act: Act) -> Remembered:
    """Hold the rules against the list of clauses; what is missing or below the law is told."""
    covered = set(act.given.get("clauses", ()))
    missing = [code for code in CLAUSES if code not in covered]
    below = act.given.get("below_law", "").strip()
    WorkRules.objects.filter(case=act.case).update(missing=missing, below_law=below)
    return {"missing": missing, "below_law": below}


def check_agreement(act: Act) -> Remembered:
    """Hold the agreement against what it must say (施行細則第50條之2)."""
    if not act.given.get("announced"):
        raise Refused("工作者須為中央主管機關公告適用第84條之1者，請先確認公告", "announced")
    said = set(act.given.get("contents", ()))
    missing = [code for code in AGREEMENT_ITEMS if code not in said]
    Agreement.objects.filter(case=act.case).update(missing=missing)
    return {"missing": missing}


def contents_complete(act: Act) -> str | None:
    """An agreement that lacks a required content cannot be approved."""
    agreement = Agreement.objects.filter(case=act.case).first()
    if agreement is None or not agreement.missing:
        return None
    items = "、".join(AGREEMENT_ITEMS[code] for code in agreement.missing)
    return f"書面約定缺少{items}，請退請補正後再核備"


def approve(act: Act) -> Remembered:
    """Approve what was filed; the letter tells the clauses that fall below the law."""
    _decide(act, "approved")
    return {"facts": {"result": "approved"}, "note": act.given.get("reason", "")}


def approve_agreement(act: Act) -> Remembered:
    """Approve an agreement, for all its workers or for part of them."""
    agreement = Agreement.objects.get(case=act.case)
    workers = act.given.get("approved_workers")
    workers = agreement.workers if workers is None else workers
    if not 0 < workers <= agreement.workers:
        raise Refused(f"核備人數應在1至{agreement.workers}之間，請更正", "approved_workers")
    agreement.approved_workers, agreement.result = workers, "approved"
    agreement.valid_to = act.given.get("valid_to")
    agreement.save(update_fields=["approved_workers", "result", "valid_to"])
    return {"facts": {"result": "approved", "workers": workers}}


def give_back(act: Act) -> Remembered:
    """Ask the employer to complete or correct what it filed."""
    reason = reason_of(act)
    _decide(act, "returned")
    return {"reason": reason}


def complete(act: Act) -> Remembered:
    """What was asked for has come."""
    _decide(act, "")
    return {}


def refuse(act: Act) -> Remembered:
    """Refuse what was filed, for a reason that is told."""
    reason = reason_of(act)
    _decide(act, "refused")
    return {"reason": reason, "facts": {"result": "refused"}}


def _decide(act: Act, result: str) -> None:
    """Write the result into the detail row, whichever kind of filing it is."""
    for model in (PensionCase, WorkRules, Agreement):
        model._default_manager.filter(case=act.case).update(result=result)
