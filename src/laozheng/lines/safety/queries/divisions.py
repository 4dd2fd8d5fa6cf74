"""How the work is spread over the divisions: what is planned, open and overdue; whom nobody saw."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.planning.schedule import DAY
from laozheng.kernel.inspections.programs.assigning import limits_on
from laozheng.kernel.inspections.visits.same_week import divisions_of
from laozheng.lines.safety.models import Guidance
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.queries.load import registered_employers
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS

AHEAD = timedelta(days=7)


@dataclass
class DivisionLoad:
    """The open files of a division: of these overdue, and planned in the coming week with hours.

    ``division`` is empty for files that tell none; ``oldest_on`` is the day of receipt.
    """

    division: str
    open_files: int = 0
    overdue: int = 0
    planned: int = 0
    hours: Fraction = Fraction(0)
    oldest_on: date | None = None


def division_loads(reader: Reader) -> list[DivisionLoad]:
    """Every division with its open files that a reader may see, in the order of the office."""
    files = Case.objects.filter(kind=INSPECTION, closed_on__isnull=True)
    visits = Visit.objects.filter(case__in=visible(files, reader)).select_related("case")
    found = list(visits.order_by("case__received_on", "pk"))
    keys = [visit.pk for visit in found]
    of = divisions_of(keys)
    rows: dict[str, DivisionLoad] = defaultdict(lambda: DivisionLoad(""))
    rows |= {code: DivisionLoad(code) for code in DIVISIONS}
    for visit in found:
        row = rows[of.get(visit.pk, "")]
        row.open_files += 1
        due, day = visit.case.due_on, visit.planned_on
        row.overdue += due is not None and due < reader.day
        row.oldest_on = row.oldest_on or visit.case.received_on
        if visit.visited_on is None and day and reader.day <= day < reader.day + AHEAD:
            row.planned += 1
            share = Fraction(limits_on(day).share_of_day(visit.type), DAY)
            row.hours += share * WORKING_HOURS
    return list(rows.values())


def never_visited() -> tuple[int, int]:
    """How many of the employers on the registers nobody ever visited, and how many there are."""
    known = {key for key, _day in registered_employers()}
    guided = Guidance.objects.order_by().values("employer_key").annotate(files=Count("pk"))
    own = Visit.objects.filter(employer_key=OuterRef("employer_key"))
    # Asked of each employer once, because the index then ends at the first visit of each.
    seen = dict(guided.annotate(seen=Exists(_made(own))).values_list("employer_key", "seen"))
    others = _made(Visit.objects.filter(employer_key__in=known - seen.keys()))
    visited = sum(seen.values()) + others.values("employer_key").distinct().count()
    known |= seen.keys()
    return len(known) - visited, len(known)


def _made(visits: "QuerySet[Visit]") -> "QuerySet[Visit]":
    return visits.filter(case__kind=INSPECTION, visited_on__isnull=False)
