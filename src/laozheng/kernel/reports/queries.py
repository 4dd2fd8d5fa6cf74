"""Reads of the texts and the log."""

from laozheng.base.periods import Period
from laozheng.kernel.reports.models import SectionText


def latest_versions(book: str, period: Period) -> dict[str, SectionText]:
    """The latest version of each section that was written for the book of that period, by key."""
    rows = SectionText.objects.filter(book=book, period=period.code).order_by("version")
    return {row.section: row for row in rows}


def latest_version(book: str, period: Period, section: str) -> SectionText | None:
    """The latest version of one section's text, or None when only the shipped text exists."""
    rows = SectionText.objects.filter(book=book, period=period.code, section=section)
    return rows.order_by("-version").first()


def written_texts(book: str, period: Period, *, signed_only: bool = False) -> dict[str, str]:
    """The texts in use of the sections written for the book of that period, by key.

    ``signed_only`` leaves out what nobody has signed yet, for readers outside the bureau.
    """
    rows = SectionText.objects.filter(book=book, period=period.code).order_by("version")
    if signed_only:
        rows = rows.filter(state="signed")
    return {row.section: row.text for row in rows}
