"""Find every number of a text and tell what it is."""

from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.text import SourceText

__all__ = ["Finding", "scan"]


def scan(source: SourceText) -> tuple[Finding, ...]:
    """Every number of the text in reading order, statistics and all others."""
    return ()
