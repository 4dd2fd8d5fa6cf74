"""Shortfalls of the pension reserve: told after the end of March until made up or reminded."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import keep_watch
from laozheng.kernel.cases.models import Task
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.tests.conftest import noon

ACCOUNT = {
    "account_number": "測專001",
    "employer_name": "範例餐飲有限公司",
    "balance": "6200000",
    "year_end_need": "8500000",
}


@pytest.fixture
def watch(world):
    def run(day):
        return keep_watch(world.reader("system", noon(day)))["standards"]

    return run


def test_a_shortfall_is_told_once_the_last_day_has_passed(brought, watch):
    brought(
        "pension_accounts", ACCOUNT,
        {**ACCOUNT, "account_number": "測專002", "balance": "8500000"},
        {**ACCOUNT, "account_number": "測專003", "closed_on": "2024-12-31"},
    )  # fmt: skip
    assert watch("2025-03-31") == 0
    assert watch("2025-04-01") == 1
    assert watch("2025-04-02") == 0
    task = Task.objects.get()
    assert task.subject == "專戶測專001：差額2,300,000元於114年3月31日屆期未補足，請催繳"
    assert (task.owner.code, task.due_on) == ("labor_conditions", date(2025, 3, 31))


def test_what_was_made_up_needs_nothing_more(brought, watch):
    brought("pension_accounts", ACCOUNT)
    assert watch("2025-04-01") == 1
    brought("pension_accounts", {**ACCOUNT, "balance": "8600000"}, update=True)
    assert watch("2025-04-08") == 0
    assert Task.objects.get().done_on == date(2025, 4, 8)


def test_a_reminder_takes_the_place_of_the_task(brought, watch, opened):
    brought("pension_accounts", ACCOUNT)
    assert watch("2025-04-01") == 1
    opened(
        kinds.REMINDER, "send", "2025-04-02", intake="ex_officio",
        employer_name=ACCOUNT["employer_name"], reason="underfunded", account_number="測專001",
    )  # fmt: skip
    assert watch("2025-04-03") == 0
    assert Task.objects.get().done_on == date(2025, 4, 3)
    # The same shortfall a year later is another matter.
    assert watch("2026-04-01") == 1
