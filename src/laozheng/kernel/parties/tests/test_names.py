"""Names as official files write them: the traps W-NAME, W-CHAR and W-MASK, one by one."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.parties.names import is_masked, looks_like_person, party_key, split_name

SAMPLES = Path(__file__).resolve().parents[5].parent / "shared" / "samples"


@pytest.mark.parametrize(
    ("raw", "name", "responsible", "kind"),
    [
        ("範例企業有限公司(王測試)", "範例企業有限公司", ("王測試",), "enterprise"),
        ("範例企業有限公司（王測試）", "範例企業有限公司", ("王測試",), "enterprise"),
        ("範例企業有限公司(負責人：王測試)", "範例企業有限公司", ("王測試",), "enterprise"),
        ("範例企業有限公司\n(王測試)", "範例企業有限公司", ("王測試",), "enterprise"),
        ("範例養護中心\u3000\t", "範例養護中心", (), "enterprise"),
        (
            "範例食品股份有限公司(TEST MARY JANE)",
            "範例食品股份有限公司",
            ("TEST MARY JANE",),
            "enterprise",
        ),
        ("王測試即範例工程行", "範例工程行", ("王測試",), "sole_proprietor"),
        ("王測試(即範例工程行)", "範例工程行", ("王測試",), "sole_proprietor"),
        ("王測試（即 範例牧場）", "範例牧場", ("王測試",), "sole_proprietor"),
        ("張簡測試即範例工程行", "範例工程行", ("張簡測試",), "sole_proprietor"),
        ("範例商行(王測試\n李測試)", "範例商行", ("王測試", "李測試"), "partnership"),
        ("範例商行(合夥)(王測試)", "範例商行(合夥)", ("王測試",), "partnership"),
        ("王測試", "王測試", (), "person"),
        ("TEST MARY JANE", "TEST MARY JANE", (), "person"),
        ("範例(台灣)商業銀行股份有限公司", "範例(台灣)商業銀行股份有限公司", (), "enterprise"),
        ("立即淨清潔有限公司", "立即淨清潔有限公司", (), "enterprise"),
        ("三力行", "三力行", (), "enterprise"),
    ],
)
def test_a_name_is_taken_apart(raw, name, responsible, kind):
    split = split_name(raw)
    assert (split.name, split.responsible, split.party_kind) == (name, responsible, kind)


@pytest.mark.parametrize(
    "raw",
    [
        "範例老人長期照顧中心(養護型)",
        "範例市立醫院(委託範例醫療社團法人經營)",
        "範例公司(僑外資)",
        "尚測試檳榔攤(尚測試檳榔攤僅是招牌名)",
    ],
)
def test_a_bracket_that_names_nobody_stays_in_the_name(raw):
    split = split_name(raw)
    assert split.name == raw
    assert split.responsible == ()
    assert len(split.qualifiers) == 1


def test_a_company_in_the_bracket_is_a_responsible_party_and_no_person():
    split = split_name("範例環工股份有限公司(範例管理顧問有限公司)")
    assert split.responsible == ()
    assert split.responsible_party == "範例管理顧問有限公司"
    assert split.responsible_text == "範例管理顧問有限公司"
    assert "responsible_is_party" in split.flags


def test_a_remark_about_an_appeal_leaves_the_name():
    split = split_name("範例公司(王測試)(為序號12訴願結果另作處分)")
    assert split.name == "範例公司"
    assert split.responsible == ("王測試",)
    assert split.remark == "為序號12訴願結果另作處分"


def test_a_bracket_never_closed_is_accepted_and_flagged():
    split = split_name("範例實業有限公司(王測試")
    assert (split.name, split.responsible) == ("範例實業有限公司", ("王測試",))
    assert split.flags == ("unclosed_bracket",)


def test_several_natural_persons_on_their_own_lines_are_persons():
    split = split_name("王測試\n李測試")
    assert split.party_kind == "person"
    assert split.responsible == ("王測試", "李測試")


def test_a_spelled_out_character_is_no_responsible_person():
    assert split_name("王(馬宗)").name == "王(馬宗)"
    assert "spelled_out_character" in split_name("王(馬宗)").flags
    assert split_name("範例有限公司(王(馬宗)明)").responsible == ("王(馬宗)明",)


def test_entities_are_decoded_and_lost_characters_flagged_but_never_guessed():
    assert split_name("&#23791;測試有限公司").name == "峯測試有限公司"
    for lost in ("測&#57345;有限公司", "測?有限公司", "測\ue001有限公司", "測\ufffd有限公司"):
        split = split_name(lost)
        assert "lost_character" in split.flags, lost
        assert split.raw == lost


@pytest.mark.parametrize("blank", ["", "-", "－", "無", "  "])
def test_no_name_has_no_key(blank):
    assert split_name(blank).party_kind == "none"
    assert party_key(blank) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺灣範例有限公司", "台灣範例有限公司"),
        ("範例羣有限公司", "範例群有限公司"),
        ("範例峯有限公司", "範例峰有限公司"),
        ("範例勲有限公司", "範例勳有限公司"),
        ("範例衆有限公司", "範例眾有限公司"),
        ("範例 有限　公司", "範例有限公司"),
        ("ＡＢＣ有限公司", "ABC有限公司"),
        ("範例工程行(王測試)", "王測試即範例工程行"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert party_key(one) == party_key(other)


def test_names_that_differ_in_more_than_spelling_keep_their_own_keys():
    names = [
        "範例有限公司",
        "範例股份有限公司",
        "範例有限公司左營分公司",
        "範例(養護型)",
        "範例養護型",
    ]
    assert len({party_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "name",
    ["陳OO", "蔡○○", "湯ＯＯ", "林00(自然人)", "曾O村", "即富O工程行", "王*試", "○測試"],
)
def test_a_hidden_character_makes_a_name_masked(name):
    assert is_masked(name)
    assert split_name(name).masked


@pytest.mark.parametrize(
    "name",
    [
        "範例御花園KTV",
        "第100店",
        "二〇二五餐廳",
        "7-11便利商店",
        "卡啦OK有限公司",
        "ONO有限公司",
        "王測試",
    ],
)
def test_letters_and_digits_of_a_name_are_no_mask(name):
    assert not is_masked(name)


def test_a_hidden_responsible_person_does_not_mask_a_company_but_does_its_proprietor():
    assert not split_name("範例有限公司(陳OO)").masked
    assert split_name("吳OO(即範例企業社)").masked


@pytest.mark.parametrize(
    "text", ["王測試", "歐陽測試", "林王測試", "瓦歷斯·測試", "TEST MARY", "王O試"]
)
def test_what_reads_as_a_person(text):
    assert looks_like_person(text)


@pytest.mark.parametrize("text", ["範例醫院", "王測試有限公司", "好吃鬆餅屋", "TEST MARY LTD"])
def test_what_does_not_read_as_a_person(text):
    assert not looks_like_person(text)


@given(st.text(alphabet="甲乙王測試公司行即()（）、\n 臺台O○0AB&#;?", max_size=14))
def test_any_text_is_taken_apart_without_failing_and_keeps_its_raw_form(raw):
    split = split_name(raw)
    assert split.raw == raw
    assert not any(character.isspace() for character in split.key)
    assert "臺" not in split.key


@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES.exists(), reason="the bureau's files are not here")
def test_the_real_files_leave_few_names_unclear():
    with (SAMPLES / "osh_dispositions_2024.csv").open(encoding="utf-8-sig") as file:
        names = [row["事業單位名稱或負責人"] for row in csv.DictReader(file)]
    splits = [split_name(name) for name in names]
    assert len(splits) == 825
    assert (
        sum(
            "即" in n and s.party_kind == "sole_proprietor"
            for n, s in zip(names, splits, strict=True)
        )
        == 78
    )
    assert sum("unclosed_bracket" in s.flags for s in splits) == 3
    assert not any("responsible_unclear" in s.flags or s.masked for s in splits)
