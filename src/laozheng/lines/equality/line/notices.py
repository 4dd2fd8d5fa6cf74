"""The case kind of employers' notices of harassment (性別平等工作法§13④)."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.equality.actions import notices
from laozheng.lines.equality.forms import notices as forms
from laozheng.lines.equality.line.public import OF_NOTICE
from laozheng.lines.equality.models import HarassmentNotice
from laozheng.lines.equality.queries.panels import notice_facts
from laozheng.lines.equality.rules import deadlines

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
            "notify", "登錄接獲申訴通報", (), "notified", roles=("officer", "public"),
            run=notices.notify, form=forms.NoticeForm,
        ),
        Transition(
            "extend", "雇主延長處理", ("notified",), None, roles=("officer", "applicant"),
            run=notices.extend, form=ReasonForm
        ),
        Transition(
            "tell_result", "登錄處理結果通報", ("notified", "questioned"), "told",
            roles=("officer", "applicant"),
            run=notices.tell_result, form=forms.NoticeResultForm,
        ),
        Transition(
            "question", "請雇主說明", ("notified", "told"), "questioned",
            run=note_reason, form=ReasonForm,
        ),
        Transition(
            "ask_for_visit", "請派檢", ("notified", "questioned"), None,
            run=notices.ask_for_visit, conditions=(notices.unanswered,),
        ),
        Transition("review", "審視結案", ("told",), "closed"),
    ),
    deadlines=(
        Deadline(
            "employer_close", "雇主結案期限", deadlines.employer_close_due, ("tell_result",),
            "工作場所性騷擾防治措施準則第18條", kind="outside_party",
        ),
        Deadline(
            "reminder", "提醒雇主", deadlines.employer_reminder_due, ("tell_result",),
            "機關內部作業期限", kind="internal",
        ),
    ),
    details=HarassmentNotice,
    retain_years=10,
    facts=notice_facts,
    followed=OF_NOTICE,
)  # fmt: skip
