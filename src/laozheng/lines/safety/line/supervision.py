"""The case kinds of complaints, visits and fines, and of stop-work orders."""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.inspections.complaints.declare import complaint_kind
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.kernel.inspections.prosecuting import Prosecution
from laozheng.kernel.inspections.signaling import tell_fine
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.lines.safety.actions import publishing, stopping
from laozheng.lines.safety.forms import orders as forms
from laozheng.lines.safety.forms.complaints import COMPLAINT_FORMS
from laozheng.lines.safety.forms.visits import INSPECTION_FORMS
from laozheng.lines.safety.line.public import OF_STOP_WORK
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries import panels
from laozheng.lines.safety.queries.inspections import remembered
from laozheng.lines.safety.queries.kinds import FINED, UNIT
from laozheng.lines.safety.queries.prosecution import crime_of
from laozheng.lines.safety.rules.codes.supervision import COMPLAINT_SUBJECTS
from laozheng.lines.safety.rules.deadlines import full_stop_due

DECIDES = ("supervisor", "head")
STOPPED = ("ordered", "applied", "reinspected")

COMPLAINT = complaint_kind(
    line="safety",
    prefix="職安申",
    label="職業安全衛生申訴",
    unit=UNIT,
    subjects=COMPLAINT_SUBJECTS,
    forms=COMPLAINT_FORMS,
)

INSPECTION = inspection_kind(
    prefix="職安檢",
    label="職業安全衛生檢查",
    unit=UNIT,
    forms=INSPECTION_FORMS,
    facts=panels.inspection_facts,
    taken_over=lambda case: {"extra": remembered(case)},
)

DISPOSITION = disposition_kind(
    prefix="職安裁",
    label="職業安全衛生裁處",
    unit=UNIT,
    forms=DISPOSITION_FORMS,
    prosecution=Prosecution(
        crime_of, no_ground="查無致死、罹災三人以上或違反停工的紀錄", fine_may_follow=True
    ),
).also(
    approved=publishing.note_accident_place,
    issued=publishing.note_accident_place,
    served=tell_fine(FINED),
)  # fmt: skip

STOP_WORK = CaseKind(
    code="stop_work",
    label="停工",
    prefix="停工",
    unit=UNIT,
    level="bureau",
    intakes=("ex_officio", "visit", "document"),
    states=(
        State("ordered", "停工中"),
        State("applied", "已申請復工"),
        State("reinspected", "已復工檢查"),
        State("resumed", "已復工", final=True),
        State("withdrawn", "已撤銷停工", final=True),
    ),
    transitions=(
        Transition(
            "ordered", "命令停工", (), "ordered",
            run=stopping.order, form=forms.OrderForm, letter="safety.stop_work_notice",
        ),
        Transition(
            "applied", "申請復工", ("ordered",), "applied", roles=("officer", "applicant"),
            run=stopping.apply,
        ),
        Transition(
            "reinspected", "復工檢查", ("applied",), "reinspected",
            run=stopping.reinspect, form=forms.ReinspectForm,
        ),
        Transition(
            "resumed", "核准復工", ("reinspected",), "resumed", roles=DECIDES,
            run=stopping.resume, letter="safety.resumption",
        ),
        Transition(
            "kept", "維持停工", ("applied", "reinspected"), "ordered", roles=DECIDES,
            run=note_reason, form=ReasonForm,
        ),
        Transition(
            "centrally_approved", "登錄中央核定", STOPPED, None,
            run=stopping.approve_centrally, form=forms.CentralForm,
        ),
        Transition(
            "breached", "查獲違反停工", STOPPED, None,
            run=stopping.breach, form=forms.BreachForm, letter="safety.breach_referral",
        ),
        Transition(
            "withdrawn", "撤銷停工", STOPPED, "withdrawn", roles=DECIDES,
            run=stopping.withdraw, form=ReasonForm,
        ),
    ),
    deadlines=(
        Deadline(
            "central", "全部停工報中央核定", full_stop_due, ("centrally_approved",),
            "勞動檢查法施行細則第33條第2項",
        ),
    ),
    details=StopWork,
    retain_years=10,
    facts=panels.order_facts,
    followed=OF_STOP_WORK,
)  # fmt: skip
