"""Complaints, visits of the 21 projects, compliance visits; a few where nobody was met."""

from datetime import timedelta
from typing import Any

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import VisitReport, found_in
from laozheng.lines.standards.actions.courses import COMPLAINTS
from laozheng.lines.standards.queries.kinds import COMPLIANCE_VISIT, INSPECTION, UNIT
from laozheng.lines.standards.rules.codes import COMPLIANCE, PROGRAM_KIND_OF
from laozheng.lines.standards.twin.office import Office

# Published for 113.
COMPLAINED, PROJECTED, ADVISED = 579, 2_133, 1_428
NOT_MET = 87
PROJECTS = (
    ("central", "範例專案：高工時業別"),
    ("central", "範例專案：部分工時勞工"),
    ("central", "範例專案：派遣事業單位"),
    ("central", "範例專案：保全業"),
    ("central", "範例專案：客貨運輸業"),
    ("central", "範例專案：醫療院所"),
    ("central", "範例專案：社會福利機構"),
    ("central", "範例專案：外送平台"),
    ("central", "範例專案：童工及工讀生"),
    ("joint", "範例專案：會同衛生局"),
    ("joint", "範例專案：會同教育局"),
    ("joint", "範例專案：會同交通局"),
    ("joint", "範例專案：會同社會局"),
    ("joint", "範例專案：會同觀光局"),
    ("own", "範例專案：連鎖餐飲業"),
    ("own", "範例專案：百貨零售業"),
    ("own", "範例專案：加油站業"),
    ("own", "範例專案：補習班業"),
    ("own", "範例專案：旅宿業"),
    ("own", "範例專案：資訊業"),
    ("own", "範例專案：屢次違規事業單位"),
)
LEADS = tuple(f"範例檢查員{number:02d}" for number in range(1, 19))
SUBJECTS = ("wage", "hours", "leave", "rest", "pension", "insurance")
RESULTS = ("no_violation", "no_violation", "guidance", "violation", "violation")
ADVICE = ("no_violation", "guidance", "guidance")
FOUND = (
    "勞動基準法第24條第1項",
    "勞動基準法第30條第6項",
    "勞動基準法第32條第2項",
    "勞動基準法第36條第1項",
    "勞動基準法第38條第4項",
    "勞動基準法第22條第2項",
)
ALSO = ("minimum_wage", "labor_pension", "gender_equality")


def make(office: Office, scale: int) -> int:
    """Make complaints, inspections and compliance visits; how many visits."""
    programs = _programs(office)
    complaints = _complaints(office, COMPLAINED * scale)
    told = [_inspection(office, "complaint", None, case) for case in complaints]
    for number in range(PROJECTED * scale):
        # Every project is visited; the others fall by chance.
        program = programs[number] if number < len(programs) else office.draw.choice(programs)
        told.append(_inspection(office, program.kind, program, None))
    for _ in range(NOT_MET * scale):
        told.append(_inspection(office, "own", programs[-1], None, "not_met"))
    told.sort(key=lambda one: str(one.report.visited_on))
    advised = [_advice(office) for _ in range(ADVISED * scale)]
    made = file_visits(INSPECTION, told, office.actor)
    return len(made) + len(file_visits(COMPLIANCE_VISIT, advised, office.actor))


def _programs(office: Office) -> list[Program]:
    """The projects of the year, running; those on file stay."""
    unit, year = Unit.objects.get(code=UNIT), office.period.start.year
    found = {one.code: one for one in Program.objects.filter(line="standards", year=year)}
    return [
        found.get(f"P{number:02d}")
        or enter_program(
            "standards", f"P{number:02d}", title, kind=PROGRAM_KIND_OF[kind], unit=unit,
            starts_on=office.period.start, ends_on=office.period.end, actor=office.actor,
            measure="standards.labor_inspections", state="running",
        )
        for number, (kind, title) in enumerate(PROJECTS, start=1)
    ]  # fmt: skip


def _complaints(office: Office, number: int) -> list[Case]:
    rows = [_complaint(office, office.firm().display_name) for _ in range(number)]
    return enter_matters(COMPLAINTS, rows, office.actor)


def _complaint(office: Office, employer: str) -> dict[str, Any]:
    day = office.day(but_last=15)
    return {
        "complaint_number": "",
        "received_on": day,
        "intake": office.draw.choice(("online", "phone", "counter", "post")),
        "anonymous": office.draw.random() < 0.4,
        "employer_name": employer,
        "district": office.draw.choice(office.districts),
        "subjects": office.draw.sample(SUBJECTS, office.draw.choice((1, 1, 2))),
        "replied_on": office.later(day, 3, 14),
        "decision": "inspect",
        "closed_on": None,
        "outcome": None,
    }


def _inspection(
    office: Office, type_: str, program: Program | None, complaint: Case | None, result: str = ""
) -> Told:
    firm = office.firm()
    day = office.later(complaint.received_on, 1, 12) if complaint else office.day()
    name = complaint.title if complaint else firm.display_name
    result = result or office.draw.choice(RESULTS)
    text = office.draw.choice(FOUND)
    found = found_in(text, day - timedelta(days=45), acted_to=day - timedelta(days=15))
    report = VisitReport(
        type=type_,
        employer_name=name,
        visited_on=day,
        district=complaint.district if complaint else office.draw.choice(office.districts),
        industry=office.section(firm),
        employees=office.draw.choice((4, 8, 15, 28, 45, 80, 150, 400)),
        lead=office.draw.choice(LEADS),
        scopes=_scopes(office),
        result=result,
        findings=found if result == "violation" else (),
        program=program,
        complaint=complaint.pk if complaint else None,
        picked_by="manual" if complaint else office.draw.choice(("score", "score", "random")),
    )
    later = () if result in ("violation", "guidance") else (Step("closed", day),)
    return Told(report, later)


def _scopes(office: Office) -> tuple[str, ...]:
    """Almost two acts a visit."""
    more = office.draw.choice((0, 1, 1, 1, 1, 2))
    return ("lsa", *office.draw.sample(ALSO, more))


def _advice(office: Office) -> Told:
    firm, day = office.firm(), office.day()
    report = VisitReport(
        type=COMPLIANCE,
        employer_name=firm.display_name,
        visited_on=day,
        district=office.draw.choice(office.districts),
        industry=office.section(firm),
        employees=office.draw.choice((4, 8, 15, 28, 45)),
        lead=office.draw.choice(LEADS),
        scopes=("lsa",),
        result=office.draw.choice(ADVICE),
    )
    return Told(report, (Step("closed", office.later(day, 1, 20)),))
