"""The line's own tables."""

from laozheng.lines.migrants.models.cases import (
    AgencyVisit,
    Dispute,
    MigrantVisit,
    Notice,
    PlanChange,
    ShelterStay,
    Verification,
)
from laozheng.lines.migrants.models.entries import EntryRevision
from laozheng.lines.migrants.models.registers import (
    AgencyGrade,
    Caregiver,
    Consultation,
    Dormitory,
    EmploymentAgency,
    Interpreter,
    LawNews,
    QuarantineApplication,
    Violation,
)

__all__ = [
    "AgencyGrade",
    "AgencyVisit",
    "Caregiver",
    "Consultation",
    "Dispute",
    "Dormitory",
    "EmploymentAgency",
    "EntryRevision",
    "Interpreter",
    "LawNews",
    "MigrantVisit",
    "Notice",
    "PlanChange",
    "QuarantineApplication",
    "ShelterStay",
    "Verification",
    "Violation",
]
