"""Complaints of unsafe work, each with the visit that looked into it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.inspections.complaints.actions import FROM_COMPLAINT
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.reports import VisitReport
from laozheng.lines.safety.actions.courses import COMPLAINTS
from laozheng.lines.safety.rules.codes.supervision import COMPLAINT_SUBJECTS
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.visits import COMPLAINED, Planned

INTAKES = ("online", "phone", "hotline", "post", "counter")
# What a visit found says what came of the complaint; where nobody was met it stays open.
OUTCOMES = {
    "violation": "substantiated",
    "guidance": "partly",
    "no_violation": "unsubstantiated",
}


def make(office: Office, filed: Mapping[Planned, Case]) -> int:
    """File the complaints that visits looked into; how many."""
    looked_into = [one for one in filed if one.report.type == COMPLAINED]
    rows = [_row(office, one.report) for one in looked_into]
    complaints = enter_matters(COMPLAINTS, rows, office.actor)
    visits = Visit.objects.in_bulk([filed[one].pk for one in looked_into])
    links = []
    for one, complaint in zip(looked_into, complaints, strict=True):
        visit = visits[filed[one].pk]
        visit.complaint = complaint
        links.append(
            CaseLink(a=complaint, b_id=visit.pk, kind=FROM_COMPLAINT, on=complaint.received_on)
        )
    Visit.objects.bulk_update(visits.values(), ["complaint"], batch_size=500)
    CaseLink.objects.bulk_create(links)
    return len(complaints)


def _row(office: Office, report: VisitReport) -> dict[str, Any]:
    """A complaint that came days before the visit and was answered soon after, within its term."""
    visited_on = report.visited_on
    assert visited_on is not None
    came_on = visited_on - timedelta(days=office.draw.randrange(1, 12))
    answered_on = office.later(visited_on, 0, 2)
    outcome = OUTCOMES.get(report.result)
    return {
        "complaint_number": "",
        "received_on": max(came_on, office.period.start),
        "intake": office.draw.choice(INTAKES),
        "anonymous": office.draw.random() < 0.5,
        "employer_name": report.employer_name,
        "district": report.district,
        "subjects": [office.draw.choice(list(COMPLAINT_SUBJECTS))],
        "decision": "inspect",
        "replied_on": answered_on,
        "closed_on": answered_on if outcome else None,
        "outcome": outcome,
    }
