"""The case kind of job seekers: the advertisement is preserved, the employer heard, decided.

What is established leads to the file of a fine or to advice; whoever complained is answered.
"""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.lines.equality.actions import job_seeking
from laozheng.lines.equality.actions.sanctioning import sanction
from laozheng.lines.equality.forms import job_seeking as forms
from laozheng.lines.equality.forms.complaints import SanctionForm
from laozheng.lines.equality.line.public import OF_ADVERTISEMENT
from laozheng.lines.equality.models import JobSeekingComplaint
from laozheng.lines.equality.queries.panels import job_seeking_facts
from laozheng.lines.equality.rules.deadlines import reply_due

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
        State("closed", "結案", final=True),
        State("withdrawn", "撤回", final=True),
        State("transferred", "已移送", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
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
        Transition(
            "sanction", "移請裁處", ("decided",), None, run=sanction, form=SanctionForm
        ),
        Transition(
            "advise", "輔導改善", ("decided",), None, run=job_seeking.advise, form=ReasonForm,
            letter="equality.advice",
        ),
        Transition(
            "reply", "回復申訴人", (*_OPEN_AD, "decided"), None,
            run=job_seeking.reply, form=ReasonForm, letter="equality.reply",
        ),
        Transition("close", "結案", (*_OPEN_AD, "decided"), "closed"),
        Transition(
            "withdraw", "撤回", _OPEN_AD, "withdrawn", roles=("officer", "applicant"),
            run=job_seeking.end, form=ReasonForm,
        ),
        Transition(
            "transfer", "移送他機關", _OPEN_AD, "transferred",
            run=job_seeking.end, form=ReasonForm,
        ),
    ),
    deadlines=(
        Deadline(
            "reply", "回復申訴人", reply_due, ("reply", "close", "withdraw", "transfer"),
            "行政院及所屬各機關處理人民陳情案件要點",
        ),
    ),
    details=JobSeekingComplaint,
    retain_years=5,
    facts=job_seeking_facts,
    followed=OF_ADVERTISEMENT,
)  # fmt: skip
