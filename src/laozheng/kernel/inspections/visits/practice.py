"""Inspectors in training: what they have practised, and when they may lead.

Whoever is marked as in training goes along until the mark has ended and the practice that the
bureau asks for is done: so many visits, of so many kinds (勞動檢查法施行細則第9條).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from laozheng.kernel.accounts.models import Qualification, Staff
from laozheng.kernel.cases import catalogue
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.inspections.visits.reports import leads_by_key

TRAINING = "training_inspector"


@dataclass(frozen=True)
class Practice:
    """The visits that somebody went along with, by kind, and what the bureau asks for."""

    visits: Mapping[str, int]
    needed: int
    kinds_needed: int

    @cached_property
    def made(self) -> int:
        """Visits of all kinds."""
        return sum(self.visits.values())

    @property
    def is_done(self) -> bool:
        """Whether it suffices to lead visits."""
        return self.made >= self.needed and len(self.visits) >= self.kinds_needed


def in_training(staff: Iterable[Staff], day: date) -> dict[int, Practice]:
    """Those who may not lead a visit on a day, by key, with what they have practised before it."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    marks = Qualification.objects.filter(begun, kind=TRAINING, staff__in=list(staff))
    marked: dict[int, Staff] = {}
    still: set[int] = set()
    for mark in marks.select_related("staff"):
        marked[mark.staff_id] = mark.staff
        if mark.holds_on(day):
            still.add(mark.staff_id)
    practised = practice_of(marked.values(), day)
    return {key: one for key, one in practised.items() if key in still or not one.is_done}


def practice_of(staff: Iterable[Staff], day: date) -> dict[int, Practice]:
    """What each has practised before a day; a visit to a closed door teaches nothing."""
    asked = {one.pk: one for one in staff}
    if not asked:
        return {}
    terms = catalogue.law().get("inspections.practice_visits", day)
    names = {name for one in asked.values() for name in (one.number, one.name)}
    known = {name: one.pk for name, one in leads_by_key(names).items() if one.pk in asked}
    made = visits_naming(known, day).exclude(result__in=UNSUCCESSFUL)
    rows = made.values_list("inspectors", "lead_id", "type")
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for inspectors, lead, type_ in rows.iterator():
        for key in {known[name] for name in inspectors if name in known} - {lead}:
            found[key][type_] += 1
    return {key: Practice(dict(found[key]), terms["visits"], terms["fields"]) for key in asked}


def visits_naming(names: Iterable[str], day: date) -> QuerySet[Visit]:
    """The visits before a day whose lists of inspectors name one of these, and few others.

    JSON keeps a name in one database as it is and in the other in escapes; both are asked for.
    """
    written = {
        json.dumps(name, ensure_ascii=escaped) for name in names for escaped in (True, False)
    }
    named = reduce(or_, (Q(along__contains=name) for name in sorted(written)), Q(pk__in=()))
    visits = Visit.objects.annotate(along=Cast("inspectors", TextField()))
    return visits.filter(named, visited_on__lt=day)
