"""What the reports keep: texts with their versions, and the log of compiled files."""

from laozheng.kernel.reports.models.files import Compilation
from laozheng.kernel.reports.models.texts import STATES, SectionText

__all__ = ["STATES", "Compilation", "SectionText"]
