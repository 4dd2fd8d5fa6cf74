"""``FILE.rejected.csv``: the refused rows with where and why, ready to be corrected and imported.

Written beside the input, or in a given folder when that one cannot be written. UTF-8 with mark, so
that a spreadsheet opens it rightly; readable by its owner only.
"""

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from laozheng.kernel.datasets.headers import REJECTED_COLUMNS, Heading, spelling
from laozheng.kernel.datasets.rows import Row
from laozheng.kernel.datasets.sheets import guarded

_OWN = frozenset(spelling(name) for name in REJECTED_COLUMNS)


class RejectedFile:
    """A context that makes the file when the first row is refused, and not before."""

    def __init__(self, source: Path, heading: Heading, fallback: Path | None = None) -> None:
        self._source = source
        self._fallback = fallback
        # Cells right of the header may be why a row was refused; they go last.
        self._titles = [t for t in heading.titles if t and spelling(t) not in _OWN]
        self._file: IO[str] | None = None
        self._writer: Any = None
        self.path: Path | None = None

    def __enter__(self) -> "RejectedFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, row: Row) -> None:
        """Add a refused row; without a folder to write to, the report alone tells of it."""
        if self._writer is None and not self._open():
            return
        columns = "；".join(dict.fromkeys(remark.column for remark in row.refusals))
        reasons = "".join(remark.reason for remark in row.refusals)
        surplus = [text for title, text in row.cells.items() if title.startswith("（第")]
        cells = [row.cells.get(title, "") for title in self._titles]
        self._writer.writerow(
            guarded(text) for text in [*cells, str(row.number), columns, reasons, *surplus]
        )

    def _open(self) -> bool:
        folder = self._source.parent
        if not os.access(folder, os.W_OK):
            if self._fallback is None:
                return False
            folder = self._fallback
        self.path = folder / f"{self._source.name}.rejected.csv"
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(self._columns())
        return True

    def _columns(self) -> Sequence[str]:
        return [*self._titles, *REJECTED_COLUMNS]
