"""The course of each kind of case as a list tells it, and the kinds that lists and forms bring.

Every event remembers under ``facts`` what figures count: codes, numbers and days, no names.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Model

from laozheng.kernel.cases.actions import withdraw_signal
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import Matter, Values
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.inspections.complaints.course import complaints_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.models import (
    Agreement,
    PensionAccount,
    PensionCase,
    PensionReminder,
    WorkRules,
)
from laozheng.lines.standards.queries.kinds import (
    ART84,
    COMPLAINT,
    PENSION_CASE,
    REMINDER,
    REMINDER_OPEN,
    WORK_RULES,
)
from laozheng.lines.standards.rules.codes import FILING_KINDS, PENSION_TYPES, REMINDER_REASONS


def reminder_steps(row: Values) -> list[Step]:
    """Sent; cleared."""
    due_on: date | None = row.get("due_on")
    data = {
        "due_on": due_on.isoformat() if due_on else "",
        "facts": {"reason": row["reason"]},
    }
    steps = [Step("send", row["reminded_on"], data=data)]
    if row.get("cleared_on") is not None:
        steps.append(Step("clear", row["cleared_on"]))
    return steps


def pension_steps(row: Values) -> list[Step]:
    """An application about the reserve: received; decided."""
    opening = Step("receive", row["received_on"], data={"facts": {"type": row["type"]}})
    return [opening, *_decided(row)]


def work_rules_steps(row: Values) -> list[Step]:
    """Work rules: received; checked and decided."""
    facts = {"type": row["kind"], "employees": row["employees"]}
    opening = Step("receive", row["received_on"], data={"facts": facts})
    return [opening, *_decided(row, checked=True)]


def agreement_steps(row: Values) -> list[Step]:
    """An agreement: received; checked and decided."""
    facts = {"job_title": row["job_title"], "workers": row["workers"]}
    opening = Step("receive", row["received_on"], data={"facts": facts})
    return [opening, *_decided(row, checked=True)]


def _decided(row: Values, *, checked: bool = False) -> list[Step]:
    """What followed the arrival; a decision without a result is an approval."""
    decided_on = row.get("decided_on")
    if decided_on is None:
        return []
    result = row["result"] or "approved"
    if result == "returned":
        return [Step("return", decided_on)]
    name = "approve" if result == "approved" else "refuse"
    step = Step(name, decided_on, data={"facts": {"result": result}})
    return [Step("check", decided_on), step] if checked else [step]


def _account(row: Values) -> Values:
    """The account of a reminder, when it is on file."""
    number = row.get("account_number")
    found = PensionAccount.objects.filter(account_number=number).first() if number else None
    return {"account": found} if found else {}


def tell_reminder(case: Case, employer: Party | None, row: Values) -> Iterator[Model]:
    """An unanswered reminder is told to the other lines until it is cleared."""
    yield Signal(
        party=employer,
        code=REMINDER_OPEN,
        from_on=row["reminded_on"],
        raised_on=row["reminded_on"],
        withdrawn_on=row.get("cleared_on"),
        source_case=case,
    )


def end_reminder(case: Case, added: Sequence[Step]) -> None:
    """What is cleared is told no longer."""
    for step in added:
        if step.name == "clear":
            withdraw_signal(case, REMINDER_OPEN, on=step.on)


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


COMPLAINTS = complaints_of(COMPLAINT)
REMINDERS = Matter(
    kind=REMINDER,
    model=PensionReminder,
    number="reminder_number",
    received="reminded_on",
    details=_same("account_number", "reason", "due_on"),
    steps=reminder_steps,
    title=lambda row: f"{row['employer_name']}　{REMINDER_REASONS[row['reason']]}",
    intake="ex_officio",
    role="opponent",
    derived=_account,
    more=tell_reminder,
    after=end_reminder,
)
PENSION_CASES = Matter(
    kind=PENSION_CASE,
    model=PensionCase,
    number="case_no",
    details=_same("type", "result"),
    steps=pension_steps,
    title=lambda row: f"{row['employer_name']}　{PENSION_TYPES[row['type']]}",
)
WORK_RULES_FILED = Matter(
    kind=WORK_RULES,
    model=WorkRules,
    number="filing_number",
    details=_same("kind", "employees", "result"),
    steps=work_rules_steps,
    title=lambda row: f"{row['employer_name']}　工作規則{FILING_KINDS[row['kind']]}",
)
AGREEMENTS = Matter(
    kind=ART84,
    model=Agreement,
    number="filing_number",
    details=_same("job_title", "workers", "result", "valid_to"),
    steps=agreement_steps,
    title=lambda row: f"{row['employer_name']}　{row['job_title']}",
)
