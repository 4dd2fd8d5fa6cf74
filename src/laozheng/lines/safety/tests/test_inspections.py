"""Inspections of this line: division and heat from plan to figure, and what follows a finding."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.safety.forms.visits import EnterInspectionForm, PlanInspectionForm
from laozheng.lines.safety.line import LINE
from laozheng.lines.safety.queries.panels import inspection_facts
from laozheng.lines.safety.tests.factories import (
    EMPLOYER,
    SETS,
    YEAR,
    acting,
    an_inspection,
    moved,
    shown,
)
from laozheng.lines.safety.tests.test_actions import errors

(KIND,) = (kind for kind in LINE.kinds if kind.code == "inspection")
TYPED = {
    "received_on": "113/07/02", "intake": "ex_officio", "type": "general", "heat": "on",
    "division": "construction", "site_kind": "construction_site", "employer_name": EMPLOYER,
}  # fmt: skip


def form_of(world, form, **typed):
    return form(
        {**TYPED, **typed}, reader=world.reader("safety_officer"), kind=KIND,
        transition=KIND.transition("planned"),
    )  # fmt: skip


def test_the_division_of_a_plan_reaches_the_figure(world):
    form = form_of(world, PlanInspectionForm, planned_on="113/07/02")
    assert form.is_valid(), form.errors
    case = open_case(
        "safety.inspection", "planned", actor=acting(world, "safety_officer", "2024-07-01"),
        received_on=date(2024, 7, 1), intake="ex_officio", officer=world.safety_officer,
        **form.given(),
    )  # fmt: skip
    moved(world, case, "visited", "2024-07-02")
    moved(world, case, "recorded", "2024-07-02", result="no_violation", scopes=("osh",))
    assert shown("safety.osh_inspections", division="construction") == 1
    assert shown("safety.heat_inspections") == 1
    told = {fact.label: fact.value for fact in inspection_facts(case)}
    assert (told["科別"], told["場所類別"]) == ("營造業", "工地")


def test_an_inspection_without_division_is_not_taken_down(world):
    form = form_of(world, EnterInspectionForm, division="", result="no_violation")
    assert "division" in errors(form)


def test_a_recheck_keeps_the_division(world):
    first = an_inspection(
        world, result="violation", findings="職業安全衛生法第22條第1項",
        acted_from=date(2024, 7, 2), remedy_due_on=date(2024, 8, 1),
        extra={"division": "machinery", "site_kind": "plant", "heat": "no"},
    )  # fmt: skip
    moved(world, first, "noticed", "2024-07-04", "head")
    moved(world, first, "recheck_planned", "2024-07-05", planned_on=date(2024, 8, 5))
    again = Case.objects.exclude(pk=first.pk).get()
    moved(world, again, "visited", "2024-08-05")
    moved(world, again, "recorded", "2024-08-05", result="no_violation")
    assert shown("safety.osh_inspections", division="machinery") == 2


def test_the_improvement_date_of_the_visit_stands_in_the_file(world):
    visit = an_inspection(
        world, result="violation", findings="職業安全衛生法第22條第1項",
        acted_from=date(2024, 7, 2), remedy_due_on=date(2024, 8, 1),
    )  # fmt: skip
    moved(world, visit, "sanctioned", "2024-07-03")
    case = Disposition.objects.get().case
    moved(world, case, "hearing_waived", "2024-07-03", reason="行政程序法第103條第5款")
    with pytest.raises(Refused, match=r"改善期限113年8月1日尚未屆滿"):
        moved(world, case, "drafted", "2024-08-01", amount_twd=60_000)
    moved(world, case, "drafted", "2024-08-02", amount_twd=60_000)


def test_the_export_of_visits_asks_as_often_for_many_as_for_one(world):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(export_rows(SETS["osh_inspections"], YEAR, world.reader("system")))
        return len(queries)

    an_inspection(world)
    once = asked()
    an_inspection(world)
    an_inspection(world)
    assert asked() == once


def test_two_visits_of_one_day_are_both_kept_with_a_warning(bring):
    row = {"inspection_number": "檢-1", "type": "general", "division": "construction",
           "visited_on": "2024-07-02", "employer_name": EMPLOYER,
           "result": "no_violation"}  # fmt: skip
    other = {**row, "inspection_number": "檢-2", "division": "machinery"}
    report = bring("osh_inspections", row, other)
    assert (report["created"], report["refused"]) == (2, 0)
    assert shown("safety.osh_inspections") == 2
    (warning,) = report["warnings"]
    assert "檢-1" in warning["reason"]
    bring("osh_inspections", {**row, "inspection_number": "檢-3", "type": "complaint"})
    again = bring("osh_inspections", {**other, "inspection_number": "檢-4"})
    assert "同日" in again["warnings"][0]["reason"]
