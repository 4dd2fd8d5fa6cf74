"""Days in a shelter (migrants rule 9): half a day for late arrivals and early departures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from laozheng.base.moments import in_taipei
from laozheng.kernel.law.parameters import Law


@dataclass(frozen=True)
class ShelterDay:
    """One calendar day of a stay, in half days."""

    on: date
    half_days: int


def shelter_days(from_at: datetime, to_at: datetime, law: Law) -> Iterator[ShelterDay]:
    """The calendar days that a stay touches; an arrival after noon or a leaving before it is half.

    Raises ValueError when the stay ends before it begins.
    """
    if to_at < from_at:
        raise ValueError("離開時間早於入住時間，請更正")
    arrived, left = in_taipei(from_at), in_taipei(to_at)
    day = arrived.date()
    noon = int(law.get("migrants.shelter_noon", day))
    while day <= left.date():
        half_days = 2
        if day == arrived.date() and _is_after(arrived, noon):
            half_days -= 1
        if day == left.date() and left.hour < noon:
            half_days -= 1
        if half_days:
            yield ShelterDay(day, half_days)
        day += timedelta(days=1)


def _is_after(moment: datetime, hour: int) -> bool:
    return (moment.hour, moment.minute, moment.second) > (hour, 0, 0)


def person_days(from_at: datetime, to_at: datetime, start: date, end: date, law: Law) -> Fraction:
    """The person-days of a stay that fall between two days, both included."""
    days = shelter_days(from_at, to_at, law)
    return Fraction(sum(day.half_days for day in days if start <= day.on <= end), 2)
