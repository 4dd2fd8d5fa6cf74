"""The letters of the line: offered by their steps, sealed for complainants, none too late."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.documents.actions import issue
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.wording import problems
from laozheng.lines.standards.actions.letters import LETTERS
from laozheng.lines.standards.line import LINE
from laozheng.lines.standards.models import PensionAccount
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.rules.codes import AGREEMENT_ITEMS, CLAUSES
from laozheng.lines.standards.tests.factories import OPERATOR

EMPLOYER = "範例餐飲有限公司"
COMPLAINANT = "測試申訴甲"


@pytest.fixture
def complaint(opened):
    return opened(
        kinds.COMPLAINT, "receive", "2024-03-04",
        employer_name=EMPLOYER, subjects=["wage"], complainant=COMPLAINANT,
    )  # fmt: skip


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_a_template_uses_what_it_declares(letter):
    assert problems(letter) == []


def test_every_letter_is_offered_by_a_step():
    offered = {step.letter for kind in LINE.kinds for step in kind.transitions}
    assert {letter.code for letter in LETTERS} <= offered


def test_what_a_complainant_is_told_is_sealed_and_names_nobody(complaint, moved):
    moved(complaint, "reply", "2024-03-12", reason="已派員檢查。", with_letter=True)
    letter = Letter.objects.get()
    assert (letter.template, letter.is_sealed) == ("inspections.complaint_reply", True)
    assert "已派員檢查" in letter.text
    assert COMPLAINANT not in f"{letter.text}{letter.facts}{letter.addressees}"


def test_nobody_can_be_told_of_an_anonymous_complaint(opened, moved):
    case = opened(
        kinds.COMPLAINT, "receive", "2024-03-04", employer_name=EMPLOYER, subjects=["wage"]
    )
    with pytest.raises(Refused, match="匿名申訴"):
        moved(case, "reply", "2024-03-12", reason="已派員檢查。", with_letter=True)
    moved(case, "reply", "2024-03-12", reason="已派員檢查。")
    assert not Letter.objects.exists()


def test_a_reply_is_not_issued_once_the_complaint_is_closed(complaint, moved):
    moved(complaint, "reply", "2024-03-12", reason="已派員檢查。", with_letter=True)
    moved(complaint, "close", "2024-04-01", outcome="partly", with_letter=True)
    late, ending = Letter.objects.order_by("id")
    with pytest.raises(ValidationError, match="結案"):
        issue(late, on=date(2024, 4, 2), actor=OPERATOR)
    assert "部分成立" in ending.text
    assert issue(ending, on=date(2024, 4, 2), actor=OPERATOR).number


def test_the_approval_of_work_rules_tells_what_falls_below_the_law(opened, moved):
    case = opened(
        kinds.WORK_RULES, "receive", "2024-03-04", employer_name=EMPLOYER, kind="new", employees=45
    )
    given = [code for code in CLAUSES if code != "welfare"]
    moved(case, "check", "2024-03-06", clauses=given, below_law="第5條特別休假日數")
    moved(case, "approve", "2024-03-08", who="supervisor", with_letter=True)
    letter = Letter.objects.get()
    assert "未載明事項：福利措施" in letter.text
    assert "第5條特別休假日數" in letter.text
    assert letter.addressees[0]["name"] == EMPLOYER
    assert issue(letter, on=date(2024, 3, 8), actor=OPERATOR).number


def test_a_call_for_completion_is_settled_by_the_completion(opened, moved):
    case = opened(
        kinds.WORK_RULES, "receive", "2024-03-04", employer_name=EMPLOYER, kind="new", employees=45
    )
    moved(case, "return", "2024-03-06", reason="缺勞資會議紀錄", with_letter=True)
    letter = Letter.objects.get()
    assert "缺勞資會議紀錄" in letter.text
    moved(case, "complete", "2024-03-11")
    with pytest.raises(ValidationError, match="補正完成"):
        issue(letter, on=date(2024, 3, 12), actor=OPERATOR)


def test_an_agreement_is_approved_for_so_many_until_a_day(opened, moved):
    case = opened(
        kinds.ART84, "receive", "2024-03-04", employer_name="範例保全有限公司",
        job_title="保全人員", workers=12,
    )  # fmt: skip
    moved(case, "check", "2024-03-06", announced=True, contents=list(AGREEMENT_ITEMS))
    moved(
        case, "approve", "2024-03-08", who="supervisor", approved_workers=10,
        valid_to=date(2026, 3, 7), with_letter=True,
    )  # fmt: skip
    text = Letter.objects.get().text
    assert "約定人數12人，核備人數10人" in text
    assert "115年3月7日" in text


def test_a_refusal_tells_how_to_appeal(opened, moved):
    case = opened(
        kinds.PENSION_CASE, "receive", "2024-03-04", employer_name=EMPLOYER, type="suspension"
    )
    moved(case, "refuse", "2024-03-08", who="supervisor", reason="仍有舊制勞工", with_letter=True)
    text = Letter.objects.get().text
    assert "暫停提撥" in text
    assert "之次日起30日內" in text


def test_a_reminder_tells_the_shortfall_of_the_account(opened):
    PensionAccount.objects.create(
        account_number="測專001", employer_name=EMPLOYER, balance_twd=6_200_000,
        year_end_need_twd=8_500_000,
    )  # fmt: skip
    opened(
        kinds.REMINDER, "send", "2025-02-10", intake="ex_officio", employer_name=EMPLOYER,
        reason="underfunded", account_number="測專001", due_on=date(2025, 3, 31),
        with_letter=True,
    )  # fmt: skip
    text = Letter.objects.get().text
    assert "截至113年12月31日尚差新臺幣2,300,000元" in text
    assert "114年3月31日" in text


def test_advice_goes_to_the_employer_that_was_visited(opened, moved):
    case = opened(
        kinds.COMPLIANCE_VISIT, "entered", "2024-03-05", employer_name=EMPLOYER,
        result="guidance", scopes=("lsa",),
    )  # fmt: skip
    with pytest.raises(Refused, match="理由"):
        moved(case, "advised", "2024-03-08", reason="", with_letter=True)
    moved(case, "advised", "2024-03-08", reason="請逐日記載出勤情形", with_letter=True)
    text = Letter.objects.get().text
    assert "請逐日記載出勤情形" in text
    assert "不具處分性質" in text
