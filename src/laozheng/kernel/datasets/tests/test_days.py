"""Days of a row: none to come, each after the one before it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from laozheng.kernel.datasets.days import check_days, check_past, refuse_disorder
from laozheng.kernel.datasets.rows import Row

TODAY = date(2024, 3, 5)
CONTEXT = SimpleNamespace(today=TODAY)
DAYS = {"received_on": "收件日", "decided_on": "核定日", "closed_on": "結案日"}


def row_of(*days: date | None) -> Row:
    return Row(2, {}, dict(zip(DAYS, days, strict=True)))


def reasons(row: Row) -> list[tuple[str, str]]:
    return [(remark.column, remark.reason) for remark in row.refusals]


@pytest.mark.parametrize(("later", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_today_may_be_told_and_tomorrow_may_not(later, is_refused):
    day = TODAY + timedelta(days=later)
    for check in (check_days, lambda row, context, **days: check_past(**days)(row, context)):
        row = row_of(None, day, None)
        check(row, CONTEXT, **DAYS)
        wanted = [("decided_on", "核定日113年3月6日在今天之後，請更正。")]
        assert reasons(row) == (wanted if is_refused else [])


FIRST, SECOND = date(2024, 1, 1), date(2024, 1, 2)


@pytest.mark.parametrize(
    ("days", "refused"),
    [
        ((FIRST, SECOND, TODAY), []),
        ((FIRST, None, SECOND), []),
        ((None, None, FIRST), []),
        (
            (SECOND, FIRST, None),
            [("decided_on", "核定日113年1月1日早於收件日113年1月2日，請更正。")],
        ),
        (
            (SECOND, None, FIRST),
            [("closed_on", "結案日113年1月1日早於收件日113年1月2日，請更正。")],
        ),
        (
            (FIRST, TODAY, SECOND),
            [("closed_on", "結案日113年1月2日早於核定日113年3月5日，請更正。")],
        ),
    ],
)
def test_each_day_is_held_to_the_one_told_before_it(days, refused):
    row = row_of(*days)
    refuse_disorder(row, **DAYS)
    assert reasons(row) == refused


def test_one_day_may_hold_everything():
    row = row_of(TODAY, TODAY, TODAY)
    check_days(row, CONTEXT, **DAYS)
    assert not row.is_refused
