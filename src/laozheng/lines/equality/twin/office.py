"""The year of the desk: its invented firms, its chance, and who handles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import RoleGrant, Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.drawn import DrawnYear, chance, invented_firms
from laozheng.kernel.parties.models import Party

FIRMS = 60
PATTERN = "範例{trade}平等第{number:02d}號有限公司"
TRADES = ("餐飲", "零售", "電子", "保全", "清潔", "物流", "補習", "旅宿", "美容", "科技")


@dataclass
class Office(DrawnYear):
    """One year of the desk, drawn with one chance."""

    firms: Sequence[Party]
    handler: Staff | None = None

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int) -> "Office":
        """The same office for the same period and seed."""
        firms = invented_firms(PATTERN, TRADES, FIRMS, period, actor)
        return cls(period, actor, chance(seed, 3), firms, _handler(period, actor))

    def firm(self) -> Party:
        """A firm."""
        return self.draw.choice(self.firms)


def _handler(period: Period, actor: Reader) -> Staff:
    """The officer of the unit who handles everything: sealed cases are open to nobody else."""
    unit = Unit.objects.get(code="employment_security")
    grants = RoleGrant.objects.at(period.start).filter(unit=unit, role="officer")
    grant = grants.order_by("pk").select_related("staff").first()
    if grant is not None:
        return grant.staff
    return ensure_hired("Q001", "範例平等承辦", unit, ("officer",), on=period.start, actor=actor)
