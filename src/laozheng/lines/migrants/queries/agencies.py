"""The yearly duty of agencies: their class, what is due, what is done, who is behind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import AgencyGrade, AgencyVisit, EmploymentAgency
from laozheng.lines.migrants.rules.agencies import (
    Agency,
    Grade,
    class_on,
    overdue_visits,
    visit_due_days,
    visits_required,
)
from laozheng.lines.migrants.rules.codes import RATING


@dataclass(frozen=True)
class Duty:
    """What an agency is due in a year, as things stand on a day."""

    number: str
    name: str
    grade: str
    required: int
    done: int
    next_due_on: date | None
    behind: int

    @property
    def capped(self) -> int:
        """The visits that count toward the duty: never more than are due."""
        return min(self.done, self.required)


def agency_of(facts: Mapping[str, Any], grades: Iterable[Mapping[str, Any]]) -> Agency:
    """The life of an agency out of what its revisions remember."""
    return Agency(
        licensed_on=_day(facts["licensed_on"]) or date.min,
        closed_on=_day(facts.get("closed_on")),
        suspended=tuple(
            (date.fromisoformat(start), date.fromisoformat(end))
            for start, end in facts.get("suspended") or ()
        ),
        grades=tuple(map(grade_of, grades)),
    )


def grade_of(facts: Mapping[str, Any]) -> Grade:
    """One evaluation out of what its revision remembers."""
    score = facts.get("score")
    return Grade(
        published_on=_day(facts["published_on"]) or date.min,
        cls=facts["grade"],
        score=Decimal(str(score)) if score not in (None, "") else None,
        exempt_lost_on=_day(facts.get("exempt_lost_on")),
    )


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value)


def duties(day: date, law: Law, numbers: Iterable[str] | None = None) -> Iterator[Duty]:
    """The duty of each agency that lived in the year of a day, as known today; by number."""
    agencies = EmploymentAgency.objects.filter(licensed_on__lte=day).order_by("number")
    if numbers is not None:
        agencies = agencies.filter(number__in=list(numbers))
    grades: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for grade in AgencyGrade.objects.all():
        grades[grade.license_number].append(vars(grade))
    done = _rating_visits(day)
    for one in agencies:
        agency = agency_of(vars(one), grades[one.number])
        required = visits_required(agency, day.year, law, until=day).result
        if required or done[one.number]:
            yield _duty(one, agency, required, done[one.number], day)


def _duty(one: EmploymentAgency, agency: Agency, required: int, done: int, day: date) -> Duty:
    to_come = visit_due_days(required, day.year)[done:] if required else ()
    return Duty(
        number=one.number,
        name=one.name,
        grade=class_on(agency, day),
        required=required,
        done=done,
        next_due_on=to_come[0] if to_come else None,
        behind=overdue_visits(required, done, day.year, day) if required else 0,
    )


def _rating_visits(day: date) -> Mapping[str, int]:
    made = AgencyVisit.objects.filter(
        purpose=RATING,
        case__visit__visited_on__range=(date(day.year, 1, 1), day),
    ).exclude(case__visit__result__in=UNSUCCESSFUL)
    counted: dict[str, int] = defaultdict(int)
    for number in made.values_list("license_number", flat=True):
        counted[number] += 1
    return counted


def agencies_behind(day: date, law: Law) -> list[Duty]:
    """The agencies with a rating visit overdue on a day, those furthest behind first."""
    found = [duty for duty in duties(day, law) if duty.behind]
    return sorted(found, key=lambda duty: (-duty.behind, duty.next_due_on or day, duty.number))
