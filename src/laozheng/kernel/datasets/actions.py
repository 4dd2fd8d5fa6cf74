"""Import a file into a data set: all rows or none, unless the good ones are asked for."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.known import KnownRows
from laozheng.kernel.datasets.models import SourceFile, SourceRow
from laozheng.kernel.datasets.parsing import RowReader
from laozheng.kernel.datasets.reading import Source, open_source
from laozheng.kernel.datasets.rejected import RejectedFile
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.datasets.rows import RESULTS, FileRefused, ImportContext, ImportOptions, Row
from laozheng.kernel.datasets.sheets import Line

_BATCH = 1000


@in_language_of_record
def import_file(
    dataset: DataSet,
    path: Path | str,
    *,
    actor: Reader,
    dry_run: bool = False,
    keep_good: bool = False,
    update: bool = False,
    rejected_dir: Path | None = None,
) -> ImportReport:
    """Import a CSV, XLSX or ODS file and report what became of every row.

    One transaction. When a row is refused nothing is saved, unless ``keep_good``; with ``dry_run``
    nothing is saved in any case and the report is that of the real run. A row whose key an earlier
    import brought with other facts is a correction and needs ``update``. The very same file again
    changes nothing. Refused rows go to ``FILE.rejected.csv`` beside the file, or in
    ``rejected_dir`` when its folder cannot be written. FileRefused when the file as a whole cannot
    be read, or the data set is only exported.
    """
    if dataset.record is None:
        raise FileRefused("E-WAY", f"「{dataset.label}」只供匯出，不能匯入")
    path = Path(path)
    options = ImportOptions(update=update, keep_good=keep_good)
    source = open_source(path, dataset, actor.day)
    rejected = RejectedFile(path, source.heading, rejected_dir)
    with rejected, transaction.atomic():
        run = _Import(dataset, path, source, actor, options)
        run.report.dry_run = dry_run
        run.read_all(rejected)
        if run.report.refused and not keep_good:
            run.report.hold_back()
        if dry_run or run.changes_nothing:
            transaction.set_rollback(True)
        else:
            run.close()
    run.report.rejected_file = str(rejected.path or "")
    return run.report


class _Import:
    """One run over one file."""

    def __init__(
        self, dataset: DataSet, path: Path, source: Source, actor: Reader, options: ImportOptions
    ) -> None:
        self._dataset = dataset
        self._source = source
        digest = digest_of(path)
        self._file_is_known = SourceFile.objects.filter(
            dataset=dataset.name, digest=digest
        ).exists()
        self._file = SourceFile.objects.create(
            dataset=dataset.name,
            name=path.name,
            digest=digest,
            layout=source.heading.layout_name,
            at=actor.at,
            by=actor.ref,
        )
        self._context = ImportContext(actor, actor.day, options, self._file)
        self._reader = RowReader(dataset, source.heading, actor.day)
        self._known = KnownRows(
            dataset,
            source.heading.layout_name,
            options,
            file_is_known=self._file_is_known,
            stored=self._reader.stored_cells,
        )
        self.report = ImportReport(
            dataset.name, source.heading.layout_name, keep_good=options.keep_good
        )

    @property
    def changes_nothing(self) -> bool:
        """Whether there is no reason to keep a trace of this run."""
        held = self.report.refused and not self._context.options.keep_good
        return bool(held) or (self._file_is_known and not self.report.changed)

    def read_all(self, rejected: RejectedFile) -> None:
        """Read, check and record every row, batch by batch."""
        repeated = self._repeated_keys()
        for lines in _batches(self._source.lines(self.report.skipped)):
            rows = [self._reader.row(line) for line in lines]
            for row in rows:
                self._check(row, repeated)
            self._record([row for row in rows if not row.is_refused])
            self._keep(rows, rejected)

    def close(self) -> None:
        """Write the counts to the source file and leave the entry in the log."""
        counts = {name: getattr(self.report, name) for name in ("read", *RESULTS)}
        for name, value in counts.items():
            setattr(self._file, name, value)
        self._file.save(update_fields=list(counts))
        actor = self._context.actor
        facts = {"dataset": self._dataset.name, "digest": self._file.digest, **counts}
        record(actor, "import", self._file.ref, changes=facts)

    def _repeated_keys(self) -> dict[str, list[int]]:
        """The lines of each key that stands more than once in the file."""
        if self._dataset.repeated_keys == "record":
            return {}
        first: dict[str, int] = {}
        repeated: dict[str, list[int]] = {}
        for line in self._source.lines():
            key = self._reader.key_digest(line)
            if not key:
                continue
            if key in first:
                repeated.setdefault(key, [first[key]]).append(line.number)
            first.setdefault(key, line.number)
        return repeated

    def _check(self, row: Row, repeated: dict[str, list[int]]) -> None:
        others = [number for number in repeated.get(row.key_digest, ()) if number != row.number]
        if row.key_digest and others:
            shown = "、".join(str(number) for number in others[:3])
            row.refuse("、".join(self._dataset.key), f"與第 {shown} 列重複，請確認後只留一列")
        if not row.is_refused:
            self._dataset.check(row, self._context)

    def _record(self, rows: Sequence[Row]) -> None:
        self._known.settle(rows)
        open_rows = [row for row in rows if not row.result]
        if open_rows and self._dataset.record is not None:
            self._dataset.record(open_rows, self._context)
        for row in open_rows:
            if not row.result:
                raise RuntimeError(f"{self._dataset.name}: row {row.number} was given no result")

    def _keep(self, rows: Sequence[Row], rejected: RejectedFile) -> None:
        report = self.report
        report.read += len(rows)
        for result, times in Counter(row.result for row in rows).items():
            report.count(result, times)
        for row in rows:
            report.flags.update(row.flags)
            report.refusals += row.refusals
            report.warnings += row.warnings
            if row.is_refused:
                rejected.write(row)
        SourceRow.objects.bulk_create(self._source_row(row) for row in rows)

    def _source_row(self, row: Row) -> SourceRow:
        return SourceRow(
            file=self._file,
            number=row.number,
            cells=self._reader.stored_cells(row),
            flags=row.flags,
            reasons=[[remark.column, remark.reason] for remark in row.refusals],
            result=row.result,
            object_ref=row.object_ref,
            key_digest=row.key_digest,
            digest=row.digest,
        )


def digest_of(path: Path) -> str:
    """SHA-256 of a file, by which the very same file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    remaining = iter(lines)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
