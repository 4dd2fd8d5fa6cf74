"""Rates, changes and products, on invented sentences."""

import pytest

from laozheng.kernel.reports.proofreading.checks import CONTRADICTS, DOUBTFUL
from laozheng.kernel.reports.proofreading.tests.checked import checked, confirmed, faults, only


@pytest.mark.parametrize(
    "text",
    [
        "服務{1,310人次}，輔導就業{917人次}，就業率{70.00%}。",
        "參訓{85人}，結訓{80人}，就業{57人}，就業率為{71.3%}。",
        "參訓{99人}，結訓{70人}，提前就業{14人}，輔導{62名}就業，就業率為{73.8%}。",
    ],
)
def test_a_rate_is_recomputed_with_the_decimals_printed(text: str) -> None:
    assert "rate" in confirmed(text)
    assert [fault for fault in faults(text) if fault[0] == "rate"] == []


def test_a_rate_rounded_wrongly_contradicts() -> None:
    text = "服務{1,310人次}，輔導就業{913人次}，就業率{69.68%}。"
    found = only(checked(text), "rate")
    assert (found.verdict, found.expected) == (CONTRADICTS, "69.695%")


def test_a_rate_that_no_pair_gives_contradicts() -> None:
    text = "共{190人}參訓、{150人}結訓，截至年底共{111人}就業，就業率{70.6%}。"
    assert only(checked(text), "rate").verdict == CONTRADICTS


def test_a_rate_without_a_printed_base_is_doubtful() -> None:
    text = "參與廠商{640家}，初步媒合{3,310人次}，初步媒合率{47.3%}。"
    assert only(checked(text), "rate_without_base").verdict == DOUBTFUL


def test_shares_of_all_parts_add_up_to_a_hundred() -> None:
    assert confirmed("女性及男性占比分別為{45.5%}及{54.5%}。") == {"hundred"}
    assert faults("女性及男性占比分別為{45.5%}及{55.5%}。") == [("hundred", CONTRADICTS)]


def test_shares_in_brackets_are_of_the_whole() -> None:
    text = "得獎者{30人}：男{12人}({40%})、女{18人}({60%})。"
    assert "rate" in confirmed(text)
    assert ("rate", CONTRADICTS) in faults(text.replace("{60%}", "{66%}"))


def test_a_change_fits_the_two_values() -> None:
    assert "change" in confirmed("受理{95件}，較去年{80件}增加{15件}。")
    assert ("change", CONTRADICTS) in faults("受理{95件}，較去年{80件}增加{25件}。")
    assert ("change", CONTRADICTS) in faults("受理{95件}，較去年{80件}減少{15件}。")
    assert "change" in confirmed("受理{95件}，較去年{80件}增加{18.75%}。")


def test_a_rate_after_a_change_is_of_the_earlier_value() -> None:
    assert "change" in confirmed("受理{95件}，較去年同期增加{15件}({18.8%})。")
    found = [
        c for c in checked("受理{95件}，較去年同期增加{15件}({15.8%})。") if c.kind == "change"
    ]
    assert [(c.verdict, c.expected) for c in found] == [(CONTRADICTS, "18.75%")]


def test_the_direction_word_follows_the_values() -> None:
    assert "direction" in confirmed("比率從{41.20%}提升至{44.75%}。")
    assert faults("比率從{44.75%}提升至{41.20%}。") == [("direction", CONTRADICTS)]


def test_an_earlier_value_that_is_only_implied_is_doubtful() -> None:
    text = "補助{47人}。補助人數較前一年減少{13人}。"
    found = only(checked(text), "implied_base")
    assert (found.verdict, found.expected) == (DOUBTFUL, "60")


def test_a_unit_amount_times_the_count_is_the_amount() -> None:
    assert (
        confirmed("每人補助2萬元，共補助{53人}，計{106萬元}。".replace("萬元}", "萬}元")) == set()
    )
    assert "product" in confirmed("每人補助3萬元，共補助{41人}，計{1,230,000元}。")
    assert faults("每人補助3萬元，共補助{41人}，計{1,250,000元}。") == [("product", CONTRADICTS)]
    assert "product" in confirmed("每人最高補助3萬元，共補助{41人}，計{850,000元}。")


def test_visits_are_frequency_by_bodies() -> None:
    right = "年度訪查1次計有{10家}，訪查2次計有{5家}，訪查3次計有{2家}，完成訪視{26家次}。"
    assert "frequency" in confirmed(right)
    found = only(checked(right.replace("{26家次}", "{17家次}")), "frequency")
    assert (found.verdict, found.expected) == (CONTRADICTS, "26")
    assert "家數相加" in found.reason
