"""Finding the table in a file: encodings, delimiters, titles, merged headers, totals."""

import pytest
import xlsxwriter

from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.reading import open_source
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.tests.matters import MATTERS, PERSON_ID, TODAY, written

HEADER = "案號,收件日,事業單位名稱,備註\n"
ROWS = "A-1,113/03/05,測試企業有限公司,臺灣\nA-2,113/03/06,範例工程行,\n"
BODY = HEADER + ROWS


def lines_of(path, dataset=MATTERS):
    skipped = []
    source = open_source(path, dataset, TODAY)
    return source, list(source.lines(skipped)), skipped


def refusal_of(path, dataset=MATTERS):
    with pytest.raises(FileRefused) as refused:
        open_source(path, dataset, TODAY)
    return refused.value


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp950", "big5"]
)
def test_every_usual_encoding_is_recognized(tmp_path, encoding):
    source, lines, _ = lines_of(written(tmp_path, BODY, encoding=encoding))
    assert source.heading.names == ("case_no", "received_on", "employer_name", "note")
    assert [line.cells[2] for line in lines] == ["測試企業有限公司", "範例工程行"]


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "euc_kr"])
def test_a_foreign_encoding_is_refused(tmp_path, encoding):
    assert (
        refusal_of(written(tmp_path, BODY.replace("灣", "北"), encoding=encoding)).code == "E-ENC"
    )


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "matters.csv"
    path.write_bytes(BODY.encode() + b"A-3,113/03/07,\xff\xfe\xfa,\n")
    refused = refusal_of(path)
    assert (refused.code, refused.line) == ("E-ENC", 4)
    assert "第 4 列" in str(refused)


def test_a_data_set_may_ask_for_utf8(tmp_path):
    strict = DataSet(
        "strict", "嚴", "datasets", ("case_no",), MATTERS.columns, encodings=("utf-8",)
    )
    assert refusal_of(written(tmp_path, BODY, encoding="cp950"), strict).code == "E-ENC"
    assert lines_of(written(tmp_path, BODY), strict)[1]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found_by_the_header(tmp_path, delimiter):
    _, lines, _ = lines_of(written(tmp_path, BODY.replace(",", delimiter)))
    assert [line.cells[0] for line in lines] == ["A-1", "A-2"]


def test_english_names_labels_and_aliases_may_be_mixed(tmp_path):
    text = "case_number,收 件 日*,事業單位（必填）\nA-1,2024-03-05,測試企業\n"
    source, _, _ = lines_of(written(tmp_path, text))
    assert source.heading.names == ("case_no", "received_on", "employer_name")


def test_titles_totals_notes_and_repeated_headers_are_skipped_and_listed(tmp_path):
    text = (
        "高雄市測試清冊,,,\n製表日期：113/04/01,,,\n"
        + BODY
        + "小計,,2件,\n"
        + HEADER
        + "A-3,113/03/07,乙商行,\n合計,,3,\n備註：含補登,,,\n"
    )
    _, lines, skipped = lines_of(written(tmp_path, text))
    assert [line.cells[0] for line in lines] == ["A-1", "A-2", "A-3"]
    assert [(each.line, each.reason) for each in skipped] == [
        (1, "標題列"),
        (2, "標題列"),
        (6, "合計列"),
        (7, "重複的表頭"),
        (9, "合計列"),
        (10, "附註列"),
    ]


def test_a_record_whose_name_is_a_total_is_not_skipped(tmp_path):
    _, lines, skipped = lines_of(written(tmp_path, HEADER + "總計,113/03/05,總計企業社,x\n"))
    assert len(lines) == 1
    assert not skipped


def test_line_numbers_are_those_of_the_editor(tmp_path):
    text = HEADER + '\nA-1,113/03/05,"測試\n企業",\nA-2,113/03/06,乙,\n'
    _, lines, _ = lines_of(written(tmp_path, text))
    assert [line.number for line in lines] == [3, 5]


def test_an_unknown_header_names_the_nearest_layout_and_the_differences(tmp_path):
    refused = refusal_of(written(tmp_path, "編號,文號,收文日期,負責人\n1,2,3,4\n"))
    assert refused.code == "E-HEADER"
    assert "公告格式" in str(refused)
    assert "事業單位名稱(負責人)" in str(refused)
    assert "不認得：負責人" in str(refused)


def test_an_unknown_column_is_refused_rather_than_lost(tmp_path):
    refused = refusal_of(written(tmp_path, BODY.replace("備註", "備注說明")))
    assert "不認得：備注說明" in str(refused)


def test_a_column_given_twice_is_refused(tmp_path):
    refused = refusal_of(written(tmp_path, BODY.replace("備註", "case_no")))
    assert "重複：case_no" in str(refused)


