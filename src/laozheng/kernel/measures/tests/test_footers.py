"""What footers prove may be left out of a scan; what they do not prove must stay."""

from datetime import date

import pyarrow
import pyarrow.parquet
import pytest

from laozheng.kernel.measures.cube import Shape, rows_in_force
from laozheng.kernel.measures.footers import Extent, extents_of
from laozheng.kernel.measures.leaves import Scan

JANUARY, MARCH, MAY = date(2024, 1, 1), date(2024, 3, 1), date(2024, 5, 1)


def written(path, name, values):
    column = pyarrow.array(values, pyarrow.date32())
    pyarrow.parquet.write_table(pyarrow.table({name: column}), path)
    return path


def test_the_extent_spans_all_files_and_row_groups(tmp_path):
    paths = [
        written(tmp_path / "2023.parquet", "known_from", [MARCH, MAY]),
        written(tmp_path / "2024.parquet", "known_from", [JANUARY, MARCH]),
    ]
    assert extents_of(paths, ["known_from"]) == {"known_from": Extent(JANUARY, MAY)}


def test_a_column_with_an_empty_value_proves_nothing(tmp_path):
    paths = [
        written(tmp_path / "2023.parquet", "known_from", [MARCH]),
        written(tmp_path / "2024.parquet", "known_from", [MARCH, None]),
    ]
    assert extents_of(paths, ["known_from"]) == {}


def test_an_empty_file_takes_nothing_away(tmp_path):
    paths = [
        written(tmp_path / "columns.parquet", "known_from", []),
        written(tmp_path / "2024.parquet", "known_from", [MARCH]),
    ]
    assert extents_of(paths, ["known_from"]) == {"known_from": Extent(MARCH, MARCH)}


@pytest.mark.parametrize(
    ("extents", "left"),
    [
        ({}, {"on_from", "on_to", "known_from", "known_to"}),
        ({"on_from": Extent(JANUARY, MARCH)}, {"on_to", "known_from", "known_to"}),
        ({"on_from": Extent(JANUARY, MAY)}, {"on_from", "on_to", "known_from", "known_to"}),
        ({"on_to": Extent(MARCH, date.max)}, {"on_from", "on_to", "known_from", "known_to"}),
        ({"on_to": Extent(MAY, date.max)}, {"on_from", "known_from", "known_to"}),
    ],
)
def test_only_a_proved_test_is_left_out(extents, left):
    import ibis

    spans = ("on_from", "on_to", "known_from", "known_to")
    table = ibis.table(dict.fromkeys((*spans, "received_on"), "date"), name="versions")
    scan = Scan("cases", "received_on", None, None, None, None)
    on_march = Shape(spans=(), days=(MARCH,), grain="day", columns=(), summed=())
    asked = " ".join(
        str(ibis.to_sql(table.select(held=test)))
        for test in rows_in_force(table, scan, on_march, MARCH, extents)
    )
    assert {name for name in spans if f'"{name}"' in asked} == left
