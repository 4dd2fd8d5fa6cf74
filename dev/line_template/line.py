"""範例業務, declared: applications that are checked, and then recorded or returned."""

from pathlib import Path

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import Block, CaseKind, Deadline, Line, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.lines.linename import actions, forms, queries, rules
from laozheng.lines.linename.models import Application

FOLDER = Path(__file__).parent
STATUTE = "行政程序法"

DECISION = LetterTemplate(
    code="linename.decision",
    label="備查或退回通知",
    line="linename",
    version=1,
    body=FOLDER / "letters" / "decision.txt",
    required={
        "case_no": "案號",
        "received_on": "收件日",
        "subject": "事由",
        "outcome": "結果",
    },
    optional={"reason": "理由"},
)

APPLICATION = CaseKind(
    code="application",
    label="範例業務申請案",
    prefix="範申",
    unit="labor_relations",
    level="unit",
    intakes=forms.ACCEPTED_INTAKES,
    states=(
        State("received", "已收件"),
        State("checked", "已審查"),
        State("recorded", "准予備查", final=True),
        State("returned", "退回", final=True),
    ),
    transitions=(
        Transition(
            "receive", "收件", (), "received", run=actions.receive, form=forms.ReceiveForm
        ),
        Transition(
            "check", "審查完成", ("received",), "checked", roles=("officer", "supervisor")
        ),
        Transition(
            "record", "准予備查", ("checked",), "recorded", roles=("supervisor", "head"),
            other_person_than=("check",), letter="linename.decision",
        ),
        Transition(
            "return", "退回", ("received", "checked"), "returned", run=note_reason,
            form=ReasonForm, letter="linename.decision",
        ),
    ),
    deadlines=(
        Deadline(
            "decide", "處理期間", rules.decide_due, ("record", "return"),
            "行政程序法第51條第1項",
        ),
    ),
    details=Application,
    retain_years=5,
    facts=queries.application_facts,
)  # fmt: skip

APPLICATIONS = DataSet(
    name="linename_applications",
    label="範例業務申請案",
    owner="linename",
    key=("source_no",),
    columns=forms.APPLICATION_COLUMNS,
    check=forms.check_application,
    record=actions.record_applications,
    export=queries.export_applications,
)

LINE = Line(
    code="linename",
    label="範例業務",
    label_en="Line name",
    unit="labor_relations",
    statutes=(STATUTE,),
    kinds=(APPLICATION,),
    data_sets=(APPLICATIONS,),
    letters=(DECISION,),
    blocks=(
        Block(
            "applications", "範例業務申請案", ("案號", "收件日", "狀態"), queries.application_rows
        ),
    ),
    folder=FOLDER,
)
