"""How each data set of the line becomes cases: what is the number, what are the details."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.db.models import Model

from laozheng.kernel.cases.actions.signaling import withdraw_signal
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions import courses
from laozheng.lines.standards.actions.courses import Facts
from laozheng.lines.standards.actions.matters import Matter, record_matters
from laozheng.lines.standards.models import (
    Agreement,
    Complaint,
    PensionAccount,
    PensionCase,
    PensionReminder,
    WorkRules,
)
from laozheng.lines.standards.models.employer import OfEmployer
from laozheng.lines.standards.queries.kinds import (
    ART84,
    COMPLAINT,
    PENSION_CASE,
    REMINDER,
    REMINDER_OPEN,
    WORK_RULES,
)
from laozheng.lines.standards.rules.codes import FILING_KINDS, PENSION_TYPES, REMINDER_REASONS


def _subjects(row: Facts) -> Facts:
    return {
        "subjects": [getattr(item, "name", item) for item in row["subjects"] or ()],
        "anonymous": bool(row["anonymous"]),
    }


def _account(row: Facts) -> Facts:
    """The account of a reminder, when it is on file."""
    number = row["account_number"]
    found = PensionAccount.objects.filter(account_number=number).first() if number else None
    return {"account": found} if found else {}


def open_reminder(case: Case, detail: OfEmployer, employer: Party, row: Facts) -> Iterator[Model]:
    """An unanswered reminder is told to the other lines until it is cleared."""
    cleared_on = row["cleared_on"]
    yield Signal(
        party=employer,
        code=REMINDER_OPEN,
        from_on=row["reminded_on"],
        raised_on=row["reminded_on"],
        withdrawn_on=cleared_on,
        source_case=case,
    )


def close_reminder(case: Case, added: Sequence[Step]) -> None:
    """What is cleared is told no longer."""
    for step in added:
        if step.name == "clear":
            withdraw_signal(case, REMINDER_OPEN, on=step.on)


COMPLAINTS = Matter(
    kind=COMPLAINT,
    model=Complaint,
    number="complaint_number",
    received="received_on",
    details={"decision": "decision", "outcome": "outcome"},
    steps=courses.complaint_steps,
    title=lambda row: row["employer_name"],
    intake=lambda row: row["intake"] or "document",
    role="opponent",
    prepare=_subjects,
)
REMINDERS = Matter(
    kind=REMINDER,
    model=PensionReminder,
    number="reminder_number",
    received="reminded_on",
    details={"account_number": "account_number", "reason": "reason", "due_on": "due_on"},
    steps=courses.reminder_steps,
    title=lambda row: f"{row['employer_name']}　{REMINDER_REASONS[row['reason']]}",
    intake=lambda row: "ex_officio",
    role="opponent",
    prepare=_account,
    more=open_reminder,
    after=close_reminder,
)
PENSION_CASES = Matter(
    kind=PENSION_CASE,
    model=PensionCase,
    number="case_no",
    received="received_on",
    details={"type": "type", "result": "result"},
    steps=courses.pension_steps,
    title=lambda row: f"{row['employer_name']}　{PENSION_TYPES[row['type']]}",
)
WORK_RULES_FILED = Matter(
    kind=WORK_RULES,
    model=WorkRules,
    number="filing_number",
    received="received_on",
    details={"kind": "kind", "employees": "employees", "result": "result"},
    steps=courses.work_rules_steps,
    title=lambda row: f"{row['employer_name']}　工作規則{FILING_KINDS[row['kind']]}",
)
AGREEMENTS = Matter(
    kind=ART84,
    model=Agreement,
    number="filing_number",
    received="received_on",
    details={
        "job_title": "job_title",
        "workers": "workers",
        "result": "result",
        "valid_to": "valid_to",
    },
    steps=courses.agreement_steps,
    title=lambda row: f"{row['employer_name']}　{row['job_title']}",
)


record_complaints = partial(record_matters, COMPLAINTS)
record_reminders = partial(record_matters, REMINDERS)
record_pension_cases = partial(record_matters, PENSION_CASES)
record_work_rules = partial(record_matters, WORK_RULES_FILED)
record_agreements = partial(record_matters, AGREEMENTS)
