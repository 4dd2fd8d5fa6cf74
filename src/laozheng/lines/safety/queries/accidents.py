"""Accidents found: by number, by what they share, and those that may be one and the same."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.timeline import standing_events
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.kinds import ACCIDENT

# Where an accident is known from.
REPORT, LISTED = "report", "official_list"
MERGED = "merged"
_NEAR = timedelta(days=1)


def cases_by_number(numbers: Iterable[str]) -> dict[str, Case]:
    """Accident cases by their number, or by the one that an older system gave them."""
    wanted = list(numbers)
    cases = Case.objects.filter(kind=ACCIDENT)
    older = {case.source_no: case for case in cases.filter(source_no__in=wanted)}
    return older | {case.number: case for case in cases.filter(number__in=wanted)}


def deaths_of(case: Case) -> "QuerySet[AccidentDeath]":
    """The recorded deaths that were not withdrawn."""
    return AccidentDeath.objects.filter(case=case, withdrawn_on__isnull=True)


def told_of(case: Case) -> dict[str, Any]:
    """What the events of an accident tell about it today, by name of the fact."""
    facts: dict[str, Any] = {}
    for event in standing_events(case):
        facts |= event.data.get("facts", {})
    return facts


def is_major_now(case: Case, **newer: Any) -> bool:
    """Whether an accident counts as major today: as judged, as listed, or by a death.

    ``newer`` are facts that a step is about to tell.
    """
    told = told_of(case) | newer
    return bool(told.get("judged") or told.get("listed")) or deaths_of(case).exists()


def listed_with(keys: Iterable[str], days: Iterable[date]) -> list[Accident]:
    """Accidents of the official list with one of the keys or on one of the days."""
    wanted = Q(key__in=list(keys)) | Q(occurred_on__in=list(days))
    found = Accident.objects.filter(wanted, source=LISTED).select_related("case")
    return list(found.order_by("pk"))


def around(accident: Accident) -> "QuerySet[Accident]":
    """The other accidents of the same day or a day beside it that may take this one in.

    One known from the official list is taken in by any other, a reported one by reported ones.
    """
    others = _near(accident)
    return others.filter(source=REPORT) if accident.source == REPORT else others


def likely_matches(accident: Accident) -> list[Accident]:
    """Of the accidents around this one those that may be the same: same firm, same district.

    A hidden name matches nothing, an unknown district neither.
    """
    return list(around(accident).filter(_alike(accident)))


def listed_matches(accident: Accident) -> list[tuple[Accident, Accident]]:
    """Pairs of a listed accident that waits and the reported one that it may be.

    Asked from either side: for one newly listed and for one newly reported.
    """
    alike = _near(accident).filter(_alike(accident))
    if accident.source == LISTED:
        return [(accident, reported) for reported in alike.filter(source=REPORT)]
    waiting = alike.filter(source=LISTED, case__state="listed")
    return [(listed, accident) for listed in waiting]


def _near(accident: Accident) -> "QuerySet[Accident]":
    span = accident.occurred_on - _NEAR, accident.occurred_on + _NEAR
    others = Accident.objects.filter(occurred_on__range=span).exclude(pk=accident.pk)
    standing = others.exclude(case__state=MERGED)
    return standing.select_related("case").order_by("-source", "pk")


def _alike(accident: Accident) -> Q:
    if not accident.employer_key or not accident.case.district:
        return Q(pk__in=())
    same_firm = Q(employer_key=accident.employer_key)
    if accident.employer_id is not None:
        same_firm |= Q(employer_id=accident.employer_id)
    return same_firm & Q(case__district=accident.case.district)
