"""Numerals, words, names, repeats and what cannot well be, on invented sentences."""

import pytest

from laozheng.kernel.reports.proofreading.checks import CONTRADICTS, DOUBTFUL, check
from laozheng.kernel.reports.proofreading.tests.checked import checked, faults, only
from laozheng.kernel.reports.proofreading.text import Line, SourceText


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("計有3, 815件登記資料。", "3, 815"),
        ("總金額210萬8仟元。", "210萬8仟元"),
        ("共12,34件。", "12,34"),
        ("共1２3件。", "1２3"),
    ],
)
def test_a_number_that_is_not_well_formed_is_doubtful(text: str, found: str) -> None:
    result = only(checked(text), "malformed")
    assert (result.verdict, result.found) == (DOUBTFUL, found)


@pytest.mark.parametrize("text", ["共1萬6,318人次。", "於3月5, 6日辦理。", "共1,205.5萬元。"])
def test_numbers_as_they_should_be_are_passed(text: str) -> None:
    assert faults(text) == []


def test_doubled_words() -> None:
    assert only(checked("於廣場辦理辦理市集活動。"), "doubled_word").expected == "辦理"
    assert faults("請大家試試看，一一說明。") == []


def test_brackets_that_do_not_match() -> None:
    text = "包含「勞動法概要(初階班)」及「勞動法進階班)」等課程。"
    assert only(checked(text), "bracket").found == ")"
    broken = (
        "依據「雇主提供托兒設施及措施補助辦法第三條\n及第四條規定」辦理各項補助事宜及相關宣導活動。"
    )
    assert faults(broken) == []


def test_old_terms_beside_the_new_ones() -> None:
    found = only(checked("外勞查察業務。\n移工查察案件。"), "superseded_term")
    assert (found.lines, found.expected, found.found) == ((1,), "移工", "外勞")
    assert faults("外勞查察業務。") == []
    heading = SourceText("", "odt", (Line(1, "外籍勞工管理", level=2), Line(2, "移工查察。")))
    assert not [one for one in check(heading, (), ()) if one.kind == "superseded_term"]
    assert faults("戶外勞工的熱危害。\n移工查察案件。") == []
    assert only(checked("出租勞工住宅。\n社會住宅。"), "superseded_term").found == "勞工住宅"


def test_names_that_differ_by_one_character() -> None:
    text = "製播『勞動新視板』。\n於《勞動新視版》宣導。"
    assert only(checked(text), "name_variant").lines == (1, 2)
    assert faults("「勞動講座一」與「勞動講座二」。") == []


def test_one_plan_of_two_authorities() -> None:
    text = "依經濟部「機關學校節約能源推動計畫」辦理。\n配合行政院「機關學校節約能源推動計畫」。"
    assert only(checked(text), "issuer").verdict == DOUBTFUL


def test_one_office_and_two_persons() -> None:
    text = "範例市政府局長\n王測試\n由局長李範例綜理局務。"
    assert only(checked(text), "office_holder").found == "王測試、李範例"


def test_simplified_characters() -> None:
    assert only(checked("範例市政府勞工局局长王測試先生致詞內容如下"), "simplified").found == "长"


def test_names_are_counted() -> None:
    assert faults("成立「甲社」、「乙社」及「丙社」等{3家}。") == []
    assert faults("成立「甲社」、「乙社」等{31家}。") == []
    assert faults("成立「甲社」、「乙社」及「丙社」等{2家}。") == [("listed_names", CONTRADICTS)]
    assert faults("成立「甲社」、「乙社」及「丙社」共{5家}。") == [("listed_names", CONTRADICTS)]


def test_goals_are_counted_by_their_heads() -> None:
    text = "呼應SDGs中2個目標。\nSDG 1 消除貧窮\nSDG 3 健康\nSDG 4 教育"
    assert only(checked(text), "codes").expected == "3"


