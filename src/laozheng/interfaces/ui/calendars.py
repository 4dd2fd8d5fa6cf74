"""Calendar grids of hearings, visits and sessions: a month by weeks, a week by parts of the day."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from laozheng.base.moments import in_taipei, taipei_day
from laozheng.interfaces.ui.elements import Text

DayOff = Callable[[date], str | None]
NOON_HOUR, EVENING_HOUR = 12, 18
PARTS = ("all_day", "morning", "afternoon", "evening")
ALWAYS_SHOWN = ("morning", "afternoon")


@dataclass(frozen=True)
class Appointment:
    """Something that takes place: a day, or a moment when the hour is known."""

    label: Text
    starts: date | datetime
    url: str = ""
    place: Text = ""
    tone: str = "accent"

    @property
    def on(self) -> date:
        """The day in Taipei."""
        return taipei_day(self.starts)

    @property
    def at(self) -> datetime | None:
        """The moment in Taipei, when the hour is known."""
        return in_taipei(self.starts) if isinstance(self.starts, datetime) else None

    @property
    def part(self) -> str:
        """The part of the day, one of ``PARTS``."""
        if self.at is None:
            return "all_day"
        if self.at.hour < NOON_HOUR:
            return "morning"
        return "afternoon" if self.at.hour < EVENING_HOUR else "evening"


@dataclass(frozen=True)
class CalendarDay:
    """One day of a grid; ``closed`` is the reason why offices are closed."""

    on: date
    appointments: tuple[Appointment, ...]
    closed: str = ""
    is_outside: bool = False
    is_current: bool = False

    def during(self, part: str) -> tuple[Appointment, ...]:
        """The appointments in one part of the day."""
        return tuple(one for one in self.appointments if one.part == part)


@dataclass(frozen=True)
class Turning:
    """Addresses of the neighbouring grids and of the one that holds the present day."""

    previous_url: str = ""
    next_url: str = ""
    current_url: str = ""


NOWHERE = Turning()


@dataclass(frozen=True)
class MonthGrid:
    """The weeks of a month, Sunday first as the government's calendar prints them."""

    first: date
    weeks: tuple[tuple[CalendarDay, ...], ...]
    turning: Turning


@dataclass(frozen=True)
class WeekGrid:
    """Seven days from Sunday by parts of the day (codes of ``PARTS`` that are in use)."""

    days: tuple[CalendarDay, ...]
    parts: tuple[str, ...]
    turning: Turning


def month_grid(
    first: date,
    appointments: Sequence[Appointment],
    *,
    day: date | None = None,
    day_off: DayOff | None = None,
    turning: Turning = NOWHERE,
) -> MonthGrid:
    """The month of ``first``; ``day`` is marked as present, ``day_off`` names closed days."""
    weeks = calendar.Calendar(calendar.SUNDAY).monthdatescalendar(first.year, first.month)
    return MonthGrid(
        first=first.replace(day=1),
        weeks=tuple(
            tuple(_day(on, appointments, day, day_off, month=first.month) for on in week)
            for week in weeks
        ),
        turning=turning,
    )


def week_grid(
    on: date,
    appointments: Sequence[Appointment],
    *,
    day: date | None = None,
    day_off: DayOff | None = None,
    turning: Turning = NOWHERE,
) -> WeekGrid:
    """The week around ``on``; mornings and afternoons are always shown, other parts
    when something takes place then."""
    sunday = on - timedelta(days=(on.weekday() + 1) % 7)
    days = tuple(
        _day(sunday + timedelta(days=place), appointments, day, day_off) for place in range(7)
    )
    used = {one.part for each in days for one in each.appointments}
    return WeekGrid(
        days=days,
        parts=tuple(part for part in PARTS if part in used or part in ALWAYS_SHOWN),
        turning=turning,
    )


def _day(
    on: date,
    appointments: Sequence[Appointment],
    day: date | None,
    day_off: DayOff | None,
    month: int | None = None,
) -> CalendarDay:
    here = sorted((one for one in appointments if one.on == on), key=_order)
    return CalendarDay(
        on=on,
        appointments=tuple(here),
        closed=_((day_off(on) if day_off else None) or ""),
        is_outside=month is not None and on.month != month,
        is_current=on == day,
    )


def _order(appointment: Appointment) -> tuple[str, str]:
    """Appointments without an hour first, then by the clock."""
    at = appointment.at
    return (f"{at:%H:%M}" if at else "", str(appointment.label))
