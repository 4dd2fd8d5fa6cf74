"""Inspections, stop-work orders and guidance for export, through the access filter."""

from collections.abc import Iterator, Mapping
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.values import ListItem
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.safety.models import Guidance, StopWork
from laozheng.lines.safety.queries.inspections import remembered
from laozheng.lines.safety.queries.kinds import INSPECTION

Rows = Iterator[Mapping[str, Any]]
_BATCH = 2000
_VISIT = ("type", "visited_on", "employer_name", "ubn", "district", "industry", "employees",
          "result")  # fmt: skip
_ORDER = ("ordered_on", "effective_at", "scope", "place", "ground", "employer_name", "ubn",
          "resume_applied_on", "resumed_on", "breached_on")  # fmt: skip
_GUIDANCE = ("program", "notified_on", "visited_on", "employer_name", "district", "employees",
             "advisor", "improved", "referred")  # fmt: skip


def _number(case: Case | None) -> str:
    return (case.source_no or case.number) if case else ""


def export_inspections(period: Period, reader: Reader) -> Rows:
    """Visits made in a period."""
    made = Visit.objects.filter(case__kind=INSPECTION, visited_on__range=(period.start, period.end))
    seen = visible(made, reader, "export").select_related(
        "case", "program", "complaint", "follows__case"
    )
    ordered = seen.prefetch_related("case__findings").order_by("visited_on", "pk")
    for visit in ordered.iterator(chunk_size=_BATCH):
        told = remembered(visit.case)
        cited = [str(finding.citation) for finding in visit.case.findings.all()]
        yield {
            **{name: getattr(visit, name) for name in _VISIT},
            "inspection_number": _number(visit.case),
            "division": told["division"],
            "program": visit.program.code if visit.program else "",
            "site_name": visit.workplace,
            "site_kind": told["site_kind"],
            "lead": visit.lead.number if visit.lead else visit.lead_name,
            "inspectors": tuple(ListItem(str(name)) for name in visit.inspectors),
            "findings": tuple(ListItem(text) for text in cited),
            "heat": told["heat"] == "yes",
            "complaint_number": _number(visit.complaint),
            "follows": _number(visit.follows.case) if visit.follows else "",
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
            "order_number": _number(order.case),
            "inspection_number": _number(order.inspection),
            "resumption_inspection": _number(order.resumption_inspection),
        }


def export_guidance(period: Period, reader: Reader) -> Rows:
    """Guidance visits made in a period."""
    made = Guidance.objects.filter(visited_on__range=(period.start, period.end))
    seen = visible(made, reader, "export").select_related("case")
    for guidance in seen.order_by("visited_on", "pk").iterator(chunk_size=_BATCH):
        row = {name: getattr(guidance, name) for name in _GUIDANCE}
        yield {**row, "visit_number": _number(guidance.case)}
