"""Where the engine finds the tables of facts: the Parquet files of the store, or rows in memory.

The connection is handed in, so the same definitions run on another Ibis backend; without one, it
is the DuckDB of this thread.
"""

import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from laozheng.kernel.measures.columnar import batches_of, schema_of
from laozheng.kernel.measures.declare import SPAN_COLUMNS, Fact, FactRow
from laozheng.kernel.measures.files import FactFiles
from laozheng.kernel.measures.footers import Extents, extents_of
from laozheng.kernel.measures.kept import KeptAnswers

_of_thread = threading.local()


def duckdb_connection() -> Any:
    """The DuckDB of this thread, in memory and empty; opening one costs more than most scans."""
    import ibis

    if not hasattr(_of_thread, "connection"):
        _of_thread.connection = ibis.duckdb.connect()
    return _of_thread.connection


class ParquetSource:
    """Facts as Parquet files under ``root/<fact>/``; every fact has at least an empty one.

    ``kept`` holds what earlier questions found; without it, every question scans.
    """

    def __init__(self, root: Path, connection: Any = None, kept: KeptAnswers | None = None) -> None:
        self._root = root
        self._connection = connection or duckdb_connection()
        self._kept = kept
        self._tables: dict[str, Any] = {}
        self._extents: dict[str, Extents] = {}

    def table(self, fact: Fact) -> Any:
        """All files of the fact as one table."""
        if fact.name not in self._tables:
            paths = [str(path) for path in self._paths(fact)]
            name = f"fact_{fact.name}"
            self._tables[fact.name] = self._connection.read_parquet(paths, table_name=name)
        return self._tables[fact.name]

    def extents(self, fact: Fact) -> Extents:
        """The spans of validity and the days of the fact as the footers of the files tell them."""
        if fact.name not in self._extents:
            self._extents[fact.name] = extents_of(
                self._paths(fact), (*SPAN_COLUMNS, fact.partition)
            )
        return self._extents[fact.name]

    def answer(self, fact: Fact, key: Hashable, scanned: Callable[[], Any]) -> Any:
        """What a scan gives; kept for as long as the files of the fact stay as they are."""
        if self._kept is None:
            return scanned()
        files = FactFiles(self._root, fact)
        return self._kept.answer((str(files.folder), tuple(files.written()), key), scanned)

    def _paths(self, fact: Fact) -> list[Path]:
        return sorted((self._root / fact.name).glob("*.parquet"))


class MemorySource:
    """Facts as rows in memory: for what-if questions and for tests.

    A connection that is handed in must not yet have tables of these facts.
    """

    def __init__(self, rows: Mapping[str, Iterable[FactRow]], connection: Any = None) -> None:
        import ibis

        self._rows = rows
        self._connection = connection or ibis.duckdb.connect()
        self._tables: dict[str, Any] = {}

    def table(self, fact: Fact) -> Any:
        """The rows of the fact as a table of the connection."""
        if fact.name not in self._tables:
            self._tables[fact.name] = self._filled(fact)
        return self._tables[fact.name]

    def extents(self, fact: Fact) -> Extents:
        """Nothing is told: rows in memory have no footers."""
        return {}

    def answer(self, fact: Fact, key: Hashable, scanned: Callable[[], Any]) -> Any:
        """What a scan gives; nothing is kept."""
        return scanned()

    def _filled(self, fact: Fact) -> Any:
        import ibis
        import pyarrow

        batches = batches_of(fact, self._rows.get(fact.name, ()))
        content = pyarrow.concat_tables([schema_of(fact).empty_table(), *batches])
        # Wrapped: from bare Arrow data, ibis 12 ends with a DROP VIEW that DuckDB cannot read.
        return self._connection.create_table(f"fact_{fact.name}", ibis.memtable(content))
