"""What the documents of other years call the figures of the line, and what they print otherwise."""

import pytest
from django.conf import settings

from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import known_names

HISTORY = settings.LAOZHENG_CITY_DIR / "history"
# 23,520 visits of this line and of labor conditions together belong to no line.
OF_NO_LINE = {"safety.labor_inspections"}


@pytest.mark.parametrize(
    ("published", "unit", "ours"),
    [
        ("safety_inspections", "sessions", "osh_inspections"),
        ("safety_promotion_sessions", "sessions", "osh_promotion_sessions"),
        ("safety_promotion_attendance", "person_times", "osh_promotion_attendance"),
        ("osh_advocacy_sessions", "sessions", "osh_promotion_sessions"),
        ("safety_fine_cases", "cases", "osh_fines"),
        ("safety_stop_work_orders", "sessions", "work_stoppage_sites"),
        ("work_stoppages", "sessions", "work_stoppage_sites"),
        ("work_stoppages", "cases", "work_stoppages"),
        ("major_occupational_accidents", "cases", "major_accidents"),
        ("safety_family_firms", "firms", "safety_family_members"),
        ("safety_family_activities", "sessions", "safety_family_sessions"),
        ("safety_family_results_presentations", "sessions", "safety_family_results_sessions"),
        ("safety_family_results_presentation_attendance", "person_times",
         "safety_family_results_attendance"),
        ("safety_guidance_visits", "sessions", "guidance_visits"),
        ("osh_guidance_visits", "sessions", "onsite_guidance_visits"),
        ("heat_hazard_inspections", "sessions", "heat_inspections"),
        ("heat_hazard_workshops", "sessions", "heat_workshops"),
        ("heat_hazard_workshop_firms", "firms", "heat_workshop_firms"),
        ("heat_hazard_workshop_participants", "persons", "heat_workshop_participants"),
    ],
)  # fmt: skip
def test_a_figure_of_another_year_is_loaded_under_its_present_name(published, unit, ours):
    present = known_names().present(f"safety.{published}", unit)
    assert present.measure == f"safety.{ours}"
    assert measures()[present.measure].unit == unit


@pytest.mark.django_db
def test_what_was_printed_of_2023_to_2029_is_a_figure_of_the_line_and_contradicts_nothing():
    report = load_history(HISTORY / "2025_esg.csv", "2025年淨零永續報告書")
    told = Vintage.objects.filter(measure__startswith="safety.")
    assert set(told.values_list("measure", flat=True)) - OF_NO_LINE <= set(measures())
    assert not told.filter(flags__contains="contradicts").exists()
    assert not [text for text in report.contradictions if "safety." in text]
    heat = told.filter(measure="safety.heat_inspections").order_by("period_start")
    assert [one.value for one in heat] == ["1467", "928", "1306"]
    # The workshop of 2023 is printed as a dash: nothing is loaded, and certainly no zero.
    workshops = told.filter(measure="safety.heat_workshops").order_by("period_start")
    assert [(one.period_start.year, one.value) for one in workshops] == [(2024, "2"), (2025, "1")]
    targets = told.filter(flags__contains="target", measure="safety.osh_inspections")
    assert sorted(one.value for one in targets) == ["18600", "19000"]


@pytest.mark.django_db
def test_the_report_of_113_prints_its_figures_in_the_units_of_the_line():
    load_history(HISTORY / "113.csv", "113年度施政績效成果報告")
    told = Vintage.objects.filter(measure__startswith="safety.")
    assert told.count() == 21
    differing = told.filter(flags__contains="unit_differs")
    assert {one.measure for one in differing} == {
        "safety.excellence_award_nominees", "safety.excellence_award_winners",
    }  # fmt: skip
