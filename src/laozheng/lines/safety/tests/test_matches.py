"""One accident on the list and in a report: proposed, confirmed by an officer, counted once."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions.signaling import standing
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, Task
from laozheng.kernel.cases.queries import list_cases
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.measures.engine import Request, compute, row_refs
from laozheng.lines.safety.line.accident import ACCIDENT
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.kinds import ACCIDENT as KIND
from laozheng.lines.safety.queries.panels import accident_facts
from laozheng.lines.safety.tests.factories import (
    a_late_death,
    a_list,
    acting,
    an_accident,
    load,
    moved,
)

YEAR = Period.parse("113")
MAJOR = Request.of("safety.major_accidents", YEAR)
TODAY = "2025-03-03"


def listed(world, folder, **cells) -> Case:
    """A listed accident of 10 January 2024 in 小港區, by 範例營造股份有限公司."""
    load(world, a_list(folder, cells))
    return Case.objects.get(kind=KIND, state="listed")


def reported(world, occurred="2024-01-10 10:00", **facts) -> Case:
    return an_accident(world, occurred, **facts)


def count(as_of: str = TODAY) -> int:
    return compute([MAJOR], cut_off=None, as_of=date.fromisoformat(as_of))[MAJOR].value


def confirm(world, case: Case, other: Case, who="safety_officer", on=TODAY):
    return moved(world, case, "confirm_match", on, who, matches=other.number)


@pytest.mark.parametrize("occurred", ["2024-01-09 23:00", "2024-01-10 10:00", "2024-01-11 01:00"])
def test_a_listed_row_proposes_the_report_of_the_same_days_firm_and_district(
    world, tmp_path, occurred
):
    report = reported(world, occurred)
    case = listed(world, tmp_path)
    task = Task.objects.get()
    assert (task.case, task.owner, task.done_on) == (case, case.unit, None)
    assert report.number in task.subject
    assert (task.due_on - date(2025, 3, 3)).days == 14
    assert case.state == "listed"


@pytest.mark.parametrize(
    ("facts", "cells"),
    [
        ({"occurred": "2024-01-12 10:00"}, {}),
        ({"employer_name": "別的範例有限公司"}, {}),
        ({"place": "高雄市鳳山區範例路1號"}, {}),
        ({"place": "某處"}, {}),
        ({}, {"事業單位": "陳OO", "事業單位統一編號": "無"}),
    ],
    ids=["two days", "firm", "district", "no district", "hidden name"],
)
def test_nothing_less_is_proposed(world, tmp_path, facts, cells):
    reported(world, **facts)
    listed(world, tmp_path, **cells)
    assert not Task.objects.exists()


def test_a_report_that_comes_later_is_proposed_too_and_proposed_once(world, tmp_path):
    case = listed(world, tmp_path)
    assert not Task.objects.exists()
    reported(world)
    assert Task.objects.get().case == case
    load(world, a_list(tmp_path, {}, name="again.csv"))
    assert Task.objects.count() == 1


def test_the_page_names_the_likely_match_and_the_form_offers_it_first(world, tmp_path):
    other = an_accident(world, "2024-01-10 08:00", employer_name="別的範例有限公司")
    report = reported(world)
    case = listed(world, tmp_path)
    facts = {fact.label: fact.value for fact in accident_facts(case)}
    assert facts["可能為同一災害"] == report.number
    step = ACCIDENT.transition("confirm_match")
    form = step.form(case=case, transition=step, reader=world.reader("safety_officer"))
    assert [number for number, _label in form.fields["matches"].choices] == [
        report.number,
        other.number,
    ]


def test_confirming_closes_the_listed_case_and_counts_one(world, tmp_path):
    report = reported(world, accident_kind="death", deaths=1)
    case = listed(world, tmp_path)
    assert count() == 2
    confirm(world, case, report)
    assert (case.state, case.closed_on) == ("merged", date(2025, 3, 3))
    link = CaseLink.objects.get()
    assert (link.a, link.b, link.kind) == (case, report, "same_matter")
    assert Task.objects.get().done_on == date(2025, 3, 3)
    assert (count(), count("2025-03-02")) == (1, 2)
    rows = row_refs(MAJOR, cut_off=None, as_of=date(2025, 3, 3))
    assert [row.case_id for row in rows] == [report.pk]
    assert list(cases_that_differ()) == []


def test_a_report_that_was_not_major_becomes_so_by_the_list(world, tmp_path):
    report = reported(world)
    case = listed(world, tmp_path)
    assert count() == 1
    confirm(world, case, report)
    assert count() == 1
    employer = report.safety_accident.employer
    signal = standing(employer, "safety.major_accident", date(2025, 3, 3))
    assert signal.source_case == report
    assert report.events.last().kind == "absorb"


def test_a_match_is_undone_and_both_stand_again(world, tmp_path):
    report = reported(world)
    case = listed(world, tmp_path)
    confirm(world, case, report, on="2025-03-01")
    moved(world, case, "separate", "2025-03-03", "head", reason="不是同一災害")
    assert (case.state, case.closed_on) == ("listed", None)
    assert not CaseLink.objects.exists()
    assert count() == 1
    rows = row_refs(MAJOR, cut_off=None, as_of=date(2025, 3, 3))
    assert [row.case_id for row in rows] == [case.pk]
    assert {s.source_case_id for s in case.signals.filter(withdrawn_on=None)} == {case.pk}
    assert not report.signals.filter(withdrawn_on=None).exists()


def test_undoing_one_of_two_matches_leaves_the_report_listed(world, tmp_path):
    report = reported(world)
    twins = a_list(tmp_path, {"場所（肇災處）": "一樓"}, {"編號": "2", "場所（肇災處）": "屋頂"})
    load(world, twins)
    first, second = Case.objects.filter(state="listed").order_by("pk")
    for case in (first, second):
        confirm(world, case, report)
    assert count() == 1
    moved(world, first, "separate", TODAY, "head", reason="另一件")
    assert count() == 2


def test_two_twins_of_the_list_are_merged_into_one(world, tmp_path):
    twins = a_list(tmp_path, {"場所（肇災處）": "一樓"}, {"編號": "2", "場所（肇災處）": "屋頂"})
    load(world, twins)
    kept, twin = Case.objects.filter(state="listed").order_by("pk")
    assert count() == 2
    confirm(world, twin, kept)
    assert (count(), kept.state) == (1, "listed")
    moved(world, twin, "separate", TODAY, "head", reason="不是同一災害")
    assert count() == 2


def test_deaths_of_a_report_merged_into_another_report_count_once(world):
    first = reported(world, accident_kind="death", deaths=1)
    second = reported(world, accident_kind="death", deaths=1)
    confirm(world, second, first, on="2024-01-12")
    asked = Request.of("safety.occupational_fatalities", YEAR)
    figure = compute([asked], cut_off=None, as_of=date(2025, 3, 3))[asked]
    assert (figure.value, figure.rows) == (1, 1)


@pytest.mark.parametrize("number", ["職災-113-999999", ""])
def test_a_case_merges_into_no_case_that_is_not_there(world, tmp_path, number):
    case = listed(world, tmp_path)
    with pytest.raises(Refused, match="不能併入"):
        moved(world, case, "confirm_match", TODAY, matches=number)


def test_a_report_does_not_merge_into_the_list_nor_into_itself_nor_into_a_merged_case(
    world, tmp_path
):
    report = reported(world)
    case = listed(world, tmp_path)
    for wrong in ((report, case), (case, case)):
        with pytest.raises(Refused, match="不能併入"):
            confirm(world, *wrong)
    confirm(world, case, report)
    other = reported(world)
    with pytest.raises(Refused, match="不能併入"):
        confirm(world, other, case)


def test_a_listed_accident_has_no_deaths_before_somebody_goes_there(world, tmp_path):
    case = listed(world, tmp_path)
    with pytest.raises(Refused, match="公告名單"):
        a_late_death(world, case, "2024-01-12", "2024-01-12")
    moved(world, case, "take", TODAY)
    a_late_death(world, case, "2024-01-12", TODAY)
    assert Accident.objects.get(case=case).kind == "death"


def test_what_waits_for_a_match_is_the_list_of_listed_cases(world, tmp_path):
    case = listed(world, tmp_path)
    reported(world)
    reader = acting(world, "safety_officer", TODAY)
    assert list(list_cases(reader, {"kind": KIND, "state": "listed"})) == [case]
