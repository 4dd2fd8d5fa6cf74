"""The case kinds of what employers file, and of reminders that the bureau sends."""

from dataclasses import replace
from typing import Any

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.matters import open_matter
from laozheng.lines.standards.actions import courses, filings
from laozheng.lines.standards.forms import steps as forms
from laozheng.lines.standards.line.public import OF_FILING
from laozheng.lines.standards.models import (
    Agreement,
    PensionCase,
    PensionReminder,
    WorkRules,
)
from laozheng.lines.standards.queries import panels
from laozheng.lines.standards.queries.kinds import UNIT
from laozheng.lines.standards.rules.deadlines import decision_due, reminder_due

DECIDES = ("supervisor", "head")
INTAKES = ("online", "counter", "post", "document", "referral")
TERM = (Deadline("decision", "核定", decision_due, ("approve", "refuse"), "行政程序法第51條第2項"),)
_ENDS = (
    State("incomplete", "待補正"),
    State("approved", "核備", final=True),
    State("refused", "不予核備", final=True),
    State("withdrawn", "撤回", final=True),
)


def _steps(
    receive: Any, check: Any, approve: Any, approval: str, conditions: Any
) -> tuple[Transition, ...]:
    """The steps of a filing; one that is checked is decided by another person."""
    ready = ("checked",) if check else ("received",)
    waiting = ("received", "checked") if check else ("received",)
    checked = () if check is None else (
        Transition("check", "審查", ("received",), "checked", run=check[0], form=check[1]),
    )  # fmt: skip
    return (
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=receive[0], form=receive[1],
        ),
        *checked,
        Transition(
            "return", "退請補正", waiting, "incomplete",
            run=filings.give_back, form=ReasonForm, letter="standards.correction",
        ),
        Transition("complete", "補正完成", ("incomplete",), "received", run=filings.complete),
        Transition(
            "approve", "核備", ready, "approved", roles=DECIDES,
            run=approve[0], form=approve[1], letter=approval,
            conditions=conditions, other_person_than=("check",) if check else (),
        ),
        Transition(
            "refuse", "不予核備", waiting, "refused", roles=DECIDES,
            run=filings.refuse, form=ReasonForm, letter="standards.refusal",
        ),
        Transition(
            "withdraw", "撤回", (*waiting, "incomplete"), "withdrawn",
            roles=("officer", "applicant"),
        ),
    )  # fmt: skip


def _filing(
    code: str, label: str, prefix: str, *, receive: Any, approve: Any, approval: str,
    check: Any = None, conditions: Any = (), **more: Any,
) -> CaseKind:  # fmt: skip
    """A kind of filing: received, completed, checked if ``check`` says how, decided.

    ``receive``, ``check`` and ``approve`` are pairs of what a step writes and its form;
    ``approval`` is the letter of the last.
    """
    return CaseKind(
        code=code,
        label=label,
        prefix=prefix,
        unit=UNIT,
        level="unit",
        intakes=INTAKES,
        states=(
            State("received", "已收件"),
            *((State("checked", "已審查"),) if check else ()),
            *_ENDS,
        ),
        transitions=_steps(receive, check, approve, approval, conditions),
        deadlines=TERM,
        followed=replace(OF_FILING, label=label),
        **more,
    )  # fmt: skip


PENSION_CASE = _filing(
    "pension_case", "退休準備金申請案", "退準",
    receive=(open_matter(courses.PENSION_CASES), forms.PensionForm),
    approve=(filings.approve_pension, forms.NoteForm),
    approval="standards.pension_approval",
    details=PensionCase, retain_years=10, facts=panels.pension_facts,
)  # fmt: skip
WORK_RULES = _filing(
    "work_rules", "工作規則核備", "工規",
    receive=(open_matter(courses.WORK_RULES_FILED), forms.WorkRulesForm),
    check=(filings.check_work_rules, forms.ClausesForm),
    approve=(filings.approve_work_rules, forms.NoteForm),
    approval="standards.work_rules_approval",
    details=WorkRules, retain_years=10, facts=panels.work_rules_facts,
)  # fmt: skip
ART84_1 = _filing(
    "art84_1", "第84條之1約定核備", "八四",
    receive=(open_matter(courses.AGREEMENTS), forms.AgreementForm),
    check=(filings.check_agreement, forms.ContentsForm),
    approve=(filings.approve_agreement, forms.ApproveAgreementForm),
    approval="standards.agreement_approval",
    conditions=(filings.contents_complete,),
    details=Agreement, retain_years=10, facts=panels.agreement_facts,
)  # fmt: skip

PENSION_REMINDER = CaseKind(
    code="pension_reminder",
    label="退休準備金催繳",
    prefix="退催",
    unit=UNIT,
    level="unit",
    intakes=("ex_officio",),
    states=(
        State("sent", "已催繳"),
        State("answered", "已回復"),
        State("cleared", "已解除", final=True),
        State("sanctioned", "移請裁處", final=True),
    ),
    transitions=(
        Transition(
            "send", "發催繳函", (), "sent",
            run=filings.send_reminder, form=forms.ReminderForm,
            letter="standards.pension_reminder",
        ),
        Transition("answer", "雇主回復", ("sent",), "answered"),
        Transition(
            "clear", "解除列管", ("sent", "answered"), "cleared", run=filings.clear_reminder
        ),
        Transition(
            "sanction", "移請裁處", ("sent", "answered"), "sanctioned",
            run=filings.sanction_reminder, form=forms.SanctionForm,
        ),
    ),
    deadlines=(
        Deadline(
            "comply", "補正期限", reminder_due, ("clear", "answer"), "勞動基準法第56條",
            "outside_party",
        ),
    ),
    details=PensionReminder,
    retain_years=10,
    facts=panels.reminder_facts,
)  # fmt: skip
