"""Employers who lack what they owe about harassment, by the last look at each of them.

Whoever looks tells it: the line's own register, and the visits of all lines that found no rules or
no channel for complaints.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Finding
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.lines.equality.models import EmployerDuty
from laozheng.lines.equality.rules.codes import GENDER
from laozheng.lines.equality.rules.duties import duty_of, employer_duty

VISIT = "visit"
_OPEN = ("open", "not_remedied")


@dataclass(frozen=True)
class Look:
    """What an employer was found to lack on a day, by code, and what nobody looked at.

    ``case`` is the visit that found it; none for a row of the register.
    """

    ubn: str
    employer_name: str
    employees: int | None
    checked_on: date
    source: str
    lacking: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    case: Case | None = None

    @property
    def employer(self) -> str:
        """What tells employers apart: the number, or the name where there is none."""
        return self.ubn or self.employer_name


def shortfalls(reader: Reader, law: Law) -> list[Look]:
    """Employers who lacked something at the last look, no rules first, the largest first.

    What is owed goes by the number of employees and the law of the day of the look. Of visits
    there are those that the reader may see.
    """
    looks = [*_registered(reader.day, law), *_found_on_visits(reader)]
    last = {look.employer: look for look in sorted(looks, key=lambda look: look.checked_on)}
    short = [look for look in last.values() if look.lacking]
    return sorted(
        short, key=lambda look: ("rules" not in look.lacking, -(look.employees or 0), look.employer)
    )


def _registered(day: date, law: Law) -> Iterator[Look]:
    for duty in EmployerDuty.objects.filter(checked_on__lte=day).order_by("checked_on", "pk"):
        owed = employer_duty(duty.employees, duty.checked_on, law).result
        yield Look(
            duty.ubn,
            duty.employer_name,
            duty.employees,
            duty.checked_on,
            duty.source,
            lacking=tuple(code for code in owed if getattr(duty, code) is False),
            unseen=tuple(code for code in owed if getattr(duty, code) is None),
        )


def _found_on_visits(reader: Reader) -> Iterator[Look]:
    """Open findings of visits, of whichever line, on what employers have to set up."""
    about = Q(act=GENDER, article=13, suffix=0, paragraph=1)
    found = Finding.objects.filter(
        about, state__in=_OPEN, case__visit__visited_on__lte=reader.day
    ).select_related("case__visit")
    lacking: dict[Case, list[Citation]] = {}
    for finding in visible(found, reader).order_by("pk"):
        lacking.setdefault(finding.case, []).append(finding.citation)
    for case, citations in lacking.items():
        visit = case.visit
        yield Look(
            visit.ubn,
            visit.employer_name,
            visit.employees,
            visit.visited_on,
            VISIT,
            lacking=tuple(dict.fromkeys(duty_of(one) for one in citations)),
            case=case,
        )
