"""What the footers of Parquet files tell of whole columns, so that a scan need not ask each row.

Most versions are still in force and most terms have begun long ago: the test of such a column
costs a tenth of a scan and its answer stands in the footer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Extent:
    """The least and the greatest value of a column that is never empty."""

    least: Any
    greatest: Any

    def united(self, other: "Extent") -> "Extent":
        """The extent of both."""
        return Extent(min(self.least, other.least), max(self.greatest, other.greatest))


Extents = Mapping[str, Extent]


def extents_of(paths: Iterable[Path], names: Iterable[str]) -> Extents:
    """The extents over all files; a column with an empty value, or without statistics, has none."""
    import pyarrow.parquet

    found: dict[str, Extent | None] = dict.fromkeys(names)
    untold: set[str] = set()
    for path in paths:
        footer = pyarrow.parquet.read_metadata(path)
        positions = {footer.schema.column(at).path: at for at in range(footer.num_columns)}
        for group in (footer.row_group(number) for number in range(footer.num_row_groups)):
            for name in found.keys() - untold if group.num_rows else ():
                extent = _extent(group.column(positions[name]).statistics)
                if extent is None:
                    untold.add(name)
                else:
                    known = found[name]
                    found[name] = known.united(extent) if known else extent
    return {name: extent for name, extent in found.items() if extent and name not in untold}


def _extent(statistics: Any) -> Extent | None:
    if statistics is None or not statistics.has_min_max:
        return None
    if not statistics.has_null_count or statistics.null_count:
        return None
    return Extent(statistics.min, statistics.max)
