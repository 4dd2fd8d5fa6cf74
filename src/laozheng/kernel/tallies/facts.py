"""Tallies as dated facts for figures: one row per count, with its dimensions as codes.

The tables of facts belong to the lines, above this app; they wrap what is yielded here. A count
belongs to the period in which its span ends.
"""

from collections.abc import Iterable, Iterator, Mapping

from laozheng.kernel.cases.dated import ColumnType, CountedMatter, FactChange, Value
from laozheng.kernel.tallies.models import Tally

# Columns and their types, as a fact table declares them; dimensions follow under their own names.
COLUMNS: Mapping[str, ColumnType] = {
    "on": "date",
    "month": "code",
    "kind": "code",
    "qualifier": "code",
    "value": "int",
}
_BATCH = 2000


def stale_kind(line: str) -> str:
    """What a fact names among its ``case_kinds`` to follow the tallies of a line."""
    return f"{line}.tallies"


def tally_matters(
    line: str, years: Iterable[int] | None = None, *, dims: Iterable[str] = ()
) -> Iterator[CountedMatter]:
    """Yield the whole-number counts of a line, those that end in some years if given."""
    names = tuple(dims)
    found = Tally.objects.filter(line=line).prefetch_related("revisions")
    if years is not None:
        found = found.filter(end__year__in=list(years))
    for tally in found.order_by("pk").iterator(chunk_size=_BATCH):
        told: dict[str, Value] = {name: tally.dims.get(name) for name in names}
        changes = tuple(
            FactChange(
                tally.end,
                revision.known_on,
                {
                    "on": tally.end,
                    "month": f"{tally.end:%Y-%m}",
                    "kind": tally.kind,
                    "qualifier": revision.qualifier,
                    "value": int(revision.value),
                    **told,
                },
            )
            for revision in tally.revisions.all()
        )
        if changes:
            yield CountedMatter(tally.ref, changes)
