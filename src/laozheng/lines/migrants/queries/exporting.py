"""Rows of the line's data sets, through the access filter of the reader."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Prefetch, Q

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.matters import Matter
from laozheng.kernel.cases.models import Event
from laozheng.kernel.datasets.values import items
from laozheng.kernel.inspections.visits.exporting import cited, visits_made
from laozheng.lines.migrants.queries.kinds import AGENCY_VISIT, VISIT
from laozheng.lines.migrants.queries.registers import Register
from laozheng.lines.migrants.queries.shelters import stays_for
from laozheng.lines.migrants.rules.codes import DISPUTE_ENDS, VERIFICATION_ENDS

BATCH = 1000
Native = Mapping[str, Any]
# What the last step of a dispute or verification says of its end.
_ENDS = {step: end for ends in (DISPUTE_ENDS, VERIFICATION_ENDS) for end, step in ends.items()}


def export_visits(period: Period, reader: Reader) -> Iterable[Native]:
    """The visits to employers that were made in a period."""
    for visit in visits_made((VISIT,), period, reader, "migrants_visit"):
        own: Any = visit.case.migrants_visit  # type: ignore[attr-defined]
        officers = [visit.lead_name, *visit.inspectors] if visit.lead_name else visit.inspectors
        yield {
            "visit_number": visit.case.known_number,
            "worker_category": own.worker_category,
            "type": visit.type,
            "visited_on": visit.visited_on,
            "employer_name": visit.employer_name,
            "employer_kind": own.employer_kind,
            "ubn": visit.ubn,
            "dormitory_number": own.dormitory_number,
            "district": visit.district,
            "agency": own.agency,
            "trip": own.trip,
            "officers": items(officers),
            "workers_met": own.workers_met,
            "languages": items(own.languages),
            "checks": items(own.checks),
            "result": visit.result,
            "findings": (*cited(visit), *items(own.remarks)),
            "notice_number": own.notice_number,
            "reference": own.reference,
        }


def export_agency_visits(period: Period, reader: Reader) -> Iterable[Native]:
    """The visits to agencies that were made in a period."""
    for visit in visits_made((AGENCY_VISIT,), period, reader, "migrants_agency_visit"):
        own: Any = visit.case.migrants_agency_visit  # type: ignore[attr-defined]
        yield {
            "visit_number": visit.case.known_number,
            "license_number": own.license_number,
            "visited_on": visit.visited_on,
            "purpose": own.purpose,
            "result": visit.result,
            "findings": items(own.remarks),
        }


def export_matters(matter: Matter, period: Period, reader: Reader) -> Iterable[Native]:
    """The cases of a kind that were received in a period."""
    ended = Event.objects.filter(superseded_by__isnull=True, kind__in=list(_ENDS)).order_by("id")
    received = matter.model._default_manager.filter(
        case__kind=matter.kind, case__received_on__range=(period.start, period.end)
    )
    details = (
        visible(received, reader, "export")
        .select_related("case")
        .prefetch_related(Prefetch("case__events", queryset=ended, to_attr="ends"))
    )
    for detail in details.order_by("case__received_on", "pk").iterator(chunk_size=BATCH):
        yield _native(matter, detail)


def _native(matter: Matter, detail: Any) -> Native:
    own = {column: _cell(getattr(detail, name)) for name, column in matter.details.items()}
    native = {
        **own,
        matter.number: detail.case.known_number,
        "received_on": detail.case.received_on,
        "intake": detail.case.intake,
        "employer_name": detail.employer_name,
        "ubn": detail.ubn,
    }
    if hasattr(detail, "late"):
        native["late"] = detail.late
    return {**native, **_ended(detail.case.ends)}


def _ended(ends: list[Event]) -> Native:
    """How and when a dispute or verification ended, as its list tells it."""
    if not ends:
        return {}
    end = _ENDS[ends[-1].kind]
    return {"outcome": end, "result": end, "closed_on": ends[-1].on}


def _cell(value: Any) -> Any:
    return items(value) if isinstance(value, list) else value


def export_stays(matter: Matter, period: Period, reader: Reader) -> Iterable[Native]:
    """The stays that began in a period, for those who handle them alone; names of none leave."""
    within = (period.start, period.end)
    begun = stays_for(reader).filter(migrants_shelter__from_at__date__range=within)
    for case in begun.order_by("migrants_shelter__from_at", "id").iterator(chunk_size=BATCH):
        detail: Any = case.migrants_shelter  # type: ignore[attr-defined]
        own = {column: getattr(detail, name) for name, column in matter.details.items()}
        yield {**own, "stay_number": case.known_number}


def export_register(register: Register, period: Period, reader: Reader) -> Iterable[Native]:
    """The entries of a register whose day lies in a period; those without a day as well."""
    within = Q(**{f"{register.day}__range": (period.start, period.end)})
    undated = Q(**{f"{register.day}__isnull": True})
    entries = register.model._default_manager.filter(within | undated)
    rows = visible(entries, reader, "export").order_by(F(register.day).asc(nulls_first=True), "pk")
    for entry in rows.iterator(chunk_size=BATCH):
        native = {column: _cell(getattr(entry, name)) for name, column in register.columns.items()}
        yield {**native, **register.exported(entry)}
