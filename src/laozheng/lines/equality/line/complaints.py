"""The case kinds of complaints: discrimination, gender equality, and harassment under seal."""

from dataclasses import replace

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.equality.actions import complaints as steps
from laozheng.lines.equality.actions import interviews, teams
from laozheng.lines.equality.actions.councils import put_on_agenda, resolved_by_council
from laozheng.lines.equality.actions.referring import refer_on
from laozheng.lines.equality.actions.sanctioning import sanction
from laozheng.lines.equality.forms import complaints as forms
from laozheng.lines.equality.forms.councils import AgendaForm
from laozheng.lines.equality.forms.teams import TeamForm
from laozheng.lines.equality.line.public import OF_COMPLAINT, OF_SEALED_COMPLAINT
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.panels import complaint_facts, harassment_facts
from laozheng.lines.equality.rules import deadlines

NEW = ("received", "correcting")
LOOKED_INTO = ("investigating", "council")
RUNNING = (*NEW, *LOOKED_INTO)
DECIDED = ("decided", "closed")
NOBODY: tuple[str, ...] = ()
INTAKES = ("online", "counter", "post", "fax", "phone", "mail", "document", "referral", "visit")

STATES = (
    State("received", "已收件"),
    State("correcting", "補正中"),
    State("investigating", "調查中"),
    State("council", "提評議會"),
    State("decided", "已審定"),
    State("closed", "結案", final=True),
    State("inadmissible", "不受理", final=True),
    State("transferred", "已移送", final=True),
    State("withdrawn", "撤回", final=True),
    State("settled", "已和解", final=True),
)

_INTAKE = (
    Transition(
        "request_correction", "通知補正", ("received",), "correcting",
        run=steps.request_correction, form=ReasonForm, letter="equality.correction",
    ),
    Transition("correct_papers", "補正完成", ("correcting",), "received"),
    Transition(
        "refuse", "不受理", NEW, "inadmissible",
        run=steps.refuse, form=forms.RefuseForm, letter="equality.refusal",
    ),
    Transition(
        "transfer", "移送他機關", RUNNING, "transferred",
        run=steps.transfer, form=forms.TransferForm, letter="equality.transfer",
    ),
    Transition(
        "name_person", "登錄證人", RUNNING, None, run=steps.add_person, form=forms.PersonForm
    ),
    Transition(
        "refer_on", "轉介其他服務", RUNNING, None, run=refer_on, form=forms.ReferralForm
    ),
    Transition(
        "suspend", "停止計算期限", RUNNING, None, run=steps.suspend, form=forms.StopForm
    ),
    Transition("resume", "恢復計算期限", RUNNING, None),
)  # fmt: skip
_INVESTIGATION = (
    Transition(
        "investigate", "受理並調查", ("received",), "investigating",
        conditions=(steps.not_filed_again,),
    ),
    Transition(
        "plan_interview", "排定訪談", ("investigating",), None,
        run=interviews.plan_interview, form=forms.InterviewForm,
    ),
    Transition(
        "call_off_interview", "取消訪談", ("investigating",), None,
        run=interviews.call_off_interview, form=forms.CallOffForm,
    ),
    Transition(
        "hear", "訪談", ("investigating",), None, run=interviews.hear, form=forms.HearForm
    ),
    Transition(
        "extend", "延長處理期限", RUNNING, None, run=steps.extend, form=ReasonForm,
        letter="equality.extension",
    ),
    Transition(
        "to_council", "提評議會", ("investigating",), "council",
        conditions=(interviews.both_sides_heard,),
    ),
    Transition(
        "put_on_agenda", "排入議程", ("council",), None, run=put_on_agenda, form=AgendaForm
    ),
)  # fmt: skip
_DECIDE = Transition(
    "decide", "審定", LOOKED_INTO, "decided", run=steps.decide, form=forms.DecideForm,
    letter="equality.decision", conditions=(resolved_by_council,),
)  # fmt: skip
_DECISION = (
    Transition("record_decision", "登錄已審定之結果", RUNNING, "decided", roles=NOBODY),
    Transition("serve", "送達審定書", ("decided",), None),
    Transition("object", "申請審議", ("decided",), None, run=steps.note_objection),
    Transition(
        "objection_decided", "登錄審議結果", DECIDED, None,
        run=steps.note_objection, form=forms.ObjectionResultForm,
    ),
    Transition(
        "sanction", "移請裁處", ("decided",), None, run=sanction, form=forms.SanctionForm
    ),
    Transition("close", "結案", ("decided",), "closed"),
    Transition(
        "withdraw", "撤回申訴", RUNNING, "withdrawn", run=steps.withdraw, form=ReasonForm,
        letter="equality.withdrawal",
    ),
    Transition("settle", "和解", RUNNING, "settled", run=steps.settle, form=ReasonForm),
)  # fmt: skip
_GROUND = (
    Transition(
        "change_ground", "更正主要事由", tuple(state.code for state in STATES), None,
        run=steps.change_ground, form=forms.GroundForm,
    ),
)  # fmt: skip
_BURDEN = (
    Transition(
        "ask_for_facts", "請申訴人釋明", ("investigating",), None,
        run=steps.ask_for_proof, form=forms.ProofForm, letter="equality.proof_complainant",
    ),
    Transition(
        "ask_for_proof", "請被申訴單位舉證", ("investigating",), None,
        run=steps.ask_for_proof, form=forms.ProofForm, letter="equality.proof_employer",
    ),
)  # fmt: skip
_PROTECTION = (
    Transition(
        "protect", "採取保護措施", RUNNING, None, run=note_reason, form=ReasonForm
    ),
    Transition(
        "join_notice", "併列雇主通報", RUNNING, None,
        run=steps.join_notice, form=forms.NoticeNumberForm,
    ),
    Transition(
        "form_team", "組成調查小組", ("investigating",), None,
        run=teams.form_team, form=TeamForm,
    ),
    Transition(
        "report", "提出調查報告", ("investigating",), None,
        run=note_reason, form=ReasonForm, conditions=(steps.team_formed,),
    ),
    Transition(
        "order", "命雇主改善", ("decided",), None, run=steps.order, form=forms.OrderForm,
        letter="equality.order",
    ),
    Transition(
        "check_order", "查核改善情形", ("decided",), None,
        run=note_reason, form=ReasonForm,
    ),
)  # fmt: skip

