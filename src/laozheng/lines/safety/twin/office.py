"""The year of the office: its divisions with their inspectors, its invented firms, its chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.drawn import DrawnYear, chance, invented_firms
from laozheng.kernel.inspections.visits.strength import INSPECTS
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.queries.kinds import UNIT
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS

FIRMS, SKEW = 420, 3.5
PATTERN = "範例{trade}第{number:03d}號有限公司"
# Trades with their industries.
TRADES = {
    "營造": "F",
    "工程": "F",
    "鋼鐵": "C",
    "化工": "C",
    "機械": "C",
    "物流": "H",
    "清潔": "N",
    "食品": "C",
    "電子": "C",
    "造船": "C",
}
# How often each division comes among a hundred; its inspectors are as many as its share.
WEIGHTS = dict(zip(DIVISIONS, (24, 46, 16, 9, 5), strict=True))
INSPECTORS = 65
ON_STRENGTH = date(2010, 12, 25)


@dataclass
class Office(DrawnYear):
    """One year of the inspection office, drawn with one chance."""

    firms: Sequence[Party]
    inspectors: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int) -> "Office":
        """The same office for the same period and seed."""
        return cls(
            period=period,
            actor=actor,
            draw=chance(seed, 11),
            firms=invented_firms(PATTERN, TRADES, FIRMS, period, actor),
            inspectors=_inspectors(actor),
        )

    def division(self) -> str:
        """A division of the office."""
        return self.weighted(WEIGHTS)

    def lead(self, division: str) -> str:
        """The number of an inspector of a division."""
        return self.draw.choice(self.inspectors[division])

    def firm(self) -> Party:
        """A firm."""
        return self.draw.choice(self.firms)

    def offender(self) -> Party:
        """A firm, some of them more often than others."""
        return self.skewed(self.firms, SKEW)

    def section(self, firm: Party) -> str:
        """The industry of a firm, by its trade."""
        return TRADES[firm.display_name[2:4]]


def _inspectors(actor: Reader) -> Mapping[str, Sequence[str]]:
    """The numbers of invented inspectors by division, hired where nobody has them yet."""
    unit = Unit.objects.get(code=UNIT)
    divisions = [
        division
        for division, weight in WEIGHTS.items()
        for _ in range(max(1, INSPECTORS * weight // 100))
    ]
    found: dict[str, list[str]] = {division: [] for division in DIVISIONS}
    for place, division in enumerate(divisions, start=31):
        number = f"A{place:03d}"
        ensure_hired(number, f"範例檢查員{place:02d}", unit, (INSPECTS,), on=ON_STRENGTH,
                     actor=actor)  # fmt: skip
        found[division].append(number)
    return found
