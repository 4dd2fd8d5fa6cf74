"""Reads with a meaning: what pages, statistics and exports tell of applications."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.measures.declare import FactRow
from laozheng.kernel.measures.versions import FactChange, fact_rows
from laozheng.kernel.parties.models import Party
from laozheng.lines.linename.models import Application
from laozheng.lines.linename.rules import DECISIONS

KIND = "linename.application"


def application_facts(case: Case) -> list[Fact]:
    """The line's part of the facts panel."""
    return [Fact("事由", Application.objects.get(case=case).subject)]


def application_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The applications of a party that a reader may see, for the enterprise page."""
    named = CaseParty.objects.filter(party=party).values("case_id")
    seen = visible(Case.objects.filter(kind=KIND, pk__in=named), reader)
    kind = kind_of(KIND)
    return [
        (case.number, case.received_on, kind.state(case.state).label)
        for case in seen.order_by("-received_on", "-id")
    ]


def application_versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """The versions of applications received in some years (all, when none are named)."""
    for case in _received_in(years).prefetch_related("events").iterator(chunk_size=2000):
        yield from fact_rows(case.pk, case.number, list(_changes(case)))


def _received_in(years: Iterable[int] | None) -> "QuerySet[Case]":
    found = Case.objects.filter(kind=KIND)
    if years is not None:
        found = found.filter(received_on__year__in=list(years))
    return found.order_by("pk")


def _changes(case: Case) -> Iterator[FactChange]:
    opening, *later = events = case.events.all()
    days = {event.pk: event.on for event in events}
    yield FactChange(
        case.received_on,
        opening.known_on,
        {"received_on": case.received_on, "intake": case.intake, "outcome": "pending"},
    )
    for event in later:
        if event.kind in DECISIONS:
            if event.supersedes_id:
                # From now on nobody takes the wrong day for true; what was known before stays.
                yield FactChange(days[event.supersedes_id], event.known_on, {"outcome": "pending"})
            yield FactChange(event.on, event.known_on, {"outcome": DECISIONS[event.kind]})


def export_applications(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Native rows of the applications received in a period that a reader may export."""
    received = _received_in(None).filter(received_on__range=(period.start, period.end))
    seen = visible(received, reader, "export").select_related("linename_application")
    for case in seen.prefetch_related("parties", "events"):
        applicant = case.parties.all()[0]
        decided = [event for event in case.events.all() if event.kind in DECISIONS]
        yield {
            "source_no": case.source_no or case.number,
            "received_on": case.received_on,
            "intake": case.intake,
            "applicant_name": applicant.name_as_written,
            "subject": case.linename_application.subject,
            "outcome": DECISIONS[decided[-1].kind] if decided else "pending",
            "decided_on": decided[-1].on if decided else None,
        }
