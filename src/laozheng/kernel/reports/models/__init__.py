"""What the reports keep: texts with their versions, the log of files, and frozen books."""

from laozheng.kernel.reports.models.files import Compilation
from laozheng.kernel.reports.models.freezing import (
    Acceptance,
    Freeze,
    FrozenFigure,
    FrozenFile,
    Proposal,
)
from laozheng.kernel.reports.models.texts import STATES, SectionText

__all__ = [
    "STATES",
    "Acceptance",
    "Compilation",
    "Freeze",
    "FrozenFigure",
    "FrozenFile",
    "Proposal",
    "SectionText",
]
