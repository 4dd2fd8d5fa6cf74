"""What an import did, or would do: the counts, and every row that needs a person's eye."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from laozheng.kernel.datasets.reading import Skipped
from laozheng.kernel.datasets.rows import RESULTS, Remark


@dataclass
class ImportReport:
    """Counts by result; every row read is in exactly one of them.

    ``held_back`` are good rows of a file that was not saved because other rows were refused.
    A dry run reports what the run would report.
    """

    dataset: str
    layout: str
    dry_run: bool = False
    keep_good: bool = False
    read: int = 0
    created: int = 0
    updated: int = 0
    merged: int = 0
    unchanged: int = 0
    refused: int = 0
    held_back: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    refusals: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    rejected_file: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether what was asked was done: every row is in, or the good ones as wished."""
        return self.keep_good or not self.refused

    @property
    def changed(self) -> int:
        """Rows that made or altered a record."""
        return self.created + self.updated + self.merged

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON (design.md §7)."""
        return {
            "dataset": self.dataset,
            "layout": self.layout,
            "dry_run": self.dry_run,
            "read": self.read,
            **{result: getattr(self, result) for result in RESULTS},
            "held_back": self.held_back,
            "flags": dict(sorted(self.flags.items())),
            "skipped": [skipped._asdict() for skipped in self.skipped],
            "warnings": [remark._asdict() for remark in self.warnings],
            "rejected_file": self.rejected_file,
            "refusals": [remark._asdict() for remark in self.refusals],
        }

    def count(self, result: str, rows: int = 1) -> None:
        """Add rows to the count of a result."""
        setattr(self, result, getattr(self, result) + rows)

    def hold_back(self) -> None:
        """Nothing was saved: the good rows wait for the refused ones to be corrected."""
        self.held_back = self.changed + self.unchanged
        self.created = self.updated = self.merged = self.unchanged = 0
