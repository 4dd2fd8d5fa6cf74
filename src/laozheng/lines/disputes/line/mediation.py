"""The case kind `mediation`: its states, steps and terms (勞資爭議處理法 chapter 2)."""

from laozheng.kernel.cases.declare import CaseKind, Deadline
from laozheng.lines.disputes.line.closing import AFTERWARDS, CLOSING_STEPS
from laozheng.lines.disputes.line.mediating import (
    APPOINTMENT_STEPS,
    COMMITTEE_STEPS,
    MEDIATION_STEPS,
)
from laozheng.lines.disputes.line.receiving import INTAKE_STEPS
from laozheng.lines.disputes.line.states import STATES
from laozheng.lines.disputes.models import Mediation
from laozheng.lines.disputes.queries.mediation import facts_panel
from laozheng.lines.disputes.rules import deadlines as due

DEADLINES = (
    Deadline(
        "D1",
        "指派調解人",
        due.appoint_due,
        ("appoint", "body_appoint"),
        "勞資爭議處理法第12條第1項",
    ),
    Deadline("D2", "開始調解", due.begin_due, ("begin",), "勞資爭議處理法第12條第2項"),
    Deadline(
        "D3",
        "作成調解方案",
        due.proposal_due,
        ("propose", "settle", "fail"),
        "勞資爭議處理法第12條第5項",
    ),
    Deadline(
        "D4.labor",
        "勞方選定委員",
        due.select_due_of("labor"),
        ("seat_labor",),
        "勞資爭議處理法第14條第1項",
        kind="outside_party",
    ),
    Deadline(
        "D4.employer",
        "資方選定委員",
        due.select_due_of("employer"),
        ("seat_employer",),
        "勞資爭議處理法第14條第1項",
        kind="outside_party",
    ),
    Deadline("D5", "組成委員會並開會", due.convene_due, ("hear",), "勞資爭議處理法第15條"),
    Deadline("D6", "委員提報調查結果", due.report_due, ("report",), "勞資爭議處理法第16條第1項"),
    Deadline("D7", "委員會開會", due.meet_due, ("hear",), "勞資爭議處理法第16條第2項"),
    Deadline(
        "D8",
        "紀錄送主管機關",
        due.file_due,
        ("file_record",),
        "勞資爭議調解辦法第25條第3項",
        outlives_case=True,
    ),
    Deadline(
        "D9",
        "紀錄送達當事人",
        due.serve_due,
        ("serve_record",),
        "勞資爭議調解辦法第25條第4項",
        outlives_case=True,
    ),
    Deadline(
        "D10",
        "決定迴避請求",
        due.recusal_due,
        ("decide_recusal",),
        "勞資爭議調解辦法第9條第4項",
    ),
    Deadline(
        "D11",
        "補正",
        due.correction_due,
        ("complete",),
        "勞資爭議調解辦法第3條",
        kind="outside_party",
    ),
)

MEDIATION = CaseKind(
    code="mediation",
    label="勞資爭議調解",
    prefix="勞調",
    unit="labor_relations",
    level="restricted",
    intakes=("online", "counter", "post", "fax", "phone", "referral", "ex_officio"),
    states=STATES,
    transitions=(
        *INTAKE_STEPS,
        *APPOINTMENT_STEPS,
        *COMMITTEE_STEPS,
        *MEDIATION_STEPS,
        *CLOSING_STEPS,
        *AFTERWARDS,
    ),
    deadlines=DEADLINES,
    details=Mediation,
    retain_years=15,
    facts=facts_panel,
)
