"""Rows of the line's data sets for export, through the access filter; sealed cases never leave.

The registers of councils and duties are the bureau's own and leave with its staff alone.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible, works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.facts import valued
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.datasets.export import ExportRefused
from laozheng.kernel.datasets.values import items
from laozheng.kernel.tallies.models import Tally
from laozheng.lines.equality.models import (
    Complaint,
    CouncilMember,
    EmployerDuty,
    HarassmentNotice,
    Investigator,
    JobSeekingComplaint,
)
from laozheng.lines.equality.queries.kinds import HARASSED, UNIT
from laozheng.lines.equality.rules.codes import CONSULTATION, MEETING

# The column of a day, and the steps that tell it.
_DAYS = {
    "investigated_from": ("investigate",),
    "council_on": ("to_council",),
    "decided_on": ("decide", "record_decision", "withdraw", "settle", "refuse", "transfer"),
    "served_on": ("serve",),
    "objection_on": ("object",),
}
_SAME = (
    *("law", "ground", "stage", "employer_name", "ubn", "industry", "employees", "anonymous"),
    *("complainant_sex", "complainant_age_band", "complainant_status"),
)
_SEALED = ("respondent_role", "power_relation", "minor", "act_on", "left_on")


def export_discrimination(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Complaints of a period that a reader may export; harassment never leaves with anybody.

    Of fewer than the limit of small cells a head, who handles none of them, gets the total alone.
    """
    complaints = _complaints(period, reader)
    if reader.supervised:
        _refuse_few(complaints.count(), period)
    for complaint in complaints:
        yield _course(complaint)


def _refuse_few(rows: int, period: Period) -> None:
    limit = law().get("equality.suppression_limit", period.end)
    if 0 < rows < limit:
        raise ExportRefused(f"這段期間的案件不足{limit}件，為保護當事人只提供總數：{rows}件")


