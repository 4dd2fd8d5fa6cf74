"""Numbers in tables: real cells, rows with tabs, and cells that fell one to a line."""

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading.scanning import scan
from laozheng.kernel.reports.proofreading.tests.scanned import counted, kinds, statistics
from laozheng.kernel.reports.proofreading.text import Line, Place, SourceText


def table(*rows: tuple[str, ...], heads: int = 1) -> SourceText:
    cells = [
        (text, Place(0, row, column, header=row < heads))
        for row, words in enumerate(rows)
        for column, text in enumerate(words)
    ]
    return SourceText("", "odt", tuple(Line(n, t, p) for n, (t, p) in enumerate(cells, 1)))


def test_a_cell_takes_the_unit_of_its_column() -> None:
    source = table(("類別", "件數", "金額(萬元)"), ("甲", "12", "3.5"), ("合計", "12", "3.5"))
    found = [(f.value, f.unit, f.row_label, f.basis) for f in scan(source)]
    assert found == [
        (12, "cases", "甲", ""),
        (35000, "twd", "甲", ""),
        (12, "cases", "合計", "total"),
        (35000, "twd", "合計", "total"),
    ]


def test_a_row_may_name_the_unit_itself() -> None:
    text = "指標\t單位\t112 年\t113 年\n用電量\t度/年\t2,080\t1,990\n員工人數\t人\t60\t62"
    found = [(f.value, f.unit, f.period) for f in statistics(text)]
    assert found == [
        (2080, "kWh", Period.parse("112")),
        (1990, "kWh", Period.parse("113")),
        (60, "persons", Period.parse("112")),
        (62, "persons", Period.parse("113")),
    ]


def test_a_note_beside_the_table_gives_the_unit_of_money() -> None:
    text = "單位：千元\n年度\t112 年\t113 年\n歲入\t1,203\t1,104"
    assert counted(text) == [("1203", "thousand_twd"), ("1104", "thousand_twd")]


def test_columns_of_pages_and_codes_hold_no_statistics() -> None:
    assert counted("揭露項目\t編號\t頁碼\n員工\t12\t62\n訓練\t13\t65") == []


def test_prose_in_a_cell_is_read_as_prose() -> None:
    text = "項目\t成果\n講座\t辦理 3 場、 45 人參加"
    assert counted(text) == [("3", "sessions"), ("45", "persons")]


def test_shares_stand_beside_their_counts() -> None:
    source = table(("類別", "件數"), ("甲", "1,933 (76%)"), ("乙", "609 (24%)"))
    found = [(str(f.value), f.unit) for f in scan(source)]
    assert found == [("1933", "cases"), ("76", "percent"), ("609", "cases"), ("24", "percent")]


def test_cells_that_fell_one_to_a_line_keep_label_and_unit() -> None:
    text = "志工人數統計\n單位\n人數\n甲隊\n66\n乙隊\n1,039\n總計\n1,105"
    found = [(f.value, f.unit, f.row_label, f.basis) for f in statistics(text)]
    assert found == [
        (66, "persons", "甲隊", ""),
        (1039, "persons", "乙隊", ""),
        (1105, "persons", "總計", "total"),
    ]


def test_one_row_of_numbers_follows_its_heads() -> None:
    text = (
        "重大案件\n(每件5萬)\n一般案件\n預算\n數(萬)\n件數\n金\n額\n件數\n金額\n30.5\n4\n20\n6\n6"
    )
    assert counted(text) == [
        ("305000", "twd"),
        ("4", "cases"),
        ("200000", "twd"),
        ("6", "cases"),
        ("60000", "twd"),
    ]
    assert kinds(text) == {"5萬": "parameter"}


def test_rows_of_years_follow_heads_that_name_their_units() -> None:
    heads = "進用情形\n年別\n單位(家)\n人數(人)\n進用率(%)\n"
    text = heads + "107年\n1,650\n8,012\n4.1\n108年\n1,702\n8,233\n4.2"
    found = [(str(f.value), f.unit, f.period) for f in statistics(text)]
    assert found == [
        ("1650", "firms", Period.parse("107")),
        ("8012", "persons", Period.parse("107")),
        ("4.1", "percent", Period.parse("107")),
        ("1702", "firms", Period.parse("108")),
        ("8233", "persons", Period.parse("108")),
        ("4.2", "percent", Period.parse("108")),
    ]


def test_a_caption_names_the_period_and_a_note_the_unit() -> None:
    text = "109年1-6月申請統計\n單位：件\n類別\n核准\n駁回\n甲\n512\n21\n乙\n103\n4"
    found = [(f.value, f.unit, f.period) for f in statistics(text)]
    assert found == [(value, "cases", Period.parse("109H1")) for value in (512, 21, 103, 4)]


def test_a_row_of_targets_has_the_unit_of_its_results() -> None:
    text = "類別\n件數\n申請\n專案\n目標次量\n-\n36\n60\n件數\n29\n33\n62"
    assert {unit for _, unit in counted(text)} == {"cases"}


def test_numbers_that_count_paragraphs_are_no_table() -> None:
    text = "重點如下\n1\n加強輔導事業單位落實法令。\n2\n辦理各項勞動教育課程。\n3\n結合民間資源。"
    assert counted(text) == []


def test_years_at_the_head_are_dates() -> None:
    text = "項目\t2023\t2024\n件數\t678\t746"
    assert counted(text) == [("678", "cases"), ("746", "cases")]
