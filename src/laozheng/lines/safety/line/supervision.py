"""The case kinds of visits, fines, stop-work orders and guidance."""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS, visit_forms
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.kernel.inspections.signaling import tell_fine
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.lines.safety.actions import guiding, stopping
from laozheng.lines.safety.forms import orders as forms
from laozheng.lines.safety.models import Guidance, StopWork
from laozheng.lines.safety.queries import panels_of_orders as panels
from laozheng.lines.safety.queries.kinds import FINED
from laozheng.lines.safety.rules.deadlines import guidance_due
from laozheng.lines.safety.rules.supervision import INSPECTION_TYPES

UNIT = "inspection_office"
DECIDES = ("supervisor", "head")
STOPPED = ("ordered", "applied", "reinspected")

INSPECTION = inspection_kind(
    prefix="職安檢",
    label="職業安全衛生檢查",
    unit=UNIT,
    forms=visit_forms(INSPECTION_TYPES),
)

DISPOSITION = disposition_kind(
    prefix="職安裁", label="職業安全衛生裁處", unit=UNIT, forms=DISPOSITION_FORMS
).also(served=tell_fine(FINED))

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
            "ordered", "命令停工", (), "ordered", run=stopping.order, form=forms.OrderForm
        ),
        Transition("applied", "申請復工", ("ordered",), "applied", run=stopping.apply),
        Transition(
            "reinspected", "復工檢查", ("applied",), "reinspected",
            run=stopping.reinspect, form=forms.ReinspectForm,
        ),
        Transition(
            "resumed", "核准復工", ("reinspected",), "resumed", roles=DECIDES, run=stopping.resume
        ),
        Transition(
            "kept", "維持停工", ("applied", "reinspected"), "ordered", roles=DECIDES,
            form=ReasonForm,
        ),
        Transition(
            "breached", "查獲違反停工", STOPPED, None, run=stopping.breach, form=ReasonForm
        ),
        Transition(
            "withdrawn", "撤銷停工", STOPPED, "withdrawn", roles=DECIDES,
            run=stopping.withdraw, form=ReasonForm,
        ),
    ),
    details=StopWork,
    retain_years=10,
    facts=panels.order_facts,
)  # fmt: skip

GUIDANCE = CaseKind(
    code="guidance",
    label="安全衛生輔導",
    prefix="安輔",
    unit=UNIT,
    level="bureau",
    intakes=("document", "online", "phone", "counter", "referral", "ex_officio"),
    states=(
        State("notified", "待輔導"),
        State("visited", "已輔導"),
        State("improved", "已改善", final=True),
        State("referred", "已移檢查", final=True),
        State("over", "已完工", final=True),
    ),
    transitions=(
        Transition(
            "notified", "通報輔導", (), "notified", run=guiding.notify, form=forms.NotifyForm
        ),
        Transition(
            "visited", "到府輔導", ("notified",), "visited",
            run=guiding.visit, form=forms.AdviseForm,
        ),
        Transition("improved", "確認改善", ("visited",), "improved", run=guiding.improve),
        Transition(
            "referred", "移請檢查", ("visited",), "referred",
            run=guiding.refer_on, form=ReasonForm,
        ),
        Transition("over", "已完工未輔導", ("notified",), "over", form=ReasonForm),
    ),
    deadlines=(
        Deadline(
            "visit", "到府輔導", guidance_due, ("visited", "over"), "機關內部作業期限", "internal"
        ),
    ),
    details=Guidance,
    facts=panels.guidance_facts,
)  # fmt: skip
