"""Reads of the log: is the chain whole, and what happened to one object."""

from dataclasses import dataclass

from django.db.models import QuerySet

from laozheng.kernel.audit.chain import entry_hash
from laozheng.kernel.audit.models import Entry


@dataclass(frozen=True)
class Break:
    """The first entry that does not fit: its id, its object and what is wrong with it."""

    entry_id: int
    object_ref: str
    problem: str


def verify() -> Break | None:
    """Walk the whole chain; None when every entry follows from the one before.

    An entry cut off at the very end leaves no trace in the chain itself; compare the number of
    the last entry with the one noted in the newest backup for that.
    """
    prev_hash = ""
    for entry in Entry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.prev_hash != prev_hash:
            return Break(entry.pk, entry.object_ref, "前一筆紀錄遭刪除或插入，雜湊鏈中斷")
        expected = entry_hash(
            prev_hash=entry.prev_hash,
            at=entry.at,
            actor_ref=entry.actor_ref,
            on_behalf_of=entry.on_behalf_of,
            verb=entry.verb,
            object_ref=entry.object_ref,
            changes=entry.changes,
            reason=entry.reason,
        )
        if entry.hash != expected:
            return Break(entry.pk, entry.object_ref, "紀錄內容與雜湊不符，曾遭竄改")
        prev_hash = entry.hash
    return None


def history_of(object_ref: str) -> "QuerySet[Entry]":
    """All entries about one object, oldest first."""
    return Entry.objects.filter(object_ref=object_ref).order_by("id")
