"""Tallies as dated facts for figures: one row per count, with its dimensions as codes.

The tables of facts belong to the lines, above this app; they wrap what is yielded here. A count
belongs to the period in which its span ends.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.tallies.models import Tally

Value = str | int | date | None

# Columns and their types, as a fact table declares them; dimensions follow under their own names.
COLUMNS: Mapping[str, str] = {
    "on": "date",
    "month": "code",
    "kind": "code",
    "qualifier": "code",
    "value": "int",
}
_BATCH = 2000


@dataclass(frozen=True)
class Known:
    """What a count was held to be from ``known_on`` on."""

    on: date
    known_on: date
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Matter:
    """One count with what was known of it, in order; it belongs to no case."""

    ref: str
    changes: tuple[Known, ...]


def stale_kind(line: str) -> str:
    """What a fact names among its ``case_kinds`` to follow the tallies of a line."""
    return f"{line}.tallies"


def tally_matters(
    line: str, years: Iterable[int] | None = None, *, dims: Iterable[str] = ()
) -> Iterator[Matter]:
    """Yield the whole-number counts of a line, those that end in some years if given."""
    names = tuple(dims)
    found = Tally.objects.filter(line=line).prefetch_related("revisions")
    if years is not None:
        found = found.filter(end__year__in=list(years))
    for tally in found.order_by("pk").iterator(chunk_size=_BATCH):
        told: dict[str, Value] = {name: tally.dims.get(name) for name in names}
        changes = tuple(
            Known(
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
            yield Matter(tally.ref, changes)
