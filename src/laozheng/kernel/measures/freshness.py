"""Note, inside the transaction that changes records, which statistics fall behind."""

from collections.abc import Iterable
from typing import Any

from laozheng.kernel.measures.catalogue import facts
from laozheng.kernel.measures.models import StalePartition


def mark_stale(case_kinds: Iterable[str], years: Iterable[int]) -> None:
    """Mark the years of every fact that is drawn from one of the kinds.

    ``years`` are all Gregorian years in which a date of the changed matters lies or lay. Call it
    inside the changing transaction, so that the mark becomes visible together with the change.
    """
    changed, touched = set(case_kinds), sorted(set(years))
    behind = [fact.name for fact in facts().values() if changed.intersection(fact.case_kinds)]
    StalePartition.objects.bulk_create(
        StalePartition(fact=name, year=year) for name in behind for year in touched
    )


def follow(sender: Any, kinds: set[str], years: set[int], **_: Any) -> None:
    """Receiver of ``case_changed``."""
    mark_stale(kinds, years)
