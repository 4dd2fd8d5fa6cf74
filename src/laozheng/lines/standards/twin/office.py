"""The year of the division: its invented firms, its inspectors, its chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import RoleGrant, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.drawn import DrawnYear, chance, invented_firms
from laozheng.kernel.inspections.visits.strength import INSPECTS
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.queries.kinds import UNIT

PATTERN = "範例{trade}第{number:05d}號股份有限公司"
# Trades with their industries.
TRADES = {
    "商行": "G",
    "餐飲": "I",
    "保全": "N",
    "物流": "H",
    "清潔": "N",
    "食品": "C",
    "電子": "C",
    "百貨": "G",
    "照護": "Q",
    "客運": "H",
    "旅宿": "I",
    "營造": "F",
}
# Fewer firms are visited and fined than are reminded.
VISITED, SKEW = 900, 4
INSPECTORS, ON_STRENGTH = 18, date(2010, 12, 25)


@dataclass
class Office(DrawnYear):
    """One year of the division, drawn with one chance."""

    firms: Sequence[Party]
    leads: Sequence[str]

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int, firms: int) -> "Office":
        """The same office for the same period and seed."""
        return cls(
            period=period,
            actor=actor,
            draw=chance(seed, 3),
            firms=invented_firms(PATTERN, TRADES, firms, period, actor),
            leads=_inspectors(actor),
        )

    def firm(self) -> Party:
        """A firm, some of them more often than others."""
        return self.skewed(self.firms[:VISITED], SKEW)

    def section(self, firm: Party) -> str:
        """The industry of a firm, by its trade."""
        return TRADES[firm.display_name[2:4]]


def _inspectors(actor: Reader) -> list[str]:
    """The numbers of all who may lead a visit: invented inspectors, and officers on record."""
    unit = Unit.objects.get(code=UNIT)
    for number in range(1, INSPECTORS + 1):
        ensure_hired(
            f"K{number:03d}", f"範例檢查員{number:02d}", unit, (INSPECTS,),
            on=ON_STRENGTH, actor=actor,
        )  # fmt: skip
    granted = RoleGrant.objects.filter(unit=unit, role=INSPECTS)
    return sorted(granted.values_list("staff__number", flat=True))
