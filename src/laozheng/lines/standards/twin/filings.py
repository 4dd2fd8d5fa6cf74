"""Reminders about the pension reserve, applications about it, work rules, agreements."""

from collections.abc import Sequence
from typing import Any

from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions.courses import (
    AGREEMENTS,
    PENSION_CASES,
    REMINDERS,
    WORK_RULES_FILED,
)
from laozheng.lines.standards.twin.office import Office
from laozheng.lines.standards.twin.printed import Printed

Row = dict[str, Any]

# Besides what is printed: exemptions, resumptions, filings of employers below 30.
EXEMPTED, RESUMED, VOLUNTARY = 36, 52, 9
TITLES = ("監視性工作者", "保全人員", "部分房務主管", "社福機構輔導員", "客艙組員", "委任經理")


def make(office: Office, printed: Printed, scale: int) -> int:
    """Make the reminders and filings of a year; how many."""
    cleared = office.firms[: printed.underfunded * scale]
    reminders = [
        *_reminders(office, cleared, "underfunded"),
        *_reminders(office, office.firms, "no_monthly_contribution"),
    ]
    pension = [_pension(office, firm, "fully_funded_cleared") for firm in cleared]
    for types, number in _applied(printed):
        pension += [
            _pension(office, office.firm(), office.draw.choice(types))
            for _ in range(number * scale)
        ]
    work_rules = [
        _work_rules(office, office.draw.choice(sizes))
        for number, sizes in _filed(printed)
        for _ in range(number * scale)
    ]
    agreements = [_agreement(office) for _ in range(printed.agreed * scale)]
    made = (
        (REMINDERS, reminders),
        (PENSION_CASES, pension),
        (WORK_RULES_FILED, work_rules),
        (AGREEMENTS, agreements),
    )
    return sum(len(enter_matters(matter, rows, office.actor)) for matter, rows in made)


def _applied(printed: Printed) -> tuple[tuple[tuple[str, ...], int], ...]:
    """How many applications about the reserve, by the types among which they fall."""
    return (
        (("no_old_system", "settled_and_closed"), printed.closed),
        (("suspension",), printed.suspended),
        (("committee_change", "committee_change", "payment", "claimant_meeting"),
         printed.committee),
        (("exemption",), EXEMPTED),
        (("resumption",), RESUMED),
    )  # fmt: skip


def _filed(printed: Printed) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """How many work rules, by employers of which sizes."""
    return ((printed.work_rules, (30, 34, 50, 120, 300)), (VOLUNTARY, (12, 29)))


def _reminders(office: Office, firms: Sequence[Party], reason: str) -> list[Row]:
    """One reminder for each firm; the underfunded pay in before the end of March."""
    rows = []
    for firm in firms:
        is_short = reason == "underfunded"
        day = office.days[office.draw.randrange(40 if is_short else len(office.days) - 20)]
        rows.append(
            {
                "reminder_number": "",
                "employer_name": firm.display_name,
                "account_number": "",
                "reason": reason,
                "reminded_on": day,
                "due_on": None,
                "cleared_on": office.later(day, 10, 60) if is_short or _mostly(office) else None,
            }
        )
    return rows


def _mostly(office: Office) -> bool:
    return office.draw.random() < 0.9


def _decided(office: Office, firm: Party) -> Row:
    day = office.day(but_last=25)
    return {
        "employer_name": firm.display_name,
        "received_on": day,
        "decided_on": office.later(day, 3, 30),
        "result": "approved",
    }


def _pension(office: Office, firm: Party, type_: str) -> Row:
    return {"case_no": "", "type": type_, **_decided(office, firm)}


def _work_rules(office: Office, employees: int) -> Row:
    kind = office.draw.choice(("new", "amended", "amended"))
    return {
        "filing_number": "",
        "kind": kind,
        "employees": employees,
        **_decided(office, office.firm()),
    }


def _agreement(office: Office) -> Row:
    return {
        "filing_number": "",
        "job_title": office.draw.choice(TITLES),
        "workers": office.draw.choice((1, 1, 2, 3, 5, 12)),
        "valid_to": None,
        **_decided(office, office.firm()),
    }
