"""The district that an address names, or why there is none."""

import pytest

from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.districts import district_in, district_label


def test_the_city_has_its_38_districts_with_distinct_codes_and_postal_numbers():
    districts = city().districts
    assert len(districts) == 38
    assert len({place.postal for place in districts.values()}) == 38
    assert all(code.startswith("64000") and len(code) == 8 for code in districts)
    assert district_label("64000030") == "左營區"


@pytest.mark.parametrize(
    ("texts", "code", "flag"),
    [
        (("高雄市小港區測試路1號",), "64000110", ""),
        (("小港區測試路1號",), "64000110", ""),
        (("８０６高雄市前鎮區測試路",), "64000090", ""),
        (("測試路1號", "高雄市楠梓區測試街旁工地"), "64000040", ""),
        (("", "高雄市那瑪夏區"), "64000380", ""),
        (("高雄市三民區與左營區交界",), None, "several"),
        (("高雄市測試路1號",), None, "none"),
        (("", ""), None, "none"),
        (("新北市新店區測試段",), None, "outside_city"),
        (("臺南市測試區", "高雄市左營區"), None, "outside_city"),
    ],
)
def test_one_district_is_read_or_the_reason_given(texts, code, flag):
    found = district_in(*texts)
    assert (found.code, found.flag) == (code, flag)


def test_units_name_their_parents_first_and_letter_marks_are_unique():
    seen, marks = set(), []
    for code, unit in city().units.items():
        assert unit.get("parent") in {None, *seen}, code
        seen.add(code)
        marks += [unit["letter_mark"]] if unit.get("letter_mark") else []
    assert len(marks) == len(set(marks))
    assert [u["label"] for u in city().units.values() if u["kind"] == "agency"] == [
        "勞動檢查處",
        "訓練就業中心",
        "勞工教育生活中心",
        "博愛職業技能訓練中心",
    ]
