"""What steps ask of the records: earlier notices, passed checks, workers, trafficking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.queries.kinds import VISIT
from laozheng.lines.migrants.rules.codes import ARRIVALS

SUSPECTED = "trafficking"
# Nothing was found that has to be put right.
PASSED = "no_violation"
_PLACE = "case__migrants_visit__dormitory_number"


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
    """The visit that was made after each entry, by the case of its notice; one query for all.

    It names the notice, or it went to the same employer and place after the event.
    """
    asked = list(notices)
    numbers = {
        number for one in asked for number in (one.case.number, one.case.source_no) if number
    }
    made = Visit.objects.filter(
        Q(case__migrants_visit__notice_number__in=numbers)
        | Q(
            employer_key__in={one.employer_key for one in asked},
            **{f"{_PLACE}__in": {one.dormitory_number for one in asked} - {""}},
        ),
        case__kind=VISIT,
        visited_on__isnull=False,
    ).exclude(result__in=UNSUCCESSFUL)
    visits = list(made.select_related("case__migrants_visit").order_by("visited_on", "pk"))
    found = {one.case_id: next((v for v in visits if _follows(v, one)), None) for one in asked}
    return {case: visit for case, visit in found.items() if visit is not None}


def _follows(visit: Visit, notice: Notice) -> bool:
    own: Any = visit.case.migrants_visit  # type: ignore[attr-defined]
    if own.notice_number and own.notice_number in (notice.case.number, notice.case.source_no):
        return True
    same = (visit.employer_key, own.dormitory_number) == (
        notice.employer_key,
        notice.dormitory_number,
    )
    return same and bool(own.dormitory_number) and visit.visited_on >= notice.event_on


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
