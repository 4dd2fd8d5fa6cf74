"""What the steps of reminders and filings write: pension reserve, work rules, agreements."""

from datetime import date, timedelta
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.actions import open_case, withdraw_signal
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.models import CaseLink, OfEmployer
from laozheng.kernel.cases.reasons import reason_of
from laozheng.lines.standards.actions.courses import REMINDERS
from laozheng.lines.standards.actions.letters import tell_employer
from laozheng.lines.standards.models import Agreement, PensionCase, PensionReminder, WorkRules
from laozheng.lines.standards.queries.kinds import DISPOSITION, REMINDER_OPEN
from laozheng.lines.standards.rules.codes import (
    AGREEMENT_ITEMS,
    CLAUSES,
    FILING_KINDS,
    PENSION_TYPES,
    REMINDED_ARTICLES,
    REMINDER_REASONS,
)
from laozheng.lines.standards.rules.pension import pension_shortfall

FROM_REMINDER = "from_reminder"


def send_reminder(act: Act) -> Remembered:
    """Remind an employer; other lines see that it is open until it is cleared."""
    told = open_matter(REMINDERS)(act)
    reminder = PensionReminder.objects.select_related("account").get(case=act.case)
    tell_employer(
        act,
        reminder,
        reason=REMINDER_REASONS[reminder.reason],
        account_number=reminder.account_number,
        due_on=reminder.due_on,
        **_shortfall(reminder, act),
    )
    return told or {}


def _shortfall(reminder: PensionReminder, act: Act) -> dict[str, Any]:
    """What the account lacked at the end of the year before, where both sides are on file."""
    account = reminder.account
    if reminder.reason != "underfunded" or account is None:
        return {}
    if account.year_end_need_twd is None or account.balance_twd is None:
        return {}
    year = act.on.year - 1
    reckoned = pension_shortfall(year, account.year_end_need_twd, account.balance_twd, act.law)
    return {"shortfall_twd": reckoned.result, "short_on": date(year, 12, 31)}


def clear_reminder(act: Act) -> Remembered:
    """What was lacking is there; nothing is told of it any more."""
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {}


def sanction_reminder(act: Act) -> Remembered:
    """Open the disposition file of an employer that did not comply with a reminder."""
    reason = reason_of(act)
    reminder = PensionReminder.objects.get(case=act.case)
    file = open_case(
        DISPOSITION,
        "opened",
        actor=act.actor,
        received_on=act.on,
        intake="ex_officio",
        officer=act.case.officer,
        party=reminder.employer,
        party_name=reminder.employer_name,
        ubn=reminder.ubn,
        articles=REMINDED_ARTICLES[reminder.reason],
        acted_from=_acted_from(reminder, act),
        acted_to=act.on,
    )
    CaseLink.objects.create(a=act.case, b=file, kind=FROM_REMINDER, on=act.on)
    withdraw_signal(act.case, REMINDER_OPEN, on=act.on)
    return {"reason": reason, "file": file.number}


def _acted_from(reminder: PensionReminder, act: Act) -> date:
    """The first day of the breach: as it is told, or the day after the reminder's term."""
    if (told := act.given.get("acted_from")) is not None:
        return _past(told, act)
    if reminder.due_on is None:
        raise Refused("催繳函未定期限，請填違反起日", "acted_from")
    return _past(reminder.due_on + timedelta(days=1), act)


def _past(day: date, act: Act) -> date:
    if day > act.on:
        raise Refused(f"違反自{roc_day(day)}起算，尚未開始，請俟期限屆滿後再移請裁處", "acted_from")
    return day


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


def approve_pension(act: Act) -> Remembered:
    """Approve an application about the reserve."""
    pension = PensionCase.objects.get(case=act.case)
    return _approve(act, pension, matter_of(pension))


def approve_work_rules(act: Act) -> Remembered:
    """Approve work rules; the letter tells what is missing and what falls below the law."""
    rules = WorkRules.objects.get(case=act.case)
    return _approve(
        act,
        rules,
        matter_of(rules),
        employees=rules.employees,
        missing="、".join(CLAUSES[code] for code in rules.missing),
        below_law=rules.below_law,
    )


def approve_agreement(act: Act) -> Remembered:
    """Approve an agreement, for all its workers or for part of them."""
    agreement = Agreement.objects.get(case=act.case)
    workers = act.given.get("approved_workers")
    workers = agreement.workers if workers is None else workers
    if not 0 < workers <= agreement.workers:
        raise Refused(f"核備人數應在1至{agreement.workers}之間，請更正", "approved_workers")
    agreement.approved_workers, agreement.valid_to = workers, act.given.get("valid_to")
    told = _approve(
        act,
        agreement,
        agreement.job_title,
        workers=agreement.workers,
        approved_workers=workers,
        valid_to=agreement.valid_to,
    )
    return {**told, "facts": {"result": "approved", "workers": workers}}


def _approve(act: Act, filing: Any, matter: str, **facts: Any) -> Remembered:
    note = act.given.get("reason", "")
    filing.result = "approved"
    filing.save()
    tell_employer(act, filing, matter=matter, note=note, **facts)
    return {"facts": {"result": "approved"}, "note": note}


def give_back(act: Act) -> Remembered:
    """Ask the employer to complete or correct what it filed."""
    reason, filing = reason_of(act), _filing(act)
    _decide(filing, "returned")
    tell_employer(act, filing, matter=matter_of(filing), reason=reason)
    return {"reason": reason}


def complete(act: Act) -> Remembered:
    """What was asked for has come."""
    _decide(_filing(act), "")
    return {}


def refuse(act: Act) -> Remembered:
    """Refuse what was filed, for a reason that is told."""
    reason, filing = reason_of(act), _filing(act)
    _decide(filing, "refused")
    appeal_days = act.law.get("law.appeal_days", act.on)
    tell_employer(act, filing, matter=matter_of(filing), reason=reason, appeal_days=appeal_days)
    return {"reason": reason, "facts": {"result": "refused"}}


def _filing(act: Act) -> PensionCase | WorkRules | Agreement:
    """The detail row of a filing, whichever kind it is."""
    for model in (PensionCase, WorkRules, Agreement):
        found: PensionCase | WorkRules | Agreement | None = model.objects.filter(
            case=act.case
        ).first()
        if found is not None:
            return found
    raise LookupError(f"case {act.case.number} has no filing")


def _decide(filing: PensionCase | WorkRules | Agreement, result: str) -> None:
    filing.result = result
    filing.save(update_fields=["result"])


def matter_of(filing: OfEmployer) -> str:
    """What was filed, in words."""
    match filing:
        case PensionCase():
            return PENSION_TYPES[filing.type]
        case WorkRules():
            return f"工作規則（{FILING_KINDS[filing.kind]}）"
        case Agreement():
            return f"勞動基準法第84條之1約定（{filing.job_title}）"
    raise TypeError(type(filing).__name__)