def export_harassment(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Harassment cases for backup and round trip by the system; for people there are none."""
    for complaint in _complaints(period, reader).filter(case__kind=HARASSED):
        row = _course(complaint)
        ordered = [e for e in history_of(complaint.case) if e.kind == "order"]
        yield {
            **{name: value for name, value in row.items() if name not in ("law", "ground")},
            "kind": complaint.complaint_kind,
            **{name: getattr(complaint, name) for name in _SEALED},
            "known_on": complaint.learned_on,
            "order_issued_on": ordered[-1].on if ordered else None,
            "order_due_on": ordered[-1].data.get("due_on") if ordered else None,
        }


def _complaints(period: Period, reader: Reader) -> "QuerySet[Complaint]":
    received = Complaint.objects.filter(case__received_on__range=(period.start, period.end))
    seen = visible(received, reader, "export").select_related("case")
    return seen.prefetch_related(with_history("case__")).order_by("case__received_on", "pk")


def _course(complaint: Complaint) -> dict[str, Any]:
    case = complaint.case
    events = history_of(case)
    days = {
        column: next((e.on for e in reversed(events) if e.kind in kinds), None)
        for column, kinds in _DAYS.items()
    }
    decisions = [e.data["decision"] for e in events if "decision" in e.data]
    results = [e.data.get("result") for e in events if e.kind == "objection_decided"]
    closed = [e.on for e in events if e.kind == "close"]
    return {
        "case_no": case.known_number,
        "received_on": case.received_on,
        "intake": case.intake,
        **{name: getattr(complaint, name) for name in _SAME},
        "other_grounds": items(complaint.other_grounds),
        "district": case.district,
        "decision": decisions[-1] if decisions else "pending",
        **days,
        "objection_result": results[-1] if results else "",
        "closed_on": closed[-1] if closed else None,
    }


def export_job_seeking(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Complaints of job seekers received in a period that a reader may export."""
    received = JobSeekingComplaint.objects.filter(
        case__received_on__range=(period.start, period.end)
    )
    seen = visible(received, reader, "export").select_related("case")
    for one in seen.prefetch_related(with_history("case__"), "case__equality_snapshots").order_by(
        "pk"
    ):
        events = history_of(one.case)
        decided = [e for e in events if "decision" in e.data]
        closed = [e.on for e in events if e.kind == "close"]
        kept = list(one.case.equality_snapshots.all())
        yield {
            "case_no": one.case.known_number,
            "received_on": one.case.received_on,
            "type": one.type,
            "employer_name": one.employer_name,
            "ubn": one.ubn,
            "medium": one.medium,
            "occupation": one.occupation,
            "snapshot": kept[0].sha256 if kept else "",
            "decision": decided[-1].data["decision"] if decided else "",
            "decided_on": decided[-1].on if decided else None,
            "closed_on": closed[-1] if closed else None,
        }


def export_notices(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Employers' notices of a period that a reader may export."""
    notified = HarassmentNotice.objects.filter(case__received_on__range=(period.start, period.end))
    seen = visible(notified, reader, "export").select_related("case")
    for notice in seen.prefetch_related(with_history("case__")).order_by("pk"):
        told = [e for e in history_of(notice.case) if e.kind == "tell_result"]
        yield {
            "notice_number": notice.case.known_number,
            "employer_name": notice.employer_name,
            "ubn": notice.ubn,
            "employees": notice.employees,
            "complaint_on": notice.complaint_on,
            "notified_on": notice.case.received_on,
            "closed_on": told[-1].data["facts"].get("closed_on") if told else None,
            "result": notice.result,
            "result_notified_on": told[-1].on if told else None,
            "measures": items(notice.measures),
        }


def export_duties(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Duties looked at in a period, for the staff of the bureau."""
    checked = EmployerDuty.objects.filter(checked_on__range=(period.start, period.end))
    for duty in checked.order_by("checked_on", "pk") if reader.is_of_bureau else ():
        yield {field.name: getattr(duty, field.name) for field in duty._meta.fields[1:]}


def export_members(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Seats that begin in a period or last into it, for the staff of the bureau."""
    seats = CouncilMember.objects.filter(from_on__lte=period.end).order_by("pk")
    for seat in seats if reader.is_of_bureau else ():
        if seat.to_on is None or seat.to_on >= period.start:
            names = ("council", "term", "member_key", "outside", "sex")
            told = {name: getattr(seat, name) for name in names}
            yield {**told, "from": seat.from_on, "to": seat.to_on}


def export_investigators(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """The roster of investigators as far as it touches a period, for the unit that keeps it."""
    rows = Investigator.objects.filter(from_on__lte=period.end).exclude(to_on__lt=period.start)
    names = ("number", "name", "sex", "profession", "organization", "trained_on", "listed")
    for row in rows if reader.is_system or works_in(reader, UNIT) else ():
        told = {name: getattr(row, name) for name in names}
        yield {**told, "from": row.from_on, "to": row.to_on}


def export_meetings(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Meetings of the councils held in a period."""
    for meeting in _held(period, reader, MEETING).prefetch_related("heads"):
        tags = valued(meeting.tags)
        yield {
            "council": meeting.body,
            "held_on": meeting.held_on,
            **{name: int(tags[name]) for name in ("term", "number", "motions") if name in tags},
            **{head.group: head.n for head in meeting.heads.all()},
        }


def export_contacts(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Contacts about pay disclosure in a period."""
    for contact in _held(period, reader, "pay_disclosure"):
        yield {
            "contact_number": contact.activity_no.partition(":")[2],
            "on": contact.held_on,
            "channel": contact.channel,
            "firms": contact.firms,
            "title": contact.title,
        }


def _held(period: Period, reader: Reader, kind: str) -> "QuerySet[Activity]":
    held = Activity.objects.filter(
        line="equality", kind=kind, held_on__range=(period.start, period.end)
    )
    return held.order_by("held_on", "pk") if reader.is_of_bureau else held.none()


def export_consultations(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Consultations of job seekers in a period."""
    counted = Tally.objects.filter(
        line="equality", kind=CONSULTATION, end__range=(period.start, period.end)
    )
    for tally in counted.order_by("end", "pk") if reader.is_of_bureau else ():
        yield {
            "kind": tally.dims["topic"],
            "on": tally.start,
            "mode": tally.dims.get("mode", ""),
            "value": int(tally.value),
        }
