"""Reads that leave a trace, and the read that breaks the glass."""

from collections.abc import Iterable
from datetime import timedelta

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseAccess, CaseDocument, Task

GLASS_DAYS = 1
# The task that tells the heads of a unit of a broken glass; nobody else of the unit sees it.
BROKEN_GLASS = "break_glass"


def note_read(case: Case, reader: Reader, document: CaseDocument | None = None) -> None:
    """Record that a restricted or sealed case was read, or which document of it."""
    if case.level in ("restricted", "sealed"):
        what = {"document": document.pk} if document is not None else {}
        record(reader, "read", case.ref, changes=what)


def refuse_vague_reason(reason: str) -> None:
    """A reason of a word or two is none; asked before anything is said about the case."""
    if len(reason.strip()) < 5:
        raise Refused("請具體寫明緊急調閱的理由", "reason")


def may_break(case: Case) -> bool:
    """Whether the glass of a case can be broken at all: not that of most sealed kinds."""
    kind = kinds().get(case.kind)
    return case.level != "sealed" or (kind is not None and kind.opens_in_emergency)


def break_glass(case: Case, reader: Reader, reason: str) -> CaseAccess:
    """Open a case for a day to a member of staff who is not its handler; the reason is kept.

    The heads of its unit are told of it.
    """
    if not reader.is_staff or reader.user_id is None:
        raise Refused("只有本局同仁可以緊急調閱")
    refuse_vague_reason(reason)
    if not may_break(case):
        raise Refused("本件不得緊急調閱，請洽承辦單位主管")
    record(reader, "break_glass", case.ref, reason=reason)
    Task.objects.create(
        owner=case.unit,
        due_on=reader.day,
        subject=f"{reader.name}緊急調閱{case.number}",
        reason=reason,
        rule=BROKEN_GLASS,
    )
    return CaseAccess.objects.create(
        case=case,
        user_id=reader.user_id,
        role="break_glass",
        valid_from=reader.day,
        valid_to=reader.day + timedelta(days=GLASS_DAYS),
        reason=reason[:200],
    )


def acknowledge_glass(tasks: Iterable[int], reader: Reader) -> int:
    """A head has taken note that a glass of his unit was broken; how many he had not before."""
    told = Task.objects.filter(pk__in=list(tasks), rule=BROKEN_GLASS, done_on__isnull=True)
    mine = list(told.filter(owner_id__in=reader.supervised))
    for task in mine:
        task.done_on = reader.day
        task.save(update_fields=["done_on"])
        record(reader, "change", f"task:{task.pk}", changes={"done_on": reader.day})
    return len(mine)
