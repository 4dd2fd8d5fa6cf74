"""What the synthetic years of the lines share: a period drawn with one seeded chance.

The order of the draws makes the year: who changes it gets other records from the same seed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import cycle
from random import Random
from typing import TypeVar

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party

One = TypeVar("One")


@dataclass
class DrawnYear:
    """The days, places and weights of one line's year, all drawn with one chance."""

    period: Period
    actor: Reader
    draw: Random

    @cached_property
    def days(self) -> Sequence[date]:
        """The working days of the period."""
        calendar, length = office_calendar(), (self.period.end - self.period.start).days + 1
        every = (self.period.start + timedelta(days=number) for number in range(length))
        return [day for day in every if calendar.is_workday(day)]

    @cached_property
    def districts(self) -> Sequence[str]:
        """The codes of the districts of the city, in order."""
        return sorted(city().districts)

    def day(self, *, but_last: int = 0) -> date:
        """A working day, of all but so many of the last."""
        return self.days[self.draw.randrange(len(self.days) - but_last)]

    def later(self, day: date, least: int, most: int) -> date:
        """A working day so many days later, the last of the period if none is left."""
        first = bisect_left(self.days, day + timedelta(days=least))
        among = self.days[first : bisect_right(self.days, day + timedelta(days=most))]
        return self.draw.choice(among) if among else self.days[-1]

    def weekday(self, *, but_last: int = 0) -> date:
        """A day from Monday to Friday, holidays among them, so many days before the last."""
        length = (self.period.end - self.period.start).days - but_last
        day = self.period.start + timedelta(days=self.draw.randrange(length))
        return max(day - timedelta(days=max(0, day.weekday() - 4)), self.period.start)

    def district(self) -> str:
        """The code of a district of the city."""
        return self.draw.choice(self.districts)

    def weighted(self, weights: Mapping[One, int]) -> One:
        """One of the keys, each as often as it weighs."""
        (one,) = self.draw.choices(list(weights), list(weights.values()))
        return one

    def skewed(self, among: Sequence[One], skew: float) -> One:
        """One of a sequence, the earlier ones more often; the more so, the greater the skew."""
        place = int(self.draw.expovariate(skew / len(among)))
        return among[min(place, len(among) - 1)]


def chance(seed: int, stream: int) -> Random:
    """The same chance for the same seed; streams of one seed have nothing to do with each other."""
    return Random(seed * 7919 + stream)


def invented_firms(
    pattern: str, trades: Collection[str], number: int, period: Period, actor: Reader
) -> list[Party]:
    """So many firms on file, named by a pattern with ``trade`` and ``number``, trades in turn."""
    numbered = zip(range(1, number + 1), cycle(trades), strict=False)
    names = (pattern.format(trade=trade, number=place) for place, trade in numbered)
    return ensure_parties([Wanted("enterprise", name, period.start) for name in names], actor)
