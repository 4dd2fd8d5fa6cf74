"""Tables out of lines and tabs, their sums, rates and trends, on invented tables."""

from laozheng.kernel.reports.proofreading.checks import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
    check,
)
from laozheng.kernel.reports.proofreading.layout import FoundTable, tables_of
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.tests.checked import checked, only
from laozheng.kernel.reports.proofreading.text import Line, Place, SourceText

BY_KIND = """類別
甲類
乙類
合計
北區
{10}
{5}
{15}
南區
{20}
{7}
{27}
總計
{30}
{12}
{42}"""
WITH_UNIT_AMOUNTS = """類別
初級
(最高5萬)
中級
(2萬）
高級
(1萬）
特級
(3萬)
總計
件數
金額
件數
金額
件數
金額
件數
金額
件數
金額
{4}
{18}
{10}
{20}
{7}
{7}
{2}
{6}
{23}
{51}"""


def the_table(text: str) -> FoundTable:
    found = tables_of(of_text(text.replace("{", "").replace("}", "")), ())
    assert len(found) == 1
    return found[0]


def verdicts(text: str, kind: str) -> list[str]:
    return [c.verdict for c in checked(text) if c.kind == kind]


def wrong(text: str, kind: str) -> Check:
    return only([c for c in checked(text) if c.verdict != AGREES], kind)


def test_a_flattened_table_is_laid_out_by_its_rows() -> None:
    table = the_table(BY_KIND)
    assert table.head == ("甲類", "乙類", "合計")
    assert [row.label for row in table.rows] == ["北區", "南區", "總計"]
    assert [[int(c.value or 0) for c in row.cells] for row in table.rows] == [
        [10, 5, 15],
        [20, 7, 27],
        [30, 12, 42],
    ]


def test_rows_and_columns_of_a_flattened_table_add_up() -> None:
    assert verdicts(BY_KIND, "table_sum") == [AGREES] * 6
    found = [c for c in checked(BY_KIND.replace("{20}", "{25}")) if c.verdict == CONTRADICTS]
    assert {c.kind for c in found} == {"table_sum"}
    assert len(found) == 2


def test_a_single_row_of_two_series_is_taken_apart_by_its_sums() -> None:
    table = the_table(WITH_UNIT_AMOUNTS)
    assert table.head == ("初級(最高5萬)", "中級(2萬）", "高級(1萬）", "特級(3萬)", "總計")
    assert [row.label for row in table.rows] == ["件數", "金額"]
    assert [int(c.value or 0) for c in table.rows[1].cells] == [18, 20, 7, 6, 51]


def test_unit_amounts_in_the_heads_are_multiplied() -> None:
    assert verdicts(WITH_UNIT_AMOUNTS, "product") == [AGREES] * 4
    text = WITH_UNIT_AMOUNTS.replace("{18}", "{19}").replace("{20}\n", "{19}\n")
    found = wrong(text, "product")
    assert (found.verdict, found.expected, found.found) == (CONTRADICTS, "20", "19")


def test_shares_in_brackets_below_the_counts_are_recomputed() -> None:
    text = """方式
成立
不成立
合計
調解人
{66}
({66%})
{34}
({34%})
{100}
委員會
{30}
({75%})
{10}
({25%})
{40}"""
    assert verdicts(text, "share") == [AGREES] * 4
    assert wrong(text.replace("{75%}", "{76%}"), "share").expected == "75%"


def test_a_component_without_a_column_is_doubtful() -> None:
    text = BY_KIND.replace("{15}\n", "{15}\n各區總數內含甲類、乙類及丙類的案件\n")
    found = only(checked(text), "component")
    assert (found.verdict, found.expected) == (DOUBTFUL, "甲類、乙類")


def test_a_row_without_its_total_is_doubtful() -> None:
    text = "項目\n甲類\n乙類\n合計\n目標\n{10}\n{5}\n實績\n{12}\n{6}\n{18}\n去年\n{9}\n{9}\n{18}"
    assert only(checked(text), "missing_total").expected == "15"


