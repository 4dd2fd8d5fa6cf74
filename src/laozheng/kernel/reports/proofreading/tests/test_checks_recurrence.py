"""What is printed twice, and tables against the year of the report, on invented texts."""

import pytest

from laozheng.kernel.reports.proofreading.checks import DOUBTFUL, Check, check
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.scanning import scan
from laozheng.kernel.reports.proofreading.tests.checked import faults

YEARS = "\t2023 年\t2024 年\t2025 年"
# Three tables that end in 2025 make it the year of the report.
REPORT = f"""甲業務成果

{YEARS}
甲業務件數	1,205	1,311	1,402

乙業務成果

{YEARS}
乙業務場次	45	47	52

丙業務成果

{YEARS}
丙業務家數	301	312	340
"""


def found(text: str, kind: str) -> list[Check]:
    """The checks of a kind on a text that is read as a file is."""
    source = of_text(text)
    return [one for one in check(source, scan(source)) if one.kind == kind]


def test_a_row_printed_twice_with_another_cell() -> None:
    again = f"甲業務\n\n{YEARS}\n甲業務件數\t1,205\t1,131\t1,402\n"
    (one,) = found(f"{REPORT}\n{again}", "row_differs")
    assert (one.expected, one.found, one.verdict) == ("1,311", "1,131", DOUBTFUL)


def test_a_row_printed_twice_alike_is_passed() -> None:
    again = f"甲業務\n\n{YEARS}\n甲業務件數\t1,205\t1,311\t1,402\n"
    assert found(f"{REPORT}\n{again}", "row_differs") == []


def test_a_second_print_that_lost_its_cells() -> None:
    first = f"{YEARS}\n範例適性課程\t無辦理\t辦理 19 場、 共 1,123 人\t辦理 24 場、 共 1,588 人\n"
    lost = "範例適性課程\n\n-\n\n辦理 19 場、\n共 1,123 人\n\n辦理 24 場、\n共 1,588 人\n"
    (one,) = found(f"{first}\n{lost}", "row_differs")
    assert (one.expected, one.found) == ("無辦理", "-")


def test_short_labels_and_small_numbers_meet_by_chance() -> None:
    rows = "未滿 30 歲\t0\t1\t0\n超過 50 歲\t3\t4\t2\n"
    assert found(f"{YEARS}\n{rows}\n{YEARS}\n{rows.replace('4', '5')}", "row_differs") == []


def test_one_row_under_two_heads() -> None:
    row = f"{YEARS}\n節紙比率%\t-3.64%\t9.88%\t3.25%\n"
    text = f"{{}}\n執行成果\n{row}\n其他說明\n\n能資源管理\n執行成果\n{row}"
    assert found(text.format("用紙管理"), "head_variant") == []
    (one,) = found(text.format("能源管理"), "head_variant")
    assert (one.expected, one.found) == ("能源管理", "能資源管理")


TOPICS = ("範例就業轉型發展", "範例勞工權益發展", "範例職場安全預防", "範例組織治理合規")


@pytest.mark.parametrize(("order", "expected"), [((0, 1, 2, 3), 0), ((0, 1, 3, 2), 1)])
def test_a_list_in_another_order(order: tuple[int, ...], expected: int) -> None:
    chapters = "\n\n".join(f"{TOPICS[n]}\n本章說明各項工作的推動情形。" for n in order)
    numbered = "\n".join(
        f"{number} {name}：持續推動" for number, name in zip("一二三四", TOPICS, strict=True)
    )
    assert len(found(f"{chapters}\n{numbered}", "order")) == expected


def test_a_table_that_stops_before_the_report() -> None:
    table = "年度項目\t2022 年\t2023 年\t2024 年\n歲入數額\t109,615\t98,669\t98,700\n"
    (one,) = found(f"{REPORT}\n{table}", "ends_before_report")
    assert (one.expected, one.found) == ("2025", "2024")
    assert found(table, "ends_before_report") == []


def test_a_row_left_empty_for_the_year_of_the_report() -> None:
    row = f"{YEARS}\n排放強度\t-\t3.11\t{{}}\n"
    (one,) = found(REPORT + row.format("-"), "empty_for_report")
    assert one.found == "-"
    assert found(REPORT + row.format("3.05"), "empty_for_report") == []


def test_a_factor_of_an_earlier_year() -> None:
    said = "依公告 {} 年電力排放係數計算。"
    (one,) = found(f"{REPORT}\n{said.format(2024)}", "factor_of_other_year")
    assert one.expected == "2025"
    assert found(f"{REPORT}\n{said.format(2025)}", "factor_of_other_year") == []


def test_an_aim_a_year_and_in_all_wants_the_table_to_say_which() -> None:
    aim = "每年至少新增 1 家範例工場參與，預計累積達 5 家。\n"
    row = f"{YEARS}\n鼓勵範例工場參與\t-\t1 家\t1 家\n"
    assert len(found(aim + row, "new_or_in_all")) == 1
    assert found(aim + row.replace("鼓勵範例", "新增範例"), "new_or_in_all") == []
    assert found(row, "new_or_in_all") == []


def test_a_class_named_under_one_count_and_counted_elsewhere() -> None:
    named = "開辦「麵包烘焙班、居家照護員職訓班」等，參訓人數計{33人}。\n"
    counted = "辦理居家照護員職業訓練，專班{37班}，參訓人數{1,156人}。"
    assert ("counted_elsewhere", DOUBTFUL) in faults(named + counted)
    assert faults(named) == []


def test_numbers_of_several_programs_told_of_one() -> None:
    told = "推動「範例見習計畫」及「範例講座計畫」，兩項計畫共辦理 25 場，共 532 人次參與。\n\n"
    head = "活動名稱\t金額 (元)\t說明\n"
    row = "2025 年 範例見習\t1,263,000\t辦理 25 場，共 532 人次參與。\n"
    assert len(found(told + head + row, "one_or_several")) == 1
    assert found(told.replace("兩項計畫", "") + head + row, "one_or_several") == []
    assert found(told + head + row.replace("532", "533"), "one_or_several") == []


def test_an_amount_is_no_proof_of_efficiency() -> None:
    kind = ("amount_for_efficiency", DOUBTFUL)
    assert kind in faults("用電效率已提升，本年度用電度數減少{19.01%}。")
    assert faults("本年度用電度數減少{19.01%}。") == []
    assert faults("用電效率已提升，每人用電密度減少{19.01%}。") == []