def test_more_come_out_than_went_in() -> None:
    found = only(checked("新開案{310人}、推介成功{312人}。"), "outcome_exceeds_input")
    assert found.verdict == DOUBTFUL
    assert faults("新開案{310人}、推介成功{280人}，累計服務{900人}。") == []


def test_losses_that_nobody_explains() -> None:
    assert faults("參訓{90人}，結訓{40人}，提前就業{12人}。") == [("unexplained_loss", DOUBTFUL)]
    assert faults("參訓{85人}，結訓{80人}。") == []


def test_graduates_of_classes_that_still_run() -> None:
    text = "開辦{40班}，參訓{1,000人}、結訓{950人}（尚有{8班}在訓中）。"
    assert faults(text) == [("still_running", DOUBTFUL)]
    assert faults(text.replace("{950人}", "{790人}")) == []


def test_no_shortage_where_more_than_due_are_there() -> None:
    text = "法定應進用{700人}，實際已進用{850人}，未足額人數{60人}。"
    assert faults(text) == [("shortage", DOUBTFUL)]
    assert faults("應進用{100人}，實際已進用{90人}，不足{10人}。") == []


def test_labels_and_unit_words() -> None:
    assert only(checked("服務總人次{2,710人}。"), "unit_word").expected == "人次"
    assert only(checked("參與人數{185人次}。"), "unit_word").expected == "人"
    assert only(checked("備查{215家}理事會。"), "unit_word").expected == "場次"


def test_a_forecast_is_no_result() -> None:
    assert faults("訓後三個月就業率預計達{75%|at_least}以上。") == [("forecast", DOUBTFUL)]
    assert faults("階段性目標\n短期\n就業率達{65%|at_least}以上。") == []


def test_a_target_below_the_result() -> None:
    text = "目標\n- 每年開設{71班}職業訓練課程。\n績效\n- 全年開設{76班}職業訓練課程。"
    assert faults(text) == [("target_passed", DOUBTFUL)]
    assert faults(text.replace("{71班}", "{79班}")) == []


def test_one_subject_with_two_values() -> None:
    text = "辦理宣導說明會共{340場}。\n辦理宣導說明會共{125場}。"
    assert faults(text) == [("repeat", DOUBTFUL)]
    slip = "工廠訪視輔導{1,573場}。\n工廠訪視輔導{1,537場}。"
    assert faults(slip) == [("repeat", CONTRADICTS)]
    assert faults(slip.replace("{1,537場}", "{1,573場}")) == []


def test_one_value_under_two_names() -> None:
    text = "宿舍登革熱檢查共{4,605處}。\n宿舍病媒檢查共{4,605處}。"
    assert faults(text) == [("label_variant", DOUBTFUL)]


def test_one_set_of_figures_for_two_periods() -> None:
    text = (
        "年度累計訪視{145家}、{610家次}，進用{23人}。\n12月累計訪視{145家}、{610家次}，進用{23人}。"
    )
    assert ("repeated_for_other_period", DOUBTFUL) in faults(text)


def test_places_that_equal_the_persons_who_took_them() -> None:
    text = (
        "甲訓練{14班}、乙訓練{25班}，提供{306個}訓練名額。\n"
        "甲訓練{14班}，共{102人}；乙訓練{25班}，共{204人}。"
    )
    assert ("places_equal_persons", DOUBTFUL) in faults(text)


def test_plans_of_a_kind_exceed_their_kind() -> None:
    text = "運用短期工作津貼成功推介{93位}就業。\n辦理「甲風災短期工作津貼計畫」，上工人數{120名}。"
    assert ("other_population", DOUBTFUL) in faults(text)


def test_income_inside_or_outside_of_the_total() -> None:
    text = (
        "1.範例會館住宿及場地合計收入金額{5,214,600元}。\n"
        "2.範例會館一樓出租，租金收入共計{918,250元}。"
    )
    assert ("inside_or_outside", DOUBTFUL) in faults(text)
