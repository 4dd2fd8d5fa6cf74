"""Sums in sentences and lists, on invented sentences."""

from laozheng.kernel.reports.proofreading.checks import CONTRADICTS, DOUBTFUL
from laozheng.kernel.reports.proofreading.tests.checked import checked, confirmed, faults, only


def test_listed_parts_that_add_up_agree() -> None:
    text = "本年召開大會{52會次}、理事會{33會次}、監事會{20會次}，合計{105會次}。"
    assert faults(text) == []
    assert confirmed(text) == {"sum"}


def test_a_total_that_is_not_the_sum_of_its_parts_contradicts() -> None:
    text = "本年召開大會{52會次}、理事會{33會次}、監事會{20會次}，合計{115會次}。"
    found = only(checked(text), "sum")
    assert (found.verdict, found.expected, found.found) == (CONTRADICTS, "105", "115")
    assert len(found.figures) == 4


def test_a_total_with_a_noun_of_its_own_is_no_total_of_the_numbers_before() -> None:
    assert faults("甲班{12人}、乙班{18人}，全市得獎學員共計{7人}。") == []


def test_numbers_in_other_units_are_no_parts() -> None:
    assert faults("辦理{6場次}說明會、發送{30件}，共計{610人次}參加。") == []


def test_a_list_after_the_total_must_add_up() -> None:
    assert confirmed("共受理{30案}，分別為廣告{15案}、證件{9案}、薪資{6案}。") == {"sum"}
    text = "共受理{30案}，分別為廣告{15案}、證件{9案}、薪資{6案}及其他{4案}。"
    found = only(checked(text), "sum")
    assert found.verdict == CONTRADICTS
    assert "不計最後一項" in found.reason


def test_a_list_in_brackets_belongs_to_the_number_before() -> None:
    assert confirmed("開辦{12班}(甲類{5班}、乙類{7班})，共{300人}參訓。") == {"sum"}


def test_a_syllable_in_brackets_opens_no_list() -> None:
    assert faults("輔導{140人次}、認(鑑)定{12人次}、追蹤{85人次}。") == []


def test_an_exhaustive_subset_adds_up_to_the_whole() -> None:
    assert confirmed("義務單位{100家}，其中超額進用{40家}、足額進用{50家}、未足額進用{10家}。") == {
        "sum"
    }
    text = "義務單位{100家}，其中超額進用{40家}、足額進用{50家}、未足額進用{60家}。"
    assert faults(text) == [("sum", CONTRADICTS)]


def test_a_part_larger_than_the_whole_contradicts() -> None:
    text = "服務{310位}個案，其中深入服務{420位}。"
    found = only(checked(text), "subset")
    assert (found.verdict, found.expected) == (CONTRADICTS, "≤310")
    assert confirmed("服務{420位}個案，其中深入服務{310位}。") == {"subset"}


def test_parts_of_the_next_paragraph_are_added_up() -> None:
    text = (
        "1.全年輔導會務共計{1,530件}。\n2.備查預算{72件}、決算{358件}、改選{610件}、其他{490件}。"
    )
    assert confirmed(text) == {"sum"}
    wrong = text.replace("{358件}", "{258件}")
    assert faults(wrong) == [("sum", CONTRADICTS)]


def test_parts_in_numbered_items_are_added_up() -> None:
    text = "全年共辦理{90場}：\n(1)企業場{60場}。\n(2)校園場{30場}。"
    assert "sum" in confirmed(text)


def test_persons_in_a_total_of_person_times_are_doubtful() -> None:
    text = "提供諮詢{100人次}、轉介{20人}、追蹤{30人次}，共計{150人次}。"
    found = only(checked(text), "mixed_units")
    assert (found.verdict, found.expected, found.found) == (DOUBTFUL, "人次", "人")


def test_kinds_of_one_thing_without_a_total_are_doubtful() -> None:
    text = "輔導成立甲{1家}工會聯合組織、乙等{4家}企業工會、丙等{4家}產業工會成立。"
    found = only(checked(text), "missing_total")
    assert (found.verdict, found.expected) == (DOUBTFUL, "9家")


def test_items_of_one_form_without_a_total_are_doubtful() -> None:
    text = "\n".join(
        f"({n}){name}補助：補助{{{n}件}}，核發共計{{{n},000元}}。"
        for n, name in enumerate("甲乙丙", start=1)
    )
    assert only(checked(text), "missing_total").expected == "6件、6,000元"


def test_the_whole_behind_users_should_be_printed() -> None:
    assert faults("截至年底已有{86家}工會使用。") == [("whole_missing", DOUBTFUL)]
    assert faults("全市{120家}工會，已有{86家}工會使用。") == []


def test_counts_and_amounts_side_by_side_are_added_up_apart() -> None:
    text = "核發{95件}，金額{7,850,000元}，包含死亡{34件}{6,800,000元}、失能{61件}{1,050,000元}。"
    assert confirmed(text) == {"sum"}
    assert ("sum", DOUBTFUL) in faults(text.replace("{6,800,000元}", "{6,900,000元}"))


def test_the_earlier_value_of_a_comparison_is_no_whole() -> None:
    text = "受理{2,014件}，較去年同期{1,894件}增加{120件}，其中甲類{1,020件}、乙類{512件}。"
    assert [fault for fault in faults(text) if fault[0] == "subset"] == []
