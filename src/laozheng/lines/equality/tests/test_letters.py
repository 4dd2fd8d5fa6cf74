"""Letters of complaints: of harassment sealed and silent, and none about a closed matter."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import draft_letter, issue
from laozheng.kernel.documents.models import Letter
from laozheng.lines.equality.actions.letters import LETTERS
from laozheng.lines.equality.tests.factories import (
    COMPLAINANT,
    EMPLOYER,
    RESPONDENT,
    a_complaint,
    a_harassment,
    decided,
    moved,
)

ESA, GENDER = "employment_service", "gender_equality"


def letter_of(case: Case, name: str) -> Letter:
    sealed = "_sealed" if case.kind == "equality.harassment" else ""
    return Letter.objects.get(subject_ref=case.ref, template=f"equality.{name}{sealed}")


def issued(desk, letter: Letter, on: str) -> Letter:
    return issue(letter, on=date.fromisoformat(on), actor=desk.reader("handler", on))


ENDS = {
    "refuse": ("refusal", {"why": "not_covered"}),
    "transfer": ("transfer", {"authority": "範例縣政府"}),
    "withdraw": ("withdrawal", {"reason": "測試"}),
}


@pytest.mark.parametrize("step", ENDS)
@pytest.mark.parametrize("open_case", [a_harassment, a_complaint], ids=["sealed", "open"])
def test_how_a_complaint_ended_is_told_after_its_end_and_nothing_else(desk, step, open_case):
    given = () if open_case is a_harassment else ("age", ESA)
    case = open_case(desk, "2024-03-11", *given)
    name, told = ENDS[step]
    moved(desk, case, step, "2024-03-15", **told)
    assert case.closed_on == date(2024, 3, 15)
    with pytest.raises(ValidationError, match="已於113年3月15日結案"):
        issued(desk, letter_of(case, "receipt"), "2024-03-18")
    assert issued(desk, letter_of(case, name), "2024-03-18").number


@pytest.mark.parametrize("template", LETTERS, ids=lambda letter: letter.code)
@pytest.mark.slow
def test_no_letter_begins_about_a_settled_complaint(desk, template):
    case = moved(desk, a_complaint(desk, "2024-03-11", "age", ESA), "settle", "2024-03-15",
                 reason="測試")  # fmt: skip
    facts = dict.fromkeys(template.required, "測試") | {"received_on": date(2024, 3, 11)}
    if "due_on" in facts:
        facts["due_on"] = date(2024, 4, 11)
    with pytest.raises(ValidationError, match="已於113年3月15日結案"):
        draft_letter(case.ref, template, facts, unit_mark="高市勞就字",
                     actor=desk.reader("handler", "2024-03-18"))  # fmt: skip


def test_a_decision_is_still_told_after_the_case_was_closed(desk):
    case = decided(desk, a_complaint(desk, "2024-03-11", "age", ESA), "2024-05-02", "established")
    moved(desk, case, "close", "2024-05-03")
    assert issued(desk, letter_of(case, "decision"), "2024-05-06").issued_on


@pytest.mark.parametrize(
    ("open_case", "given", "remedy"),
    [
        (a_complaint, ("age", ESA), "之次日起30日內，依訴願法第14條"),
        (a_complaint, ("sex", GENDER), "之次日起10日內向中央主管機關申請審議"),
        (a_harassment, (), "之次日起10日內向中央主管機關申請審議"),
    ],
    ids=["employment_service", "gender", "harassment"],
)
def test_a_decision_tells_the_remedy_that_its_act_knows(desk, open_case, given, remedy):
    case = decided(desk, open_case(desk, "2024-03-11", *given), "2024-05-02", "established")
    text = str(letter_of(case, "decision").text)
    assert remedy in text
    assert ("申請審議" in text) == ("10日內" in remedy)


def test_missing_papers_are_asked_for_within_the_days_of_the_law(desk):
    case = a_complaint(desk, "2024-03-11", "age", ESA)
    moved(desk, case, "request_correction", "2024-03-12", reason="證明文件")
    assert "之次日起15日內補正" in str(letter_of(case, "correction").text)


def test_missing_papers_are_not_asked_for_once_they_came(desk):
    case = a_complaint(desk, "2024-03-11", "age", ESA)
    moved(desk, case, "request_correction", "2024-03-12", reason="證明文件")
    moved(desk, case, "correct_papers", "2024-03-14")
    with pytest.raises(ValidationError, match="補正完成"):
        issued(desk, letter_of(case, "correction"), "2024-03-18")


def test_a_step_may_be_taken_without_its_letter(desk):
    case = a_complaint(desk, "2024-03-11", "age", ESA)
    moved(desk, case, "withdraw", "2024-03-12", reason="測試", with_letter=False)
    assert case.state == "withdrawn"
    drafted = Letter.objects.filter(subject_ref=case.ref).values_list("template", flat=True)
    assert list(drafted) == ["equality.receipt"]


def test_letters_on_harassment_are_sealed_and_say_nothing_of_it(desk):
    case = a_harassment(desk, "2024-03-11")
    moved(desk, case, "request_correction", "2024-03-12", reason="身分證明文件")
    moved(desk, case, "withdraw", "2024-03-15", reason="測試")
    letters = list(Letter.objects.filter(subject_ref=case.ref))
    assert len(letters) == 3
    for letter in letters:
        assert letter.is_sealed
        for word in (COMPLAINANT, RESPONDENT, EMPLOYER, "騷擾"):
            assert word not in letter.text
    assert "不得就同一事件再行申訴" in letter_of(case, "withdrawal").text


def test_others_may_file_again_and_are_not_told_otherwise(desk):
    case = a_complaint(desk, "2024-03-11", "age", ESA)
    moved(desk, case, "withdraw", "2024-03-12", reason="測試")
    told = letter_of(case, "withdrawal").text
    assert case.number in told and "再行申訴" not in told


@pytest.mark.parametrize(
    ("step", "side", "word"),
    [("ask_for_facts", "complainant", "大致相信"), ("ask_for_proof", "employer", "證明")],
)
def test_the_burden_of_proof_is_shared_and_nothing_decided(desk, step, side, word):
    case = a_complaint(desk, "2024-03-11", "sex", GENDER)
    moved(desk, case, "investigate", "2024-03-12")
    moved(desk, case, step, "2024-03-13", facts="同職務薪資差額")
    text = letter_of(case, f"proof_{side}").text
    assert word in text and "同職務薪資差額" in text and "不代表本局的認定" in text
    assert case.state == "investigating"
