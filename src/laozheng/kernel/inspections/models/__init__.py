"""What an inspection leaves behind: complaints, visits, findings, dispositions, entries."""

from laozheng.kernel.inspections.models.complaints import Complainant, Complaint
from laozheng.kernel.inspections.models.dispositions import (
    Disposition,
    DispositionArticle,
    DispositionEvent,
    Publication,
)
from laozheng.kernel.inspections.models.findings import Finding, Hearing
from laozheng.kernel.inspections.models.provision import Provision
from laozheng.kernel.inspections.models.visits import Program, Target, Visit, VisitScope

__all__ = [
    "Complainant",
    "Complaint",
    "Disposition",
    "DispositionArticle",
    "DispositionEvent",
    "Finding",
    "Hearing",
    "Program",
    "Provision",
    "Publication",
    "Target",
    "Visit",
    "VisitScope",
]
