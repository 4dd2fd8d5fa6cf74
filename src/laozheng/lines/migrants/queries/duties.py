"""What an employer or an agency still owes by a day, besides the terms of its own cases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.cases.public import Duty
from laozheng.lines.migrants.models import EmploymentAgency, Notice, PlanChange
from laozheng.lines.migrants.queries.dormitories import REPORTS, SOON, open_dormitories
from laozheng.lines.migrants.rules.codes import ARRIVALS
from laozheng.lines.migrants.rules.licensing import (
    is_renewing,
    quarter_end,
    quarterly_form_due,
)


def duties(party: int, day: date) -> list[Duty]:
    """Reports of the places where a party lodges workers; forms and renewal of its license."""
    return [*_of_places(party, day), *_of_license(party, day)]


def _of_places(party: int, day: date) -> Iterator[Duty]:
    """Reports that have run out or soon will, at the places that its notices name."""
    arrived = Notice.objects.filter(employer=party, type__in=ARRIVALS, duplicate=False)
    moved = PlanChange.objects.filter(employer=party)
    for place in open_dormitories(day).filter(
        Q(number__in=_named(arrived)) | Q(number__in=_named(moved))
    ):
        for report in REPORTS:
            ends_on: date | None = getattr(place, report.field)
            if ends_on is not None and ends_on <= day + SOON:
                yield Duty(ends_on, report.label, place.number)


def _named(told: QuerySet[Any]) -> QuerySet[Any]:
    """The numbers of the places that notices name, of those that did not go back."""
    standing = told.exclude(case__state="returned").exclude(dormitory_number="")
    return standing.values("dormitory_number")


def _of_license(party: int, day: date) -> Iterator[Duty]:
    """What an agency in business hands in."""
    rows = EmploymentAgency.objects.filter(party=party, licensed_on__lte=day)
    for row in rows.exclude(closed_on__lt=day):
        ended_on = quarter_end(day)
        if row.reported_to is not None and row.reported_to < ended_on:
            due = quarterly_form_due(ended_on, calendar(), law())
            if due.due_on is not None:
                yield Duty(due.due_on, "季報表", row.number, "、".join(due.citations))
        if row.license_to is not None and is_renewing(row.license_to, day, calendar(), law()):
            source = "私立就業服務機構許可及管理辦法第25條"
            yield Duty(row.license_to, "許可證換發", row.number, source)
