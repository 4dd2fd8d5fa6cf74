"""The letters of the chain: offered by their steps, and none about a closed matter."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import draft_letter, issue
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.wording import problems
from laozheng.kernel.inspections.complaints.declare import complaint_kind
from laozheng.kernel.inspections.declare import KERNEL_KINDS, disposition_kind
from laozheng.kernel.inspections.letters import LETTERS
from laozheng.kernel.inspections.prosecuting import Prosecution
from laozheng.kernel.inspections.tests.test_procedure import ACTOR, a_file, a_served_one, step
from laozheng.kernel.inspections.tests.test_visits import DECLARED

pytestmark = pytest.mark.usefixtures("world")
COMPLAINT = complaint_kind(
    line="games", prefix="申", label="申訴", unit="bureau", subjects={}, forms={}
)
CRIMINAL = disposition_kind(
    prefix="刑", label="裁處", unit="bureau", prosecution=Prosecution(lambda *_: None, "查無犯罪")
)
CODES = {letter.code: letter for letter in LETTERS}
DAY = date(2024, 9, 2)
# Every step that can follow on a decision, with what it needs.
LATER: dict[str, dict[str, Any]] = {
    "served": {},
    "announced": {},
    "unpublished": {"reason": "error"},
    "appealed": {},
    "appealed_late": {},
    "answered": {},
    "appeal_extended": {},
    "late_appeal_rejected": {},
    "appeal_dismissed": {},
    "appeal_withdrawn": {},
    "sued": {},
    "judgment_upheld": {},
    "judgment_revoked": {},
    "revoked": {},
    "remanded": {},
    "partly_revoked": {"amount_twd": 20_000},
    "final": {},
    "paid": {"amount_twd": 50_000},
    "installment": {"amount_twd": 10_000},
    "reminded": {},
    "enforcement_sent": {},
    "written_off": {"reason": "執行無結果"},
    "installments_granted": {"parts": 2, "first_due_on": date(2024, 10, 1), "reason": "經濟困難"},
    "rectified": {"wrong": "範例企業", "right": "範例企業有限公司"},
    "refunded": {"amount_twd": 10_000},
}
REVOKED = {"revoked", "remanded", "judgment_revoked"}


def texts(case: Case) -> dict[str, str]:
    rows = case.documents.order_by("id").select_related("letter")
    return {row.letter.template.partition(".")[2]: row.letter.text for row in rows}


@pytest.mark.parametrize("code", CODES)
def test_a_template_uses_what_it_declares(code):
    assert problems(CODES[code]) == []


def test_the_steps_offer_templates_that_exist():
    kinds = (*KERNEL_KINDS.values(), CRIMINAL, DECLARED, COMPLAINT)
    offered = {step.letter for kind in kinds for step in kind.transitions}
    assert offered - {""} == set(CODES)


def test_each_step_drafts_its_letter_when_it_is_asked_to():
    case = a_file()
    step(case, "hearing_sent", date(2024, 2, 1), with_letter=True)
    step(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
    number = "高市勞條字第11399999900號"
    step(case, "approved", date(2024, 3, 4), document_number=number, with_letter=True)
    step(case, "served", date(2024, 3, 5))
    step(case, "installment", date(2024, 4, 1), amount_twd=10_000)
    step(case, "reminded", date(2024, 4, 15), with_letter=True)
    step(case, "enforcement_sent", date(2024, 6, 3), with_letter=True)
    step(case, "revoked", DAY, reference="高市府法訴字第1139999號", with_letter=True)
    found = texts(case)
    assert list(found) == [
        "hearing_notice", "disposition", "reminder", "enforcement", "revocation",
    ]  # fmt: skip
    assert "10日內提出陳述意見書" in found["hearing_notice"]
    assert "50,000元整" in found["disposition"] and "20,000元至" in found["disposition"]
    assert "尚未繳納新臺幣40,000元" in found["reminder"]
    assert "尚欠新臺幣40,000元" in found["enforcement"]
    assert "已繳罰鍰新臺幣10,000元" in found["revocation"]


def test_the_answer_to_an_appeal_is_built_from_the_file():
    case = a_file()
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "heard", date(2024, 2, 9), summary="加班費已於次月補發")
    step(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
    step(case, "approved", date(2024, 3, 4), document_number="高市勞條字第11399999900號")
    step(case, "served", date(2024, 3, 5))
    step(case, "appealed_late", date(2024, 4, 9))
    step(case, "answered", date(2024, 4, 20), with_letter=True)
    (text,) = texts(case).values()
    for said in ("113年4月9日收到訴願書，已逾訴願期間", "加班費已於次月補發", "50,000元", "第79條"):
        assert said in text, said
    assert "訴願管轄機關" in case.documents.get().letter.addressees[0]["name"]


def test_no_letter_is_drafted_unasked():
    case = a_served_one()
    step(case, "reminded", date(2024, 4, 15))
    assert texts(case) == {}


def test_a_draft_made_before_the_revocation_is_not_issued_after_it():
    case = a_served_one()
    step(case, "reminded", date(2024, 4, 15), with_letter=True)
    step(case, "revoked", DAY, with_letter=True)
    reminder, revocation = Letter.objects.order_by("id")
    with pytest.raises(ValidationError) as refused:
        issue(reminder, on=DAY, actor=ACTOR)
    assert "113年9月2日結案（已撤銷）" in refused.value.messages[0]
    assert issue(revocation, on=DAY, actor=ACTOR).number


def test_nobody_is_reminded_of_a_fine_that_is_paid():
    case = a_served_one()
    step(case, "reminded", date(2024, 4, 15), with_letter=True)
    step(case, "paid", date(2024, 4, 20), amount_twd=50_000)
    with pytest.raises(ValidationError) as refused:
        issue(Letter.objects.get(), on=DAY, actor=ACTOR)
    assert "繳清" in refused.value.messages[0]
    with pytest.raises(Refused, match="沒有尚欠的罰鍰"):
        perform(case, "reminded", actor=ACTOR, on=DAY, with_letter=True)


def test_a_final_fine_is_still_collected():
    case = a_served_one()
    step(case, "final", date(2024, 5, 2))
    step(case, "reminded", DAY, with_letter=True)
    assert issue(Letter.objects.get(), on=DAY, actor=ACTOR).number


def may_be_written(code: str, done: list[str]) -> bool:
    """The rule told anew, from what has happened alone."""
    revoked = bool(REVOKED & set(done))
    # A partial revocation opens a final file again.
    ends = [name for name in done if name in ("final", "partly_revoked")]
    final = ends[-1:] == ["final"]
    if code == "inspections.revocation":
        return not final or revoked
    if revoked:
        return False
    if code == "inspections.answer":
        return not {"appeal_dismissed", "appeal_withdrawn", "late_appeal_rejected"} & set(done)
    if code == "inspections.rectification":
        return True
    if code in ("inspections.reminder", "inspections.installments"):
        return not {"paid", "written_off", "enforcement_sent"} & set(done)
    if code == "inspections.enforcement":
        return not {"paid", "written_off"} & set(done)
    return not final and code != "inspections.hearing_notice"


def a_draft(case: Case, code: str) -> Letter:
    template = CODES[code]
    facts = dict.fromkeys(template.required, "20240902")
    return draft_letter(case.ref, template, facts, unit_mark="高市勞條字", actor=ACTOR)


class RolledBack(Exception):
    """Ends a block of which nothing stays."""


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo whatever is written inside."""
    with suppress(RolledBack), transaction.atomic():
        yield
        raise RolledBack


def is_written(case: Case, code: str, kept: Letter) -> tuple[bool, bool]:
    """Whether a letter can be drafted now, and one that was drafted before be issued now."""
    drafted = issued = False
    with suppress(ValidationError), rolled_back():
        a_draft(case, code)
        drafted = True
    with suppress(ValidationError), rolled_back():
        issue(kept, on=DAY, actor=ACTOR)
        issued = True
    return drafted, issued


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(sorted(LATER)), min_size=1, max_size=8))
@pytest.mark.slow
def test_whatever_happens_no_letter_is_written_about_a_closed_matter(steps):
    with rolled_back():
        case = a_file()
        kept = {code: a_draft(case, code) for code in CODES}
        step(case, "hearing_sent", date(2024, 2, 1))
        step(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
        step(case, "approved", date(2024, 3, 4), document_number="高市勞條字第11399999900號")
        done: list[str] = []
        for name in steps:
            with suppress(Refused):
                perform(case, name, actor=ACTOR, on=DAY, **LATER[name])
                done.append(name)
        for code in CODES:
            wanted = may_be_written(code, done)
            assert is_written(case, code, kept[code]) == (wanted, wanted), (done, code)
