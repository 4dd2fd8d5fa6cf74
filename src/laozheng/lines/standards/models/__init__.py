"""The line's own tables."""

from laozheng.lines.standards.models.filings import Agreement, WorkRules
from laozheng.lines.standards.models.pension import (
    PensionAccount,
    PensionCase,
    PensionReminder,
)
from laozheng.lines.standards.models.registers import (
    FamilyMember,
    WorkplaceFamily,
    WrittenReply,
)

__all__ = [
    "Agreement",
    "FamilyMember",
    "PensionAccount",
    "PensionCase",
    "PensionReminder",
    "WorkRules",
    "WorkplaceFamily",
    "WrittenReply",
]
