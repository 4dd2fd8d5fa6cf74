"""Lessons of accidents: as everybody may read them, without names, and what followed them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min, QuerySet

from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.lines.safety.models import Accident, AccidentDeath, Lesson, SimilarSite
from laozheng.lines.safety.queries.accidents import MERGED

# Accidents at the sites of a lesson are counted over as long before as after, a year at most.
_LONGEST = timedelta(days=365)
_LEGAL_FORM = re.compile(r"(?:股份)?有限公司|企業行|工程行|商行")
_SHORTEST = 2
_ONE_DAY = timedelta(days=1)


def lessons_of(case: Case) -> "QuerySet[Lesson]":
    """The lessons of an accident that are published, one for each language."""
    return Lesson.objects.filter(case=case, withdrawn_on__isnull=True)


def lessons_published(language: str) -> "QuerySet[Lesson]":
    """The lessons that everybody may read in a language, the newest first."""
    published = Lesson.objects.filter(language=language, withdrawn_on__isnull=True)
    return published.select_related("case__safety_accident")


@dataclass(frozen=True)
class Effect:
    """Accidents of one kind at the sites of a lesson in so many days after it, and before it."""

    days: int
    before: int
    after: int


def effect_of(case: Case, day: date) -> Effect | None:
    """What followed the lesson of an accident as seen on a day; None while it concerns no site."""
    sites = SimilarSite.objects.filter(case=case)
    listed_on = sites.aggregate(day=Min("listed_on"))["day"]
    if listed_on is None or day < listed_on:
        return None
    span = min(day - listed_on + _ONE_DAY, _LONGEST)
    accident = Accident.objects.get(case=case)
    same = Accident.objects.filter(
        accident_type=accident.accident_type, employer__in=sites.values("employer")
    ).exclude(case__state=MERGED)
    before = same.filter(occurred_on__gte=listed_on - span, occurred_on__lt=listed_on)
    after = same.filter(occurred_on__gte=listed_on, occurred_on__lt=listed_on + span)
    return Effect(span.days, before.count(), after.count())


def names_in(case: Case, text: str) -> list[str]:
    """What a text about an accident says of those who were in it; empty when it names nobody."""
    return [label for label, name in _names(case) if len(name) >= _SHORTEST and name in text]


def _names(case: Case) -> Iterator[tuple[str, str]]:
    accident = Accident.objects.get(case=case)
    firms = {accident.employer_name, accident.owner_name, accident.principal_name}
    firms |= set(CaseParty.objects.filter(case=case).values_list("name_as_written", flat=True))
    for firm in sorted(filter(None, firms)):
        yield "事業單位名稱", firm
        yield "事業單位名稱", _LEGAL_FORM.sub("", firm)
    for place in (accident.place, accident.address):
        yield "場所", place
    yield "工程名稱", accident.project_name
    for death in AccidentDeath.objects.filter(case=case):
        yield "罹災者姓名", death.name
