"""Synthetic visits, dormitories and offenses of a year."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.drawn import DrawnYear
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.lines.migrants.actions.registers.declared import DORMITORIES, VIOLATIONS
from laozheng.lines.migrants.actions.registers.entering import enter_rows
from laozheng.lines.migrants.actions.visits import visit_told
from laozheng.lines.migrants.queries.kinds import VISIT
from laozheng.lines.migrants.rules.codes import DORMITORY_KINDS
from laozheng.lines.migrants.twin.printed import Printed

BATCH = 4000
EMPLOYERS = 600
AGENCIES = 200
# How often among a hundred; the mix is not printed for 113.
TYPES = {"routine": 48, "entry_notification": 34, "assigned": 12, "complaint": 4, "joint": 2}
KINDS = {"household": 40, "manufacturing": 40, "construction": 10, "care_home": 6, "fishing": 4}
ILLEGAL = "unpermitted_expired_or_other_employer"


def employer(number: int) -> str:
    """The name of a synthetic employer."""
    return f"範例移工雇主第{number % EMPLOYERS + 1:03d}號有限公司"


def dormitory(place: int) -> str:
    """The number of a synthetic dormitory."""
    return f"範宿-{place + 1:05d}"


def lodger(office: DrawnYear, place: int) -> str:
    """One of the three employers who lodge workers at a place."""
    return employer(place * 7 + office.draw.randrange(3))


def make(office: DrawnYear, printed: Printed) -> int:
    """Make dormitories, visits and offenses; the number of visits."""
    kinds = _dormitories(office, printed)
    rows = [_visit(office, number, printed, kinds) for number in range(printed.visits)]
    for start in range(0, len(rows), BATCH):
        told = [ended(visit_told(row, kinds)) for row in rows[start : start + BATCH]]
        file_visits(VISIT, told, office.actor)
    offenses = [_violation(office, number) for number in range(printed.illegal)]
    enter_rows(VIOLATIONS, offenses, office.actor)
    return len(rows)


def ended(told: Told) -> Told:
    """A visit after which nothing is left to do: it is closed on its day."""
    assert told.report.visited_on is not None
    return replace(told, later=(Step("closed", told.report.visited_on),))


def _dormitories(office: DrawnYear, printed: Printed) -> dict[str, str]:
    rows = [
        {
            "dormitory_number": dormitory(number),
            "address": f"高雄市範例路{number + 1}號",
            "district": office.district(),
            "kind": office.draw.choice([kind for kind in DORMITORY_KINDS if kind != "ship"]),
            "capacity": office.draw.randrange(8, 60),
            "occupants": office.draw.randrange(2, 8),
            "fire_report_to": _report_day(office),
            "building_report_to": _report_day(office),
            "opened_on": office.period.start,
        }
        for number in range(printed.dengue_places)
    ]
    enter_rows(DORMITORIES, rows, office.actor)
    return {str(row["dormitory_number"]): str(row["kind"]) for row in rows}


def _report_day(office: DrawnYear) -> date:
    """The last day of a report: some run out around the end of the year."""
    return office.period.end + timedelta(days=office.draw.randrange(-15, 700))


def _visit(
    office: DrawnYear, number: int, printed: Printed, kinds: dict[str, str]
) -> dict[str, Any]:
    draw = office.draw
    checks = ["documents", "work_content"]
    place = number % len(kinds)
    if number < printed.dormitory_checks:
        checks.append("dormitory")
    if number < printed.dengue_places:
        checks.append("dengue")
    sure = len(checks) > 2
    return {
        "visit_number": f"範訪-{office.period.roc_year}-{number + 1:06d}",
        "worker_category": "professional" if draw.random() < 0.05 else "blue_collar",
        "type": office.weighted(TYPES),
        "visited_on": office.weekday(),
        "employer_name": lodger(office, place),
        "employer_kind": office.weighted(KINDS),
        "dormitory_number": dormitory(place),
        "agency": f"範仲-{place % AGENCIES + 1:04d}",
        "checks": checks,
        "result": "no_violation" if sure or draw.random() < 0.97 else "not_met",
    }


def _violation(office: DrawnYear, number: int) -> dict[str, Any]:
    return {
        "violation_number": f"範查-{office.period.roc_year}-{number + 1:04d}",
        "found_on": office.weekday(),
        "violation": ILLEGAL,
        "offender": "employer",
        "offender_name": employer(office.draw.randrange(EMPLOYERS)),
        "persons": office.draw.randrange(1, 4),
        "source": office.draw.choice(("own", "police", "immigration")),
    }
