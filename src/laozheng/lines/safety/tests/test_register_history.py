"""Registers keep what they held to be true: a figure of an earlier day does not move."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.datasets.export import export_rows
from laozheng.lines.safety.models import Machine, SafetyFamily
from laozheng.lines.safety.tests.factories import EMPLOYER, SETS, YEAR, shown
from laozheng.lines.safety.tests.test_orders import ROWS

REGISTERS = [name for name in ROWS if name not in ("osh_inspections", "guidance_visits")]

FAMILY = {"family_name": "範例家族", "lead": EMPLOYER, "founded_on": "2024-04-01"}
MACHINE = {
    "certificate_number": "證-1",
    "machine_class": "crane",
    "employer_name": EMPLOYER,
    "inspected_on": "2022-02-11",
    "valid_to": "2024-02-10",
}
BEFORE_THE_CORRECTION = date(2025, 3, 2)  # the cast imports on 3 March 2025
AFTER = date(2025, 3, 3)

pytestmark = pytest.mark.django_db


def test_a_family_that_dissolved_unknown_to_the_bureau_stands_as_of_then(bring):
    bring("safety_families", FAMILY)
    bring("safety_families", {**FAMILY, "dissolved_on": "2024-11-01"}, update=True)
    assert shown("safety.safety_families", as_of=BEFORE_THE_CORRECTION) == 1
    assert shown("safety.safety_families", as_of=AFTER) == 0
    assert shown("safety.safety_families", as_of=AFTER, cut_off=date(2024, 10, 31)) == 1
    old, new = SafetyFamily.objects.order_by("pk")
    assert (old.dissolved_on, old.replaced_on) == (None, AFTER)
    assert (new.dissolved_on, new.replaced_on) == (date(2024, 11, 1), None)


def test_a_family_of_another_year_moves_with_its_correction(bring):
    bring("safety_families", FAMILY)
    assert shown("safety.safety_families", status="new") == 1
    bring("safety_families", {**FAMILY, "founded_on": "2023-04-01"}, update=True)
    assert shown("safety.safety_families", status="new") == 0
    earlier = Period.parse("112")
    assert shown("safety.safety_families", period=earlier, status="new") == 1


def test_a_family_that_proves_younger_did_not_stand_the_year_before(bring):
    bring("safety_families", FAMILY)
    bring("safety_families", {**FAMILY, "founded_on": "2025-02-01"}, update=True)
    assert shown("safety.safety_families", as_of=BEFORE_THE_CORRECTION) == 1
    assert shown("safety.safety_families", as_of=AFTER) == 0


def test_the_same_row_again_changes_nothing_and_another_needs_an_owner(bring):
    bring("machines", MACHINE)
    assert bring("machines", MACHINE)["unchanged"] == 1
    later = {**MACHINE, "valid_to": "2026-02-10"}
    assert bring("machines", later)["refused"] == 1
    assert Machine.standing().get().valid_to == date(2024, 2, 10)
    assert bring("machines", later, update=True)["updated"] == 1
    assert bring("machines", later)["unchanged"] == 1
    assert Machine.standing().get().valid_to == date(2026, 2, 10)


@pytest.mark.parametrize(
    ("cut_off", "overdue"),
    [(date(2024, 2, 10), 0), (date(2024, 2, 11), 1), (date(2024, 12, 31), 1)],
)
def test_a_machine_is_overdue_from_the_day_after_its_certificate_ends(bring, cut_off, overdue):
    bring("machines", MACHINE)
    assert shown("safety.machines_overdue", cut_off=cut_off) == overdue
    assert shown("safety.machines_overdue", cut_off=cut_off, machine_class="boiler") == 0


def test_a_new_certificate_ends_the_delay_from_the_day_of_the_inspection(bring):
    bring("machines", MACHINE)
    renewed = {**MACHINE, "inspected_on": "2024-06-03", "valid_to": "2026-06-02"}
    bring("machines", renewed, update=True)
    assert shown("safety.machines_overdue", cut_off=date(2024, 6, 2)) == 1
    assert shown("safety.machines_overdue", cut_off=date(2024, 6, 3)) == 0
    assert shown("safety.machines_overdue", as_of=BEFORE_THE_CORRECTION) == 1


def test_an_export_has_each_matter_once_as_it_stood(bring, world):
    bring("machines", MACHINE)
    bring("machines", {**MACHINE, "valid_to": "2026-02-10"}, update=True)
    valid = [
        [row["valid_to"] for row in export_rows(SETS["machines"], period, world.reader("system"))]
        for period in (YEAR, Period.parse("114"))
    ]
    assert valid == [["2024-02-10"], ["2026-02-10"]]


def test_the_two_levels_of_the_safety_week_are_told_apart(bring):
    event = {"activity_no": "週-1", "kind": "safety_week_main", "title": "範例安全週",
             "held_on": "2024-06-03", "attendees": "300", "count_unit": "person_times",
             "firms": "12"}  # fmt: skip
    further = {**event, "activity_no": "週-2", "kind": "safety_week_sub", "sessions": "3",
               "attendees": "90", "firms": ""}  # fmt: skip
    bring("safety_activities", event, further)
    assert [shown("safety.safety_week_activities", level=one) for one in ("main", "sub")] == [1, 3]
    assert shown("safety.safety_week_participants", level="main") == 300
    assert shown("safety.safety_week_agencies", level="main") == 12


def test_a_family_spelled_otherwise_is_kept_and_told(bring):
    bring("safety_families", {**FAMILY, "family_name": "臺灣範例家族"})
    report = bring("safety_families", {**FAMILY, "family_name": "台灣 範例家族"})
    assert (report["created"], report["refused"]) == (1, 0)
    assert "臺灣範例家族" in report["warnings"][0]["reason"]
    assert bring("safety_families", {**FAMILY, "family_name": "他家族"})["warnings"] == []


@pytest.mark.parametrize("who", ["mediator", "body", "applicant", "stranger"])
@pytest.mark.parametrize("name", REGISTERS)
def test_registers_are_exported_to_staff_alone(bring, world, name, who):
    bring(name, ROWS[name])
    assert list(export_rows(SETS[name], YEAR, world.reader(who))) == []
    assert len(list(export_rows(SETS[name], YEAR, world.reader("safety_officer")))) == 1
