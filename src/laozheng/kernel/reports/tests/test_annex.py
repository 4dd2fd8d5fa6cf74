"""The lists at the end of a book, and its figures as open data."""

import csv
import io
from dataclasses import replace

from laozheng.kernel.reports import opendata
from laozheng.kernel.reports.annex import annex_chapters
from laozheng.kernel.reports.document import ShownCell, ShownTable
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.example_layouts import a_book_of_chapters, a_running_book


def told(row: tuple[ShownCell, ...]) -> list[str]:
    return ["".join(run.text for run in cell.runs if hasattr(run, "text")) for cell in row]


def test_a_book_without_annexes_has_none() -> None:
    assert annex_chapters(a_running_book()) == ()


def test_every_printed_figure_is_listed_in_order() -> None:
    document = a_book_of_chapters()
    figures, _restatements = annex_chapters(document)
    assert (figures.title, figures.place) == ("附錄1　統計數字一覽", "附錄1")
    table, definitions = figures.blocks
    assert isinstance(table, ShownTable) and isinstance(definitions, ShownTable)
    printed = [value.text for _, value in document.figures()]
    assert [told(row)[1] for row in table.body] == printed
    assert told(table.body[0]) == [
        "1", "30", "調解案件", "Ch.2成果", "114/02/28／114/03/10", "30",
    ]  # fmt: skip
    assert [told(row) for row in definitions.body] == [["調解案件", "依收件日計入。"]]


def test_a_correction_is_listed_with_its_owner() -> None:
    _figures, restatements = annex_chapters(a_book_of_chapters())
    (table,) = restatements.blocks
    assert isinstance(table, ShownTable)
    assert [told(row) for row in table.body] == [
        ["重大職災件數", "112年度", "30件", "31件", "補登紀錄", "勞動檢查處", "113年度報告"]
    ]


def test_a_list_without_entries_says_so() -> None:
    nothing = replace(a_book_of_chapters(), restatements=(), annexes=("restatements",))
    (chapter,) = annex_chapters(nothing)
    (paragraph,) = chapter.blocks
    assert not isinstance(paragraph, ShownTable)


def test_open_data_has_each_figure_of_a_section_once() -> None:
    document = a_document()
    rows = list(csv.DictReader(io.StringIO(opendata.render(document).decode("utf-8-sig"))))
    assert tuple(rows[0]) == opendata.COLUMNS
    amount = rows[0]
    assert (amount["section"], amount["measure"]) == ("壹-一", "disputes.litigation_aid_amount")
    assert (amount["value"], amount["unit"], amount["period"]) == ("2840633", "twd", "113")
    assert (amount["cut_off"], amount["as_of"]) == ("2025-02-28", "2025-03-10")
    keys = [(r["section"], r["measure"], r["dims"], r["period"]) for r in rows]
    assert len(keys) == len(set(keys))
    printed = {(v.figure.measure, v.figure.dims) for _, v in document.figures()}
    assert len({(r["measure"], r["dims"]) for r in rows}) == len(printed)
