"""The case kind ``plan_change``: what changed of an employer's care plan (雇聘辦法§33⑤)."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, State, Transition
from laozheng.lines.migrants.actions import plan_changes
from laozheng.lines.migrants.forms import cases as forms
from laozheng.lines.migrants.line.public import OF_PLAN_CHANGE
from laozheng.lines.migrants.models import PlanChange
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.queries.panels import plan_change_facts

PLAN_CHANGE = CaseKind(
    code="plan_change",
    label="生活照顧服務計畫書變更",
    prefix="移計",
    unit=UNIT,
    level="unit",
    intakes=("online", "post", "counter", "document", "mail", "fax"),
    states=(
        State("received", "審核中"),
        State("accepted", "已備查", final=True),
        State("returned", "退件", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", roles=("officer", "public"),
            run=plan_changes.receive, form=forms.PlanChangeForm,
        ),
        Transition(
            "plan_visit", "排定新住處訪查", ("received",), None, run=plan_changes.plan_visit,
            form=forms.PlanEntryVisitForm,
        ),
        Transition(
            "accept", "同意備查", ("received",), "accepted", run=plan_changes.accept,
            form=forms.AcceptPlanChangeForm, letter="migrants.plan_change",
        ),
        Transition(
            "return", "退件", ("received",), "returned", run=plan_changes.send_back,
            form=ReasonForm, letter="migrants.notice_return",
        ),
    ),
    details=PlanChange,
    retain_years=5,
    facts=plan_change_facts,
    followed=OF_PLAN_CHANGE,
)  # fmt: skip
