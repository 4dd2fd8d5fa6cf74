"""The time to sue after the decision on an appeal, and what waits for its end."""

from datetime import date
from typing import Any

import pytest

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.tests.test_procedure import a_served_one, due_days, refusal, step

pytestmark = pytest.mark.usefixtures("world")


def dismissed(**given: Any) -> Case:
    """An appeal of which the decision fell on 2024-06-03."""
    case = a_served_one()
    step(case, "appealed", date(2024, 4, 1))
    step(case, "appeal_dismissed", date(2024, 6, 3), **given)
    return case


def test_the_time_to_sue_runs_from_the_service_of_the_decision_and_ends_with_the_suit() -> None:
    case = dismissed(served_on=date(2024, 6, 7))
    assert due_days(case)["suit"] == date(2024, 8, 7)
    assert "期間至113年8月7日屆滿" in refusal(case, "final", date(2024, 8, 7))
    step(case, "sued", date(2024, 8, 7))
    assert case.deadlines.get(rule="suit").state == "met"
    step(case, "judgment_upheld", date(2025, 1, 3))
    step(case, "final", date(2025, 2, 3))
    assert case.state == "final"


def test_nobody_sues_after_the_time_and_then_the_decision_is_final() -> None:
    case = dismissed()
    assert "已逾提起行政訴訟的期間" in refusal(case, "sued", date(2024, 8, 6))
    step(case, "final", date(2024, 8, 6))
    assert "suit" not in due_days(case)


def test_a_decision_served_before_it_was_made_is_refused() -> None:
    case = a_served_one()
    step(case, "appealed", date(2024, 4, 1))
    with pytest.raises(Refused, match="送達日不得早於決定日"):
        step(case, "appeal_dismissed", date(2024, 6, 3), served_on=date(2024, 6, 1))
