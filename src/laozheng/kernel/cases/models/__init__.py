"""The tables of cases, one module per concern."""

from laozheng.kernel.cases.models.case import Case, CaseAccess, CaseParty, NumberSeries
from laozheng.kernel.cases.models.employer import OfEmployer
from laozheng.kernel.cases.models.flow import (
    Assignment,
    CaseDocument,
    CaseLink,
    Conflict,
    Event,
    Referral,
    Signal,
    Task,
)
from laozheng.kernel.cases.models.term import ClosedOfficeSpan, Deadline, Extension, Suspension

__all__ = [
    "Assignment",
    "Case",
    "CaseAccess",
    "CaseDocument",
    "CaseLink",
    "CaseParty",
    "ClosedOfficeSpan",
    "Conflict",
    "Deadline",
    "Event",
    "Extension",
    "NumberSeries",
    "OfEmployer",
    "Referral",
    "Signal",
    "Suspension",
    "Task",
]
