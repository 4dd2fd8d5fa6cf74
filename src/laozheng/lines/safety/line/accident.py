"""The case kind ``accident``: its states, steps and terms (職業安全衛生法§37, 勞動檢查法§27)."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import PREVIOUS, CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.reasons import note_reason
from laozheng.lines.safety.actions import (
    correcting,
    deaths,
    inspecting,
    lessons,
    matching,
    reporting,
)
from laozheng.lines.safety.forms import steps as forms
from laozheng.lines.safety.line.public import OF_ACCIDENT
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.panels import accident_facts
from laozheng.lines.safety.rules import accidents as rules

# A listed accident is known from the official list alone: its deaths are unknown (O4).
COMING_IN = ("reported", "listed")
RUNNING = ("reported", "taken", "investigated", "drafted")
KNOWN_HERE = (*RUNNING, "approved", "elsewhere")
STANDING = (*KNOWN_HERE, "listed")
DECIDES = ("supervisor", "head")
# Steps that no person takes by hand: imports and matches write them.
NOBODY: tuple[str, ...] = ()

STATES = (
    State("reported", "已通報"),
    State("listed", "公告名單"),
    State("taken", "已派員"),
    State("investigated", "已檢查"),
    State("drafted", "報告已擬"),
    State("approved", "報告已核定", final=True),
    State("elsewhere", "非本機關轄區", final=True),
    State("merged", "已併案", final=True),
)

COMES_IN = (
    Transition(
        "report", "登錄雇主通報", (), "reported", roles=("officer", "public"),
        run=reporting.open_accident, form=forms.ReportForm,
    ),
    Transition(
        "learn", "登錄其他來源通報", (), "reported",
        run=reporting.open_accident, form=forms.NoticeForm,
    ),
    Transition("enlist", "登錄公告名單", (), "listed", roles=NOBODY),
    Transition(
        "employer_report", "雇主補行通報", RUNNING, None,
        run=reporting.note_employer_report, form=forms.EmployerReportForm,
    ),
    Transition(
        "add_firm", "登錄其他責任單位", RUNNING, None,
        run=reporting.add_firm, form=forms.FirmForm,
    ),
)  # fmt: skip

INSPECTION = (
    Transition("take", "派員檢查", COMING_IN, "taken", run=inspecting.take_up),
    Transition(
        "seal_site", "封存現場", ("taken",), None,
        run=note_reason, form=ReasonForm,
    ),
    Transition(
        "investigate", "完成災害檢查", ("taken",), "investigated",
        run=note_reason, form=ReasonForm,
    ),
    Transition(
        "draft_report", "擬具檢查報告", ("investigated",), "drafted",
        run=inspecting.draft_report, form=forms.CauseForm,
    ),
    Transition(
        "return_report", "退回檢查報告", ("drafted",), "investigated", roles=DECIDES,
        run=note_reason, form=ReasonForm,
    ),
    Transition(
        "approve", "核定檢查報告", ("drafted",), "approved", roles=DECIDES,
        run=lessons.approve, other_person_than=("draft_report",),
    ),
    Transition("record_approval", "登錄已核定之報告", RUNNING, "approved", roles=NOBODY),
    Transition(
        "share", "分享災例", ("approved",), None,
        run=lessons.share, form=ReasonForm, letter="safety.lesson",
    ),
    Transition(
        "publish_lesson", "公開災例", ("approved",), None, roles=DECIDES,
        run=lessons.publish, form=forms.LessonForm,
    ),
    Transition(
        "withdraw_lesson", "撤下災例", ("approved",), None, roles=DECIDES,
        run=lessons.take_down, form=forms.WithdrawLessonForm,
    ),
    Transition(
        "forward", "移由管轄機構", (*COMING_IN, "taken"), "elsewhere",
        run=inspecting.forward, form=forms.ForwardForm, letter="safety.accident_forwarding",
    ),
)  # fmt: skip

DEATHS = (
    Transition(
        "record_death", "登錄死亡", KNOWN_HERE, None,
        run=deaths.note_death, form=forms.DeathForm,
    ),
    Transition(
        "withdraw_death", "撤回死亡登錄", KNOWN_HERE, None, roles=DECIDES,
        run=deaths.withdraw_death, form=forms.WithdrawDeathForm,
    ),
)  # fmt: skip

MATCHES = (
    Transition(
        "confirm_match", "確認為同一災害並併案", (*COMING_IN, "taken"), "merged",
        run=matching.confirm_match, form=forms.MatchForm,
    ),
    Transition(
        "separate", "撤銷併案", ("merged",), PREVIOUS, roles=DECIDES,
        run=matching.separate, form=ReasonForm,
    ),
    Transition("absorb", "併入他案", STANDING, None, roles=NOBODY),
    Transition("release", "他案撤銷併入", STANDING, None, roles=NOBODY),
)  # fmt: skip

AT_ANY_TIME = (
    Transition(
        "correct", "更正災害資料", STANDING, None,
        run=correcting.correct_accident, form=forms.CorrectForm,
    ),
    Transition(
        "note", "註記", STANDING, None, run=note_reason, form=ReasonForm
    ),
)  # fmt: skip

ACCIDENT = CaseKind(
    code="accident",
    label="職業災害",
    prefix="職災",
    unit="inspection_office",
    level="unit",
    intakes=("phone", "online", "document", "hotline", "referral"),
    states=STATES,
    transitions=(*COMES_IN, *INSPECTION, *DEATHS, *MATCHES, *AT_ANY_TIME),
    deadlines=(
        Deadline(
            "report",
            "雇主通報時限",
            rules.report_due,
            ("report", "employer_report"),
            "職業安全衛生法第37條第2項",
            kind="outside_party",
            outlives_case=True,
        ),
        Deadline(
            "investigation",
            "災害檢查報告",
            rules.investigation_due,
            ("investigate",),
            "勞動檢查法第27條",
            kind="internal",
        ),
    ),
    details=Accident,
    retain_years=10,
    facts=accident_facts,
    followed=OF_ACCIDENT,
)
