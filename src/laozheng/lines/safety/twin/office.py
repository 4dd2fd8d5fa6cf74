"""The year that is drawn: its working days, its invented firms, its chance."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import ensure_hired
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.visits.strength import INSPECTS
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.queries.kinds import UNIT
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS

FIRMS = 420
TRADES = ("營造", "工程", "鋼鐵", "化工", "機械", "物流", "清潔", "食品", "電子", "造船")
SECTIONS = ("F", "F", "C", "C", "C", "H", "N", "C", "C", "C")
# How often each division comes among a hundred; its inspectors are as many as its share.
DIVISION_WEIGHTS = (24, 46, 16, 9, 5)
INSPECTORS = 65
ON_STRENGTH = date(2010, 12, 25)


@dataclass
class Office:
    """One year of the inspection office, drawn with one chance."""

    period: Period
    actor: Reader
    draw: Random
    firms: Sequence[Party]
    days: Sequence[date]
    districts: Sequence[str]
    inspectors: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, period: Period, actor: Reader, *, seed: int) -> "Office":
        """The same office for the same period and seed."""
        calendar = office_calendar()
        span = (period.end - period.start).days + 1
        every = (period.start + timedelta(days=number) for number in range(span))
        return cls(
            period=period,
            actor=actor,
            draw=Random(seed * 7919 + 11),
            firms=_firms(period, actor),
            days=[day for day in every if calendar.is_workday(day)],
            districts=sorted(city().districts),
            inspectors=_inspectors(actor),
        )

    def day(self, *, but_last: int = 0) -> date:
        """A working day of the year, of all but some of the last."""
        return self.days[self.draw.randrange(len(self.days) - but_last)]

    def later(self, day: date, least: int, most: int) -> date:
        """A working day some days later, the last of the year if none is left."""
        first = bisect_left(self.days, day + timedelta(days=least))
        last = bisect_right(self.days, day + timedelta(days=most))
        among = self.days[first:last]
        return self.draw.choice(among) if among else self.days[-1]

    def district(self) -> str:
        """A district of the city."""
        return self.draw.choice(self.districts)

    def division(self) -> str:
        """A division of the office."""
        (division,) = self.draw.choices(tuple(DIVISIONS), DIVISION_WEIGHTS)
        return division

    def lead(self, division: str) -> str:
        """The number of an inspector of a division."""
        return self.draw.choice(self.inspectors[division])

    def firm(self) -> Party:
        """A firm."""
        return self.draw.choice(self.firms)

    def offender(self) -> Party:
        """A firm, some of them more often than others."""
        place = int(self.draw.expovariate(3.5 / len(self.firms)))
        return self.firms[min(place, len(self.firms) - 1)]

    def section(self, firm: Party) -> str:
        """The industry of a firm, by its trade."""
        return SECTIONS[TRADES.index(firm.display_name[2:4])]


def _inspectors(actor: Reader) -> Mapping[str, Sequence[str]]:
    """The numbers of invented inspectors by division, hired where nobody has them yet."""
    unit = Unit.objects.get(code=UNIT)
    divisions = [
        division
        for division, weight in zip(DIVISIONS, DIVISION_WEIGHTS, strict=True)
        for _ in range(max(1, INSPECTORS * weight // 100))
    ]
    found: dict[str, list[str]] = {division: [] for division in DIVISIONS}
    for place, division in enumerate(divisions, start=31):
        number = f"A{place:03d}"
        ensure_hired(number, f"範例檢查員{place:02d}", unit, (INSPECTS,), on=ON_STRENGTH,
                     actor=actor)  # fmt: skip
        found[division].append(number)
    return found


def _firms(period: Period, actor: Reader) -> list[Party]:
    names = (
        f"範例{TRADES[number % len(TRADES)]}第{number + 1:03d}號有限公司" for number in range(FIRMS)
    )
    wanted = [Wanted(kind="enterprise", name=name, day=period.start) for name in names]
    return ensure_parties(wanted, actor)
