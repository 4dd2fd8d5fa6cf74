"""The year that is drawn: its invented firms, its chance, and who handles it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import RoleGrant, Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party

FIRMS = 60
TRADES = ("餐飲", "零售", "電子", "保全", "清潔", "物流", "補習", "旅宿", "美容", "科技")


@dataclass
class Office:
    """One year of the desk, drawn with one chance."""

    period: Period
    actor: Reader
    draw: random.Random
    firms: Sequence[Party]
    handler: Staff | None = None

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int) -> "Office":
        """The same office for the same period and seed."""
        draw = random.Random(seed * 7919 + 3)
        return cls(period, actor, draw, _firms(period, actor), _handler(period, actor))

    def day(self, days: int | None = None) -> date:
        """A working day among the first days of the period, of all but its last fortnight."""
        among = days or (self.period.end - self.period.start).days - 15
        day = self.period.start + timedelta(days=self.draw.randrange(among))
        return max(day - timedelta(days=max(0, day.weekday() - 4)), self.period.start)


def _handler(period: Period, actor: Reader) -> Staff:
    """The officer of the unit who handles everything: sealed cases are open to nobody else."""
    unit = Unit.objects.get(code="employment_security")
    grants = RoleGrant.objects.at(period.start).filter(unit=unit, role="officer")
    grant = grants.order_by("pk").select_related("staff").first()
    if grant is not None:
        return grant.staff
    return ensure_hired("Q001", "範例平等承辦", unit, ("officer",), on=period.start, actor=actor)


def _firms(period: Period, actor: Reader) -> list[Party]:
    names = (
        f"範例{TRADES[number % len(TRADES)]}平等第{number + 1:02d}號有限公司"
        for number in range(FIRMS)
    )
    wanted = [Wanted(kind="enterprise", name=name, day=period.start) for name in names]
    return ensure_parties(wanted, actor)
