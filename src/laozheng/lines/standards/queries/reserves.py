"""Reserve accounts that lack money at the end of a year and whose employers nobody reminded."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import F

from laozheng.kernel.law.parameters import Law
from laozheng.lines.standards.models import PensionAccount, PensionReminder
from laozheng.lines.standards.rules.pension import pension_shortfall

UNDERFUNDED = "underfunded"


class Shortfall(NamedTuple):
    """An account with what it lacks in TWD and the day by which that was due."""

    account: PensionAccount
    lacks_twd: int
    due_on: date


def overdue_shortfalls(day: date, law: Law) -> Iterator[Shortfall]:
    """The open accounts whose shortfall of the last year is past due and not reminded this year."""
    reminded = PensionReminder.objects.filter(
        reason=UNDERFUNDED, case__received_on__year=day.year, account__isnull=False
    )
    lacking = PensionAccount.objects.filter(
        closed_on__isnull=True, balance_twd__lt=F("year_end_need_twd")
    ).exclude(pk__in=reminded.values("account"))
    for account in lacking.order_by("account_number"):
        need, balance = account.year_end_need_twd, account.balance_twd
        assert need is not None and balance is not None
        reckoned = pension_shortfall(day.year - 1, need, balance, law)
        if reckoned.due_on is not None and reckoned.due_on < day:
            yield Shortfall(account, reckoned.result, reckoned.due_on)
