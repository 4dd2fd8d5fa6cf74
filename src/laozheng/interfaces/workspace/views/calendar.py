"""Hearings and sessions from the diaries of all lines, and one's own visits, by month or week."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.calendars import (
    Appointment,
    DayOff,
    MonthGrid,
    Turning,
    WeekGrid,
    month_grid,
    week_grid,
)
from laozheng.interfaces.ui.elements import Tab
from laozheng.interfaces.workspace.agenda import CALLED_OFF
from laozheng.interfaces.workspace.field.day_list import errands_between
from laozheng.interfaces.workspace.requests import reader_of, signed_in
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar as office_days
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.law.parameters import NotConfigured

WEEK = timedelta(days=7)
# More than anybody visits in six weeks.
MOST_VISITS = 300
MONTH_VIEW, WEEK_VIEW = "month", "week"


@signed_in
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The month, or with ``?view=week`` the week, around ``?day=2024-03-05`` (default: today)."""
    reader = reader_of(request)
    on = _day(request.GET.get("day", "")) or reader.day
    is_week = request.GET.get("view") == WEEK_VIEW
    context: dict[str, Any] = {
        "title": _("行事曆"),
        "tabs": [
            Tab(_("月"), _address(MONTH_VIEW, on), is_current=not is_week),
            Tab(_("週"), _address(WEEK_VIEW, on), is_current=is_week),
        ],
    }
    if is_week:
        context["week"] = _week(reader, on)
    else:
        context["month"] = _month(reader, on.replace(day=1))
    return render(request, "workspace/calendar.html", context)


def _month(reader: Reader, first: date) -> MonthGrid:
    following = (first + timedelta(days=31)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    return month_grid(
        first,
        appointments(reader, first - WEEK, following + WEEK),
        day=reader.day,
        day_off=_day_off(),
        turning=_turning(MONTH_VIEW, before, following, reader.day),
    )


def _week(reader: Reader, on: date) -> WeekGrid:
    return week_grid(
        on,
        appointments(reader, on - WEEK, on + WEEK),
        day=reader.day,
        day_off=_day_off(),
        turning=_turning(WEEK_VIEW, on - WEEK, on + WEEK, reader.day),
    )


def appointments(reader: Reader, start: date, end: date) -> list[Appointment]:
    """What the diaries of the lines hold between two days, and where the reader has to visit."""
    return [*_in_diaries(reader, start, end), *_own_visits(reader, start, end)]


def _own_visits(reader: Reader, start: date, end: date) -> list[Appointment]:
    """Visits planned for the reader; those whose day has passed undone are marked."""
    return [
        Appointment(
            label=(_("逾期檢查") if one.is_late else _("檢查")) + f"　{one.name}",
            starts=one.on,
            url=one.url,
            place=f"{one.district}{one.place}",
            tone="bad" if one.is_late else "accent",
        )
        for one in errands_between(reader, start, end, MOST_VISITS)
    ]


def _in_diaries(reader: Reader, start: date, end: date) -> list[Appointment]:
    return [
        Appointment(
            label=entry.title,
            starts=entry.starts_at,
            url=case_url(entry.case),
            place=entry.place,
            tone="muted" if entry.state in CALLED_OFF else "accent",
        )
        for line in lines().values()
        if line.diary is not None
        for entry in line.diary(reader, start, end)
    ]


def _day_off() -> DayOff:
    days = office_days()

    def reason(day: date) -> str | None:
        try:
            return days.day_off(day)
        except NotConfigured:
            return None

    return reason


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _turning(view: str, before: date, after: date, present: date) -> Turning:
    return Turning(_address(view, before), _address(view, after), _address(view, present))


def _address(view: str, day: date) -> str:
    return f"{reverse('workspace:calendar')}?view={view}&day={day.isoformat()}"
