"""How fast and how evenly the work goes: days by rank, visits by inspector and month."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.tests.factories import VISIT, shown, value

EMPLOYER = "範例餐飲有限公司"
MARCH = Period.parse("113-03")


@pytest.fixture
def noticed(opened, moved):
    """Visits of 5 March whose notices went out so many days later."""

    def run(*days):
        for number, later in enumerate(days):
            visit = opened(
                kinds.INSPECTION, "entered", "2024-03-05", intake="ex_officio", type="own",
                employer_name=f"範例第{number}號有限公司", result="guidance", scopes=("lsa",),
            )  # fmt: skip
            day = date(2024, 3, 5 + later)
            moved(visit, "noticed", day.isoformat(), who="supervisor", served_on=day)

    return run


@pytest.mark.slow
def test_notices_are_ranked_by_the_days_they_took(noticed):
    noticed(1, 2, 3, 4, 5, 6, 7, 8, 9, 20)
    assert value("days_visit_to_notice", period=MARCH) == 5.5
    assert value("days_visit_to_notice_p90", period=MARCH) == 9
    assert value("days_visit_to_notice", period=Period.parse("113-04")) is None


def test_a_fine_is_measured_from_the_act_to_the_list(brought):
    brought(
        "dispositions",
        {
            "document_number": "高市勞條字第11370000100號",
            "party_name": EMPLOYER,
            "articles": "勞動基準法第24條",
            "fine_amount": 20_000,
            "disposed_on": "2024-03-04",
            "served_on": "2024-03-08",
            "announced_on": "2024-04-07",
        },
    )
    assert value("days_service_to_publication") == 30
    assert value("days_service_to_publication", as_of=date(2024, 3, 20)) is None
    # A published list does not tell when the act was done.
    assert value("days_finding_to_disposition") is None


def test_the_days_to_a_decision_begin_with_the_end_of_the_act(opened, moved):
    visit = opened(
        kinds.INSPECTION, "entered", "2024-03-05", intake="ex_officio", type="own",
        employer_name=EMPLOYER, result="violation", scopes=("lsa",),
        findings="勞動基準法第24條第1項", acted_from=date(2024, 1, 1), acted_to=date(2024, 1, 31),
    )  # fmt: skip
    moved(visit, "sanctioned", "2024-03-11")
    case = Disposition.objects.get().case
    moved(case, "hearing_waived", "2024-03-12", reason="行政程序法第103條第5款")
    moved(case, "drafted", "2024-03-13", amount_twd=20_000, deviation_reason="初犯")
    number = "高市勞條字第11370009900號"
    moved(case, "approved", "2024-03-14", who="supervisor", document_number=number)
    assert value("days_finding_to_disposition", law="labor_standards_act") == 43


def test_visits_are_shared_among_those_who_belonged_to_the_division(division, brought):
    brought(
        "labor_inspections",
        *(
            {**VISIT, "inspection_number": f"檢{n:03d}", "visited_on": f"2024-0{3 + n % 2}-05"}
            for n in range(6)
        ),
    )
    # One officer and one supervisor: who decides does not inspect.
    assert value("inspector_months") == 2
    assert shown("visits_per_inspector") == 3
    assert shown("visits_per_inspector", month="2024-03") == 3
