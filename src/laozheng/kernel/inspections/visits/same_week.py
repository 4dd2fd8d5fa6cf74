"""Two teams of the bureau do not go to one place in the same week, unless they say why.

A team is a line, and the division of its unit where the line tells one (``division`` among its own
facts of a visit). Visits of restricted and sealed cases are told to nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.access import may_see
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.parties.names import split_name

REASON = "same_week_reason"
DIVISION = "division"
_WEEK, _ONE_DAY = timedelta(days=7), timedelta(days=1)
_TOLD_LEVELS = ("public", "bureau", "unit")
_TELLING = ("planned", "entered", "recorded")
# Fewer than the variables that SQLite allows in one statement, wherever it was built.
AT_ONCE = 5_000


@dataclass(frozen=True)
class Place:
    """Where a visit goes; one that names no place goes to the employer's own."""

    workplace: str
    employer_name: str

    @property
    def name(self) -> str:
        """The name by which visits to the place are found."""
        return self.workplace or self.employer_name


@dataclass(frozen=True)
class Call:
    """A visit of somebody to a place, made or planned; ``case`` is None before it has a file.

    ``place`` is the key of the employer where the visit names no place.
    """

    place: str
    on: date
    line: str
    unit: str
    division: str = ""
    case: Case | None = None

    def is_of(self, line: str, division: str) -> bool:
        """Whether the same team goes; without a division told, a line is one team."""
        if self.line != line:
            return False
        return not (self.division and division) or self.division == division


def others_that_week(place: Place, day: date, line: str, division: str) -> list[Call]:
    """The visits of other teams to a place within a week of a day, the earliest first."""
    here = Q(workplace=place.workplace)
    if not place.workplace:
        here &= Q(employer_key=split_name(place.employer_name).key)
    calls = _calls(here, Q(workplace=place.name), day, day)
    return sorted((one for one in calls if not one.is_of(line, division)), key=lambda one: one.on)


def days_of_others(
    places: Collection[str], days: Sequence[date], line: str
) -> Mapping[str, frozenset[date]]:
    """For each place the days on which another line goes there within a week; three queries."""
    of_key = {split_name(place).key: place for place in places}
    named = Q(workplace__in=places)
    own = Q(workplace="", employer_key__in=of_key)
    found: dict[str, set[date]] = defaultdict(set)
    for call in _calls(named | own, named, days[0], days[-1]):
        if call.line != line:
            place = of_key.get(call.place, call.place)
            found[place].update(day for day in days if abs(day - call.on) < _WEEK)
    return {place: frozenset(taken) for place, taken in found.items()}


def _calls(visited: Q, listed: Q, first: date, last: date) -> list[Call]:
    """What goes to places within a week of some days: visits, and places of lists with a day."""
    near = (first - _WEEK + _ONE_DAY, last + _WEEK - _ONE_DAY)
    ahead = Q(visited_on__isnull=True, planned_on__range=near, case__closed_on__isnull=True)
    made = Visit.objects.filter(visited, Q(visited_on__range=near) | ahead)
    visits = list(made.filter(case__level__in=_TOLD_LEVELS).select_related("case__unit"))
    divisions = divisions_of(visit.pk for visit in visits)
    assigned = Target.objects.filter(listed, state="assigned", planned_on__range=near)
    return [
        *(_of_visit(visit, divisions.get(visit.pk, "")) for visit in visits),
        *(_of_list(target) for target in assigned.select_related("program__unit")),
    ]


def _of_visit(visit: Visit, division: str) -> Call:
    on, case = visit.visited_on or visit.planned_on, visit.case
    assert on is not None
    unit = case.unit.label if case.unit else ""
    return Call(visit.workplace or visit.employer_key, on, case.line, unit, division, case)


def _of_list(target: Target) -> Call:
    assert target.planned_on is not None
    program = target.program
    return Call(target.workplace, target.planned_on, program.line, program.unit.label)


def divisions_of(cases: Iterable[int]) -> dict[int, str]:
    """The division that each visit is of, by the id of its case; one query for thousands."""
    asked = list(cases)
    told: dict[int, str] = {}
    for start in range(0, len(asked), AT_ONCE):
        events = Event.objects.filter(
            case__in=asked[start : start + AT_ONCE], kind__in=_TELLING, superseded_by__isnull=True
        )
        for key, data in events.order_by("id").values_list("case_id", "data"):
            division = data.get("facts", {}).get(DIVISION)
            if division:
                told[key] = division
    return told


def agree(
    place: Place, day: date, line: str, division: str, *, reason: str, reader: Reader
) -> Mapping[str, str]:
    """Remember why a team goes in the week of another one; nothing where none does.

    Raises Refused where another team goes and no reason is given.
    """
    others = others_that_week(place, day, line, division)
    if not others:
        return {}
    if not reason.strip():
        first = others[0]
        raise Refused(
            f"{_named(first, reader)}於{roc_day(first.on)}前往同一場所，請改期，"
            "或先協調後填寫同一週前往的理由",
            REASON,
        )
    return {REASON: reason.strip()}


def _named(call: Call, reader: Reader) -> str:
    """Who goes, with the number of the file for those who may see it."""
    if call.case is not None and may_see(call.case, reader):
        return f"{call.unit}（{call.case.number}）"
    return call.unit
