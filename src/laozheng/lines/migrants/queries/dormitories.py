"""Places where migrant workers live: who employs them there, which agencies, what was seen when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.lines.migrants.models import Dormitory, EmploymentAgency, Notice, PlanChange
from laozheng.lines.migrants.queries.kinds import VISIT

# What is asked for how long ago nobody came, and how soon a report runs out.
A_YEAR = 365
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Report:
    """A report that a dormitory has to renew: the field of its last day, its name, the rule."""

    field: str
    label: str
    rule: str


REPORTS = (
    Report("fire_report_to", "消防安全設備檢修申報", "migrants.fire_report"),
    Report("building_report_to", "建築物公共安全檢查申報", "migrants.building_report"),
)


@dataclass
class Employer:
    """Somebody whose workers live or lived at a place, by visits and notices."""

    name: str
    party: int | None
    visits: int = 0
    notices: int = 0
    last_visited_on: date | None = None
    agencies: set[str] = field(default_factory=set)


def open_dormitories(day: date) -> "QuerySet[Dormitory]":
    """The places that are in use on a day."""
    begun = Q(opened_on__isnull=True) | Q(opened_on__lte=day)
    return Dormitory.objects.filter(begun).exclude(closed_on__lt=day)


def not_visited_since(places: "QuerySet[Dormitory]", since: date) -> "QuerySet[Dormitory]":
    """Those of some places to which nobody has gone from a day on."""
    seen = Visit.objects.filter(case__kind=VISIT, visited_on__gte=since)
    numbers = seen.values("case__migrants_visit__dormitory_number")
    return places.exclude(number__in=numbers)


def last_visits(numbers: Iterable[str]) -> Mapping[str, date]:
    """When each place was last visited; one query."""
    place = "case__migrants_visit__dormitory_number"
    made = Visit.objects.filter(**{f"{place}__in": list(numbers)}, visited_on__isnull=False)
    return dict(made.order_by().values_list(place).annotate(Max("visited_on")))


def visits_at(number: str, reader: Reader) -> "QuerySet[Visit]":
    """The visits at a place that a reader may see, the last one first."""
    made = Visit.objects.filter(case__kind=VISIT, case__migrants_visit__dormitory_number=number)
    seen = visible(made, reader).select_related("case__migrants_visit")
    return seen.order_by("-visited_on", "-pk")


def notices_at(number: str, reader: Reader) -> "QuerySet[Notice]":
    """The notices that name a place, as far as a reader may see them, the last one first."""
    told = visible(Notice.objects.filter(dormitory_number=number), reader)
    return told.select_related("case").order_by("-event_on", "-pk")


def plan_changes_at(number: str, reader: Reader) -> "QuerySet[PlanChange]":
    """The changes of care plans that name a place, as a reader may see them, the last one first."""
    told = visible(PlanChange.objects.filter(dormitory_number=number), reader)
    return told.select_related("case").order_by("-changed_on", "-pk")


def employers_at(number: str, reader: Reader) -> list[Employer]:
    """Whose workers live or lived at a place, by visits and notices, last visited first."""
    found: dict[str, Employer] = {}
    for visit in visits_at(number, reader):
        one = found.setdefault(visit.employer_key, _employer(visit))
        one.visits += 1
        one.last_visited_on = max(
            filter(None, (one.last_visited_on, visit.visited_on)), default=None
        )
        one.agencies |= {visit.case.migrants_visit.agency} - {""}  # type: ignore[attr-defined]
    for notice in (*notices_at(number, reader), *plan_changes_at(number, reader)):
        one = found.setdefault(notice.employer_key, _employer(notice))
        one.notices += 1
        one.agencies |= {notice.agency} - {""}
    return sorted(found.values(), key=lambda one: (-_ordinal(one.last_visited_on), one.name))


def _employer(row: Any) -> Employer:
    return Employer(name=row.employer_name, party=row.employer_id)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def agency_names(numbers: Iterable[str]) -> Mapping[str, str]:
    """The names of agencies by license number."""
    named = EmploymentAgency.objects.filter(number__in=list(numbers))
    return dict(named.values_list("number", "name"))


def last_check(visits: Iterable[Visit], check: str) -> date | None:
    """When a place was last looked into for one thing, by visits with the last one first."""
    return next(
        (
            visit.visited_on
            for visit in visits
            if visit.result not in UNSUCCESSFUL and check in visit.case.migrants_visit.checks  # type: ignore[attr-defined]
        ),
        None,
    )


def cases_of_each_employer(numbers: Iterable[str]) -> Mapping[str, Mapping[str, list[Case]]]:
    """Of each place: its employers by key with the cases that tell of them there, oldest first.

    For the line's own watch, which asks for nobody.
    """
    wanted = list(numbers)
    made = Visit.objects.filter(
        case__kind=VISIT, case__migrants_visit__dormitory_number__in=wanted
    ).select_related("case__migrants_visit", "case__unit")
    told = Notice.objects.filter(dormitory_number__in=wanted).select_related("case__unit")
    moved = PlanChange.objects.filter(dormitory_number__in=wanted).select_related("case__unit")
    rows = [
        *((one.case.migrants_visit.dormitory_number, one) for one in made),  # type: ignore[attr-defined]
        *((one.dormitory_number, one) for one in (*told, *moved)),
    ]
    found: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for number, row in sorted(rows, key=lambda pair: (pair[1].case.received_on, pair[1].pk)):
        found[number][row.employer_key].append(row.case)
    return found
