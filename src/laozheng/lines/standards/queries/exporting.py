"""Rows of the line's data sets for export, through the access filter; complainants never leave."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.datasets.values import items
from laozheng.kernel.inspections.models import Complaint, Finding, Visit
from laozheng.kernel.inspections.visits.exporting import shared_cells, visits_made
from laozheng.lines.standards.models import (
    Agreement,
    PensionAccount,
    PensionCase,
    PensionReminder,
    WorkRules,
    WrittenReply,
)
from laozheng.lines.standards.queries.kinds import COMPLAINT, VISIT_KINDS

Rows = Iterator[Mapping[str, Any]]
_BATCH = 2000


def _day_of(case: Case, *kinds: str) -> date | None:
    """The day of the last event of one of these kinds; None when there is none."""
    days = [event.on for event in history_of(case) if event.kind in kinds]
    return days[-1] if days else None


def _of_period(model: Any, period: Period, reader: Reader) -> "QuerySet[Any]":
    """Detail rows of cases that came in the period, with their standing events."""
    found = model._default_manager.filter(
        case__received_on__range=(period.start, period.end)
    ).select_related("case")
    seen = visible(found, reader, "export").prefetch_related(with_history("case__"))
    return seen.order_by("case__received_on", "pk")


def export_visits(period: Period, reader: Reader) -> Rows:
    """Visits made in a period."""
    for visit in visits_made(VISIT_KINDS, period, reader):
        yield {
            **shared_cells(visit),
            "workplace": visit.workplace,
            "joint_agencies": items(visit.joint_agencies),
            "scopes": items(row.act for row in visit.scopes.all()),
        }


def export_findings(period: Period, reader: Reader) -> Rows:
    """What visits of a period found; facts may name workers and stay with the case."""
    made = Visit.objects.filter(
        case__kind__in=VISIT_KINDS, visited_on__range=(period.start, period.end)
    )
    found = Finding.objects.filter(case__in=made.values("case_id")).select_related("case")
    for finding in visible(found, reader, "export").order_by("case_id", "pk"):
        yield {
            "inspection_number": finding.case.known_number,
            "citation": str(finding.citation),
            "act_from": finding.acted_from,
            "act_to": finding.acted_to,
            "workers": finding.workers_affected,
            "amount_owed": finding.owed_twd,
            "remedy_due": finding.remedy_due_on,
            "state": finding.state,
        }


def export_complaints(period: Period, reader: Reader) -> Rows:
    """Complaints of a period: about whom and what, never by whom."""
    ours = _of_period(Complaint, period, reader).filter(case__kind=COMPLAINT)
    for one in ours.iterator(chunk_size=_BATCH):
        yield {
            "complaint_number": one.case.known_number,
            "received_on": one.case.received_on,
            "intake": one.case.intake,
            "anonymous": one.anonymous,
            "employer_name": one.employer_name,
            "ubn": one.ubn,
            "district": one.case.district,
            "subjects": items(one.subjects),
            "workplace": one.workplace,
            "point": str(one.point or ""),
            "replied_on": _day_of(one.case, "reply", "transfer", "refuse"),
            "decision": one.decision,
            "closed_on": _day_of(one.case, "close"),
            "outcome": one.outcome,
        }


def export_reminders(period: Period, reader: Reader) -> Rows:
    """Reminders sent in a period."""
    for one in _of_period(PensionReminder, period, reader).iterator(chunk_size=_BATCH):
        yield {
            "reminder_number": one.case.known_number,
            "employer_name": one.employer_name,
            "ubn": one.ubn,
            "account_number": one.account_number,
            "reason": one.reason,
            "reminded_on": one.case.received_on,
            "due_on": one.due_on,
            "cleared_on": _day_of(one.case, "clear"),
        }


def export_pension_cases(period: Period, reader: Reader) -> Rows:
    """Applications about the reserve that came in a period."""
    for one in _of_period(PensionCase, period, reader).iterator(chunk_size=_BATCH):
        yield {"case_no": one.case.known_number, "type": one.type, **_decided(one)}


def export_work_rules(period: Period, reader: Reader) -> Rows:
    """Work rules that came in a period."""
    for one in _of_period(WorkRules, period, reader).iterator(chunk_size=_BATCH):
        yield {
            "filing_number": one.case.known_number,
            "kind": one.kind,
            "employees": one.employees,
            **_decided(one),
        }


def export_agreements(period: Period, reader: Reader) -> Rows:
    """Agreements that came in a period."""
    for one in _of_period(Agreement, period, reader).iterator(chunk_size=_BATCH):
        yield {
            "filing_number": one.case.known_number,
            "job_title": one.job_title,
            "workers": one.workers,
            "valid_to": one.valid_to,
            **_decided(one),
        }


def _decided(one: Any) -> dict[str, Any]:
    return {
        "employer_name": one.employer_name,
        "ubn": one.ubn,
        "received_on": one.case.received_on,
        "decided_on": _day_of(one.case, "approve", "refuse", "return"),
        "result": one.result,
    }


def export_accounts(period: Period, reader: Reader) -> Rows:
    """Reserve accounts that were open in a period; for the staff alone."""
    if not reader.is_of_bureau:
        return
    columns = ("account_number", "employer_name", "ubn", "opened_on", "closed_on", "last_month",
               "committee_members", "employees")  # fmt: skip
    open_ones = PensionAccount.objects.exclude(opened_on__gt=period.end)
    for one in open_ones.exclude(closed_on__lt=period.start).order_by("account_number"):
        yield {
            **{name: getattr(one, name) for name in columns},
            "rate": "" if one.rate is None else f"{one.rate.normalize():f}",
            "balance": one.balance_twd,
            "year_end_need": one.year_end_need_twd,
        }


def export_replies(period: Period, reader: Reader) -> Rows:
    """Written replies of a period; for the staff alone."""
    if not reader.is_of_bureau:
        return
    within = WrittenReply.objects.filter(replied_on__range=(period.start, period.end))
    for reply in within.order_by("replied_on", "pk"):
        yield {
            "reply_number": reply.reply_number,
            "replied_on": reply.replied_on,
            "asker": reply.asker,
            "subject": reply.subject,
        }
