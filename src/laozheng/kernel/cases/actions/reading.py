"""Reads that leave a trace, and the read that breaks the glass."""

from datetime import timedelta

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseAccess, CaseDocument

GLASS_DAYS = 1


def note_read(case: Case, reader: Reader, document: CaseDocument | None = None) -> None:
    """Record that a restricted or sealed case was read, or which document of it."""
    if case.level in ("restricted", "sealed"):
        what = {"document": document.pk} if document is not None else {}
        record(reader, "read", case.ref, changes=what)


def refuse_vague_reason(reason: str) -> None:
    """A reason of a word or two is none; asked before anything is said about the case."""
    if len(reason.strip()) < 5:
        raise Refused("請具體寫明緊急調閱的理由", "reason")


def break_glass(case: Case, reader: Reader, reason: str) -> CaseAccess:
    """Open a case for a day to a member of staff who is not its handler; the reason is kept."""
    if not reader.is_staff or reader.user_id is None:
        raise Refused("只有本局同仁可以緊急調閱")
    refuse_vague_reason(reason)
    record(reader, "break_glass", case.ref, reason=reason)
    return CaseAccess.objects.create(
        case=case,
        user_id=reader.user_id,
        role="break_glass",
        valid_from=reader.day,
        valid_to=reader.day + timedelta(days=GLASS_DAYS),
        reason=reason[:200],
    )
