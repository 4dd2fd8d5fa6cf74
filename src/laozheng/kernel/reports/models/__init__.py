"""What the reports keep: volumes with their texts, the log of files, and frozen books."""

from laozheng.kernel.reports.models.files import Compilation
from laozheng.kernel.reports.models.freezing import (
    Acceptance,
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