def test_tables_divided_by_tabs_inherit_labels_and_skip_empty_cells() -> None:
    text = "面向\t種類\t總量\t效益\n日常\t電\t{200}\t{2.5}\n\t紙\t{100}\t{1.5}\n\t合計\t\t{4.0}"
    table = the_table(text)
    assert table.head == ("總量", "效益")
    assert [row.label for row in table.rows] == ["日常 電", "日常 紙", "日常 合計"]
    assert table.rows[2].cells[0].value is None
    assert verdicts(text, "table_sum") == [AGREES]


YEARS = """年度\t2021 年\t2022 年\t2023 年
用水量\t{200.0}\t{250.0}\t{200.0}
員工人數\t{50}\t{50}\t{40}
用水密度\t{4.00}\t{5.00}\t{5.00}"""


def test_a_row_made_of_two_others_is_made_so_in_every_year() -> None:
    assert verdicts(YEARS, "rate") == [AGREES] * 3
    found = wrong(YEARS.replace("{5.00}\t{5.00}", "{5.00}\t{5.50}"), "rate")
    assert (found.verdict, found.expected, found.found) == (CONTRADICTS, "5", "5.5")


def test_rates_of_change_follow_the_amounts() -> None:
    text = f"{YEARS}\n\n項目\t2021 年\t2022 年\t2023 年\n用水減量 %\t-\t{{-25.00%}}\t{{20.00%}}"
    assert verdicts(text, "trend") == [AGREES] * 2
    found = wrong(text.replace("{20.00%}", "{20.30%}"), "trend")
    assert (found.verdict, found.expected) == (CONTRADICTS, "20%")


def test_a_sentence_follows_the_years_of_a_table() -> None:
    text = f"2023年用水量較2022年減少{{20.00%}}。\n\n{YEARS}"
    assert verdicts(text, "trend") == [AGREES]
    assert verdicts(text.replace("減少", "增加"), "trend") == [CONTRADICTS]


RATES = """項目\t2022 年\t2023 年
總離職率 (%)\t{7.25%}\t{8.60%}"""


def test_a_difference_of_rates_is_in_points() -> None:
    found = only(checked(f"離職率為{{8.60%}}，較2022年上升{{1.35%}}。\n\n{RATES}"), "points")
    assert (found.verdict, found.expected) == (CONTRADICTS, "1.35個百分點")


def test_no_change_is_not_said_of_a_changed_rate() -> None:
    text = f"離職率為{{8.60%}}，與2022年相比無明顯變化。\n\n{RATES}"
    assert only(checked(text), "wording_of_change").verdict == DOUBTFUL


def test_stock_and_flows_roll_forward() -> None:
    text = "年度\t2022 年\t2023 年\n新進人數\t{5}\t{8}\n離職人數\t{4}\t{6}\n員工總人數\t{90}\t{92}"
    assert verdicts(text, "flow") == [AGREES]
    assert wrong(text.replace("{92}", "{99}"), "flow").expected == "92"


def test_a_formula_in_a_note_holds_for_the_lettered_rows() -> None:
    rows = "類別\t女\t男\n全部 (A)\t{9}\t{6}\n定期 (B)\t{4}\t{2}\n不定期 (C)\t{5}\t{4}"
    text = f"{rows}\n\n註：(A)=(B)+(C)"
    assert verdicts(text, "formula") == [AGREES]
    assert verdicts(text.replace("{5}", "{7}"), "formula") == [CONTRADICTS]


def test_the_text_above_a_table_prints_its_total() -> None:
    text = f"全年甲類及乙類案件計{{142件}}。\n{BY_KIND}".replace("{42}", "{142}")
    assert AGREES in verdicts(text, "text_and_table")
    assert verdicts(text.replace("{142件}", "{143件}"), "text_and_table") == [CONTRADICTS]


def test_real_cells_make_a_table_with_spans() -> None:
    places = [
        ("區", Place(0, 0, 0, header=True)),
        ("件數", Place(0, 0, 1, columns=2, header=True)),
        ("北", Place(0, 1, 0)),
        ("1,140 (75%)", Place(0, 1, 1)),
        ("380 (25%)", Place(0, 1, 2)),
    ]
    lines = tuple(Line(n, text, place) for n, (text, place) in enumerate(places, start=1))
    source = SourceText("t", "html", lines)
    (table,) = tables_of(source, ())
    assert [int(cell.value or 0) for cell in table.rows[0].cells] == [1140, 380]
    assert {c.kind for c in check(source, ()) if c.verdict == AGREES} == {"share"}
