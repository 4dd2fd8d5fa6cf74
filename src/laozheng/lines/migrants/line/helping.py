"""The case kinds in which the unit helps workers: disputes, verifications, shelter."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.migrants.actions import carrying, helping, sheltering
from laozheng.lines.migrants.forms import cases as forms
from laozheng.lines.migrants.line.public import OF_DISPUTE, OF_VERIFICATION
from laozheng.lines.migrants.models import Dispute, ShelterStay, Verification
from laozheng.lines.migrants.queries import panels
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.rules import deadlines, shelter_costs

ASKS = ("counter", "phone", "online", "hotline", "document", "referral", "visit", "mail")


def _one_story(*source: str) -> tuple[Transition, ...]:
    """The steps with which a worker's story goes on elsewhere, with her consent."""
    return (
        Transition(
            "shelter", "緊急安置", source, None, run=carrying.shelter, form=forms.ShelterForm
        ),
        Transition(
            "refer_on", "轉介其他服務", source, None, run=carrying.refer_on, form=forms.ReferralForm
        ),
    )


DISPUTE = CaseKind(
    code="dispute",
    label="移工爭議",
    prefix="移爭",
    unit=UNIT,
    level="unit",
    intakes=ASKS,
    states=(
        State("received", "已收件"),
        State("talking", "協調中"),
        State("settled", "協調成立", final=True),
        State("not_settled", "協調不成立", final=True),
        State("withdrawn", "撤回", final=True),
        State("referred", "轉介調解", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=helping.receive_dispute, form=forms.DisputeForm,
        ),
        Transition(
            "contact", "以母語聯繫當事人", ("received",), "talking", run=note_reason,
            form=ReasonForm,
        ),
        Transition(
            "settle", "協調成立", ("received", "talking"), "settled",
            run=helping.end_dispute("settled"), form=ReasonForm,
            letter="migrants.dispute_result",
        ),
        Transition(
            "fail", "協調不成立", ("received", "talking"), "not_settled",
            run=helping.end_dispute("not_settled"), form=ReasonForm,
            letter="migrants.dispute_result",
        ),
        Transition(
            "withdraw", "撤回", ("received", "talking"), "withdrawn",
            run=helping.end_dispute("withdrawn"), form=ReasonForm,
        ),
        Transition(
            "refer_mediation", "轉介調解", ("received", "talking", "not_settled"), "referred",
            run=helping.refer_to_mediation, form=forms.MediationForm,
        ),
        *_one_story("received", "talking"),
    ),
    deadlines=(
        Deadline(
            "contact", "聯繫當事人", deadlines.contact_due,
            ("contact", "settle", "fail", "withdraw", "refer_mediation"),
            "本局作業規定", "internal",
        ),
    ),
    details=Dispute,
    retain_years=10,
    facts=panels.dispute_facts,
    followed=OF_DISPUTE,
)  # fmt: skip

VERIFICATION = CaseKind(
    code="verification",
    label="解約驗證",
    prefix="解驗",
    unit=UNIT,
    level="unit",
    intakes=ASKS,
    states=(
        State("received", "已收件"),
        State("appointed", "已排定"),
        State("verified", "完成驗證", final=True),
        State("refused", "不予驗證", final=True),
        State("dispute", "轉爭議", final=True),
        State("withdrawn", "撤回", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=helping.receive_verification, form=forms.VerificationForm,
        ),
        Transition(
            "appoint", "排定驗證", ("received", "appointed"), "appointed", run=helping.appoint,
            form=forms.AppointmentForm, letter="migrants.invitation",
        ),
        Transition(
            "verify", "完成驗證", ("received", "appointed"), "verified",
            run=helping.end_verification("verified"), form=forms.StatementForm,
            letter="migrants.verification",
        ),
        Transition(
            "refuse", "不予驗證", ("received", "appointed"), "refused",
            run=helping.end_verification("refused"), form=forms.StatementForm,
            letter="migrants.verification_refusal",
        ),
        Transition(
            "turn_to_dispute", "轉爭議處理", ("received", "appointed"), "dispute",
            run=helping.end_verification("dispute"), form=forms.StatementForm,
        ),
        Transition(
            "withdraw", "撤回", ("received", "appointed"), "withdrawn",
            run=helping.end_verification("withdrawn"),
        ),
        *_one_story("received", "appointed"),
    ),
    deadlines=(
        Deadline(
            "verify", "完成驗證", deadlines.verification_due,
            ("verify", "refuse", "turn_to_dispute", "withdraw"), "本局作業規定", "internal",
        ),
    ),
    details=Verification,
    retain_years=5,
    facts=panels.verification_facts,
    followed=OF_VERIFICATION,
)  # fmt: skip

SHELTER = CaseKind(
    code="shelter",
    label="移工安置",
    prefix="安置",
    unit=UNIT,
    level="sealed",
    intakes=ASKS,
    states=(
        State("requested", "待決定"),
        State("admitted", "安置中"),
        State("left", "已離開", final=True),
        State("refused", "不予安置", final=True),
        State("withdrawn", "撤回", final=True),
    ),
    transitions=(
        Transition(
            "request", "申請安置", (), "requested", run=sheltering.request,
            form=forms.RequestForm,
        ),
        Transition(
            "admit", "緊急入住", (), "admitted", run=sheltering.admit,
            form=forms.AdmissionForm,
        ),
        Transition(
            "take_in", "同意安置並入住", ("requested",), "admitted", run=sheltering.take_in,
            form=forms.TakeInForm,
        ),
        Transition(
            "refuse", "不予安置", ("requested",), "refused", run=note_reason,
            form=ReasonForm,
        ),
        Transition(
            "withdraw", "撤回申請", ("requested",), "withdrawn", run=note_reason,
            form=ReasonForm,
        ),
        Transition(
            "review", "檢討安置必要", ("admitted",), None, run=note_reason,
            form=ReasonForm,
        ),
        Transition(
            "claim_cost", "申請安置費用", ("admitted", "left"), None, run=sheltering.claim_cost,
            form=forms.ClaimForm,
        ),
        Transition(
            "pay_cost", "撥付安置費用", ("admitted", "left"), None, run=sheltering.pay_cost,
            form=forms.PaymentForm,
        ),
        Transition(
            "settle_cost", "向勞動部核銷", ("admitted", "left"), None,
            run=sheltering.settle_cost, form=forms.SettlementForm,
        ),
        Transition(
            "leave", "離開", ("admitted",), "left", run=sheltering.leave,
            form=forms.LeavingForm,
        ),
    ),
    deadlines=(
        Deadline(
            "answer", "決定是否安置", deadlines.shelter_answer_due,
            ("take_in", "refuse", "withdraw"), "本局作業規定", "internal",
        ),
        Deadline(
            "review", "檢討安置必要", deadlines.shelter_review_due, ("leave",),
            "外國人臨時安置作業要點", "internal",
        ),
        Deadline(
            "claim", "申請安置費用", shelter_costs.claim_due, ("claim_cost",),
            "外國人臨時安置作業要點", "internal", outlives_case=True,
        ),
        Deadline(
            "pay", "撥付安置費用", shelter_costs.pay_due, ("pay_cost",),
            "外國人臨時安置作業要點", "internal", outlives_case=True,
        ),
        Deadline(
            "settle", "向勞動部核銷", shelter_costs.settlement_due, ("settle_cost",),
            "外國人臨時安置作業要點", "internal", outlives_case=True,
        ),
    ),
    details=ShelterStay,
    retain_years=10,
    facts=panels.shelter_facts,
)  # fmt: skip
