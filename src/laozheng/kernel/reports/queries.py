"""Reads of volumes, texts, notes and marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from laozheng.base.periods import Period
from laozheng.kernel.reports.models import (
    SectionMark,
    SectionNote,
    SectionText,
    Volume,
    VolumeSection,
)


def volume_of(book: str, period: Period) -> Volume | None:
    """The volume of a book for a period, or None when nobody has planned or opened it."""
    return Volume.objects.filter(book=book, period=period.code).first()


def sections_of(volume: Volume) -> dict[str, VolumeSection]:
    """The sections as they were handed out, by key."""
    return {row.section: row for row in volume.sections.order_by("pk")}


def latest_versions(book: str, period: Period) -> dict[str, SectionText]:
    """The latest version of each section that was written for the book of that period, by key."""
    rows = SectionText.objects.filter(book=book, period=period.code).order_by("version")
    return {row.section: row for row in rows}


def latest_version(book: str, period: Period, section: str) -> SectionText | None:
    """The latest version of one section's text, or None when only the shipped text exists."""
    rows = SectionText.objects.filter(book=book, period=period.code, section=section)
    return rows.order_by("-version").first()


def versions(book: str, period: Period, section: str) -> list[SectionText]:
    """Every version of a section's text, the newest first."""
    rows = SectionText.objects.filter(book=book, period=period.code, section=section)
    return list(rows.order_by("-version"))


def written_texts(book: str, period: Period, *, signed_only: bool = False) -> dict[str, str]:
    """The texts in use of the sections written for the book of that period, by key.

    ``signed_only`` leaves out what nobody has signed yet, for readers outside the bureau.
    """
    return {row.section: row.text for row in _in_use(book, period, signed_only)}


def nil_reasons(book: str, period: Period, *, signed_only: bool = False) -> dict[str, str]:
    """Why a unit has nothing to report, by key of the section."""
    rows = _in_use(book, period, signed_only)
    return {row.section: row.nil_reason for row in rows if row.nil_reason}


def _in_use(book: str, period: Period, signed_only: bool) -> Iterable[SectionText]:
    rows = SectionText.objects.filter(book=book, period=period.code).order_by("version")
    if signed_only:
        rows = rows.filter(state="signed")
    return {row.section: row for row in rows}.values()


def open_questions(volume: Volume) -> dict[str, int]:
    """How many questions wait for an answer, by section."""
    waiting = volume.notes.filter(
        kind="question", answered_at__isnull=True, resolved_at__isnull=True
    )
    return dict(Counter(waiting.values_list("section", flat=True)))


def notes_of(volume: Volume, section: str) -> list[SectionNote]:
    """The notes in the margin of a section, the oldest first."""
    return list(volume.notes.filter(section=section).order_by("pk"))


def marks(volume: Volume, *, resolved: bool = False) -> dict[str, tuple[SectionMark, ...]]:
    """The marks by section: those that wait for a decision, or with ``resolved`` all of them."""
    rows = volume.marks.order_by("pk")
    if not resolved:
        rows = rows.filter(resolved_at__isnull=True)
    found: dict[str, list[SectionMark]] = defaultdict(list)
    for row in rows:
        found[row.section].append(row)
    return {section: tuple(listed) for section, listed in found.items()}


def days_to_sign(volume: Volume) -> dict[str, int]:
    """The days from opening to signature, by section; sections that are not signed are left out."""
    texts = latest_versions(volume.book, Period.parse(volume.period))
    return {
        section: (row.signed_at - volume.opened_at).days
        for section, row in texts.items()
        if row.state == "signed" and row.signed_at is not None
    }
