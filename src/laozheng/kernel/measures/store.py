"""The statistics store: facts as Parquet under ``LAOZHENG_HOME/statistics/<fact>/<year>.parquet``.

A transaction that changes records leaves marks (``freshness``); a refresh rebuilds the marked
years and then deletes exactly the marks that it had read. A change that commits later keeps its
own mark, so nothing is lost whatever the order. One home belongs to one database.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from laozheng.kernel.measures.catalogue import facts
from laozheng.kernel.measures.columnar import batches_of
from laozheng.kernel.measures.declare import Fact
from laozheng.kernel.measures.files import FactFiles, locked
from laozheng.kernel.measures.kept import KeptAnswers
from laozheng.kernel.measures.models import StalePartition
from laozheng.kernel.measures.sources import ParquetSource

# Fewer than the variables that SQLite allows in one statement.
MARKS_AT_ONCE = 500

_KEPT = KeptAnswers()


@dataclass(frozen=True)
class Difference:
    """A matter whose versions in the store are not those of the records."""

    fact: str
    year: int
    ref: str
    found: str

    def __str__(self) -> str:
        where = f"統計「{self.fact}」{self.year}年的「{self.ref}」"
        return f"{where}{_FOUND[self.found]}，請重建統計檔。"


_FOUND = {
    "missing": "在統計檔中沒有",
    "extra": "只在統計檔中有，紀錄中沒有",
    "differs": "在統計檔中與紀錄不同",
}


def statistics_root() -> Path:
    """The folder of the store."""
    return Path(settings.LAOZHENG_HOME) / "statistics"


@contextmanager
def fresh_source(names: Iterable[str]) -> Iterator[ParquetSource]:
    """The tables of these facts, refreshed and not replaced while in use."""
    refresh(names)
    root = statistics_root()
    with locked(root, exclusive=False):
        yield ParquetSource(root, kept=_KEPT)


def generation(names: Iterable[str]) -> str:
    """A digest of the files of these facts; "" while records changed that they do not tell yet."""
    chosen = _facts(names)
    if StalePartition.objects.filter(fact__in=[fact.name for fact in chosen]).exists():
        return ""
    written = [f"{fact.name} {one}" for fact in chosen for one in _files(fact).written()]
    return sha256("\n".join(written).encode()).hexdigest()


def refresh(names: Iterable[str] | None = None) -> None:
    """Rebuild what is stale of these facts (None: of all), and what was never built.

    Must not run inside a transaction: the files would keep what a rollback takes back.
    """
    chosen = _facts(names)
    if not (_marks(chosen) or any(not _files(fact).is_current() for fact in chosen)):
        return
    _refuse_inside_a_transaction()
    with locked(statistics_root(), exclusive=True):
        # Read again: another refresh may have done the work while this one waited.
        marks = _marks(chosen)
        for fact in chosen:
            stale = {mark.year for mark in marks if mark.fact == fact.name}
            if not _files(fact).is_current():
                _files(fact).replace(fact.versions(None), None)
            elif stale:
                _files(fact).replace(fact.versions(sorted(stale)), stale)
    _forget(marks)


def rebuild(names: Iterable[str] | None = None) -> None:
    """Write all files of these facts anew, stale or not."""
    _refuse_inside_a_transaction()
    chosen = _facts(names)
    with locked(statistics_root(), exclusive=True):
        marks = _marks(chosen)
        for fact in chosen:
            _files(fact).replace(fact.versions(None), None)
    _forget(marks)


def verify(names: Iterable[str] | None = None) -> list[Difference]:
    """Refresh, then compare the store with a fresh reading of the records, matter by matter."""
    chosen = _facts(names)
    refresh(fact.name for fact in chosen)
    with locked(statistics_root(), exclusive=False):
        return [difference for fact in chosen for difference in _differences(fact)]


def _differences(fact: Fact) -> Iterator[Difference]:
    held = _digests(_files(fact).contents())
    fresh = _digests(_by_year(fact))
    for year, ref in sorted(held.keys() | fresh.keys()):
        if held.get((year, ref)) != fresh.get((year, ref)):
            found = "differs"
            if (year, ref) not in held:
                found = "missing"
            elif (year, ref) not in fresh:
                found = "extra"
            yield Difference(fact.name, year, ref, found)


def _by_year(fact: Fact) -> Iterator[tuple[int, Any]]:
    import pyarrow.compute

    for batch in batches_of(fact, fact.versions(None)):
        years = pyarrow.compute.year(batch[fact.partition])
        for year in years.unique().to_pylist():
            yield year, batch.filter(pyarrow.compute.equal(years, year))


def _digests(batches: Iterable[tuple[int, Any]]) -> dict[tuple[int, str], int]:
    """Per year and matter the sum of the digests of its versions, whatever their order."""
    digests: dict[tuple[int, str], int] = {}
    for year, batch in batches:
        for record in batch.to_pylist():
            text = repr(sorted(record.items())).encode()
            digest = int.from_bytes(blake2b(text, digest_size=8).digest())
            key = year, record["ref"]
            digests[key] = digests.get(key, 0) + digest
    return digests


def _facts(names: Iterable[str] | None) -> list[Fact]:
    known = facts()
    return list(known.values()) if names is None else [known[name] for name in sorted(set(names))]


def _files(fact: Fact) -> FactFiles:
    return FactFiles(statistics_root(), fact)


def _marks(chosen: Iterable[Fact]) -> list[StalePartition]:
    return list(StalePartition.objects.filter(fact__in=[fact.name for fact in chosen]))


def _forget(marks: list[StalePartition]) -> None:
    ids = [mark.pk for mark in marks]
    for start in range(0, len(ids), MARKS_AT_ONCE):
        StalePartition.objects.filter(pk__in=ids[start : start + MARKS_AT_ONCE]).delete()


def _refuse_inside_a_transaction() -> None:
    """Raise RuntimeError inside an atomic block; Django leaves the check out in its test cases."""
    with transaction.atomic(durable=True):
        pass
