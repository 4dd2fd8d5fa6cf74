"""Who speaks the workers' languages on a day: interpreters from outside, officers of the unit."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Absence, Qualification, Staff
from laozheng.lines.migrants.models import EmploymentAgency, Interpreter
from laozheng.lines.migrants.queries.kinds import UNIT

LANGUAGE = "language"


def is_agency(name: str) -> bool:
    """Whether a name or license number is that of an employment agency."""
    named = Q(name=name) | Q(number=name)
    return "仲介" in name or EmploymentAgency.objects.filter(named).exists()


def doubts_about(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What cannot be right in an interpreter's entry: the column and why, as a sentence."""
    begun, until = told.get("qualified_on"), told.get("valid_to")
    if begun and until and until < begun:
        yield "valid_to", "效期早於合格日，請更正"
    if told.get("organization") and is_agency(told["organization"]):
        yield "organization", "仲介人員不得擔任通譯，請改派其他通譯"


def interpreters_on(day: date) -> "QuerySet[Interpreter]":
    """The interpreters from outside whose qualification holds on a day, by name."""
    begun = Interpreter.objects.filter(qualified_on__lte=day)
    return begun.exclude(valid_to__lt=day).order_by("name", "number")


def officers_on(day: date) -> dict[Staff, set[str]]:
    """Who of the unit is there on a day, with the languages each speaks, by staff number."""
    staff = Staff.objects.filter(
        holding(day, "employments__"), employments__unit__code=UNIT, user__isnull=False
    ).exclude(pk__in=Absence.objects.filter(holding(day)).values("staff"))
    found = {one: set[str]() for one in staff.distinct().order_by("number")}
    held = Qualification.objects.filter(holding(day), kind=LANGUAGE, staff__in=found)
    for row in held.select_related("staff"):
        found[row.staff].add(row.subject)
    return found


def speakers_of(language: str, day: date) -> list[str]:
    """The names of those who may interpret a language on a day: officers, then from outside."""
    own = [staff.name for staff, spoken in officers_on(day).items() if language in spoken]
    outside = [one.name for one in interpreters_on(day) if language in one.languages]
    return list(dict.fromkeys([*own, *outside]))
