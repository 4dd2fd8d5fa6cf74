"""Writes: a new version of a text, its review and signature, and the log of a compiled file."""

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.markup import read_section
from laozheng.kernel.reports.models import Compilation, SectionText
from laozheng.kernel.reports.queries import latest_version


class TextRefused(ValueError):
    """A step on a text that may not be taken; one sentence says why and what to do."""


def write_text(
    kind: BookKind, period: Period, section: str, text: str, *, actor: Actor
) -> SectionText:
    """Add a version of a section's text; it begins as a draft, whatever the last one was.

    The same text again adds nothing. Raises MarkupError when the text cannot be read.
    """
    read_section(text)
    with transaction.atomic():
        last = latest_version(kind.code, period, section)
        if last is not None and last.text == text:
            return last
        row = SectionText.objects.create(
            book=kind.code,
            period=period.code,
            section=section,
            version=last.version + 1 if last else 1,
            text=text,
            author_ref=actor.ref,
            written_at=actor.at,
        )
        record(actor, "create", _ref(row), changes={"version": row.version})
    return row


def review_text(row: SectionText, *, actor: Actor) -> SectionText:
    """Confirm a draft; not the writer himself."""
    with transaction.atomic():
        row = _latest(row)
        _refuse_own(row, actor, "審核")
        if row.state != "drafted":
            raise TextRefused("這個版本已經審核過，不必再審。")
        row.state, row.reviewer_ref, row.reviewed_at = "reviewed", actor.ref, actor.at
        row.save(update_fields=["state", "reviewer_ref", "reviewed_at"])
        record(actor, "change", _ref(row), changes={"state": row.state})
    return row


def sign_text(row: SectionText, *, actor: Actor) -> SectionText:
    """Sign a reviewed text; not the writer himself."""
    with transaction.atomic():
        row = _latest(row)
        _refuse_own(row, actor, "簽署")
        if row.state != "reviewed":
            raise TextRefused("這個版本還沒有審核或已經簽署，請先完成審核。")
        row.state, row.signer_ref, row.signed_at = "signed", actor.ref, actor.at
        row.save(update_fields=["state", "signer_ref", "signed_at"])
        record(actor, "sign", _ref(row), changes={"state": row.state})
    return row


def log_compilation(
    document: Document, file_type: str, sha256: str, *, actor: Actor
) -> Compilation:
    """Remember that a file of a book was written."""
    return Compilation.objects.create(
        book=document.kind.code,
        period=document.period.code,
        cut_off=document.cut_off,
        as_of=document.as_of,
        file_type=file_type,
        sha256=sha256,
        problem_count=len(document.problems),
        compiled_by_ref=actor.ref,
        compiled_at=actor.at,
    )


def _latest(row: SectionText) -> SectionText:
    """The row locked and read again; refused when a later version has been written meanwhile."""
    locked = SectionText.objects.select_for_update().get(pk=row.pk)
    later = SectionText.objects.filter(
        book=locked.book,
        period=locked.period,
        section=locked.section,
        version__gt=locked.version,
    )
    if later.exists():
        raise TextRefused("這段文字已有新的版本，請重新開啟後再處理。")
    return locked


def _refuse_own(row: SectionText, actor: Actor, deed: str) -> None:
    if row.author_ref == actor.ref:
        raise TextRefused(f"撰寫人不能{deed}自己的文字，請交由他人{deed}。")


def _ref(row: SectionText) -> str:
    return f"reports.section_text:{row.pk}"
