"""The printed cells of the mediation tables, as text files that people can compare.

``REFRESH_GOLDEN=1`` writes the files anew; the change then shows in the diff.
"""

import csv
import io
import os
from pathlib import Path

import pytest

from laozheng.kernel.reports.document import Chapter, Item, ShownCell, ShownTable
from laozheng.kernel.reports.grid import lay_out
from laozheng.kernel.reports.tests.example_book import TABLES, a_document

GOLDEN = Path(__file__).parent / "golden"


def shown(chapter: Chapter, table_id: str) -> ShownTable:
    (table,) = (
        part
        for block in chapter.blocks
        if isinstance(block, Item)
        for part in block.blocks
        if isinstance(part, ShownTable) and part.id == table_id
    )
    return table


def cell_text(cell: ShownCell) -> str:
    if cell.diagonal:
        return "＼".join(cell.diagonal)
    return "".join(getattr(run, "text", "\n") for run in cell.runs)


def as_csv(table: ShownTable) -> str:
    """The grid as CSV; a place that a merged cell covers is marked by its direction."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for part in (table.head, table.body):
        for number, row in enumerate(lay_out(part)):
            writer.writerow(
                cell_text(slot.cell) if slot.is_origin else ("^" if slot.row < number else "<")
                for slot in row
            )
    return out.getvalue()


@pytest.mark.parametrize("table_id", sorted(TABLES))
def test_a_table_prints_its_golden_file(table_id: str) -> None:
    printed = as_csv(shown(a_document().chapter("mediation"), table_id))
    golden = GOLDEN / f"{table_id}.csv"
    if os.environ.get("REFRESH_GOLDEN"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
