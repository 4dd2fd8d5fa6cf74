"""Parameter files: values by day, what is wrong with a file, and supposed values."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from laozheng.kernel.law.parameters import Law, NotConfigured, UnknownParameter, national_law

TWO_VALUES = """
prefix = "test"
[fee]
label = "測試費用"
unit = "twd"
[[fee.values]]
from = 2020-01-01
value = 100
cite = "測試法第1條"
status = "U"
[[fee.values]]
from = 2024-01-01
until = 2025-01-01
value = 120
cite = "測試法第1條"
status = "C"
from_status = "U"
"""
DECLARED_ONLY = """
prefix = "test"
[grant]
label = "測試補助"
unit = "twd"
scope = "city"
"""
CITY_AMOUNT = """
prefix = "test"
[grant]
[[grant.values]]
from = 2023-01-01
value = 5000
cite = "測試自治條例第5條"
status = "C"
[[grant.values]]
from = 2024-01-01
cite = "測試自治條例第5條"
status = "X"
"""


def _law(folder: Path, *texts: str) -> Law:
    paths = [folder / f"{number}.toml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return Law.load(paths)


def test_a_value_is_in_force_from_its_day_until_the_next(tmp_path: Path) -> None:
    law = _law(tmp_path, TWO_VALUES)
    assert law.get("test.fee", date(2020, 1, 1)) == 100
    assert law.get("test.fee", date(2023, 12, 31)) == 100
    newer = law.value("test.fee", date(2024, 1, 1))
    assert (newer.value, newer.label, newer.unit, newer.scope) == (
        120,
        "測試費用",
        "twd",
        "national",
    )
    assert (newer.valid_until, newer.from_status) == (date(2025, 1, 1), "U")
    assert law.problems() == []


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2025, 1, 1)])
def test_no_value_is_made_up_before_the_first_or_after_the_last(tmp_path: Path, day: date) -> None:
    with pytest.raises(NotConfigured, match=r"「測試費用」（test.fee）在1\d\d年.*補上") as refusal:
        _law(tmp_path, TWO_VALUES).value("test.fee", day)
    assert (refusal.value.name, refusal.value.day) == ("test.fee", day)


def test_an_unknown_name_is_another_mistake_than_a_missing_value(tmp_path: Path) -> None:
    with pytest.raises(UnknownParameter, match=r"test\.fees"):
        _law(tmp_path, TWO_VALUES).value("test.fees", date(2024, 1, 1))


def test_a_city_supplies_the_values_that_a_line_declares(tmp_path: Path) -> None:
    law = _law(tmp_path, DECLARED_ONLY, CITY_AMOUNT)
    dated = law.value("test.grant", date(2023, 6, 1))
    assert (dated.value, dated.label, dated.unit, dated.scope) == (5000, "測試補助", "twd", "city")
    assert law.problems() == []
    assert _law(tmp_path, CITY_AMOUNT, DECLARED_ONLY).get("test.grant", date(2023, 6, 1)) == 5000


def test_a_value_left_out_is_unknown(tmp_path: Path) -> None:
    law = _law(tmp_path, DECLARED_ONLY, CITY_AMOUNT)
    assert [dated.status for dated in law.history("test.grant")] == ["C", "X"]
    with pytest.raises(NotConfigured):
        law.value("test.grant", date(2024, 1, 1))
    assert len(law.versions("test.grant", date(2023, 1, 1), date(2024, 6, 1))) == 1


def test_versions_are_those_in_force_on_any_day_of_a_span(tmp_path: Path) -> None:
    law = _law(tmp_path, TWO_VALUES)
    both = law.versions("test.fee", date(2023, 12, 31), date(2024, 1, 1))
    assert [dated.value for dated in both] == [100, 120]
    assert [d.value for d in law.versions("test.fee", date(2024, 1, 1), date(2024, 1, 1))] == [120]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("from = 2024-01-01", "from = 2019-01-01", "沒有按施行日"),
        ("value = 100", "value = 100\nuntil = 2023-12-01", "之間沒有數值"),
        ("value = 100", "value = 100\nuntil = 2024-02-01", "重疊"),
        ("until = 2025-01-01", "until = 2023-01-01", "施行前就已失效"),
        ('status = "U"', 'status = "Y"', "status 只能是"),
        ('cite = "測試法第1條"\nstatus = "U"', 'status = "U"', "沒有依據"),
        ('status = "U"', 'status = "X"', "標為未定"),
        ('unit = "twd"', 'unit = "twd"\nscope = "village"', "scope 只能是"),
        ('unit = "twd"', 'unit = "twd"\nunits = "twd"', "不認得欄位 units"),
        ("value = 100", "value = 100\namount = 1", "不認得的欄位 amount"),
    ],
)
def test_what_is_wrong_with_a_file_is_listed(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in TWO_VALUES
    problems = _law(tmp_path, TWO_VALUES.replace(old, new, 1)).problems()
    assert any(problem in line and line.startswith("test.fee：") for line in problems)


def test_the_same_name_with_values_in_two_files_is_a_problem(tmp_path: Path) -> None:
    assert any("兩個檔案" in line for line in _law(tmp_path, TWO_VALUES, TWO_VALUES).problems())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[fee]\n", "缺少 prefix"),
        ('prefix = "test"\nfee = 3\n', "不是表格"),
        ('prefix = "test"\n[fee]\n[[fee.values]]\nvalue = 3\n', r"\[fee\] 有誤"),
        ('prefix = "test"\n[fee]\n[[fee.values]]\nfrom = "2020"\n', "必須是日期"),
        ("prefix = ", "不是正確的 TOML"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        _law(tmp_path, text)


def test_decimals_are_exact(tmp_path: Path) -> None:
    law = _law(tmp_path, TWO_VALUES.replace("value = 100", "value = 0.494"))
    assert law.get("test.fee", date(2020, 1, 1)) == Decimal("0.494")


def test_a_supposed_value_holds_on_every_day_and_is_unconfirmed(tmp_path: Path) -> None:
    law = _law(tmp_path, TWO_VALUES)
    supposed = law.supposing({"test.fee": "1,500"})
    for day in (date(2000, 1, 1), date(2024, 6, 1), date(2030, 1, 1)):
        assert supposed.value("test.fee", day).value == 1500
        assert supposed.value("test.fee", day).is_unconfirmed
    assert law.get("test.fee", date(2024, 6, 1)) == 120
    with pytest.raises(UnknownParameter):
        law.supposing({"test.fees": 1})


def test_a_supposed_text_is_read_as_the_type_of_the_parameter(tmp_path: Path) -> None:
    truth = TWO_VALUES.replace("value = 100", "value = true")
    assert (
        _law(tmp_path, truth).supposing({"test.fee": "false"}).get("test.fee", date(2024, 1, 1))
        is False
    )
    with pytest.raises(ValueError, match="true 或 false"):
        _law(tmp_path, truth).supposing({"test.fee": "maybe"})
    words = TWO_VALUES.replace("value = 100", 'value = "甲"')
    assert (
        _law(tmp_path, words).supposing({"test.fee": "乙"}).get("test.fee", date(2024, 1, 1))
        == "乙"
    )
    rate = _law(tmp_path, TWO_VALUES.replace("value = 100", "value = 0.5"))
    supposed = rate.supposing({"test.fee": "1"}).get("test.fee", date(2024, 1, 1))
    assert isinstance(supposed, Decimal)


def test_the_national_file_has_no_problem_and_a_label_for_every_name() -> None:
    law = national_law()
    assert law.problems() == []
    assert all(name.startswith("law.") for name in law.names())
    assert all(dated.label and dated.unit for name in law.names() for dated in law.history(name))


def test_the_minimum_wage_never_falls_and_ends_where_it_is_announced() -> None:
    for name in ("law.minimum_wage_monthly", "law.minimum_wage_hourly"):
        history = national_law().history(name)
        values = [dated.value for dated in history]
        assert values == sorted(values)
        assert history[-1].valid_until == date(2027, 1, 1)
        assert all(later.valid_from == earlier.valid_until for earlier, later in pairwise(history))
        assert history[0].valid_from <= date(2012, 1, 1) - timedelta(days=1)
