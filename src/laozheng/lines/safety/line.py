"""職業安全衛生, declared: dispositions by the shared chain, accidents by their own procedure."""

from pathlib import Path

from laozheng.kernel.cases.declare import (
    Block,
    CaseKind,
    Deadline,
    Line,
    SignalCode,
    State,
    Transition,
)
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.safety import actions, forms, queries
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.rules import accidents as rules

OSH_ACT = "職業安全衛生法"
RUNNING = ("reported", "taken", "investigated")

ACCIDENT = CaseKind(
    code="accident",
    label="職業災害",
    prefix="職災",
    unit="inspection_office",
    level="unit",
    intakes=("phone", "online", "document", "hotline", "referral"),
    states=(
        State("reported", "已通報"),
        State("listed", "公告名單"),
        State("taken", "已派員"),
        State("investigated", "已檢查"),
        State("approved", "報告已核定", final=True),
        State("elsewhere", "非本機關轄區", final=True),
    ),
    transitions=(
        Transition(
            "report", "登錄職災通報", (), "reported", run=actions.report_accident,
            form=forms.ReportForm,
        ),
        Transition("enlist", "登錄公告名單", (), "listed"),
        Transition("take", "派員檢查", ("reported", "listed"), "taken"),
        Transition(
            "investigate", "完成災害檢查", ("taken",), "investigated", run=actions.note_reason,
            form=forms.ReasonForm,
        ),
        Transition(
            "approve", "核定檢查報告", ("investigated",), "approved", roles=("supervisor", "head"),
            other_person_than=("investigate",),
        ),
        Transition(
            "forward", "移由管轄機構", ("reported", "listed"), "elsewhere",
            run=actions.note_reason, form=forms.ReasonForm,
        ),
        Transition(
            "record_death", "登錄死亡", (*RUNNING, "listed", "approved"), None,
            run=actions.note_death, form=forms.DeathForm,
        ),
        Transition(
            "note", "註記", (*RUNNING, "listed"), None, run=actions.note_reason,
            form=forms.ReasonForm,
        ),
    ),
    deadlines=(
        Deadline(
            "report", "雇主通報時限", rules.report_due, ("report",), "職業安全衛生法第37條第2項",
            kind="outside_party", outlives_case=True,
        ),
        Deadline(
            "investigation", "災害檢查報告", rules.investigation_due, ("investigate",),
            "勞動檢查法第27條", kind="internal",
        ),
    ),
    details=Accident,
    retain_years=10,
    facts=queries.accident_facts,
)  # fmt: skip

DISPOSITION = disposition_kind(prefix="職安裁", label="職業安全衛生裁處", unit="inspection_office")

MAJOR_ACCIDENTS = DataSet(
    name="major_accidents",
    label="重大職業災害",
    owner="safety",
    key=forms.ACCIDENT_KEY,
    columns=forms.ACCIDENT_COLUMNS,
    layouts=(forms.OFFICIAL,),
    check=forms.check_accident,
    record=actions.record_accidents,
    export=queries.export_accidents,
    repeated_keys="record",
    help="官方公開的重大職業災害清單；罹災人數不是死亡人數，死亡另行登錄",
)

LINE = Line(
    code="safety",
    label="職業安全衛生",
    label_en="Occupational safety and health",
    unit="inspection_office",
    statutes=(OSH_ACT, "勞動檢查法"),
    kinds=(ACCIDENT, DISPOSITION),
    data_sets=(MAJOR_ACCIDENTS,),
    blocks=(
        Block(
            "accidents", "職業災害", ("案號", "發生日", "災害類型", "場所"), queries.accident_rows
        ),
    ),
    raises=(
        SignalCode("safety.major_accident", "曾發生重大職業災害"),
        SignalCode("safety.stop_work", "停工中"),
        SignalCode("safety.fine", "職業安全衛生裁罰"),
    ),
    refers_to=("standards.complaint", "injury.notice", "migrants.visit"),
    receives=("safety.complaint", "safety.accident"),
    folder=Path(__file__).parent,
)
