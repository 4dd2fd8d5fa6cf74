"""What the steps of reminders and filings write: pension reserve, work rules, agreements."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions.complaints import reason_of
from laozheng.lines.standards.actions.employers import (
    Named,
    ensure_employers,
    part_of,
    snapshot,
)
from laozheng.lines.standards.models import (
    Agreement,
    PensionAccount,
    PensionCase,
    PensionReminder,
    WorkRules,
)
from laozheng.lines.standards.queries.kinds import REMINDER_OPEN
from laozheng.lines.standards.rules.codes import (
    AGREEMENT_ITEMS,
    CLAUSES,
    FILING_KINDS,
    PENSION_TYPES,
    REMINDER_REASONS,
)

Remembered = Mapping[str, Any]


def _employer(act: Act, role: str) -> tuple[Party, dict[str, Any]]:
    """The employer of a new case and the snapshot for its detail row."""
    name, ubn = act.given["employer_name"], act.given.get("ubn", "")
    (employer,) = ensure_employers([Named(name, ubn, act.on)], act.actor)
    part_of(act.case, employer, name, role).save()
    return employer, snapshot(name, ubn)


def send_reminder(act: Act) -> Remembered:
    """Remind an employer; other lines see that it is open until it is cleared."""
    employer, told = _employer(act, "opponent")
    reason, number = act.given["reminder_reason"], act.given.get("account_number", "")
    due_on = act.given.get("due_on")
    account = PensionAccount.objects.filter(account_number=number).first() if number else None
    PensionReminder.objects.create(
        case=act.case,
        employer=employer,
        account=account,
        account_number=number,
        reason=reason,
        due_on=due_on,
        **told,
    )
    act.case.title = f"{told['employer_name']}　{REMINDER_REASONS[reason]}"[:200]
    raise_signal(employer, REMINDER_OPEN, case=act.case, on=act.on)
    return {"due_on": due_on.isoformat() if due_on else "", "facts": {"reason": reason}}


def clear_reminder(act: Act) -> Remembered:
    """What was lacking is there; nothing is told of it any more."""
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {}


def sanction_reminder(act: Act) -> Remembered:
    """Hand an employer that did not comply over for a fine."""
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {"reason": reason_of(act)}


def receive_pension(act: Act) -> Remembered:
    """Open the file of an application about the reserve."""
    employer, told = _employer(act, "applicant")
    kind = act.given["type"]
    PensionCase.objects.create(case=act.case, employer=employer, type=kind, **told)
    act.case.title = f"{told['employer_name']}　{PENSION_TYPES[kind]}"[:200]
    return {"facts": {"type": kind}}


def receive_work_rules(act: Act) -> Remembered:
    """Open the file of work rules; employers below the number file of their own will."""
    employer, told = _employer(act, "applicant")
    kind, employees = act.given["filing_kind"], act.given["employees"]
    WorkRules.objects.create(
        case=act.case, employer=employer, kind=kind, employees=employees, **told
    )
    act.case.title = f"{told['employer_name']}　工作規則{FILING_KINDS[kind]}"[:200]
    return {"facts": {"type": kind, "employees": employees}}


def receive_agreement(act: Act) -> Remembered:
    """Open the file of an agreement under article 84-1."""
    employer, told = _employer(act, "applicant")
    title, workers = act.given["job_title"], act.given["workers"]
    Agreement.objects.create(
        case=act.case, employer=employer, job_title=title, workers=workers, **told
    )
    act.case.title = f"{told['employer_name']}　{title}"[:200]
    return {"facts": {"job_title": title, "workers": workers}}


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
