"""The case kinds of prevention: guidance visits, and reviews of hazard sites before work begins."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.safety.actions import guiding, reviewing
from laozheng.lines.safety.actions.courses import ADVICE
from laozheng.lines.safety.forms import orders as forms
from laozheng.lines.safety.models import Guidance, HazardReview
from laozheng.lines.safety.queries import panels_of_orders as panels
from laozheng.lines.safety.rules.deadlines import guidance_due, review_due

UNIT = "inspection_office"
DECIDES = ("supervisor", "head")

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
            "notified", "通報輔導", (), "notified",
            run=open_matter(ADVICE), form=forms.NotifyForm,
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
        Transition(
            "over", "已完工未輔導", ("notified",), "over", run=note_reason, form=ReasonForm
        ),
    ),
    deadlines=(
        Deadline(
            "visit", "到府輔導", guidance_due, ("visited", "over"), "機關內部作業期限", "internal"
        ),
    ),
    details=Guidance,
    facts=panels.guidance_facts,
)  # fmt: skip

HAZARD_REVIEW = CaseKind(
    code="hazard_review",
    label="危險性工作場所審查",
    prefix="危審",
    unit=UNIT,
    level="unit",
    intakes=("counter", "post", "document", "online"),
    states=(
        State("applied", "受理中"),
        State("incomplete", "待補正"),
        State("reviewed", "已審查檢查"),
        State("passed", "合格", final=True),
        State("refused", "不合格", final=True),
        State("withdrawn", "撤回", final=True),
    ),
    transitions=(
        Transition(
            "applied", "受理申請", (), "applied",
            run=reviewing.apply, form=forms.ReviewForm,
        ),
        Transition(
            "returned", "退請補正", ("applied",), "incomplete",
            run=reviewing.give_back, form=ReasonForm,
        ),
        Transition("completed", "補正完成", ("incomplete",), "applied"),
        Transition(
            "reviewed", "完成審查及檢查", ("applied",), "reviewed",
            run=reviewing.review, form=ReasonForm,
        ),
        Transition(
            "passed", "審查合格", ("reviewed",), "passed", roles=DECIDES,
            run=reviewing.decide, letter="safety.review_result",
            other_person_than=("reviewed",),
        ),
        Transition(
            "refused", "審查不合格", ("reviewed",), "refused", roles=DECIDES,
            run=reviewing.decide, form=ReasonForm, letter="safety.review_result",
            other_person_than=("reviewed",),
        ),
        Transition("withdrawn", "撤回", ("applied", "incomplete", "reviewed"), "withdrawn"),
    ),
    deadlines=(
        Deadline(
            "review", "審查及檢查", review_due, ("passed", "refused"),
            "危險性工作場所審查及檢查辦法",
        ),
    ),
    details=HazardReview,
    retain_years=10,
    facts=panels.review_facts,
)  # fmt: skip
