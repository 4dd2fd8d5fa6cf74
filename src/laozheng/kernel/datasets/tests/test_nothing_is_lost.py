"""Whatever a file holds, each of its rows ends in exactly one place."""

import csv
import io
import tempfile
import time
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st

from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.datasets.rows import RESULTS, FileRefused
from laozheng.kernel.datasets.tests.matters import COLUMNS, IMPORTER, MATTERS, PERSON_ID

HEADER = [str(column.label) for column in COLUMNS]
CELLS = {
    "case_no": ["A-1", "A-2", "Ａ－２", "小計", "", PERSON_ID],
    "received_on": ["113/03/05", "2024-03-05", "113/02/30", "", "114/12/31"],
    "intake": ["線上", "online", "天邊", ""],
    "workers": ["1", "0", "3.0", "２", ""],
    "employer_name": ["測試企業", "合計", "", "=1+1"],
    "note": ["", "備註：完", f"證號{PERSON_ID}", "多\n行", '引"號'],
}
ROW = st.tuples(*(st.sampled_from(CELLS.get(column.name, ["", ""])) for column in COLUMNS))
WIDE = st.tuples(ROW, st.sampled_from([(), (), (), (), ("多出",)])).map(
    lambda pair: pair[0] + pair[1]
)


def record_nothing(rows, context):
    """Gives every row a result without a query, so that only the import itself is timed."""
    for row in rows:
        row.created("x:1")


COUNTED = DataSet("counted", "計", "datasets", ("case_no",), COLUMNS, record=record_nothing)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(WIDE, min_size=1, max_size=12), update=st.booleans())
@pytest.mark.slow
def test_every_row_ends_in_exactly_one_place(rows, update):
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matters.csv"
        expected = write(path, [HEADER, *rows])[1:]
        try:
            report = import_file(MATTERS, path, actor=IMPORTER, keep_good=True, update=update)
        except FileRefused as refused:
            event(f"the whole file: {refused.code}")
            transaction.set_rollback(True)
            return
        kept = list(SourceRow.objects.values_list("number", flat=True))
        skipped = [each.line for each in report.skipped]
        assert sorted(kept + skipped) == expected
        assert report.read == sum(getattr(report, result) for result in RESULTS) == len(kept)
        held = import_file(MATTERS, path, actor=IMPORTER, dry_run=True, update=update)
        assert held.read == held.held_back + sum(getattr(held, result) for result in RESULTS)
        transaction.set_rollback(True)


def write(path: Path, rows) -> list[int]:
    """Write rows as CSV; the line on which each begins, blank rows left out."""
    text, begins = "", []
    for row in rows:
        if any(cell.strip() for cell in row):
            begins.append(text.count("\n") + 1)
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow(row)
        text += buffer.getvalue()
    path.write_text(text, encoding="utf-8")
    return begins


@pytest.mark.slow
@pytest.mark.django_db
def test_the_work_for_a_row_does_not_grow_with_the_file(tmp_path):
    def seconds(rows: int) -> float:
        """Seconds of this process alone: what else the machine does is not counted."""
        path = tmp_path / f"{rows}.csv"
        numbers = range(rows)
        write_many(path, [[f"B{rows}-{n}", "113/03/05", "測試企業", ""] for n in numbers])
        started = time.process_time()
        report = import_file(COUNTED, path, actor=IMPORTER)
        assert report.created == rows
        return time.process_time() - started

    small, large = seconds(4_000), seconds(32_000)
    assert large < small * 8 * 3


def write_many(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["案號", "收件日", "事業單位名稱", "備註"])
        writer.writerows(rows)
