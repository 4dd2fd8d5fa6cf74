"""The DOCX file, opened again by python-docx."""

import io

import docx as python_docx
from docx.document import Document as DocxDocument
from docx.table import Table

from laozheng.kernel.reports.render import docx
from laozheng.kernel.reports.render.docx_styles import WORD
from laozheng.kernel.reports.tests.example_book import TABLES, a_document


def reopened() -> DocxDocument:
    return python_docx.Document(io.BytesIO(docx.render(a_document())))


def inner_tables() -> list[Table]:
    (book,) = reopened().tables
    return [table for row in book.rows for table in row.cells[1].tables]


def test_equal_books_give_equal_bytes() -> None:
    assert docx.render(a_document()) == docx.render(a_document())


def test_the_book_is_one_table_with_a_repeated_head() -> None:
    (book,) = reopened().tables
    assert [cell.text for cell in book.rows[0].cells] == ["項目", "成果"]
    assert book.rows[0]._tr.find(f".//{WORD.tag('w:tblHeader')}") is not None
    assert [cell.text for cell in book.rows[1].cells] == [
        "勞工行政\n權益基金",
        "核定補助經費284萬633元。",
    ]


def test_merged_cells_are_one_cell() -> None:
    by_issue, by_channel = inner_tables()
    assert by_issue.cell(0, 0)._tc is by_issue.cell(1, 0)._tc
    assert by_issue.cell(0, 0).text == "成立與否\n爭議類別"
    remark = by_issue.cell(2, 5)
    assert remark.text.startswith("合計為成立、不成立及調解中")
    assert all(by_issue.cell(row, 5)._tc is remark._tc for row in range(2, 9))
    assert by_issue.cell(1, 1)._tc is not by_issue.cell(1, 2)._tc
    assert by_channel.cell(2, 1).text == "1,933\n(76%)"


def test_the_tables_hold_every_row_and_column() -> None:
    for table, declared in zip(inner_tables(), TABLES.values(), strict=True):
        assert len(table.rows) == len(declared.head) + len(declared.body)
        assert len(table.columns) == 6
    assert [cell.text for cell in inner_tables()[0].rows[8].cells][:5] == [
        "小計",
        "2,871",
        "1,063",
        "1",
        "3,935",
    ]


def test_headings_are_words_own_and_numbered_by_word() -> None:
    (book,) = reopened().tables
    headings = [
        (paragraph.style.name, paragraph.text)
        for row in book.rows[1:]
        for paragraph in row.cells[0].paragraphs
        if paragraph.style is not None and paragraph.text
    ]
    assert headings == [
        ("Heading 1", "勞工行政"),
        ("Heading 2", "權益基金"),
        ("Heading 2", "爭議調處"),
        ("Heading 1", "工會組織"),
    ]
    numbering = reopened().part.numbering_part.element
    formats = [form.get(WORD.tag("w:val")) for form in numbering.iter(WORD.tag("w:numFmt"))]
    assert formats[:2] == ["ideographLegalTraditional", "taiwaneseCountingThousand"]


def test_each_list_begins_at_one() -> None:
    (book,) = reopened().tables
    numbers = [
        (int(number.get(WORD.tag("w:val"))), int(level.get(WORD.tag("w:val"))))
        for row in book.rows
        for properties in row.cells[1]._tc.iter(WORD.tag("w:numPr"))
        for level, number in [tuple(properties)]
    ]
    assert [level for _, level in numbers] == [0, 0, 0, 1, 1]
    assert len({number for number, _ in numbers}) == 1
    numbering = reopened().part.numbering_part.element
    restarted = [
        number
        for number in numbering.iter(WORD.tag("w:num"))
        if number.find(f".//{WORD.tag('w:startOverride')}") is not None
    ]
    assert numbers[0][0] in {int(number.get(WORD.tag("w:numId"))) for number in restarted}


def test_the_corner_cell_has_a_diagonal() -> None:
    corner = inner_tables()[0].cell(0, 0)
    assert corner._tc.find(f".//{WORD.tag('w:tl2br')}") is not None


def test_title_language_and_fonts_are_set() -> None:
    document = reopened()
    assert document.core_properties.title == "範例市政府113年度報告"
    assert document.core_properties.language == "zh-TW"
    defaults = document.styles.element.find(f".//{WORD.tag('w:rFonts')}")
    assert {defaults.get(WORD.tag(f"w:{script}")) for script in ("ascii", "eastAsia")} == {"標楷體"}
