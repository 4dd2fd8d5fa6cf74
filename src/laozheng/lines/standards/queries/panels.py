"""What case pages and the enterprise page tell of this line. Never who complained."""

from typing import Any

from django.utils.translation import gettext as _

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case, OfEmployer
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.panels import visit_facts
from laozheng.lines.standards.models import (
    Agreement,
    PensionCase,
    PensionReminder,
    WorkRules,
)
from laozheng.lines.standards.rules.codes import (
    AGREEMENT_ITEMS,
    CLAUSES,
    FILING_KINDS,
    PENSION_TYPES,
    REMINDER_REASONS,
    RESULTS,
    TYPES,
)


def _employer(detail: OfEmployer) -> list[Fact]:
    return [Fact("事業單位", detail.employer_name), Fact("統一編號", detail.ubn)]


def _label(labels: Any, code: str) -> str:
    return _(labels[code]) if code in labels else ""


def inspection_facts(case: Case) -> list[Fact]:
    """The facts of a visit, its type first."""
    visit = Visit.objects.filter(case=case).first()
    kind = Fact("檢查別", _label(TYPES, visit.type if visit else ""))
    return stated(kind, *visit_facts(case))


def reminder_facts(case: Case) -> list[Fact]:
    """Whom the reminder went to, why, and by when."""
    reminder = PensionReminder.objects.get(case=case)
    return stated(
        *_employer(reminder),
        Fact("專戶帳號", reminder.account_number),
        Fact("事由", _label(REMINDER_REASONS, reminder.reason)),
        Fact("期限", reminder.due_on, "day"),
    )


def pension_facts(case: Case) -> list[Fact]:
    """What was applied for and decided."""
    pension = PensionCase.objects.get(case=case)
    return stated(
        *_employer(pension),
        Fact("類別", _label(PENSION_TYPES, pension.type)),
        Fact("結果", _label(RESULTS, pension.result)),
    )


def work_rules_facts(case: Case) -> list[Fact]:
    """What was filed, which clauses are missing or fall below the law."""
    rules = WorkRules.objects.get(case=case)
    return stated(
        *_employer(rules),
        Fact("類別", _label(FILING_KINDS, rules.kind)),
        Fact("僱用人數", rules.employees, "number"),
        Fact("未載明事項", tuple(_label(CLAUSES, code) for code in rules.missing)),
        Fact("低於法令之條款", rules.below_law),
        Fact("結果", _label(RESULTS, rules.result)),
    )


def agreement_facts(case: Case) -> list[Fact]:
    """For whom the agreement is, what it lacks, until when it was approved."""
    agreement = Agreement.objects.get(case=case)
    return stated(
        *_employer(agreement),
        Fact("工作者", agreement.job_title),
        Fact("人數", agreement.workers, "number"),
        Fact("核備人數", agreement.approved_workers, "number"),
        Fact("有效至", agreement.valid_to, "day"),
        Fact("未載明事項", tuple(_label(AGREEMENT_ITEMS, code) for code in agreement.missing)),
        Fact("結果", _label(RESULTS, agreement.result)),
    )
