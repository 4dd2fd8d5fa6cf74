"""The text of a letter: every fact, the numbers of its items, and nothing undeclared."""

from dataclasses import replace

import pytest
from django.utils import translation

from laozheng.kernel.documents.tests.conftest import ACCEPTANCE, FACTS, LETTERS
from laozheng.kernel.documents.wording import MissingFacts, letter_text, problems, stored_facts

EXPECTED = """\
主旨：有關王測試與範例有限公司間勞資爭議調解申請案，本局業已受理，請查照。
說明：
一、依勞資爭議處理法第12條規定及113年2月5日收件之申請書辦理。
二、本案請求項目如下：
(一)積欠工資，新臺幣32,000元。
(二)資遣費。"""


def test_a_letter_is_filled_and_numbered():
    assert letter_text(ACCEPTANCE, FACTS) == EXPECTED


def test_stored_facts_give_the_same_text_again():
    assert letter_text(ACCEPTANCE, stored_facts(FACTS)) == EXPECTED


def test_an_optional_fact_adds_its_item():
    text = letter_text(ACCEPTANCE, {**FACTS, "note": "隨函檢附說明書。"})
    assert text == f"{EXPECTED}\n三、隨函檢附說明書。"


def test_an_item_alone_in_its_section_has_no_number():
    certificate = replace(
        ACCEPTANCE, body=LETTERS / "certificate.txt", required={"applicant": "申請人"}
    )
    text = letter_text(certificate, {"applicant": "王測試"})
    assert text.splitlines()[1:] == ["說明：", "依王測試申請辦理。"]


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_text_does_not_depend_on_the_language_of_the_screen(language):
    with translation.override(language):
        assert letter_text(ACCEPTANCE, FACTS) == EXPECTED


def test_text_of_a_person_is_printed_as_it_stands():
    text = letter_text(ACCEPTANCE, {**FACTS, "opponent": "A&B <測試> {{ x }} 公司"})
    assert "A&B <測試> {{ x }} 公司" in text


def test_missing_facts_are_named_in_words():
    with pytest.raises(MissingFacts) as refusal:
        letter_text(ACCEPTANCE, {"applicant": "王測試", "opponent": "", "claims": []})
    assert str(refusal.value) == "「受理通知」還缺少對造人、收件日，請補齊後再產生。"


def test_a_fact_that_nobody_declared_is_refused():
    with pytest.raises(ValueError, match="declares no fact named aplicant"):
        letter_text(ACCEPTANCE, {**FACTS, "aplicant": "王測試"})


def test_a_template_is_checked_before_anybody_uses_it():
    assert problems(ACCEPTANCE) == []
    for name, words in (
        ("misspelled.txt", "undeclared facts: aplicant"),
        ("unclosed.txt", "endif"),
        ("nowhere.txt", "no text at nowhere.txt"),
    ):
        found = problems(replace(ACCEPTANCE, body=LETTERS / name))
        assert len(found) == 1
        assert words in found[0]
