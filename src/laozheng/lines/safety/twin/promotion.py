"""Guidance, briefings, families, forums, the partnership and the awards of a year."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from laozheng.base.roc import roc_year
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.cases.matters import enter_matters
from laozheng.lines.safety.actions.courses import ADVICE
from laozheng.lines.safety.actions.registers import enter_row
from laozheng.lines.safety.models import (
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.rules.codes.supervision import FAMILY_SESSIONS, ONSITE, TEAM
from laozheng.lines.safety.twin.supervision import Office

# Published for 113.
TEAM_VISITS, ONSITE_VISITS = 1_286, 2_728
BRIEFINGS, FAMILY_EVENTS, FAMILY_HEADS = 267, 32, 1_543
VOLUNTEERS, FAMILIES, NEW_FAMILIES = 49, 38, 5
# Day, code, people, plants of each forum.
FORUMS = (
    ((3, 7), "taipower_forum", "範例電力業高階主管論壇", 130, 11),
    ((8, 5), "construction_forum", "範例營造業高階主管座談會", 100, None),
    ((8, 29), "steel_forum", "範例鋼鐵業高階主管座談會", 110, None),
    ((9, 26), "petrochemical_forum", "範例石化業高階主管座談會", 63, None),
)
# Candidates of each category by the stage that they reached.
AWARDS = {
    "unit": ("winner",) * 4 + ("nominee",) + ("candidate",) * 3,
    "person": ("winner",) * 2 + ("candidate",) * 2,
}
WORKSHOPS = ((7, 16, 47), (8, 20, 51))


def guidance(office: Office, scale: int) -> int:
    """Make the visits of the team and those at the employer's door; how many."""
    programs = [TEAM] * TEAM_VISITS * scale
    programs += [office.draw.choice(ONSITE) for _ in range(ONSITE_VISITS * scale)]
    year = roc_year(office.period.start)
    told = []
    for serial, program in enumerate(programs, start=1):
        day = office.day()
        told.append(
            {
                "visit_number": f"範例輔導{year}-{serial:05d}",
                "program": program,
                "notified_on": max(day - timedelta(days=office.draw.randrange(1, 14)),
                                   office.period.start),
                "visited_on": day,
                "employer_name": office.firm(),
                "district": office.district(),
                "employees": office.draw.choice((3, 6, 12, 25, 60, 95)),
                "improved": office.draw.random() < 0.7,
            }
        )  # fmt: skip
    return len(enter_matters(ADVICE, told, office.actor))


def activities(office: Office, scale: int) -> int:
    """Make briefings, family events, forums, meetings and workshops; how many."""
    year = office.period.start.year
    for number in range(1, BRIEFINGS * scale + 1):
        _held(office, "briefing", f"範例安衛宣導會{number:03d}", office.day(),
              office.draw.randrange(20, 90))  # fmt: skip
    for number, heads in enumerate(shares(FAMILY_HEADS * scale, FAMILY_EVENTS * scale), start=1):
        kind = FAMILY_SESSIONS[number % len(FAMILY_SESSIONS)]
        _held(office, kind, f"範例安衛家族活動{number:02d}", office.day(), heads)
    for (month, day), event, title, heads, plants in FORUMS:
        _held(office, "executive_forum", title, date(year, month, day), heads * scale,
              unit="persons", channel=event, sites=plants and plants * scale)  # fmt: skip
    _held(office, "partnership_signing", "範例安全伙伴簽署", date(year, 3, 20), None)
    for number in (1, 2):
        _held(office, "team_meeting", f"範例輔導團會議{number}", office.day(), 49)
    for month, day, heads in WORKSHOPS:
        _held(office, "heat_workshop", "範例熱危害觀摩會", date(year, month, day), heads,
              unit="persons")  # fmt: skip
    return (BRIEFINGS + FAMILY_EVENTS) * scale + len(FORUMS) + len(WORKSHOPS) + 3


def shares(total: int, number: int) -> Iterable[int]:
    """A total spread over so many, as evenly as whole heads allow."""
    return (total // number + (1 if place < total % number else 0) for place in range(number))


def _held(
    office: Office, kind: str, title: str, day: date, heads: int | None, *,
    unit: str = "person_times", **facts: Any,
) -> None:  # fmt: skip
    told = {name: value for name, value in facts.items() if value is not None}
    counted = () if heads is None else (Heads(heads, count_unit=unit),)
    enter("safety", kind, title, day, actor=office.actor, heads=counted, known_on=day, **told)


def registers(office: Office) -> int:
    """Enter volunteers, families with their members, and candidates; those on file stay."""
    year, made = office.period.start.year, 0
    first = office.period.start
    if not Volunteer.standing().filter(year=year).exists():
        for number in range(1, VOLUNTEERS + 1):
            enter_row(Volunteer, first, {"year": year, "person_key": f"範例{number:02d}",
                      "recruited_on": first}, actor=office.actor)  # fmt: skip
        made += VOLUNTEERS
    if not SafetyFamily.standing().exists():
        made += _families(office, year)
    if not SafetyAward.standing().filter(award_year=year).exists():
        made += _awards(office, year)
    return made


def _families(office: Office, year: int) -> int:
    for number in range(1, FAMILIES + 1):
        is_new = number > FAMILIES - NEW_FAMILIES
        founded_on = office.day() if is_new else date(year - 1 - number % 10, 3, 1)
        told = {
            "family_name": f"範例安衛家族{number:02d}",
            "lead": office.firms[number],
            "founded_on": founded_on,
        }
        enter_row(SafetyFamily, founded_on, told, actor=office.actor)
        for place, kind in enumerate(("firm", "contractor", "contractor")):
            member = {
                "family_name": told["family_name"],
                "member": office.firms[number + 40 * place],
                "kind": kind,
                "joined_on": founded_on,
            }
            enter_row(SafetyFamilyMember, founded_on, member, actor=office.actor)
    return FAMILIES * 4


def _awards(office: Office, year: int) -> int:
    for category, stages in AWARDS.items():
        for number, stage in enumerate(stages, start=1):
            awarded_on = date(year, 9, 26)
            told = {
                "award_year": year,
                "work_year": year,
                "category": category,
                "nominee": f"範例{'單位' if category == 'unit' else '人員'}{number:02d}",
                "stage": stage,
                "awarded_on": awarded_on if stage == "winner" else None,
            }
            known = {name: value for name, value in told.items() if value is not None}
            enter_row(SafetyAward, date(year, 1, 2), known, actor=office.actor)
    return sum(map(len, AWARDS.values()))
