"""The rest of a budget line, recounted by hand after every kind of entry."""

from datetime import date
from unittest.mock import patch

import pytest

from laozheng.kernel.audit.models import Entry
from laozheng.kernel.budget.actions import commit, enter_line, execute, release, reverse
from laozheng.kernel.budget.errors import BudgetRefused
from laozheng.kernel.budget.ledger import AppendOnlyError
from laozheng.kernel.budget.models import BudgetLine, Commitment, Execution
from laozheng.kernel.budget.queries import free, line_of, paid

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 5)


@pytest.fixture
def system(world):
    return world.reader("system")


@pytest.fixture
def line(system):
    return enter_line(113, "aid", "涉訟補助", 100, actor=system, unit="thousand_twd")


def promise(line, amount, actor, ref="grants.award:1", **options):
    return commit(line, ref, amount, actor=actor, on=DAY, **options)


def test_a_line_declared_in_thousands_is_kept_in_twd(line):
    assert (line.amount_twd, line.declared_unit, free(line)) == (100_000, "thousand_twd", 100_000)


def test_a_line_of_unknown_source_is_a_mistake(system):
    with pytest.raises(ValueError, match="lottery"):
        enter_line(113, "aid", "涉訟補助", 1, actor=system, source="lottery")


def test_the_free_budget_after_promises_payments_releases_and_returns(line, system):
    first = promise(line, 60_000, system)
    second = promise(line, 30_000, system, "grants.award:2")
    assert free(line) == 10_000
    payment = execute(first, 45_000, actor=system, on=DAY)
    # Paid out of the promise, not beside it.
    assert (free(line), paid(line)) == (10_000, 45_000)
    release(first, actor=system, on=DAY, reason="結案")
    assert free(line) == 100_000 - 45_000 - 30_000
    reverse(payment, 5_000, actor=system, on=DAY)
    assert (free(line), paid(line)) == (100_000 - 40_000 - 30_000, 40_000)
    release(second, actor=system, on=DAY, reason="撤回")
    assert free(line) == 60_000


def test_exactly_the_free_budget_may_be_promised_and_one_more_may_not(line, system):
    with pytest.raises(BudgetRefused, match="可用餘額 100,000 元，不足保留 100,001 元"):
        promise(line, 100_001, system)
    promise(line, 100_000, system)
    with pytest.raises(BudgetRefused, match="可用餘額 0 元"):
        promise(line, 1, system)


def test_only_the_head_goes_beyond_the_budget_and_says_why(line, world):
    officer, head = world.reader("officer"), world.reader("head")
    for actor, reason in ((officer, "急難"), (head, "")):
        with pytest.raises(BudgetRefused):
            promise(line, 120_000, actor, override_reason=reason)
    beyond = promise(line, 120_000, head, override_reason="急難")
    assert (beyond.override_reason, free(line)) == ("急難", -20_000)
    assert Entry.objects.filter(reason="急難", actor_ref=head.ref).exists()


def test_a_strict_line_is_not_exceeded_by_anybody(world, system):
    yield_only = enter_line(
        113, "rights_fund", "權益基金孳息", 10, actor=system, source="rights_fund", strict=True
    )
    with pytest.raises(BudgetRefused, match="依法不得超支"):
        promise(yield_only, 11, world.reader("head"), override_reason="急難")


def test_no_more_is_paid_than_was_promised(line, system):
    commitment = promise(line, 50_000, system)
    execute(commitment, 30_000, actor=system, on=DAY)
    with pytest.raises(BudgetRefused, match="尚餘 20,000 元"):
        execute(commitment, 20_001, actor=system, on=DAY)
    execute(commitment, 20_000, actor=system, on=DAY)


def test_nothing_is_paid_under_a_released_promise(line, system):
    commitment = promise(line, 50_000, system)
    release(commitment, actor=system, on=DAY, reason="撤回")
    with pytest.raises(BudgetRefused, match="113年3月5日解除"):
        execute(commitment, 1, actor=system, on=DAY)
    with pytest.raises(BudgetRefused):
        release(commitment, actor=system, on=DAY, reason="再撤")


def test_no_more_comes_back_than_was_paid(line, system):
    payment = execute(promise(line, 50_000, system), 30_000, actor=system, on=DAY)
    reverse(payment, 20_000, actor=system, on=DAY)
    with pytest.raises(BudgetRefused, match="超過該筆付款的餘額"):
        reverse(payment, 10_001, actor=system, on=DAY)


def test_what_comes_back_in_a_later_year_leaves_the_closed_line_alone(line, system):
    payment = execute(promise(line, 50_000, system), 30_000, actor=system, on=DAY)
    assert reverse(payment, 30_000, actor=system, on=date(2025, 1, 1)) is None
    assert paid(line) == 30_000


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_must_be_positive(line, system, amount):
    with pytest.raises(BudgetRefused, match="大於 0"):
        promise(line, amount, system)


def test_entries_are_never_changed_or_deleted(line, system):
    commitment = promise(line, 50_000, system)
    commitment.amount_twd = 1
    for attempt in (
        commitment.save,
        commitment.delete,
        lambda: Commitment.objects.update(amount_twd=1),
        lambda: Commitment.objects.all().delete(),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert Commitment.objects.get().amount_twd == 50_000


def test_a_failed_entry_leaves_nothing_behind(line, system):
    broken_log = patch("laozheng.kernel.budget.actions.record", side_effect=RuntimeError)
    with broken_log, pytest.raises(RuntimeError):
        promise(line, 50_000, system)
    assert not Commitment.objects.exists()
    assert not Execution.objects.exists()


def test_the_line_of_a_year_is_one_line(line, system):
    assert line_of(113, "aid") == line
    with pytest.raises(BudgetRefused, match="尚未建檔"):
        line_of(114, "aid")
    enter_line(113, "aid", "涉訟補助", 5, actor=system, source="central")
    with pytest.raises(BudgetRefused, match="請指定經費來源"):
        line_of(113, "aid")
    assert line_of(113, "aid", "city") == line
    assert BudgetLine.objects.count() == 2
