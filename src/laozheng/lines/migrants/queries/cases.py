"""What steps ask of the records: earlier notices, passed checks, workers, trafficking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.lines.migrants.models import MigrantVisit, Notice
from laozheng.lines.migrants.queries.kinds import VISIT
from laozheng.lines.migrants.rules.codes import ARRIVALS

SUSPECTED = "trafficking"
# Nothing was found that has to be put right.
PASSED = "no_violation"
_PLACE = "case__migrants_visit__dormitory_number"
_NUMBER = "case__migrants_visit__notice_number"


def is_suspected(case: Case) -> bool:
    """Whether a step of the case found enough signs of trafficking."""
    return Event.objects.filter(
        case=case, superseded_by__isnull=True, **{f"data__{SUSPECTED}": "yes"}
    ).exists()


def told_before(type_: str, worker_key: str, event_on: date) -> Notice | None:
    """The notice that told the same of the same worker already."""
    if not worker_key:
        return None
    same = Notice.objects.filter(
        type=type_, worker_key=worker_key, event_on=event_on, duplicate=False
    )
    return same.select_related("case").order_by("pk").first()


def passed_checks(notices: Iterable[Notice]) -> Mapping[tuple[str, str], list[date]]:
    """When the dormitories of some notices passed, by employer and place; one query for all."""
    asked = {(one.employer_key, one.dormitory_number) for one in notices if one.dormitory_number}
    made = Visit.objects.filter(
        case__kind=VISIT,
        result=PASSED,
        visited_on__isnull=False,
        employer_key__in={employer for employer, _place in asked},
        **{f"{_PLACE}__in": {place for _employer, place in asked}},
    )
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    rows = made.order_by("visited_on").values_list(
        "employer_key", _PLACE, "visited_on", "case__migrants_visit__checks"
    )
    for employer, place, visited_on, checks in rows:
        if (employer, place) in asked and "dormitory" in checks:
            found[employer, place].append(visited_on)
    return found


def last_passed(notice: Notice, passed: Mapping[tuple[str, str], list[date]]) -> date | None:
    """When the dormitory of a notice last passed before its event."""
    days = passed.get((notice.employer_key, notice.dormitory_number), [])
    return max((day for day in days if day <= notice.event_on), default=None)


def entry_visits(notices: Iterable[Notice]) -> Mapping[int, Visit]:
    """The first visit that was made after each entry, by the case of its notice.

    It names the notice, or it went to the same employer and place after the event. Two queries for
    all, neither by kind: the database would read every visit there is.
    """
    asked = list(notices)
    made = (
        Visit.objects.filter(visited_on__isnull=False)
        .exclude(result__in=UNSUCCESSFUL)
        .select_related("case__migrants_visit")
    )
    by_number: dict[str, list[Visit]] = defaultdict(list)
    for visit in made.filter(**{f"{_NUMBER}__in": {n for one in asked for n in _numbers(one)}}):
        by_number[_told(visit).notice_number].append(visit)
    places = {one.dormitory_number for one in asked} - {""}
    employers = {one.employer_key for one in asked}
    by_place: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in made.filter(**{f"{_PLACE}__in": places, "employer_key__in": employers}):
        by_place[visit.employer_key, _told(visit).dormitory_number].append(visit)
    found: dict[int, Visit] = {}
    for one in asked:
        named = [visit for number in _numbers(one) for visit in by_number[number]]
        there = by_place[one.employer_key, one.dormitory_number]
        later = [visit for visit in there if _day(visit) >= one.event_on]
        if named or later:
            found[one.case_id] = min([*named, *later], key=lambda one: (_day(one), one.pk))
    return found


def _numbers(notice: Notice) -> set[str]:
    """The numbers by which a visit may name a notice."""
    return {notice.case.number, notice.case.source_no} - {""}


def _told(visit: Visit) -> MigrantVisit:
    told: MigrantVisit = visit.case.migrants_visit  # type: ignore[attr-defined]
    return told


def _day(visit: Visit) -> date:
    assert visit.visited_on is not None
    return visit.visited_on


def workers_of(employers: Iterable[int], *, without: Case | None = None) -> Mapping[int, int]:
    """How many workers employers (by party) have by their notices: who came and has not left.

    The last notice on a worker counts; one that went back or was a second one does not.
    """
    told = (
        Notice.objects.filter(employer__in=list(employers), duplicate=False)
        .exclude(worker_key="")
        .exclude(case__state="returned")
        .exclude(case=without)
        .order_by("event_on", "pk")
    )
    last: dict[tuple[int, str], str] = {
        (employer, worker): type_
        for employer, worker, type_ in told.values_list("employer_id", "worker_key", "type")
    }
    counted: dict[int, int] = defaultdict(int)
    for (employer, _worker), type_ in last.items():
        counted[employer] += type_ in ARRIVALS
    return counted
