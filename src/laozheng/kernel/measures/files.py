"""The Parquet files of one fact: one per Gregorian year, replaced as a whole and never edited.

``columns.parquet`` holds no row. It tells for which columns the other files were written, and
gives an empty fact a table.
"""

import fcntl
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from laozheng.kernel.measures.columnar import batches_of, fingerprint, schema_of
from laozheng.kernel.measures.declare import Fact, FactRow

_COLUMNS = "columns"
_FINGERPRINT = b"laozheng.fact"


@contextmanager
def locked(root: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold the lock of the store: shared to read, exclusive to replace files.

    It holds between threads and processes of one machine, and ends with its process.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield


class FactFiles:
    """The folder of one fact."""

    def __init__(self, root: Path, fact: Fact) -> None:
        self.fact = fact
        self.folder = root / fact.name

    def is_current(self) -> bool:
        """Whether the files were written for the fact's present columns."""
        import pyarrow.parquet

        path = self._path(_COLUMNS)
        if not path.exists():
            return False
        metadata = pyarrow.parquet.read_schema(path).metadata or {}
        return bool(metadata.get(_FINGERPRINT) == fingerprint(self.fact).encode())

    def years(self) -> set[int]:
        """The years that have a file."""
        return {int(path.stem) for path in self.folder.glob("[0-9]*.parquet")}

    def written(self) -> list[str]:
        """Each file with its size and the moment at which it was written."""
        found = ((path.name, path.stat()) for path in sorted(self.folder.glob("*.parquet")))
        return [f"{name} {about.st_size} {about.st_mtime_ns}" for name, about in found]

    def replace(self, rows: Iterable[FactRow], years: Collection[int] | None) -> None:
        """Write the rows and put them in the place of the files of these years (None: of all).

        A year without rows loses its file. Rows of other years are left out: a matter that was
        moved to another year has versions in both, each in the file of its own. Call it under the
        exclusive lock; a crash leaves the old files, or some years new.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for left_over in self.folder.glob("*.writing"):
            left_over.unlink()
        written = self._write(rows, years)
        if years is None:
            self._write_columns()
        for year in self.years() if years is None else years:
            if year not in written:
                self._path(str(year)).unlink(missing_ok=True)
        for path in self.folder.glob("*.writing"):
            path.replace(path.with_suffix(".parquet"))

    def contents(self) -> Iterator[tuple[int, Any]]:
        """The files as Arrow batches, each with its year."""
        import pyarrow.parquet

        for year in sorted(self.years()):
            with pyarrow.parquet.ParquetFile(self._path(str(year))) as file:
                for batch in file.iter_batches():
                    yield year, batch

    def _write(self, rows: Iterable[FactRow], years: Collection[int] | None) -> set[int]:
        import pyarrow.compute
        import pyarrow.parquet

        writers: dict[int, Any] = {}
        schema = schema_of(self.fact)
        with ExitStack() as open_files:
            for batch in batches_of(self.fact, rows):
                year_of_row = pyarrow.compute.year(batch[self.fact.partition])
                for year in year_of_row.unique().to_pylist():
                    if year is None:
                        raise ValueError(f"{self.fact.name}: a row without {self.fact.partition}")
                    if years is not None and year not in years:
                        continue
                    if year not in writers:
                        path = self._path(str(year)).with_suffix(".writing")
                        writer = pyarrow.parquet.ParquetWriter(path, schema, compression="zstd")
                        writers[year] = open_files.enter_context(writer)
                    chosen = batch.filter(pyarrow.compute.equal(year_of_row, year))
                    writers[year].write_table(chosen)
        return set(writers)

    def _write_columns(self) -> None:
        import pyarrow.parquet

        marked = schema_of(self.fact).with_metadata({_FINGERPRINT: fingerprint(self.fact)})
        path = self._path(_COLUMNS).with_suffix(".writing")
        pyarrow.parquet.write_table(marked.empty_table(), path)

    def _path(self, stem: str) -> Path:
        return self.folder / f"{stem}.parquet"
