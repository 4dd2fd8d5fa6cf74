"""Lessons of accidents as everybody may read them, and the names that none of them may hold."""

import re
from collections.abc import Iterator

from django.db.models import QuerySet

from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.lines.safety.models import Accident, AccidentDeath, Lesson

_LEGAL_FORM = re.compile(r"(?:股份)?有限公司|企業行|工程行|商行")
_SHORTEST = 2


def lessons_of(case: Case) -> "QuerySet[Lesson]":
    """The lessons of an accident that are published, one for each language."""
    return Lesson.objects.filter(case=case, withdrawn_on__isnull=True)


def lessons_published(language: str) -> "QuerySet[Lesson]":
    """The lessons that everybody may read in a language, the newest first."""
    published = Lesson.objects.filter(language=language, withdrawn_on__isnull=True)
    return published.select_related("case__safety_accident")


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
