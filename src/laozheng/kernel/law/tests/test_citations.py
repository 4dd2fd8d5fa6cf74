"""Citations of acts: the grammar of standards 2.3, trap by trap, and the bureau's real files."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from laozheng.kernel.law.citations import Citation, acts, parse_citations

SAMPLES = Path(__file__).resolve().parents[6] / "shared" / "samples"
REAL_FILES = (
    ("lsa_dispositions_103.csv", "違反法規條款", "lsa"),
    ("osh_dispositions_2024.csv", "違法法規法條", "osh"),
)


def written(text: str, on: date | None = None) -> list[str]:
    return [str(citation) for citation in parse_citations(text, on).citations]


def test_a_full_citation_is_read_to_every_level() -> None:
    (citation,) = parse_citations("身心障礙者權益保障法第38條之1第2項第1、3款第2目").citations
    assert citation == Citation("disability_rights", 38, 1, 2, (1, 3), 2)
    assert str(citation) == "身心障礙者權益保障法第38條之1第2項第1、3款第2目"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("勞動基準法第24條;勞動基準法第39條", ["勞動基準法第24條", "勞動基準法第39條"]),
        ("勞動基準法第24條；第39條", ["勞動基準法第24條", "勞動基準法第39條"]),
        ("勞動基準法第24條\n同法第39條", ["勞動基準法第24條", "勞動基準法第39條"]),
        (
            "職業安全衛生法第6條第1項第5款及第37條第2項第3款",
            ["職業安全衛生法第6條第1項第5款", "職業安全衛生法第37條第2項第3款"],
        ),
        ("勞動基準法勞動基準法第21條第1項", ["勞動基準法第21條第1項"]),
        ("違反勞基法第 24 條之規定", ["勞動基準法第24條"]),
        ("職安法第27條1項", ["職業安全衛生法第27條第1項"]),
        ("就服法第四十條第一項第十一款", ["就業服務法第40條第1項第11款"]),
        ("勞基法第84條之1、第84-2條", ["勞動基準法第84條之1", "勞動基準法第84條之2"]),
        ("勞基法第30條第1項及第2項", ["勞動基準法第30條第1項", "勞動基準法第30條第2項"]),
        ("勞基法第30條第1、2項", ["勞動基準法第30條第1項", "勞動基準法第30條第2項"]),
        ("職安法第6條第1項第1款、第5款", ["職業安全衛生法第6條第1項第1、5款"]),
        ("勞動基準法第２４條", ["勞動基準法第24條"]),
    ],
)
def test_the_ways_of_writing_a_list_are_read_without_a_flag(text: str, expected: list[str]) -> None:
    parsed = parse_citations(text)
    assert [str(citation) for citation in parsed.citations] == expected
    assert (parsed.flags, parsed.unreadable) == ((), ())


def test_one_article_and_paragraph_is_one_citation_with_all_its_subparagraphs() -> None:
    parsed = parse_citations("職安法第6條第1項第5款;職安法第6條第1項第1款;職安法第6條第2項")
    assert parsed.citations == (
        Citation("osh", 6, paragraph=1, subparagraphs=(1, 5)),
        Citation("osh", 6, paragraph=2),
    )
    assert parsed.cited[0].text == "職安法第6條第1項第5款;職安法第6條第1項第1款"


@pytest.mark.parametrize(
    ("text", "expected", "flag"),
    [
        ("職業安全衛生法第27條第1、2款", "職業安全衛生法第27條第1、2款", "paragraph_missing"),
        ("職業安全衛生法第6條第項第5款", "職業安全衛生法第6條第5款", "paragraph_missing"),
        ("職業安全衛生法第6條第1項第款", "職業安全衛生法第6條第1項", "subparagraph_missing"),
        ("勞基法第24條未給加班費", "勞動基準法第24條", "extra_text"),
    ],
)
def test_a_citation_is_accepted_to_the_level_that_can_be_read(
    text: str, expected: str, flag: str
) -> None:
    parsed = parse_citations(text)
    assert ([str(citation) for citation in parsed.citations], parsed.flags) == ([expected], (flag,))


def test_an_article_of_one_paragraph_needs_no_paragraph() -> None:
    assert parse_citations("勞動基準法第11條第2款").flags == ()
    assert parse_citations("勞動基準法第12條第2款").flags == ("paragraph_missing",)


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("某某管理條例第5條", ("某某管理條例第5條",)),
        ("某某管理條例第5條;第6條", ("某某管理條例第5條", "第6條")),
        ("勞動基準法施行細則第7條;第24條", ("勞動基準法施行細則第7條", "第24條")),
        ("勞動基準法第87條", ("勞動基準法第87條",)),
        ("勞動基準法第24條之1", ("勞動基準法第24條之1",)),
        ("第24條", ("第24條",)),
        ("同法第24條", ("同法第24條",)),
        ("職安法第條第1項", ("職安法第條第1項",)),
        ("", ()),
    ],
)
def test_what_no_act_ever_had_stays_as_written_and_is_never_guessed(
    text: str, unreadable: tuple[str, ...]
) -> None:
    parsed = parse_citations(text)
    assert (parsed.citations, parsed.unreadable) == ((), unreadable)
    assert parsed.flags == ("unreadable",)


def test_a_readable_citation_survives_beside_an_unreadable_one() -> None:
    parsed = parse_citations("某某條例第5條、勞動基準法第24條")
    assert written("某某條例第5條、勞動基準法第24條") == ["勞動基準法第24條"]
    assert parsed.unreadable == ("某某條例第5條",)


def test_digits_with_a_blank_between_them_are_not_joined() -> None:
    parsed = parse_citations("職安法第27條第1項第1 2款")
    assert parsed.citations == (Citation("osh", 27, paragraph=1),)
    assert parsed.unreadable == ("第1 2款",)


@pytest.mark.parametrize(
    "clause",
    [
        "致發生第37條第2項之職業災害",
        "致發生同法第37條第2項之重大職業災害",
        "致發生(同法)第37條第2項之(重大)職業災害",
    ],
)
def test_the_clause_on_the_accident_is_a_consequence_and_no_violated_article(clause: str) -> None:
    parsed = parse_citations(f"職業安全衛生法第6條第1項第5款{clause};第26條第1項")
    assert [citation.article for citation in parsed.citations] == [6, 26]
    assert parsed.consequences == (Citation("osh", 37, paragraph=2),)
    assert parsed.cited[0].consequence == clause
    assert parsed.flags == ()


def test_the_gender_act_is_one_act_under_its_three_names() -> None:
    names = ("兩性工作平等法", "性別工作平等法", "性別平等工作法")
    assert {parse_citations(f"{name}第21條").citations for name in names} == {
        (Citation("gender_equality", 21),)
    }
    citation = Citation("gender_equality", 21)
    assert citation.text(date(2008, 1, 17)) == "兩性工作平等法第21條"
    assert citation.text(date(2023, 8, 17)) == "性別工作平等法第21條"
    assert citation.text(date(2023, 8, 18)) == str(citation) == "性別平等工作法第21條"


def test_a_name_that_the_act_did_not_yet_bear_is_flagged() -> None:
    text = "性別平等工作法第21條"
    assert parse_citations(text, date(2023, 8, 17)).flags == ("name_not_in_force",)
    assert parse_citations(text, date(2023, 8, 18)).flags == ()
    assert parse_citations("性別工作平等法第21條", date(2024, 1, 1)).flags == ()


def test_the_former_safety_act_keeps_its_own_numbering_apart() -> None:
    assert parse_citations("勞工安全衛生法第5條第1項").citations[0].act == "labor_safety_health"


def test_citations_sort_by_number_and_survive_json() -> None:
    citations = parse_citations("勞基法第84條之1;第9條第1項;第84條;第24條").citations
    assert [c.number for c in sorted(citations)] == ["9", "24", "84", "84-1"]
    assert [Citation.from_dict(json.loads(json.dumps(c.to_dict()))) for c in citations] == [
        *citations
    ]


def test_what_a_citation_writes_is_read_back() -> None:
    for code, act in acts().items():
        branch = {tuple(map(int, number.split("-"))) for number in act.inserted}
        for article, suffix in [(act.articles, 0), *sorted(branch)]:
            citation = Citation(code, article, suffix, 2, (1, 3))
            assert parse_citations(str(citation)).citations == (citation,)


def test_no_name_stands_for_two_acts() -> None:
    names = Counter(
        name
        for act in acts().values()
        for name in (act.name, *act.synonyms, *(former for former, _ in act.former))
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.samples
@pytest.mark.parametrize(("file_name", "column", "act"), REAL_FILES)
def test_every_row_of_the_real_files_is_read_and_counts_like_a_naive_recount(
    file_name: str, column: str, act: str
) -> None:
    source = SAMPLES / file_name
    if not source.exists():
        pytest.skip("the real files are not here")
    with source.open(encoding="utf-8-sig", newline="") as lines:
        texts = [row[column] for row in csv.DictReader(lines)]
    parsed = [parse_citations(text) for text in texts]
    assert all(result.citations and not result.unreadable for result in parsed)
    assert {citation.act for result in parsed for citation in result.citations} == {act}

    naive: Counter[str] = Counter()
    for text in texts:
        naive.update(article for article, _ in set(re.findall(r"第(\d+)條(?:第(\d+)項)?", text)))
    ours = Counter(citation.number for result in parsed for citation in result.citations)
    assert ours == naive
    flagged = [text for text, result in zip(texts, parsed, strict=True) if result.flags]
    assert all("條第1、2、3、4款" in text for text in flagged)
