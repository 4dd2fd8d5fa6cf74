"""Synthetic agencies with their grades, and one rating visit each."""

from datetime import date
from decimal import Decimal
from typing import Any

from laozheng.kernel.cases.drawn import DrawnYear
from laozheng.kernel.inspections.visits.filing import file_visits
from laozheng.lines.migrants.actions.registers.declared import AGENCIES, AGENCY_GRADES
from laozheng.lines.migrants.actions.registers.entering import enter_rows
from laozheng.lines.migrants.actions.visits import agency_visit_told
from laozheng.lines.migrants.models import EmploymentAgency
from laozheng.lines.migrants.queries.kinds import AGENCY_VISIT
from laozheng.lines.migrants.rules.agencies import NEW
from laozheng.lines.migrants.twin.printed import Printed
from laozheng.lines.migrants.twin.visits import ended

# From and below which score, in hundredths.
BANDS = {
    "exempt_excellent": (9000, 9900),
    "score_90_up": (9000, 10000),
    "score_80_89": (8000, 9000),
    "score_70_79": (7000, 8000),
    "score_below_70": (5500, 7000),
}


def make(office: DrawnYear, printed: Printed) -> int:
    """Make agencies, grades and rating visits; the number of visits."""
    agencies: list[dict[str, Any]] = []
    grades: list[dict[str, Any]] = []
    year = office.period.start.year
    for grade, count in printed.agencies.items():
        for _ in range(count):
            number = f"範仲-{len(agencies) + 1:04d}"
            agencies.append(_agency(office, number, grade, year))
            if grade != NEW:
                grades.append(_grade(office, number, grade, year))
    enter_rows(AGENCIES, agencies, office.actor)
    enter_rows(AGENCY_GRADES, grades, office.actor)
    on_file = EmploymentAgency.objects.in_bulk(
        [row["license_number"] for row in agencies], field_name="number"
    )
    told = [
        ended(agency_visit_told(_visit(office, number, row), on_file[row["license_number"]]))
        for number, row in enumerate(agencies)
    ]
    return len(file_visits(AGENCY_VISIT, told, office.actor))


def _agency(office: DrawnYear, number: str, grade: str, year: int) -> dict[str, Any]:
    # One that is newly set up was licensed after the grades of the year before were out.
    began = year - 1 if grade == NEW else year - office.draw.randrange(4, 20)
    return {
        "license_number": number,
        "name": f"範例人力仲介第{number[-4:]}號有限公司",
        "kind": "profit",
        "licensed_on": date(began, office.draw.randrange(11, 13), office.draw.randrange(1, 28)),
        "bond": 3_000_000,
        "staff": office.draw.randrange(3, 30),
    }


def _grade(office: DrawnYear, number: str, grade: str, year: int) -> dict[str, Any]:
    score = Decimal(office.draw.randrange(*BANDS[grade])) / 100
    return {
        "license_number": number,
        "evaluation_year": year - 2,
        "published_on": date(year - 1, 9, 30),
        "score": str(score),
        "class": grade,
    }


def _visit(office: DrawnYear, number: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "visit_number": f"範仲訪-{office.period.roc_year}-{number + 1:04d}",
        "license_number": row["license_number"],
        "visited_on": office.weekday(),
        "purpose": "rating",
        "result": "no_violation",
    }
