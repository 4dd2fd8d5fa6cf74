"""The monthly accident statistics: sums that agree, rates, and who has not reported."""

from datetime import date

import pytest

from laozheng.lines.safety.queries.statistics import not_reported, sums_of

ROW = {"workers": "60", "hours": "9600", "cases": "0", "lost_days": "0"}
ADDRESS = "/lines/safety/statistics/"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def reported(bring):
    """Three employers: one reports both months, one the first alone, one the second alone."""
    bring(
        "monthly_accident_reports",
        {**ROW, "ubn": "10000009", "month": "2024-02-01"},
        {**ROW, "ubn": "10000010", "month": "2024-02-01", "workers": "80"},
        {**ROW, "ubn": "10000009", "month": "2024-03-01", "cases": "2", "lost_days": "25"},
        {**ROW, "ubn": "10000015", "month": "2024-03-01", "hours": "10400"},
    )


def page(world, **query) -> str:
    return world.client("safety_officer").get(ADDRESS, query).content.decode()


def test_sums_and_rates_of_a_month_are_those_of_its_reports(reported):
    sums = sums_of(date(2024, 3, 1))
    assert (sums.employers, sums.hours, sums.cases, sums.lost_days) == (2, 20_000, 2, 25)
    assert (str(sums.frequency), sums.severity) == ("100.00", 1250)
    empty = sums_of(date(2024, 1, 1))
    assert (empty.employers, empty.frequency, empty.severity) == (0, None, None)


def test_who_reported_before_and_not_this_month_is_listed(world, reported):
    (silent,) = not_reported(date(2024, 3, 1))
    assert (silent.ubn, silent.last_month, silent.workers) == ("10000010", date(2024, 2, 1), 80)
    assert not_reported(date(2025, 3, 1)) != []
    assert "10000010" not in [one.ubn for one in not_reported(date(2025, 3, 1))]
    shown = page(world, month="113-03", show="missing")
    assert "10000010" in shown
    assert "應按月填載" in shown
    assert "10000015" not in shown


def test_the_page_begins_with_the_newest_month_and_says_what_no_month_is(world, reported):
    shown = page(world)
    assert "10000015" in shown
    assert "1250" in shown
    assert "10000010" not in shown
    for month in ("三月", "0001-01", "9999-12"):
        assert "例：113-03" in page(world, month=month)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"hours": "99999"}, "hours"),
        ({"cases": "1", "hours": "0", "lost_days": "2"}, "hours"),
        ({"lost_days": "3"}, "lost_days"),
        ({"month": "2024-03-15"}, "month"),
    ],
)
def test_sums_that_do_not_agree_are_refused(bring, wrong, column):
    row = {**ROW, "ubn": "10000009", "month": "2024-03-01", **wrong}
    (refusal,) = bring("monthly_accident_reports", row)["refusals"]
    assert refusal["column"] == column
