"""The case kind ``complaint``: a worker complains of an employer (勞動檢查法第33條)."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.matters import open_matter
from laozheng.lines.standards.actions import complaints, courses
from laozheng.lines.standards.forms import steps as forms
from laozheng.lines.standards.models import Complaint
from laozheng.lines.standards.queries.panels import complaint_facts
from laozheng.lines.standards.rules.deadlines import reply_due

OPEN = ("received", "inspecting")

COMPLAINT = CaseKind(
    code="complaint",
    label="勞動條件申訴",
    prefix="勞條申",
    unit="labor_conditions",
    level="restricted",
    intakes=("online", "counter", "post", "fax", "phone", "mail", "document", "referral",
             "hotline"),
    states=(
        State("received", "已收件"),
        State("inspecting", "檢查中"),
        State("closed", "結案", final=True),
        State("transferred", "已移轉", final=True),
        State("refused", "不受理", final=True),
        State("withdrawn", "撤回", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=open_matter(courses.COMPLAINTS), form=forms.ComplaintForm,
        ),
        Transition(
            "mask", "遮蔽事實", ("received",), None,
            run=complaints.mask_facts, form=forms.MaskForm,
        ),
        Transition(
            "inspect", "派檢", ("received",), "inspecting",
            run=complaints.inspect, form=forms.InspectForm,
        ),
        Transition(
            "transfer", "移轉管轄機關", ("received",), "transferred",
            run=complaints.transfer, form=ReasonForm, letter="standards.complaint_transfer",
        ),
        Transition(
            "refuse", "不受理", ("received",), "refused", roles=("supervisor", "head"),
            run=complaints.refuse, form=ReasonForm, letter="standards.complaint_refusal",
        ),
        Transition(
            "reply", "回復申訴人", OPEN, None, run=complaints.reply, form=forms.ReplyForm,
            letter="standards.complaint_reply",
        ),
        Transition(
            "close", "結案", OPEN, "closed", run=complaints.close, form=forms.CloseForm,
            letter="standards.complaint_outcome",
        ),
        Transition(
            "withdraw", "撤回", OPEN, "withdrawn", roles=("officer", "applicant"),
            run=complaints.withdraw,
        ),
    ),
    deadlines=(
        Deadline(
            "reply", "回復申訴人", reply_due, ("reply", "transfer", "refuse"),
            "勞動檢查法第33條第1項",
        ),
    ),
    details=Complaint,
    retain_years=10,
    facts=complaint_facts,
)  # fmt: skip
