"""A book that is one large table keeps the tables and headings inside its cells."""

from pathlib import Path

import pytest

from laozheng.kernel.reports.proofreading.reading import _cells_apart, read_text
from laozheng.kernel.reports.proofreading.text import SourceText
from laozheng.kernel.reports.render import docx, odt
from laozheng.kernel.reports.tests.example_book import a_document


@pytest.fixture(params=[".odt", ".docx"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> SourceText:
    """The example book as it is read back."""
    if request.param == ".docx":
        pytest.importorskip("pypandoc")
    path = tmp_path / f"book{request.param}"
    path.write_bytes({".odt": odt.render, ".docx": docx.render}[request.param](a_document()))
    return read_text(path)


def test_a_table_inside_a_cell_has_places_of_its_own(source: SourceText) -> None:
    outer = next(line.place for line in source.lines if line.text.startswith("（本項"))
    cells = {line.text: line.place for line in source.lines if line.place}
    total, label = cells["3,935"], cells["小計"]
    assert outer and total and label
    assert total.table == label.table != outer.table
    assert total.row == label.row and total.column > label.column


def test_headings_in_the_left_column_are_read(source: SourceText) -> None:
    text = "".join(line.text for line in source.lines)
    assert "勞工行政" in text and "爭議調處" in text


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("甲類 1,446 530 1 1,977", ["甲類", "1,446", "530", "1", "1,977"]),
        ("(24%) 0 2,542", ["(24%)", "0", "2,542"]),
        ("113年度受理 70 件，核定 50 件", ["113年度受理 70 件，核定 50 件"]),
        ("自 3 月起", ["自 3 月起"]),
    ],
)
def test_a_row_that_a_pdf_prints_on_one_line_is_taken_apart(line: str, cells: list[str]) -> None:
    assert _cells_apart(line).split("\n") == cells
