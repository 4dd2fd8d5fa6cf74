"""Code lists: what a text names, and refusals that help."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.kernel.law.codes import Code, CodeList, UnknownCode, districts, industry, occupations

TODAY = date(2024, 6, 1)
GROUNDS = CodeList(
    "grounds",
    (
        Code("age", "年齡", "Age", valid_from=date(2007, 5, 25)),
        Code("party", "黨派", "Party", valid_to=date(2020, 1, 1), maps_to="other"),
        Code("other", "其他", "Other", aliases=("其它",)),
        Code("twin_a", "重名"),
        Code("twin_b", "重名"),
    ),
    "歧視事由",
)


@pytest.mark.parametrize("text", ["age", "AGE", "年齡", " 年　齡 ", "Age", "age年齡"])
def test_a_code_is_found_by_code_label_or_both(text: str) -> None:
    assert GROUNDS.find(text, TODAY).code == "age"


def test_an_alias_names_a_code() -> None:
    assert GROUNDS.find("其它", TODAY).code == "other"


def test_a_code_not_yet_known_is_refused_with_its_first_day() -> None:
    assert GROUNDS.find("age", date(2007, 5, 25)).code == "age"
    with pytest.raises(UnknownCode, match="自96年5月25日起才能使用"):
        GROUNDS.find("age", date(2007, 5, 24))


def test_a_retired_code_is_refused_with_what_replaced_it_but_stays_readable() -> None:
    assert GROUNDS.find("party", date(2019, 12, 31)).code == "party"
    with pytest.raises(UnknownCode, match="自109年1月1日起停用，請改用other"):
        GROUNDS.find("party", date(2020, 1, 1))
    assert GROUNDS.get("party").label == "黨派"
    assert "party" not in [code.code for code in GROUNDS.at(TODAY)]


def test_a_text_that_names_nothing_is_refused_without_repeating_it() -> None:
    with pytest.raises(UnknownCode, match="「歧視事由」沒有這個代碼") as refusal:
        GROUNDS.find("A123456789", TODAY)
    assert "A123456789" not in str(refusal.value)
    with pytest.raises(UnknownCode):
        GROUNDS.get("nothing")
    with pytest.raises(UnknownCode):
        GROUNDS.find("", TODAY)


def test_a_label_of_two_unrelated_codes_is_not_guessed() -> None:
    with pytest.raises(UnknownCode, match="twin_a、twin_b"):
        GROUNDS.find("重名", TODAY)


def test_the_classifications_are_complete_trees() -> None:
    for codes, size in ((industry(), 737), (occupations(), 554)):
        assert len(codes.codes) == len({code.code for code in codes.codes}) == size
        assert all(codes.path(code.code)[-1] is code for code in codes.codes)
        assert all(codes.find(code.code, TODAY) is code for code in codes.codes)
        assert {len(codes.path(code.code)) for code in codes.codes} == {1, 2, 3, 4}


def test_every_label_of_the_classifications_names_one_code_the_broadest() -> None:
    for codes in (industry(), occupations()):
        for code in codes.codes:
            assert codes.find(code.label, TODAY) in codes.path(code.code)
    assert industry().find("教育業", TODAY).code == "P"
    assert occupations().find("醫師", TODAY).code == "221"


def test_an_industry_leads_up_to_its_section() -> None:
    path = [code.code for code in industry().path("421")]
    assert path == ["F", "42", "421"]


def test_a_city_s_districts_are_known_by_name_with_and_without_their_kind(tmp_path: Path) -> None:
    file = tmp_path / "districts.csv"
    file.write_text(
        "code,label,label_en,postal\n64000050,三民區,Sanmin District,807\n"
        "64000190,岡山區,Gangshan District,820\n",
        encoding="utf-8-sig",
    )
    found = districts(file)
    assert {found.find(text, TODAY).code for text in ("64000050", "三民區", "三民")} == {"64000050"}
    assert found.find("gangshan district", TODAY).code == "64000190"
    with pytest.raises(UnknownCode, match="行政區"):
        found.find("板橋區", TODAY)


def test_a_file_may_hold_dates_aliases_parents_and_successors(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text(
        "code,label,parent,aliases,valid_from,valid_to,maps_to\n"
        "a,甲,,甲類;第一類,,2020-01-01,b\nb,乙,a,,2020-01-01,,\n",
        encoding="utf-8",
    )
    codes = CodeList.read(file, "test")
    assert codes.find("第一類", date(2019, 1, 1)).code == "a"
    assert codes.codes[1] == Code("b", "乙", valid_from=date(2020, 1, 1), parent="a")
    assert [code.code for code in codes.at(date(2020, 1, 1))] == ["b"]
    assert codes.codes[0].maps_to == "b"
