"""Complaints, visits of the 21 projects, compliance visits; a few where nobody was met."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from laozheng.base.rounding import evenly
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Finding, Program
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import VisitReport, found_in
from laozheng.lines.standards.actions.courses import COMPLAINTS
from laozheng.lines.standards.queries.kinds import COMPLIANCE_VISIT, INSPECTION, UNIT
from laozheng.lines.standards.rules.codes import COMPLIANCE, PROGRAM_KIND_OF
from laozheng.lines.standards.twin.office import Office
from laozheng.lines.standards.twin.printed import Printed

NOT_MET = 87
# The projects that the report of 113 names.
PROJECTS = (
    ("central", "公用事業"),
    ("central", "汽車客運（含國道一般公路）業"),
    ("joint", "遊覽車客運業"),
    ("central", "鐵路運輸暨大眾捷運系統運輸業"),
    ("central", "航空運輸暨貨運承攬業"),
    ("central", "保全服務業"),
    ("central", "外籍移工"),
    ("central", "運用特殊加班與假日出勤業者"),
    ("central", "身心障礙者"),
    ("central", "影視製作與表演藝術業"),
    ("central", "社會工作服務業"),
    ("central", "人力供應暨複合支援服務業"),
    ("joint", "幼兒園"),
    ("own", "違反勞動法令事業"),
    ("central", "因應嚴重特殊傳染性肺炎紓困補助業者"),
    ("own", "工讀生與部分工時"),
    ("central", "汽車貨運業"),
    ("central", "電子零組件製造業"),
    ("central", "金融服務業"),
    ("central", "醫療院所"),
    ("central", "漁業"),
)
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
# Of what was found, so much is put right.
PUT_RIGHT = 0.9
ALSO = ("minimum_wage", "labor_pension", "gender_equality")


def make(office: Office, printed: Printed, scale: int) -> int:
    """Make complaints, inspections and compliance visits; how many visits."""
    programs = _programs(office)
    complaints = _complaints(office, printed.complained * scale)
    more = _more_acts(office, printed, scale)
    told = [_inspection(office, "complaint", None, case, acts=next(more)) for case in complaints]
    for number in range(printed.projected * scale):
        # Every project is visited; the others fall by chance.
        program = programs[number] if number < len(programs) else office.draw.choice(programs)
        told.append(_inspection(office, program.kind, program, None, acts=next(more)))
    for _ in range(NOT_MET * scale):
        told.append(_inspection(office, "own", programs[-1], None, result="not_met"))
    told.sort(key=lambda one: str(one.report.visited_on))
    advised = [_advice(office) for _ in range(printed.advised * scale)]
    made = file_visits(INSPECTION, told, office.actor)
    put_right = Finding.objects.filter(case__in=made, case__state="closed")
    put_right.update(state="remedied")
    return len(made) + len(file_visits(COMPLIANCE_VISIT, advised, office.actor))


def _more_acts(office: Office, printed: Printed, scale: int) -> Iterator[int]:
    """How many acts each visit looks into besides the first; they add up where that is printed."""
    visits = (printed.complained + printed.projected) * scale
    if printed.items is None:
        return iter(office.draw.choices((0, 1, 2), (1, 4, 1), k=visits))
    shares = evenly(printed.items * scale - visits, visits)
    office.draw.shuffle(shares)
    return iter(shares)


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
        "district": office.district(),
        "subjects": office.draw.sample(SUBJECTS, office.draw.choice((1, 1, 2))),
        "replied_on": office.later(day, 3, 14),
        "decision": "inspect",
        "closed_on": None,
        "outcome": None,
    }


def _inspection(
    office: Office,
    type_: str,
    program: Program | None,
    complaint: Case | None,
    *,
    result: str = "",
    acts: int = 0,
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
        district=complaint.district if complaint else office.district(),
        industry=office.section(firm),
        employees=office.draw.choice((4, 8, 15, 28, 45, 80, 150, 400)),
        lead=office.draw.choice(office.leads),
        scopes=("lsa", *office.draw.sample(ALSO, acts)),
        result=result,
        findings=found if result == "violation" else (),
        program=program,
        complaint=complaint.pk if complaint else None,
        picked_by="manual" if complaint else office.draw.choice(("score", "score", "random")),
    )
    return Told(report, tuple(_later(office, result, day)))


def _later(office: Office, result: str, day: date) -> Iterator[Step]:
    """What is found is told within the term and mostly put right; the rest of the year is open."""
    if result not in ("violation", "guidance"):
        yield Step("closed", day)
        return
    noticed_on = office.later(day, 2, 9)
    yield Step("noticed", noticed_on, data={"effective_on": noticed_on.isoformat()})
    if office.draw.random() < PUT_RIGHT:
        yield Step("remedied", office.later(noticed_on, 20, 60))


def _advice(office: Office) -> Told:
    firm, day = office.firm(), office.day()
    report = VisitReport(
        type=COMPLIANCE,
        employer_name=firm.display_name,
        visited_on=day,
        district=office.district(),
        industry=office.section(firm),
        employees=office.draw.choice((4, 8, 15, 28, 45)),
        lead=office.draw.choice(office.leads),
        scopes=("lsa",),
        result=office.draw.choice(ADVICE),
    )
    return Told(report, (Step("closed", office.later(day, 1, 20)),))
