"""The further case kinds: complaints of job seekers, employers' notices, dispositions."""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.equality.actions import job_seeking, notices
from laozheng.lines.equality.actions.dispositions import end_published, tell_published
from laozheng.lines.equality.forms import job_seeking as forms
from laozheng.lines.equality.models import HarassmentNotice, JobSeekingComplaint
from laozheng.lines.equality.queries.panels import job_seeking_facts, notice_facts
from laozheng.lines.equality.rules import clocks

NOBODY: tuple[str, ...] = ()
_OPEN_AD = ("received", "heard")

JOB_SEEKING = CaseKind(
    code="job_seeking",
    label="求職申訴",
    prefix="求職申",
    unit="employment_security",
    level="unit",
    intakes=(
        *("online", "counter", "post", "fax", "phone", "mail", "document", "referral"),
        "hotline",
    ),
    states=(
        State("received", "已收件"),
        State("heard", "已通知陳述"),
        State("decided", "已認定"),
        State("closed", "已結案", final=True),
        State("withdrawn", "已撤回", final=True),
        State("transferred", "已移送", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received",
            run=job_seeking.receive, form=forms.AdComplaintForm,
        ),
        Transition(
            "preserve", "存證", (*_OPEN_AD, "decided"), None,
            run=job_seeking.preserve, form=forms.SnapshotForm,
        ),
        Transition("hear", "請雇主陳述", ("received",), "heard"),
        Transition(
            "decide", "認定", ("heard",), "decided", run=job_seeking.decide,
            form=forms.AdDecisionForm, conditions=(job_seeking.was_preserved,),
        ),
        Transition("record_decision", "登錄已認定之結果", _OPEN_AD, "decided", roles=NOBODY),
        Transition("close", "結案", (*_OPEN_AD, "decided"), "closed"),
        Transition(
            "withdraw", "撤回", _OPEN_AD, "withdrawn", run=job_seeking.end, form=ReasonForm
        ),
        Transition(
            "transfer", "移送他機關", _OPEN_AD, "transferred",
            run=job_seeking.end, form=ReasonForm,
        ),
    ),
    details=JobSeekingComplaint,
    retain_years=5,
    facts=job_seeking_facts,
)  # fmt: skip

NOTICE = CaseKind(
    code="notice",
    label="雇主性騷擾申訴通報",
    prefix="雇通",
    unit="employment_security",
    level="restricted",
    intakes=("online", "post", "fax", "mail", "document"),
    states=(
        State("notified", "已通報"),
        State("told", "已通報結果"),
        State("questioned", "查詢中"),
        State("closed", "已審視結案", final=True),
    ),
    transitions=(
        Transition(
            "notify", "登錄接獲申訴通報", (), "notified",
            run=notices.notify, form=forms.NoticeForm,
        ),
        Transition(
            "extend", "雇主延長處理", ("notified",), None, run=notices.extend, form=ReasonForm
        ),
        Transition(
            "tell_result", "登錄處理結果通報", ("notified", "questioned"), "told",
            run=notices.tell_result, form=forms.NoticeResultForm,
        ),
        Transition(
            "question", "請雇主說明", ("notified", "told"), "questioned",
            run=notices.note_reason, form=ReasonForm,
        ),
        Transition("review", "審視結案", ("told",), "closed"),
    ),
    deadlines=(
        Deadline(
            "employer_close", "雇主結案期限", clocks.employer_close_due, ("tell_result",),
            "工作場所性騷擾防治措施準則第18條", kind="outside_party",
        ),
        Deadline(
            "reminder", "提醒雇主", clocks.employer_reminder_due, ("tell_result",),
            "機關內部作業期限", kind="internal",
        ),
    ),
    details=HarassmentNotice,
    retain_years=10,
    facts=notice_facts,
)  # fmt: skip

DISPOSITION = disposition_kind(
    prefix="就平裁",
    label="就業平等裁處",
    unit="employment_security",
    forms=DISPOSITION_FORMS,
).also(announced=tell_published, unpublished=end_published)
