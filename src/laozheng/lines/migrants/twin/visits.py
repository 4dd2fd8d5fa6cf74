"""Synthetic visits, dormitories and offenses of a year."""

from datetime import date, timedelta
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.visits.filing import file_visits
from laozheng.kernel.parties.city import city
from laozheng.lines.migrants.actions.registers.declared import DORMITORIES, VIOLATIONS
from laozheng.lines.migrants.actions.registers.entering import enter_rows
from laozheng.lines.migrants.actions.visits import visit_told
from laozheng.lines.migrants.queries.kinds import VISIT
from laozheng.lines.migrants.rules.codes import DORMITORY_KINDS
from laozheng.lines.migrants.twin.printed import Days, Printed

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


def lodger(place: int, days: Days) -> str:
    """One of the three employers who lodge workers at a place."""
    return employer(place * 7 + days.draw.randrange(3))


def make_visits(printed: Printed, days: Days, actor: Reader) -> int:
    """Make dormitories, visits and offenses; the number of visits."""
    kinds = _dormitories(printed, days, actor)
    rows = [_visit(number, printed, days, kinds) for number in range(printed.visits)]
    for start in range(0, len(rows), BATCH):
        told = [visit_told(row, kinds) for row in rows[start : start + BATCH]]
        file_visits(VISIT, told, actor)
    enter_rows(VIOLATIONS, [_violation(number, days) for number in range(printed.illegal)], actor)
    return len(rows)


def _dormitories(printed: Printed, days: Days, actor: Reader) -> dict[str, str]:
    districts = sorted(city().districts)
    rows = [
        {
            "dormitory_number": dormitory(number),
            "address": f"高雄市範例路{number + 1}號",
            "district": days.draw.choice(districts),
            "kind": days.draw.choice([kind for kind in DORMITORY_KINDS if kind != "ship"]),
            "capacity": days.draw.randrange(8, 60),
            "occupants": days.draw.randrange(2, 8),
            "fire_report_to": _report_day(days),
            "building_report_to": _report_day(days),
            "opened_on": days.period.start,
        }
        for number in range(printed.dengue_places)
    ]
    enter_rows(DORMITORIES, rows, actor)
    return {str(row["dormitory_number"]): str(row["kind"]) for row in rows}


def _report_day(days: Days) -> date:
    """The last day of a report: some run out around the end of the year."""
    return days.period.end + timedelta(days=days.draw.randrange(-15, 700))


def _visit(number: int, printed: Printed, days: Days, kinds: dict[str, str]) -> dict[str, Any]:
    draw = days.draw
    checks = ["documents", "work_content"]
    place = number % len(kinds)
    if number < printed.dormitory_checks:
        checks.append("dormitory")
    if number < printed.dengue_places:
        checks.append("dengue")
    sure = len(checks) > 2
    return {
        "visit_number": f"範訪-{days.year}-{number + 1:06d}",
        "worker_category": "professional" if draw.random() < 0.05 else "blue_collar",
        "type": draw.choices(list(TYPES), list(TYPES.values()))[0],
        "visited_on": days.any(),
        "employer_name": lodger(place, days),
        "employer_kind": draw.choices(list(KINDS), list(KINDS.values()))[0],
        "dormitory_number": dormitory(place),
        "agency": f"範仲-{place % AGENCIES + 1:04d}",
        "checks": checks,
        "result": "no_violation" if sure or draw.random() < 0.97 else "not_met",
    }


def _violation(number: int, days: Days) -> dict[str, Any]:
    return {
        "violation_number": f"範查-{days.year}-{number + 1:04d}",
        "found_on": days.any(),
        "violation": ILLEGAL,
        "offender": "employer",
        "offender_name": employer(days.draw.randrange(EMPLOYERS)),
        "persons": days.draw.randrange(1, 4),
        "source": days.draw.choice(("own", "police", "immigration")),
    }
