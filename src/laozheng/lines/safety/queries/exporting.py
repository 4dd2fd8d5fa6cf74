"""Rows of the line's data sets for export, through the access filter; sealed facts never leave."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.timeline import history_of
from laozheng.kernel.datasets.values import items
from laozheng.kernel.inspections.visits.exporting import shared_cells, visits_made
from laozheng.lines.safety.models import Accident, AccidentDeath, Guidance, StopWork
from laozheng.lines.safety.queries.accidents import LISTED, MERGED, REPORT
from laozheng.lines.safety.queries.inspections import told_by
from laozheng.lines.safety.queries.kinds import INSPECTION

Rows = Iterator[Mapping[str, Any]]
_BATCH = 2000
_ORDER = ("ordered_on", "effective_at", "scope", "place", "ground", "employer_name", "ubn",
          "resume_applied_on", "resumed_on", "breached_on")  # fmt: skip
_GUIDANCE = ("program", "notified_on", "visited_on", "employer_name", "district", "employees",
             "advisor", "improved", "referred")  # fmt: skip
_APPROVALS = ("approve", "record_approval")
_LISTED_COLUMNS = (
    "source_number",
    "occurred_on",
    "employer_name",
    "name_masked",
    "ubn",
    "ubn_state",
    "industry_section",
    "industry_group",
    "industry_code",
    "casualties",
    "owner_name",
    "owner_ubn",
    "owner_ubn_state",
    "project_name",
    "place",
    "address",
    "inspection_agency",
    "agency_code",
    "on_map",
)
_REPORTED_COLUMNS = (
    "known_at",
    "reported_at",
    "reported_by",
    "employer_name",
    "ubn",
    "accident_type",
    "agent",
    "kind",
    "injured",
    "hospitalized",
    "main_workplace",
)


def export_listed(period: Period, reader: Reader) -> Rows:
    """Native rows of the official list: the accidents of a period that a reader may export."""
    for accident in _accidents(period, reader, LISTED).iterator(chunk_size=_BATCH):
        yield {
            **{name: getattr(accident, name) for name in _LISTED_COLUMNS},
            "accident_type": accident.accident_type or accident.accident_type_text,
            "district": accident.case.district,
            "flags": items(accident.flags),
        }


def export_cases(period: Period, reader: Reader) -> Rows:
    """Rows of ``accident_cases``; what was merged into another accident is told by that one.

    Deaths are those of the day of the accident; later ones are rows of ``accident_deaths``.
    """
    approvals = Event.objects.filter(kind__in=_APPROVALS)
    reported = _accidents(period, reader, REPORT).exclude(case__state=MERGED)
    reported = reported.prefetch_related(
        Prefetch("case__safety_deaths", queryset=_standing_deaths(), to_attr="deaths"),
        Prefetch("case__events", queryset=approvals.order_by("id"), to_attr="approvals"),
    )
    for accident in reported.iterator(chunk_size=_BATCH):
        case = accident.case
        deaths: list[AccidentDeath] = case.deaths  # type: ignore[attr-defined]
        approved: list[Event] = case.approvals  # type: ignore[attr-defined]
        at_once = [death for death in deaths if death.died_on == accident.occurred_on]
        yield {
            **{name: getattr(accident, name) for name in _REPORTED_COLUMNS},
            "accident_number": case.known_number,
            "occurred_at": accident.occurred_at or accident.occurred_on,
            "owner": accident.owner_name,
            "principal": accident.principal_name,
            "site": accident.place,
            "district": case.district,
            "industry": accident.industry_code or accident.industry_section,
            "deaths": len(at_once),
            "agency": accident.agency_code,
            "causes": items(accident.causes),
            "approved_on": approved[-1].on if approved else None,
        }


def export_deaths(period: Period, reader: Reader) -> Rows:
    """Rows of ``accident_deaths``: that and when somebody died, never who."""
    standing = _accidents(period, reader).exclude(case__state=MERGED)
    numbers = {a.pk: a.case.known_number for a in standing}
    for death in _standing_deaths().filter(case__in=standing.values("case")):
        yield {
            "accident_number": numbers[death.case_id],
            "serial": death.serial,
            "died_on": death.died_on,
            "recorded_on": death.known_on,
        }


def _accidents(period: Period, reader: Reader, *sources: str) -> "QuerySet[Accident]":
    found = Accident.objects.filter(occurred_on__range=(period.start, period.end))
    if sources:
        found = found.filter(source__in=sources)
    seen: QuerySet[Accident] = visible(found.select_related("case"), reader, "export")
    return seen.order_by("occurred_on", "pk")


def _standing_deaths() -> "QuerySet[AccidentDeath]":
    return AccidentDeath.objects.filter(withdrawn_on__isnull=True).order_by("case_id", "serial")


def export_inspections(period: Period, reader: Reader) -> Rows:
    """Visits made in a period."""
    for visit in visits_made((INSPECTION,), period, reader):
        own = told_by(history_of(visit.case))
        yield {
            **shared_cells(visit),
            "division": own["division"],
            "site_name": visit.workplace,
            "site_kind": own["site_kind"],
            "heat": own["heat"] == "yes",
        }


def export_orders(period: Period, reader: Reader) -> Rows:
    """Stop-work orders of a period."""
    given = StopWork.objects.filter(ordered_on__range=(period.start, period.end))
    seen = visible(given, reader, "export").select_related(
        "case", "inspection", "resumption_inspection"
    )
    for order in seen.order_by("ordered_on", "pk").iterator(chunk_size=_BATCH):
        yield {
            **{name: getattr(order, name) for name in _ORDER},
            "order_number": order.case.known_number,
            "inspection_number": _number(order.inspection),
            "resumption_inspection": _number(order.resumption_inspection),
        }


def _number(case: Case | None) -> str:
    return case.known_number if case else ""


def export_guidance(period: Period, reader: Reader) -> Rows:
    """Guidance visits made in a period."""
    made = Guidance.objects.filter(visited_on__range=(period.start, period.end))
    seen = visible(made, reader, "export").select_related("case")
    for guidance in seen.order_by("visited_on", "pk").iterator(chunk_size=_BATCH):
        row = {name: getattr(guidance, name) for name in _GUIDANCE}
        yield {**row, "visit_number": guidance.case.known_number}
