"""The yearly duty of agencies: their class, what is due, what is done, who is behind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from laozheng.base.rounding import half_up
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import AgencyGrade, AgencyVisit, EmploymentAgency
from laozheng.lines.migrants.queries.kinds import AGENCY_VISIT
from laozheng.lines.migrants.rules.agencies import (
    Agency,
    Grade,
    class_on,
    grade_for,
    mol_letter,
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
    letter: str
    required: int
    done: int
    next_due_on: date | None
    behind: int
    license_to: date | None = None
    reported_to: date | None = None

    @property
    def capped(self) -> int:
        """The visits that count toward the duty: never more than are due."""
        return min(self.done, self.required)

    @property
    def is_met(self) -> bool:
        """Whether all visits of the year were made."""
        return 0 < self.required <= self.done

    @property
    def standing(self) -> str:
        """How far the agency has come: behind, met, or running."""
        if self.behind:
            return "behind"
        return "met" if self.is_met else "running"


@dataclass(frozen=True)
class Progress:
    """The duties of all agencies together: visits due and done, agencies fully visited, behind."""

    agencies: int
    due: int
    done: int
    counted: int
    fully: int
    behind: int

    @property
    def rate(self) -> Decimal | int | None:
        """Percent of the visits due that were made, one decimal; None when none is due."""
        return half_up(Fraction(100 * self.counted, self.due), 1) if self.due else None


def progress(found: Iterable[Duty]) -> Progress:
    """How far the duties have come together."""
    known = list(found)
    return Progress(
        agencies=len(known),
        due=sum(duty.required for duty in known),
        done=sum(duty.done for duty in known),
        counted=sum(duty.capped for duty in known),
        fully=sum(duty.is_met for duty in known),
        behind=sum(1 for duty in known if duty.behind),
    )


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
        code=facts["grade"],
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
    done = _rating_visits(day)
    for one, agency in lives_of(agencies):
        required = visits_required(agency, day.year, law, until=day).result
        if required or done[one.number]:
            yield _duty(one, agency, required, done[one.number], day, law)


def lives_of(
    agencies: "QuerySet[EmploymentAgency]",
) -> Iterator[tuple[EmploymentAgency, Agency]]:
    """Some agencies, each with its life and grades as known today; two queries for all."""
    grades: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for grade in AgencyGrade.objects.filter(license_number__in=agencies.values("number")):
        grades[grade.license_number].append(vars(grade))
    for one in agencies:
        yield one, agency_of(vars(one), grades[one.number])


def _duty(
    one: EmploymentAgency, agency: Agency, required: int, done: int, day: date, law: Law
) -> Duty:
    to_come = visit_due_days(required, day.year)[done:] if required else ()
    grade, held = class_on(agency, day, law), grade_for(agency, day.year, law)
    return Duty(
        number=one.number,
        name=one.name,
        grade=grade,
        letter=mol_letter(grade, held.score if held else None),
        required=required,
        done=done,
        next_due_on=to_come[0] if to_come else None,
        behind=overdue_visits(required, done, day.year, day) if required else 0,
        license_to=one.license_to,
        reported_to=one.reported_to,
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


def behind_first(found: Iterable[Duty]) -> list[Duty]:
    """Duties with those furthest behind at the head, then those whose next visit is due first."""
    return sorted(found, key=lambda one: (-one.behind, one.next_due_on or date.max, one.number))


def agencies_behind(day: date, law: Law) -> list[Duty]:
    """The agencies with a rating visit overdue on a day, those furthest behind first."""
    return behind_first(duty for duty in duties(day, law) if duty.behind)


def visits_to(number: str, reader: Reader) -> "QuerySet[Visit]":
    """The visits to an agency that a reader may see, the last one first."""
    made = Visit.objects.filter(
        case__kind=AGENCY_VISIT, case__migrants_agency_visit__license_number=number
    )
    return visible(made, reader).select_related("case").order_by("-visited_on", "-pk")


def grades_of(number: str) -> "QuerySet[AgencyGrade]":
    """The grades of an agency, the last published first."""
    return AgencyGrade.objects.filter(license_number=number).order_by("-published_on", "-pk")
