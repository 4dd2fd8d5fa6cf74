"""The city's schedule of fines: none decided, wrong ones (proposals: rules/acts.toml)."""

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


def test_a_city_without_a_schedule_is_told_so_by_name():
    with pytest.raises(NotConfigured, match="統一裁罰基準"):
        charge = Charge(Citation("lsa", 24, 0, 1), 1, 20_000, 1_500_000)
        fine_proposal([charge], 30, date(2024, 3, 1), UNDECIDED)


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
