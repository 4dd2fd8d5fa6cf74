"""The city's schedule of fines: what it proposes, when it says nothing, what is wrong with one."""

from datetime import date

import pytest

from laozheng.kernel.cases import catalogue
from laozheng.kernel.inspections import checks
from laozheng.kernel.inspections.penalties.schedule import (
    NAME,
    Charge,
    fine_proposal,
    schedule_problems,
)
from laozheng.kernel.inspections.rules import PARAMETERS_FILE
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law, NotConfigured

DAY = date(2024, 3, 1)
WAGES, HOURS, REST = Citation("lsa", 24, 0, 1), Citation("lsa", 32, 0, 2), Citation("lsa", 36)
SCHEDULE = {
    "sizes": [1, 30, 100],
    "rows": [
        {
            "articles": "勞動基準法第24條",
            "amounts": [[20_000, 50_000], [50_000, 100_000, 300_000], [100_000]],
        },
        {"articles": "勞動基準法第32條第2項", "amounts": [[10_000], [60_000], [2_000_000]]},
    ],
}
UNDECIDED = Law.load([NATIONAL_FILE, PARAMETERS_FILE])
LAW = UNDECIDED.supposing({NAME: SCHEDULE})


def charge(citation, repeat_no=1):
    return Charge(citation, repeat_no, 20_000, 1_500_000)


@pytest.mark.parametrize(
    ("employees", "repeat_no", "proposed"),
    [
        (0, 1, 20_000),  # below the first class still counts as the first
        (29, 1, 20_000),
        (29, 2, 50_000),
        (29, 9, 50_000),
        (30, 1, 50_000),
        (30, 3, 300_000),
        (99, 2, 100_000),
        (100, 7, 100_000),
    ],
)
def test_article_size_and_time_set_the_amount(employees, repeat_no, proposed):
    assert fine_proposal([charge(WAGES, repeat_no)], employees, DAY, LAW).result == proposed


def test_each_charge_keeps_within_its_lawful_bounds():
    assert fine_proposal([charge(HOURS)], 1, DAY, LAW).result == 20_000
    large = fine_proposal([charge(WAGES), charge(HOURS)], 300, DAY, LAW)
    assert large.result == 100_000 + 1_500_000
    assert "依法定範圍為1,500,000元" in large.steps[1].text


@pytest.mark.parametrize(
    ("charges", "employees", "why"),
    [
        ([charge(WAGES)], None, "勞工人數不明"),
        ([charge(REST)], 30, "未列勞動基準法第36條"),
        ([charge(Citation("lsa", 32, 0, 3))], 30, "未列勞動基準法第32條第3項"),
        ([charge(WAGES), charge(REST)], 30, "未列勞動基準法第36條"),
    ],
)
def test_without_a_row_or_a_size_nothing_is_proposed_and_the_reason_is_told(
    charges, employees, why
):
    reckoned = fine_proposal(charges, employees, DAY, LAW)
    assert reckoned.result is None
    assert any(why in step.text for step in reckoned.steps)


def test_a_city_without_a_schedule_is_told_so_by_name():
    with pytest.raises(NotConfigured, match="統一裁罰基準"):
        fine_proposal([charge(WAGES)], 30, DAY, UNDECIDED)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sizes": [30, 1, 100]}, "由小到大"),
        ({"sizes": []}, "由小到大"),
        ({"rows": [{"articles": "天書", "amounts": [[1], [1], [1]]}]}, "第1列的條文「天書」"),
        ({"rows": [{"articles": "勞動基準法第24條", "amounts": [[1], [1]]}]}, "每一人數級距"),
        ({"rows": [{"articles": "勞動基準法第24條", "amounts": [[1], [], [1]]}]}, "每一人數級距"),
        ({"rows": [{"articles": "勞動基準法第24條", "amounts": [[1], [0], [1]]}]}, "正整數"),
    ],
)
def test_a_schedule_that_cannot_be_applied_is_found(change, problem):
    assert list(schedule_problems(SCHEDULE)) == []
    assert any(problem in found for found in schedule_problems({**SCHEDULE, **change}))


def test_the_check_reads_every_version_of_the_city(monkeypatch):
    assert checks.the_fine_schedule_holds(None) == []
    bent = catalogue.law_with({NAME: {**SCHEDULE, "sizes": []}})
    monkeypatch.setattr(checks, "law", lambda: bent)
    (found, *_) = checks.the_fine_schedule_holds(None)
    assert found.id == "inspections.E001" and NAME in found.msg
