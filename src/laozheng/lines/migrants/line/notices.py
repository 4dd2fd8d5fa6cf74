"""The case kind ``notice``: what employers tell of their workers (雇聘辦法§34, 就業服務法§56)."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.migrants.actions import notices
from laozheng.lines.migrants.forms import cases as forms
from laozheng.lines.migrants.line.public import OF_NOTICE
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.queries.panels import notice_facts
from laozheng.lines.migrants.rules.deadlines import entry_visit_due

NOTICE = CaseKind(
    code="notice",
    label="移工通報",
    prefix="移通",
    unit=UNIT,
    level="unit",
    intakes=("online", "post", "counter", "document", "mail", "fax"),
    states=(
        State("received", "已收件"),
        State("checked", "已審核"),
        State("receipted", "已發證明書"),
        State("entered", "已列管"),
        State("returned", "退件", final=True),
        State("closed", "結案", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=notices.receive, form=forms.NoticeForm,
        ),
        Transition(
            "check", "審核完成", ("received",), "checked", run=notices.check_documents,
            form=forms.DocumentsForm,
        ),
        Transition(
            "return", "退件", ("received", "checked"), "returned", run=notices.return_notice,
            form=ReasonForm, letter="migrants.notice_return",
        ),
        Transition(
            "issue", "核發證明書", ("checked",), "receipted", run=notices.issue_receipt,
            form=forms.ReceiptForm, letter="migrants.receipt",
        ),
        Transition(
            "plan_visit", "排定入國訪查", ("receipted",), None, run=notices.plan_entry_visit,
            form=forms.PlanEntryVisitForm, conditions=(notices.is_of_arrival,),
        ),
        Transition(
            "visited", "已完成入國訪查", ("receipted",), "closed", run=notices.close_visited,
            conditions=(notices.is_of_arrival,),
        ),
        Transition(
            "exempted", "免予訪查", ("receipted",), "closed", run=notices.exempt,
            conditions=(notices.is_of_arrival,),
        ),
        Transition(
            "enlist", "列管行蹤不明", ("checked", "receipted"), "entered",
            conditions=(notices.is_of_absence,),
        ),
        Transition(
            "lift", "解除列管", ("entered",), "closed", run=note_reason,
            form=ReasonForm,
        ),
        Transition(
            "close", "結案", ("receipted",), "closed", run=notices.close,
            form=forms.CloseNoticeForm,
        ),
    ),
    deadlines=(
        Deadline(
            "entry_visit", "入國通報後訪查", entry_visit_due, ("visited", "exempted"),
            "雇主聘僱外國人許可及管理辦法第34條", "internal",
        ),
    ),
    details=Notice,
    retain_years=5,
    facts=notice_facts,
    followed=OF_NOTICE,
)  # fmt: skip
