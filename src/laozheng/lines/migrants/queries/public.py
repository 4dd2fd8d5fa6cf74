"""What everybody may read: licensed agencies, carers as far as they agreed, an own notice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import listed
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.publication import entries_shown, shown_entries
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.parties.names import party_key
from laozheng.lines.migrants.models import Caregiver, EmploymentAgency, Notice, PlanChange
from laozheng.lines.migrants.queries.agencies import Duty, agency_of, duties
from laozheng.lines.migrants.queries.kinds import ESA
from laozheng.lines.migrants.rules.codes import ABSENCE, ARRIVALS, NOTICE_TYPES, PLAN_CHANGES
from laozheng.lines.migrants.rules.notices import (
    absence_due,
    care_plan_change_due,
    entry_notice_due,
)

AGENCIES_SHOWN = 50


@dataclass(frozen=True)
class License:
    """A license as the public reads it on a day; ``state`` is licensed, suspended or ended."""

    number: str
    name: str
    state: str
    ends_on: date | None
    duty: Duty | None
    fines: tuple[str, ...]


def licenses(text: str, day: date, law: Law) -> Iterator[License]:
    """The agencies that a name or license number finds, at most ``AGENCIES_SHOWN``."""
    found = EmploymentAgency.objects.filter(licensed_on__lte=day).filter(
        Q(number__iexact=text) | Q(name__icontains=text)
    )
    rows = list(found.order_by("name", "number")[:AGENCIES_SHOWN])
    known = {duty.number: duty for duty in duties(day, law, [row.number for row in rows])}
    fined = _entries_of(rows, day)
    for row in rows:
        yield License(
            number=row.number,
            name=row.name,
            state=_state(row, day),
            ends_on=row.closed_on or row.license_to,
            duty=known.get(row.number),
            fines=tuple(fined.get(party_key(row.name), ())),
        )


def _state(row: EmploymentAgency, day: date) -> str:
    agency = agency_of(vars(row), ())
    if (agency.closed_on and agency.closed_on <= day) or (row.license_to and row.license_to < day):
        return "ended"
    if any(start <= day <= end for start, end in agency.suspended):
        return "suspended"
    return "licensed"


def _entries_of(rows: Iterable[EmploymentAgency], day: date) -> dict[str, list[str]]:
    """The standing entries of the public list on agencies, by the key of their name."""
    keys = {party_key(row.name) for row in rows}
    standing: QuerySet[Publication] = shown_entries(day).filter(
        disposition__party_key__in=keys, disposition__articles__act=ESA
    )
    found: dict[str, list[str]] = {}
    for entry in entries_shown(standing.distinct(), day):
        found.setdefault(party_key(entry.name), []).append(entry.entry_id)
    return found


@dataclass(frozen=True)
class Carer:
    """A record of the directory with what its carer agreed to show; the rest is blank."""

    number: str
    initials: str
    districts: tuple[str, ...]
    languages: tuple[str, ...]
    hours: str


def carers(day: date, district: str = "", language: str = "") -> list[Carer]:
    """The qualified carers in force on a day that show anything, by their number.

    A filter finds only what is shown: a carer who does not show the district is not found by it.
    """
    records = Caregiver.objects.filter(status="qualified", qualified_on__lte=day).exclude(
        valid_to__lt=day
    )
    shown = (_carer(row) for row in records.order_by("number") if row.shows)
    return [
        one
        for one in shown
        if (not district or district in one.districts)
        and (not language or language in one.languages)
    ]


def _carer(row: Caregiver) -> Carer:
    agreed = set(row.shows)
    return Carer(
        number=row.number,
        initials=row.initials if "initials" in agreed else "",
        districts=tuple(row.districts) if "districts" in agreed else (),
        languages=tuple(row.languages) if "languages" in agreed else (),
        hours=row.hours if "hours" in agreed else "",
    )


def notice_told(case: Case) -> list[Fact]:
    """What was told of a worker, and by when the law wanted it; never who the worker is."""
    notice = Notice.objects.get(case=case)
    facts = [
        Fact("通報別", NOTICE_TYPES[notice.type]),
        Fact("事由日", notice.event_on, "day"),
        Fact("證明書號", notice.receipt_number),
    ]
    term = absence_due if notice.type == ABSENCE else entry_notice_due
    if notice.type in (ABSENCE, *ARRIVALS):
        due = term(notice.event_on, calendar(), law())
        facts.append(Fact("通報期限", due.to_dict(), "reckoning"))
    return stated(*facts)


def plan_change_told(case: Case) -> list[Fact]:
    """What of a care plan has changed, and by when the law wanted it told."""
    change = PlanChange.objects.get(case=case)
    due = care_plan_change_due(change.changed_on, calendar(), law())
    return stated(
        Fact("變更日", change.changed_on, "day"),
        Fact("變更事項", listed(_(PLAN_CHANGES[one]) for one in change.changes)),
        Fact("通報期限", due.to_dict(), "reckoning"),
    )
