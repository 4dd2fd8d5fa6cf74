"""The kinds of the line by code, and cases found by their numbers."""

from collections.abc import Iterable
from typing import Any

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.timeline import standing_events

DISCRIMINATION = "equality.discrimination"
GENDER_EQUALITY = "equality.gender"
HARASSED = "equality.harassment"
JOB_SEEKING = "equality.job_seeking"
NOTICE = "equality.notice"
DISPOSITION = "equality.disposition"
COMPLAINTS = (DISCRIMINATION, GENDER_EQUALITY, HARASSED)


def cases_by_number(numbers: Iterable[str], kinds: Iterable[str]) -> dict[str, Case]:
    """Cases of some kinds by their number, or by the one that an older system gave them."""
    wanted = list(numbers)
    cases = Case.objects.filter(kind__in=list(kinds))
    older = {case.source_no: case for case in cases.filter(source_no__in=wanted)}
    return older | {case.number: case for case in cases.filter(number__in=wanted)}


def told_of(case: Case) -> dict[str, Any]:
    """What the events of a case tell about it today, by name of the fact."""
    facts: dict[str, Any] = {}
    for event in standing_events(case):
        facts |= event.data.get("facts", {})
    return facts
