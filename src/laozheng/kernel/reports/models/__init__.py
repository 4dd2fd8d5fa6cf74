"""What the reports keep: volumes with their texts, the log of files, and frozen books."""

from laozheng.kernel.reports.models.files import Compilation
from laozheng.kernel.reports.models.freezing import (
    Acceptance,
    CandidateList,
    Freeze,
    FrozenFigure,
    FrozenFile,
    Proposal,
)
from laozheng.kernel.reports.models.texts import (
    DECISIONS,
    NOTE_KINDS,
    STATES,
    VOLUME_STATES,
    SectionMark,
    SectionNote,
    SectionText,
    Volume,
    VolumeSection,
)

__all__ = [
    "DECISIONS",
    "NOTE_KINDS",
    "STATES",
    "VOLUME_STATES",
    "Acceptance",
    "CandidateList",
    "Compilation",
    "Freeze",
    "FrozenFigure",
    "FrozenFile",
    "Proposal",
    "SectionMark",
    "SectionNote",
    "SectionText",
    "Volume",
    "VolumeSection",
]
