"""Figures of the dashboard: by division, per inspector, open files, employers never visited."""

from datetime import date

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.visits import same_week
from laozheng.lines.safety.tests.factories import EMPLOYER, an_inspection, moved, shown

MACHINE = {"certificate_number": "證-1", "machine_class": "crane", "employer_name": EMPLOYER,
           "inspected_on": "2024-01-10", "valid_to": "2026-01-09"}  # fmt: skip
UNSAFE = {
    "result": "violation",
    "findings": "職業安全衛生法第6條第1項第5款",
    "acted_from": date(2024, 7, 2),
    "extra": {"division": "construction"},
}


def test_a_fine_counts_for_the_division_whose_visit_led_to_it(world):
    visit = an_inspection(world, **UNSAFE)
    moved(world, visit, "sanctioned", "2024-07-03")
    case = Disposition.objects.get().case
    moved(world, case, "hearing_waived", "2024-07-03", reason="行政程序法第103條第5款")
    moved(world, case, "drafted", "2024-07-04", amount_twd=60_000)
    moved(world, case, "approved", "2024-07-05", "head",
          document_number="高市勞檢字第11399999990號")  # fmt: skip
    assert shown("safety.osh_fines", division="construction") == 1
    assert shown("safety.osh_fines") == 1
    assert shown("safety.violations", act="osh", article="6", kind="fine") == 1


def test_a_file_is_open_until_it_is_closed(world):
    visit = an_inspection(world, **UNSAFE)
    assert shown("safety.inspector_open_files", division="construction") == 1
    moved(world, visit, "sanctioned", "2024-07-08")
    assert shown("safety.inspector_open_files", cut_off=date(2024, 7, 7)) == 1
    assert shown("safety.inspector_open_files", cut_off=date(2024, 7, 8)) == 0


def test_divisions_are_told_of_more_visits_than_one_statement_takes(world, monkeypatch):
    monkeypatch.setattr(same_week, "AT_ONCE", 1)
    told = {
        an_inspection(world, extra={"division": division}).pk: division
        for division in ("construction", "machinery")
    }
    assert same_week.divisions_of(told) == told


def test_visits_are_shared_among_the_inspectors_on_strength(world):
    for day in (2, 3, 4):
        an_inspection(world, f"2024-07-0{day}")
    assert shown("safety.inspector_months", month="2024-07") == 1
    assert str(shown("safety.visits_per_inspector", month="2024-07")) == "3.0"


def test_employers_that_nobody_ever_visited_have_their_share(world, bring):
    bring("machines", MACHINE, {**MACHINE, "certificate_number": "證-2",
                                "employer_name": "範例他家有限公司"})  # fmt: skip
    assert str(shown("safety.sites_never_visited_share", visited="no")) == "100.0"
    an_inspection(world)
    assert str(shown("safety.sites_never_visited_share", visited="no")) == "50.0"
    assert shown("safety.known_employers", visited="no") == 1
