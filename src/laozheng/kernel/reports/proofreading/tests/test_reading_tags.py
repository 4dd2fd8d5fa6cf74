"""A tagged PDF reads like the ODT of the same book: paragraphs, headings, cells with places."""

from functools import cache

import pytest

from laozheng.kernel.reports.proofreading.reading import read_text
from laozheng.kernel.reports.proofreading.text import Line, SourceText
from laozheng.kernel.reports.render import render_book
from laozheng.kernel.reports.tests.example_book import a_document

pytest.importorskip("pypdfium2")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory):
    """The example book, rendered in a format and read again."""
    folder = tmp_path_factory.mktemp("tagged")

    @cache
    def of_format(suffix: str) -> SourceText:
        path = folder / f"書{suffix}"
        path.write_bytes(render_book(a_document(), suffix))
        return read_text(path)

    return of_format


def cells_by_table(source: SourceText) -> list[list[tuple[object, ...]]]:
    """The cells of the tables with several columns of numbers, without the number of the table."""
    tables: dict[int, list[Line]] = {}
    for line in source.lines:
        if line.place:
            tables.setdefault(line.place.table, []).append(line)
    return [
        [_cell(line) for line in lines]
        for lines in tables.values()
        if max(line.place.column for line in lines if line.place) > 1
    ]


def _cell(line: Line) -> tuple[object, ...]:
    assert line.place
    place = line.place
    text = line.text.replace(" ", "")
    return place.row, place.column, place.rows, place.columns, place.header, text


def test_tables_keep_heads_rows_and_merged_cells(read):
    of_pdf, of_odt = cells_by_table(read(".pdf")), cells_by_table(read(".odt"))
    assert len(of_pdf) == len(of_odt) == 2
    for pdf, odt in zip(of_pdf, of_odt, strict=True):
        # The corner cell of two words is two paragraphs in ODT.
        assert [cell for cell in pdf if cell[:2] != (0, 0)] == [
            cell for cell in odt if cell[:2] != (0, 0)
        ]


def test_headings_and_paragraphs_are_lines_of_their_own(read):
    lines = read(".pdf").lines
    assert [(line.text, line.level) for line in lines if line.level] == [
        ("壹、勞工行政", 1), ("一、權益基金", 2), ("二、爭議調處", 2), ("貳、工會組織", 1)
    ]  # fmt: skip
    assert "核定補助經費284萬633元。" in {line.text for line in lines}
    assert "線上撤回579件。" in {line.text for line in lines}


def test_the_number_of_a_page_is_no_text_of_the_document(read):
    assert not any("第1頁" in line.text or "共1頁" in line.text for line in read(".pdf").lines)


def test_words_that_run_over_the_line_of_a_cell_are_one(read):
    texts = {line.text for line in read(".pdf").lines}
    assert {"調解中之案件", "民間團體調處", "1,933 (76%)"} <= texts
