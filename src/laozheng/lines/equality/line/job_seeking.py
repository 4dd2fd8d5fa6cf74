"""The case kind of job seekers: the advertisement is preserved, the employer heard, decided."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, State, Transition
from laozheng.lines.equality.actions import job_seeking
from laozheng.lines.equality.forms import job_seeking as forms
from laozheng.lines.equality.models import JobSeekingComplaint
from laozheng.lines.equality.queries.panels import job_seeking_facts

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
