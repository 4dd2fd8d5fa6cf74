"""Rates, changes and products, on invented sentences."""

import pytest

from laozheng.kernel.reports.proofreading.checks import CONTRADICTS, DOUBTFUL
from laozheng.kernel.reports.proofreading.tests.checked import checked, confirmed, faults, only


@pytest.mark.parametrize(
    "text",
    [
        "服務{2,873人次}，輔導就業{2,009人次}，就業率{69.93%}。",
        "參訓{98人}，結訓{92人}，就業{75人}，就業率為{81.5%}。",
        "參訓{100人}，結訓{61人}，提前就業{20人}，輔導{66名}就業，就業率為{81.5%}。",
    ],
)
def test_a_rate_is_recomputed_with_the_decimals_printed(text: str) -> None:
    assert "rate" in confirmed(text)
    assert [fault for fault in faults(text) if fault[0] == "rate"] == []


def test_a_rate_rounded_wrongly_contradicts() -> None:
    text = "服務{2,873人次}，輔導就業{2,009人次}，就業率{69.92%}。"
    found = only(checked(text), "rate")
    assert (found.verdict, found.expected) == (CONTRADICTS, "69.927%")


def test_a_rate_that_no_pair_gives_contradicts() -> None:
    text = "共{202人}參訓、{167人}結訓，截至年底共{126人}就業，就業率{72.4%}。"
    assert only(checked(text), "rate").verdict == CONTRADICTS


def test_a_rate_without_a_printed_base_is_doubtful() -> None:
    text = "參與廠商{853家}，初步媒合{4,711人次}，初步媒合率{55.8%}。"
    assert only(checked(text), "rate_without_base").verdict == DOUBTFUL


def test_shares_of_all_parts_add_up_to_a_hundred() -> None:
    assert confirmed("女性及男性占比分別為{69.8%}及{30.2%}。") == {"hundred"}
    assert faults("女性及男性占比分別為{69.8%}及{31.2%}。") == [("hundred", CONTRADICTS)]


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
    assert "direction" in confirmed("比率從{53.13%}提升至{55.09%}。")
    assert faults("比率從{55.09%}提升至{53.13%}。") == [("direction", CONTRADICTS)]


def test_an_earlier_value_that_is_only_implied_is_doubtful() -> None:
    text = "補助{58人}。補助人數較前一年減少{24人}。"
    found = only(checked(text), "implied_base")
    assert (found.verdict, found.expected) == (DOUBTFUL, "82")


def test_a_unit_amount_times_the_count_is_the_amount() -> None:
    assert (
        confirmed("每人補助2萬元，共補助{53人}，計{106萬元}。".replace("萬元}", "萬}元")) == set()
    )
    assert "product" in confirmed("每人補助2萬元，共補助{53人}，計{1,060,000元}。")
    assert faults("每人補助2萬元，共補助{53人}，計{1,040,000元}。") == [("product", CONTRADICTS)]
    assert "product" in confirmed("每人最高補助2萬元，共補助{53人}，計{850,000元}。")


def test_visits_are_frequency_by_bodies() -> None:
    right = "年度訪查1次計有{10家}，訪查2次計有{5家}，訪查3次計有{2家}，完成訪視{26家次}。"
    assert "frequency" in confirmed(right)
    found = only(checked(right.replace("{26家次}", "{17家次}")), "frequency")
    assert (found.verdict, found.expected) == (CONTRADICTS, "26")
    assert "家數相加" in found.reason
