"""The worked example: five agencies and their duty of 113, three stays in a shelter."""

from datetime import date
from fractions import Fraction

import pytest

from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.queries.agencies import agencies_behind
from laozheng.lines.migrants.tests.factories import figure, shown

LAST_DAY = date(2024, 12, 31)


def _agency(letter, **more):
    return {
        "license_number": f"範仲-{letter}",
        "name": f"範例仲介{letter}有限公司",
        "licensed_on": "2015-03-02",
        **more,
    }


def _grade(letter, cls, score="", **more):
    return {
        "license_number": f"範仲-{letter}",
        "evaluation_year": "2022",
        "published_on": "2023-09-30",
        "class": cls,
        "score": score,
        **more,
    }


def _visit(number, letter, on, purpose="rating"):
    return {
        "visit_number": f"範仲訪-{number}",
        "license_number": f"範仲-{letter}",
        "visited_on": on,
        "purpose": purpose,
        "result": "no_violation",
    }


def _stay(number, worker, start, end):
    return {
        "stay_number": f"範安-{number}",
        "worker_key": f"範工{worker}",
        "reason": "dispute",
        "from_at": start,
        "to_at": end,
        "ended_by": "new_employer",
    }


@pytest.fixture
def agencies(brought):
    """The five agencies of the example, with their grades and visits."""
    brought(
        "employment_agencies",
        _agency("A"),
        _agency("B"),
        _agency("C"),
        _agency("D", closed_on="2024-03-31"),
        _agency("E", licensed_on="2024-11-20"),
    )
    brought(
        "agency_grades",
        _grade("A", "exempt_excellent"),
        _grade("B", "exempt_excellent", "78.40", exempt_lost_on="2024-06-10"),
        _grade("C", "score_80_89", "89.99"),
        _grade("D", "score_below_70", "69.99"),
    )
    brought(
        "agency_visits",
        _visit(1, "A", "2024-02-01"),
        _visit(2, "A", "2024-09-02"),
        _visit(3, "B", "2024-03-05"),
        _visit(4, "B", "2024-08-05"),
        _visit(5, "C", "2024-05-06"),
        _visit(6, "C", "2024-11-04"),
        _visit(7, "E", "2024-12-02", "complaint"),
    )


def test_eight_visits_are_due_and_six_were_made(agencies):
    assert shown("agency_visits_due") == 8
    assert shown("agency_visits_completed") == 6
    assert figure("agency_visit_completion_rate").value == Fraction(5, 8)
    assert str(shown("agency_visit_completion_rate")) == "62.5"
    assert shown("agencies_fully_visited") == 2
    assert shown("employment_agencies") == 4


def test_a_lost_exemption_changes_class_and_duty_from_its_day(agencies):
    before, after = date(2024, 6, 9), date(2024, 6, 10)
    # Until A to D are told otherwise: 1, 1, 2 and (closed since March) 1.
    assert figure("agency_visits_due", cut_off=before).shown == 5
    assert figure("agency_visits_due", cut_off=after).shown == 7
    grade = {"grade": "exempt_excellent"}
    assert figure("employment_agencies", cut_off=before, **grade).shown == 2
    assert figure("employment_agencies", cut_off=after, **grade).shown == 1


def test_a_closed_agency_owes_the_whole_year_until_it_closes(agencies):
    grade = {"grade": "score_below_70"}
    assert figure("agency_visits_due", cut_off=date(2024, 3, 30), **grade).shown == 4
    assert figure("agency_visits_due", cut_off=date(2024, 3, 31), **grade).shown == 1


def test_a_visit_that_falls_due_on_the_last_day_is_not_overdue_on_it(agencies):
    # B made two of the three visits that it owes since June; the third is due on 31 December.
    assert agencies_behind(LAST_DAY, law()) == []


def test_an_agency_that_was_not_visited_in_its_quarter_heads_the_list(brought, agencies):
    brought("employment_agencies", _agency("F"))
    brought("agency_grades", _grade("F", "score_below_70", "55.00"))
    (first,) = agencies_behind(date(2024, 7, 1), law())
    assert (first.number, first.required, first.behind) == ("範仲-F", 4, 2)
    assert first.next_due_on == date(2024, 3, 31)


def test_days_in_a_shelter_are_counted_in_halves_and_split_over_the_years(brought):
    brought(
        "shelter_stays",
        _stay(1, "一", "2024-05-01 09:00", "2024-05-04 18:00"),
        _stay(2, "二", "2024-05-01 15:00", "2024-05-04 10:00"),
        _stay(3, "三", "2024-12-30 15:00", "2025-01-02 10:00"),
    )
    assert figure("shelter_person_days").value == Fraction(17, 2)
    assert str(shown("shelter_person_days")) == "8.5"
    assert figure("shelter_person_days", "114").value == Fraction(3, 2)
    assert figure("shelter_placements").value == 3
    assert figure("shelter_placements", "114").value == 0
