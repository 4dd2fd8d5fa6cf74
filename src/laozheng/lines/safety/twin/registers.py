"""Volunteers, families with their members, candidates for the award, machines of a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from laozheng.lines.safety.actions.registers import enter_row
from laozheng.lines.safety.models import (
    Machine,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import Printed

# Candidates of each category by the stage that they reached.
AWARDS = {
    "unit": ("winner",) * 4 + ("nominee",) + ("candidate",) * 3,
    "person": ("winner",) * 2 + ("candidate",) * 2,
}
MEMBERS = ("firm", "contractor", "contractor")
# Firms with machines, of whom most were never visited, and the years for which a certificate holds.
OWNERS, HOLDS_YEARS = 40, (1, 2, 3)


def make(office: Office, printed: Printed) -> int:
    """Enter volunteers, families with their members, candidates and machines; how many rows."""
    return (
        _volunteers(office, printed)
        + _families(office, printed)
        + _awards(office)
        + _machines(office)
    )


def _volunteers(office: Office, printed: Printed) -> int:
    first = office.period.start
    for number in range(1, printed.volunteers + 1):
        told = {"year": first.year, "person_key": f"範例{number:02d}", "recruited_on": first}
        enter_row(Volunteer, first, told, actor=office.actor)
    return printed.volunteers


def _families(office: Office, printed: Printed) -> int:
    founded = list(_founded(office, printed))
    for number, (name, founded_on) in enumerate(founded, start=1):
        told = {
            "family_name": name,
            "lead": office.firms[number].display_name,
            "founded_on": founded_on,
        }
        enter_row(SafetyFamily, founded_on, told, actor=office.actor)
        for place, kind in enumerate(MEMBERS):
            member = {
                "family_name": name,
                "member": office.firms[number + 40 * place].display_name,
                "kind": kind,
                "joined_on": founded_on,
            }
            enter_row(SafetyFamilyMember, founded_on, member, actor=office.actor)
    return len(founded) * (1 + len(MEMBERS))


def _founded(office: Office, printed: Printed) -> Iterator[tuple[str, date]]:
    """Names and days of founding of those not on file: older families, new ones of the year."""
    year = office.period.start.year
    known = set(SafetyFamily.standing().values_list("family_name", flat=True))
    for number in range(1, printed.families - len(printed.new_families) + 1):
        name = f"範例安衛家族{number:02d}"
        if name not in known:
            yield name, date(year - 1 - number % 10, 3, 1)
    for name in printed.new_families:
        if name not in known:
            yield name, office.day()


def _awards(office: Office) -> int:
    year = office.period.start.year
    for category, stages in AWARDS.items():
        for number, stage in enumerate(stages, start=1):
            told = {
                "award_year": year,
                "work_year": year,
                "category": category,
                "nominee": f"範例{'單位' if category == 'unit' else '人員'}{number:02d}",
                "stage": stage,
            }
            won = {"awarded_on": date(year, 9, 26)} if stage == "winner" else {}
            enter_row(SafetyAward, date(year, 1, 2), told | won, actor=office.actor)
    return sum(map(len, AWARDS.values()))


def _machines(office: Office) -> int:
    for number in range(1, OWNERS + 1):
        inspected_on = office.day()
        holds = office.draw.choice(HOLDS_YEARS) * 365
        told = {
            "certificate_number": f"範例證-{office.period.start.year}-{number:04d}",
            "machine_class": office.draw.choice(list(MACHINE_CLASSES)),
            "employer_name": f"範例設備第{number:02d}號有限公司",
            "place": f"範例廠區{number:02d}",
            "inspected_on": inspected_on,
            "valid_to": inspected_on + timedelta(days=holds),
        }
        enter_row(Machine, inspected_on, told, actor=office.actor)
    return OWNERS
