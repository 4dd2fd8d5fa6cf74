"""What earlier imports brought: rows that say the same again, and rows that correct."""

from collections.abc import Callable, Sequence

from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.datasets.rows import (
    REFUSED,
    Earlier,
    ImportOptions,
    Row,
    correction_reason,
)


class KnownRows:
    """Compares rows with the accepted source rows of the same key.

    ``stored`` gives the cells of a row as they are kept, hidden columns masked.
    """

    def __init__(
        self,
        dataset: DataSet,
        layout: str,
        options: ImportOptions,
        *,
        file_is_known: bool,
        stored: Callable[[Row], dict[str, str]],
    ) -> None:
        self._layout = layout
        self._what_to_do = str(dataset.correction)
        self._stored = stored
        self._update = options.update
        self._many_per_key = dataset.repeated_keys == "record"
        # A file that came before is old news even where a later file corrected it.
        self._any_version = self._many_per_key or (file_is_known and not options.update)

    def settle(self, rows: Sequence[Row]) -> None:
        """Mark rows that are unchanged; refuse, or mark for correction, those that differ."""
        versions = self._versions({row.key_digest for row in rows if row.key_digest})
        corrections: list[tuple[Row, SourceRow]] = []
        for row in rows:
            earlier = versions.get(row.key_digest, [])
            same = [version for version in earlier if version.digest == row.digest]
            if same and (self._any_version or earlier[-1].digest == row.digest):
                row.unchanged(same[-1].object_ref)
            elif earlier and not self._many_per_key:
                corrections.append((row, earlier[-1]))
        if self._update:
            for row, last in corrections:
                row.earlier = Earlier(last.object_ref, last.digest)
        elif corrections:
            self._refuse(corrections)

    def _versions(self, keys: set[str]) -> dict[str, list[SourceRow]]:
        """The accepted rows of some keys, oldest first, without their cells."""
        found = (
            SourceRow.objects.filter(key_digest__in=keys)
            .exclude(result=REFUSED)
            .only("key_digest", "digest", "object_ref")
            .order_by("id")
        )
        versions: dict[str, list[SourceRow]] = {}
        for source_row in found:
            versions.setdefault(source_row.key_digest, []).append(source_row)
        return versions

    def _refuse(self, corrections: Sequence[tuple[Row, SourceRow]]) -> None:
        last_rows = SourceRow.objects.select_related("file").in_bulk(
            [earlier.pk for _, earlier in corrections]
        )
        for row, earlier in corrections:
            differing = self._differing(row, last_rows[earlier.pk])
            row.refuse("", correction_reason(differing, self._what_to_do))

    def _differing(self, row: Row, earlier: SourceRow) -> tuple[str, ...]:
        """The titles whose cells differ; empty when the layouts cannot be compared."""
        if earlier.file.layout != self._layout:
            return ()
        new, old = self._stored(row), earlier.cells
        return tuple(
            title
            for title in dict.fromkeys([*new, *old])
            if new.get(title, "").strip() != old.get(title, "").strip()
        )
