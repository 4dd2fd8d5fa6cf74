"""The case kind `litigation_aid`: aid from the labor rights fund (自治條例§4, §5).

The committee of the fund decides; who reviewed the application does not decide it, who decided it
does not pay. The principal is never spent: the budget line of the fund is strict.
"""

from laozheng.kernel.cases.declare import PREVIOUS, CaseKind, State, Transition
from laozheng.lines.disputes import forms
from laozheng.lines.disputes.actions import aid, intake
from laozheng.lines.disputes.models import LitigationAid
from laozheng.lines.disputes.queries.aid import facts_panel

UNDECIDED = ("received", "correcting", "in_review", "in_committee")
REFUSED = ("rejected", "not_accepted", "withdrawn")
PAYABLE = ("approved", "reported")

LITIGATION_AID = CaseKind(
    code="litigation_aid",
    label="權益基金涉訟補助",
    prefix="權補",
    unit="labor_relations",
    level="restricted",
    intakes=("online", "counter", "post"),
    states=(
        State("received", "已收件"),
        State("correcting", "補正中"),
        State("in_review", "審查中"),
        State("in_committee", "提管理會審議"),
        State("approved", "核定補助"),
        State("reported", "已送判決"),
        State("rejected", "不予補助", final=True),
        State("not_accepted", "不受理", final=True),
        State("withdrawn", "撤回", final=True),
        State("closed", "結案", final=True),
    ),
    transitions=(
        Transition(
            "register",
            "收件",
            (),
            "received",
            roles=("officer", "public"),
            run=aid.open_aid,
            form=forms.OpenAid,
        ),
        Transition(
            "correct",
            "通知補正",
            ("received",),
            "correcting",
            run=intake.note_missing,
            form=forms.Correct,
            conditions=(intake.something_missing,),
        ),
        Transition(
            "complete", "補正完成", ("correcting",), "received", roles=("officer", "applicant")
        ),
        Transition("review", "審查", ("received",), "in_review"),
        Transition(
            "to_committee",
            "提管理會",
            ("in_review",),
            "in_committee",
            conditions=(aid.is_eligible,),
        ),
        # Imported applications, whose day of review is not in the file; no person takes it.
        Transition(
            "carry_over", "舊案轉入審議", ("received",), "in_committee", roles=("operator",)
        ),
        Transition(
            "approve",
            "核定補助",
            ("in_committee",),
            "approved",
            roles=("supervisor", "head"),
            run=aid.approve,
            form=forms.ApproveAid,
            conditions=(aid.is_eligible, aid.persons_fit, aid.items_fit),
            other_person_than=("review",),
        ),
        Transition(
            "reject",
            "不予補助",
            ("in_review", "in_committee"),
            "rejected",
            roles=("supervisor", "head"),
            run=aid.decline,
            form=forms.Reason,
            conditions=(intake.reason_given,),
        ),
        Transition(
            "refuse",
            "不受理",
            ("received", "correcting"),
            "not_accepted",
            roles=("supervisor",),
            run=aid.decline,
            form=forms.Reason,
            conditions=(intake.reason_given,),
        ),
        Transition(
            "withdraw",
            "撤回",
            UNDECIDED,
            "withdrawn",
            roles=("officer", "applicant"),
            run=aid.decline,
            form=forms.OptionalReason,
        ),
        Transition(
            "pay",
            "撥付",
            PAYABLE,
            None,
            roles=("cashier",),
            run=aid.pay,
            form=forms.Pay,
            other_person_than=("approve",),
        ),
        Transition(
            "report",
            "送判決書",
            ("approved",),
            "reported",
            roles=("officer", "applicant"),
            run=aid.report,
            form=forms.Judgment,
        ),
        Transition(
            "recover",
            "收回補助",
            (*PAYABLE, "closed"),
            None,
            roles=("cashier",),
            run=aid.recover,
            form=forms.Recover,
            conditions=(intake.reason_given,),
        ),
        Transition("close", "結案", PAYABLE, "closed"),
        Transition(
            "reopen",
            "更正重啟",
            (*REFUSED, "approved"),
            PREVIOUS,
            roles=("head",),
            run=aid.remember_reason,
            form=forms.Reason,
            conditions=(intake.reason_given,),
            other_person_than=("approve", "reject", "refuse"),
        ),
    ),
    details=LitigationAid,
    retain_years=15,
    facts=facts_panel,
)
