"""The money of a fine: paid whole or in parts, pressed for in time, given up, given back."""

from datetime import date
from typing import Any

import pytest

from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.collecting import owed_twd
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.tests.test_procedure import (
    a_file,
    a_served_one,
    due_days,
    refusal,
    step,
)

pytestmark = pytest.mark.usefixtures("world")
LATER = date(2024, 4, 15)
PLAN = {"parts": 3, "first_due_on": date(2024, 5, 31), "reason": "營運困難"}


def owed(case: Case) -> int | None:
    return owed_twd(Disposition.objects.get(case=case), date(2025, 3, 3))


@pytest.mark.parametrize(
    ("name", "amount", "why"),
    [
        ("paid", 49_999, "尚欠50,000元，與所填金額不符；未繳清的部分請以「分期繳納」登錄"),
        ("paid", 50_001, "尚欠50,000元，與所填金額不符；請核對繳款紀錄"),
        ("installment", 50_000, "繳足者請以「繳清」登錄"),
        ("installment", 0, "須為正整數"),
        ("refunded", 1, "應退還的金額為0元"),
    ],
)
@pytest.mark.slow
def test_an_amount_that_contradicts_what_is_owed_is_refused(
    name: str, amount: int, why: str
) -> None:
    assert why in refusal(a_served_one(), name, LATER, amount_twd=amount)


def test_what_comes_in_parts_is_taken_off_until_all_is_paid() -> None:
    case = a_served_one()
    step(case, "installment", LATER, amount_twd=20_000)
    assert owed(case) == 30_000
    step(case, "paid", date(2024, 5, 2), amount_twd=30_000)
    assert owed(case) == 0 and "payment" not in due_days(case)
    assert "沒有尚欠的罰鍰" in refusal(case, "reminded", date(2024, 6, 3))


def test_nobody_is_pressed_before_the_time_to_pay_and_of_the_reminder_is_over() -> None:
    case = a_served_one()
    assert "繳納期限113年4月8日尚未屆滿" in refusal(case, "reminded", date(2024, 4, 8))
    assert "繳納期限113年4月8日尚未屆滿" in refusal(case, "enforcement_sent", date(2024, 4, 8))
    step(case, "reminded", date(2024, 4, 9))
    assert "催繳期限113年4月24日尚未屆滿" in refusal(case, "enforcement_sent", date(2024, 4, 24))
    event = step(case, "enforcement_sent", date(2024, 4, 25))
    assert event.data["owed_twd"] == 50_000


def test_agreed_parts_put_the_day_to_pay_to_that_of_the_next_part() -> None:
    case = a_served_one()
    event = step(case, "installments_granted", LATER, **PLAN)
    assert event.data["parts"] == [
        {"due_on": "2024-05-31", "amount_twd": 16_668},
        {"due_on": "2024-06-30", "amount_twd": 16_666},
        {"due_on": "2024-07-31", "amount_twd": 16_666},
    ]
    assert due_days(case)["payment"] == date(2024, 5, 31)
    assert "113年5月31日尚未屆滿" in refusal(case, "reminded", date(2024, 5, 31))
    step(case, "installment", date(2024, 5, 30), amount_twd=16_668)
    assert due_days(case)["payment"] == date(2024, 6, 30)
    step(case, "reminded", date(2024, 7, 1))
    step(case, "paid", date(2024, 7, 8), amount_twd=33_332)
    assert "payment" not in due_days(case)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"parts": 1}, "期數請填2至36"),
        ({"first_due_on": LATER}, "第一期期限須在核准日之後"),
        ({"reason": ""}, "須附說明"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(given: dict[str, Any], why: str) -> None:
    assert why in refusal(a_served_one(), "installments_granted", LATER, **PLAN | given)


def test_the_plan_and_a_rectification_go_out_as_letters() -> None:
    case = a_served_one()
    step(case, "installments_granted", LATER, **PLAN, with_letter=True)
    step(case, "rectified", LATER, wrong="範例企業", right="範例企業有限公司", with_letter=True)
    plan, rectification = (row.letter.text for row in case.documents.order_by("id"))
    assert "第2期113年6月30日前新臺幣16,666元" in plan
    assert "「範例企業」，應更正為「範例企業有限公司」" in rectification


def test_what_is_written_off_is_no_longer_owed_and_says_why() -> None:
    case = a_served_one()
    assert "須附說明" in refusal(case, "written_off", LATER)
    event = step(case, "written_off", LATER, reason="債權憑證屆滿")
    assert event.data == {"reason": "債權憑證屆滿", "amount_twd": 50_000}
    assert owed(case) == 0 and "payment" not in due_days(case)


def test_what_was_paid_too_much_is_given_back_and_the_task_is_done() -> None:
    case = a_served_one()
    step(case, "paid", date(2024, 4, 1), amount_twd=50_000)
    step(case, "partly_revoked", date(2024, 9, 2), amount_twd=20_000)
    asked = case.tasks.get(rule="inspections.refund")
    assert "應退還的金額為30,000元" in refusal(
        case, "refunded", date(2024, 9, 9), amount_twd=30_001
    )
    step(case, "refunded", date(2024, 9, 9), amount_twd=30_000)
    asked.refresh_from_db()
    assert asked.done_on is not None
    assert "應退還的金額為0元" in refusal(case, "refunded", date(2024, 9, 10), amount_twd=1)


def test_a_warning_owes_nothing() -> None:
    case = a_file(kind="warning")
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "drafted", date(2024, 3, 1))
    step(case, "approved", date(2024, 3, 4), document_number="高市勞條字第11399999990號")
    assert "沒有尚欠的罰鍰" in refusal(case, "paid", LATER, amount_twd=1)


def test_a_slip_is_put_right_by_something_else() -> None:
    case = a_served_one()
    assert "與原記載相同" in refusal(case, "rectified", LATER, wrong="甲", right="甲")
