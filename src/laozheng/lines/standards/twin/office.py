"""The year that is drawn: its working days, its invented firms, its chance."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import RoleGrant, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.visits.strength import INSPECTS
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.queries.kinds import UNIT

TRADES = (
    "商行",
    "餐飲",
    "保全",
    "物流",
    "清潔",
    "食品",
    "電子",
    "百貨",
    "照護",
    "客運",
    "旅宿",
    "營造",
)
SECTIONS = ("G", "I", "N", "H", "N", "C", "C", "G", "Q", "H", "I", "F")
# Fewer firms are visited and fined than are reminded.
VISITED = 900
INSPECTORS, ON_STRENGTH = 18, date(2010, 12, 25)


@dataclass
class Office:
    """One year of the division, drawn with one chance."""

    period: Period
    actor: Reader
    draw: random.Random
    firms: Sequence[Party]
    days: Sequence[date]
    districts: Sequence[str]
    leads: Sequence[str]

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int, firms: int) -> "Office":
        """The same office for the same period and seed."""
        calendar = office_calendar()
        span = (period.end - period.start).days + 1
        every = (period.start + timedelta(days=n) for n in range(span))
        return cls(
            period=period,
            actor=actor,
            draw=random.Random(seed * 7919 + 3),
            firms=_firms(period, actor, firms),
            days=[day for day in every if calendar.is_workday(day)],
            districts=sorted(city().districts),
            leads=_inspectors(actor),
        )

    def day(self, *, but_last: int = 0) -> date:
        """A working day of the year, of all but some of the last."""
        return self.days[self.draw.randrange(len(self.days) - but_last)]

    def later(self, day: date, least: int, most: int) -> date:
        """A working day some days later, still in the year."""
        among = [one for one in self.days if least <= (one - day).days <= most]
        return self.draw.choice(among) if among else self.days[-1]

    def firm(self) -> Party:
        """A firm, some of them more often than others."""
        place = int(self.draw.expovariate(1 / (VISITED / 4)))
        return self.firms[min(place, VISITED - 1, len(self.firms) - 1)]

    def section(self, firm: Party) -> str:
        """The industry of a firm, by its trade."""
        return SECTIONS[TRADES.index(firm.display_name[2:4])]


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


def _firms(period: Period, actor: Reader, number: int) -> list[Party]:
    names = (f"範例{TRADES[n % len(TRADES)]}第{n + 1:05d}號股份有限公司" for n in range(number))
    wanted = [Wanted(kind="enterprise", name=name, day=period.start) for name in names]
    return ensure_parties(wanted, actor)
