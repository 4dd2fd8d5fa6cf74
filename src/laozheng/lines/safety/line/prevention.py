"""The case kinds of prevention: guidance, notices about machines, reviews of hazard sites."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.safety.actions import guiding, machines, reviewing
from laozheng.lines.safety.actions.courses import NOTICES
from laozheng.lines.safety.forms import orders as forms
from laozheng.lines.safety.line.public import OF_GUIDANCE
from laozheng.lines.safety.models import Guidance, HazardReview, MachineNotice
from laozheng.lines.safety.queries import panels
from laozheng.lines.safety.queries.kinds import UNIT
from laozheng.lines.safety.rules.deadlines import guidance_due, renewal_due, review_due

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
            "notified", "通報輔導", (), "notified", roles=("officer", "public"),
            run=guiding.notify, form=forms.NotifyForm,
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
    followed=OF_GUIDANCE,
)  # fmt: skip

MACHINE_NOTICE = CaseKind(
    code="machine_notice",
    label="機械設備到期通知",
    prefix="機檢",
    unit=UNIT,
    level="bureau",
    intakes=("ex_officio",),
    states=(
        State("found", "待通知"),
        State("notified", "已通知"),
        State("renewed", "已換發合格證", final=True),
        State("stopped", "已命令停用", final=True),
        State("dropped", "無須檢查", final=True),
    ),
    transitions=(
        # The watch of the day opens it; nobody does by hand.
        Transition("found", "合格證即將屆滿", (), "found", roles=(), run=open_matter(NOTICES)),
        Transition(
            "notified", "通知雇主", ("found",), "notified",
            run=machines.notify, letter="safety.machine_notice",
        ),
        Transition(
            "renewed", "確認換發合格證", ("found", "notified"), "renewed", run=machines.settle
        ),
        Transition(
            "stopped", "逾期命令停用", ("found", "notified"), "stopped", run=machines.stop
        ),
        Transition(
            "dropped", "停用、拆除或移轉", ("found", "notified"), "dropped",
            run=note_reason, form=ReasonForm,
        ),
    ),
    deadlines=(
        Deadline(
            "renewal", "合格證有效期限", renewal_due, ("renewed",),
            "職業安全衛生法第16條第1項", "outside_party",
        ),
    ),
    details=MachineNotice,
    facts=panels.notice_facts,
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