def test_a_file_without_header_never_repeats_an_id(tmp_path):
    refused = refusal_of(written(tmp_path, f"case_no,{PERSON_ID}\n1,2\n"))
    assert PERSON_ID not in str(refused)


def test_an_official_layout_is_known_by_its_header_with_newlines_and_full_width(tmp_path):
    text = '編號,"事業單位名稱\n（負責人）",收文日期,文號\n1,甲行(測試甲),113/03/05,A-1\n'
    source, _, _ = lines_of(written(tmp_path, text))
    assert source.heading.layout_name == "printed"
    without_optional = "事業單位名稱(負責人),收文日期,文號\n甲行,113/03/05,A-1\n"
    assert lines_of(written(tmp_path, without_optional))[0].heading.layout_name == "printed"


def test_rows_shifted_against_the_header_refuse_the_file(tmp_path):
    text = "編號,事業單位名稱(負責人),收文日期,文號\n" + "甲行,113/03/05,A-1,\n" * 3
    refused = refusal_of(written(tmp_path, text))
    assert refused.code == "E-WIDTH"
    assert str(refused).startswith("第 2 列起欄位與表頭不符")


def test_a_merely_dirty_column_is_no_shift(tmp_path):
    text = HEADER + "".join(f"A-{n},不明,企業,\n" for n in range(5))
    assert len(lines_of(written(tmp_path, text))[1]) == 5


def test_too_many_cells_in_most_rows_refuse_the_file(tmp_path):
    text = HEADER + "A-1,113/03/05,甲,x,多\nA-2,113/03/05,乙,x,多\nA-3,113/03/05,丙,x\n"
    assert refusal_of(written(tmp_path, text)).code == "E-WIDTH"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E-EMPTY"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "E-TYPE"),
        (b"PK\x03\x04 no workbook", "E-TYPE"),
        (HEADER.encode() + b'A-1,113/03/05,"never closed\n', "E-TYPE"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, code):
    path = tmp_path / "matters.csv"
    path.write_bytes(content)
    assert refusal_of(path).code == code


def workbook(path, *sheets):
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows, merges in sheets:
            sheet = book.add_worksheet(name)
            day = book.add_format({"num_format": "yyyy/mm/dd"})
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if hasattr(cell, "year"):
                        sheet.write_datetime(number, place, cell, day)
                    else:
                        sheet.write(number, place, cell)
            for merge, text in merges:
                sheet.merge_range(merge, text)
    return path


def test_a_workbook_with_title_and_merged_header_is_read(tmp_path):
    rows = [
        ["113年度測試清冊"],
        [],
        ["", "", "", "", ""],
        ["", "", "證號", "人數", ""],
        ["A-1", TODAY, "", 3.0, "測試企業"],
        ["A-2", TODAY, "", "", 16801739.0],
    ]
    merges = [
        ("A1:E1", "113年度測試清冊"),
        ("A3:A4", "案號"),
        ("B3:B4", "收件日"),
        ("C3:D3", "勞工"),
        ("E3:E4", "事業單位"),
    ]
    source, lines, skipped = lines_of(workbook(tmp_path / "m.xlsx", ("清冊", rows, merges)))
    assert source.heading.names == (
        "case_no",
        "received_on",
        "worker_id_no",
        "workers",
        "employer_name",
    )
    assert [line.number for line in lines] == [5, 6]
    assert lines[0].cells == ["A-1", "2025-03-03", "", "3", "測試企業"]
    assert lines[1].cells[4] == "16801739"
    assert [(each.line, each.text) for each in skipped] == [(1, "113年度測試清冊")]


def test_the_sheet_with_the_header_is_taken_and_others_are_listed(tmp_path):
    table = [["案號", "收件日", "事業單位"], ["A-1", "113/03/05", "測試企業"]]
    path = workbook(tmp_path / "m.xlsx", ("說明", [["如何填寫"]], []), ("資料", table, []))
    _, lines, skipped = lines_of(path)
    assert len(lines) == 1
    assert [(each.text, each.reason) for each in skipped] == [("說明", "其他工作表")]


def test_two_tables_in_a_workbook_are_refused(tmp_path):
    table = [["案號", "收件日", "事業單位"], ["A-1", "113/03/05", "測試企業"]]
    path = workbook(tmp_path / "m.xlsx", ("一", table, []), ("二", table, []))
    assert refusal_of(path).code == "E-SHEET"


def test_columns_must_be_declared_once():
    with pytest.raises(KeyError):
        MATTERS.column("nothing")
    assert isinstance(MATTERS.column("note"), Column)