_CORRECTION = Deadline(
    "correction", "補正期限", deadlines.correction_due, ("correct_papers",),
    "地方主管機關受理工作場所性騷擾事件申訴處理辦法第6條第3項", kind="outside_party",
)  # fmt: skip
_OBJECTION = Deadline(
    "objection", "申請審議", deadlines.objection_due, ("object",),
    "性別平等工作法第34條第2項", kind="outside_party", outlives_case=True,
)  # fmt: skip
_ENDS = ("decide", "record_decision", "refuse", "transfer", "withdraw", "settle")


def _decide(parameter: str, citation: str, kind: str = "statutory") -> Deadline:
    return Deadline("decide", "審定期限", deadlines.decide_due_of(parameter), _ENDS, citation, kind)


def _received(form: type[forms.ReportForm]) -> Transition:
    return Transition(
        "receive",
        "收件",
        (),
        "received",
        roles=("officer", "public"),
        run=steps.receive,
        form=form,
        letter="equality.receipt",
    )


DISCRIMINATION = CaseKind(
    code="discrimination",
    label="就業歧視申訴",
    prefix="就歧",
    unit="employment_security",
    level="restricted",
    intakes=INTAKES,
    states=STATES,
    transitions=(
        _received(forms.DiscriminationForm),
        *(*_INTAKE, *_INVESTIGATION, _DECIDE, *_DECISION, *_GROUND),
    ),
    deadlines=(_decide("esa_decide_months", "機關內部作業期限", "internal"), _CORRECTION),
    details=Complaint,
    retain_years=10,
    facts=complaint_facts,
    followed=OF_COMPLAINT,
)  # fmt: skip

GENDER = CaseKind(
    code="gender",
    label="性別平等工作申訴",
    prefix="性平",
    unit="employment_security",
    level="restricted",
    intakes=INTAKES,
    states=STATES,
    transitions=(
        _received(forms.GenderForm),
        *(*_INTAKE, *_INVESTIGATION, *_BURDEN, _DECIDE, *_DECISION, *_GROUND),
    ),
    deadlines=(
        _decide("gender_council_months", "性別平等工作申訴審議處理辦法第4條"),
        _CORRECTION,
        _OBJECTION,
    ),
    details=Complaint,
    retain_years=10,
    facts=complaint_facts,
    followed=OF_COMPLAINT,
)

HARASSMENT = CaseKind(
    code="harassment",
    label="工作場所性騷擾申訴",
    prefix="性騷",
    unit="employment_security",
    level="sealed",
    intakes=INTAKES,
    states=STATES,
    transitions=(
        _received(forms.HarassmentForm),
        *(*_INTAKE, *_INVESTIGATION),
        replace(_DECIDE, conditions=(steps.reported, resolved_by_council)),
        *(*_DECISION, *_PROTECTION),
    ),
    deadlines=(
        _decide(
            "authority_months", "地方主管機關受理工作場所性騷擾事件申訴處理辦法第9條"
        ),
        _CORRECTION,
        _OBJECTION,
    ),
    details=Complaint,
    retain_years=10,
    facts=harassment_facts,
    followed=OF_SEALED_COMPLAINT,
    opens_in_emergency=True,
)  # fmt: skip
