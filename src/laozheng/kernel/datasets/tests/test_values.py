"""How cells become values."""

from datetime import date, datetime

import pytest

from laozheng.base.moments import TAIPEI
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.values import CellReader, ListItem, canonical, printed
from laozheng.kernel.law.codes import Code, CodeList

DAY = date(2025, 3, 3)


def read(column: Column, cell: str, day: date = DAY):
    return CellReader(column).read(cell, day)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("text", "　測試企業　", "測試企業"),
        ("int", "１２", 12),
        ("money", "15000", 15000),
        ("date", "113/03/05", date(2024, 3, 5)),
        ("date", "1130305", date(2024, 3, 5)),
        ("date", "１１３－０３－０５", date(2024, 3, 5)),
        ("date", "2012-02-29", date(2012, 2, 29)),
        ("moment", "113/03/05 14:30", datetime(2024, 3, 5, 14, 30, tzinfo=TAIPEI)),
        ("bool", "是", True),
        ("bool", "N", False),
        ("bool", "1", True),
        ("list", "甲；乙;", (ListItem("甲"), ListItem("乙"))),
        ("date", "  ", None),
        ("int", "", None),
    ],
)
def test_a_cell_is_read_by_the_type_of_its_column(kind, cell, value):
    assert read(Column("x", "欄", kind), cell) == value


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("1.5萬", "請填 15000"),
        ("15,000", "請填 15000"),
        ("15000.0", "請填 15000"),
        ("1萬4,059元", "請填 14059"),
        ("12.5", "不得有小數"),
        ("很多", "不是整數"),
        ("-3", "不得小於 0"),
    ],
)
def test_a_number_in_words_is_refused_with_what_to_write(cell, advice):
    with pytest.raises(ValueError, match=advice):
        read(Column("amount", "金額", "money"), cell)


@pytest.mark.parametrize("cell", ["113/02/30", "105/13/01", "1050230", "很久以前"])
def test_an_impossible_day_is_refused(cell):
    with pytest.raises(ValueError, match="日"):
        read(Column("on", "日期", "date"), cell)


def test_a_required_cell_may_not_be_blank():
    with pytest.raises(ValueError, match="必填"):
        read(Column("case_no", "案號", "text", required=True), " ")


def test_a_text_that_is_too_long_is_refused_not_cut():
    with pytest.raises(ValueError, match="最多 3 個字"):
        read(Column("x", "欄", "text", max_length=3), "四個字呢")


@pytest.mark.parametrize("cell", ["wage", "WAGE", "工資", " 工 資 ", "薪資"])
def test_a_code_is_known_by_itself_its_label_or_an_alias(cell):
    column = Column("issue", "類別", "code", codes={"wage": "工資"}, code_aliases={"薪資": "wage"})
    assert read(column, cell) == "wage"


def test_a_label_is_known_in_either_spelling_of_tai():
    column = Column("city", "縣市", "code", codes={"TPE": "臺北市"})
    assert read(column, "台北市") == "TPE"


def test_two_codes_in_one_cell_are_refused_with_the_list():
    column = Column("issue", "類別", "code", codes={"insurance": "勞保", "retirement": "退休"})
    with pytest.raises(ValueError, match="insurance 勞保、retirement 退休"):
        read(column, "勞保/退休")


def test_a_dated_code_is_refused_before_its_first_day():
    codes = CodeList("grounds", (Code("new", "新事由", valid_from=date(2024, 1, 1)),))
    column = Column("ground", "事由", "code", codes=lambda: codes)
    assert read(column, "新事由", date(2024, 1, 1)) == "new"
    with pytest.raises(ValueError, match="113年1月1日"):
        read(column, "新事由", date(2023, 12, 31))


def test_items_of_a_coded_list_may_carry_amounts():
    column = Column("claims", "請求", "list", codes={"arrears": "積欠工資", "bonus": "獎金"})
    assert read(column, "積欠工資：32000; bonus") == (
        ListItem("arrears", 32000),
        ListItem("bonus"),
    )
    with pytest.raises(ValueError, match="請填 32000"):
        read(column, "arrears:3.2萬")


def test_a_cell_from_which_an_id_was_removed_must_be_filled_anew():
    with pytest.raises(ValueError, match="已移除"):
        read(Column("note", "備註", "text"), "［身分證字號已移除］")


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("date", "113/03/05"),
        ("moment", "2024-03-05 14:30:15"),
        ("bool", "否"),
        ("int", "12"),
        ("list", "甲;乙"),
        ("text", "=1+1"),
    ],
)
def test_what_is_printed_reads_back_as_the_same_value(kind, cell):
    column = Column("x", "欄", kind)
    value = read(column, cell)
    assert read(column, printed(value)) == value


def test_one_fact_has_one_canonical_form():
    column = Column("on", "日期", "date")
    assert canonical(read(column, "113/03/05")) == canonical(read(column, "2024-03-05"))
