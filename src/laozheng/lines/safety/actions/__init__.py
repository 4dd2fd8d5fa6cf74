"""Everything that the line writes: steps of an accident, and rows of the official list."""

from laozheng.lines.safety.actions.recording import record_accidents
from laozheng.lines.safety.actions.steps import note_death, note_reason, report_accident

__all__ = ["note_death", "note_reason", "record_accidents", "report_accident"]
