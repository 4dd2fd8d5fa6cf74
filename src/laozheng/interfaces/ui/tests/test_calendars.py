"""Calendars put appointments on their day in Taipei and name the days of closed offices."""

from datetime import UTC, date, datetime

import pytest

from laozheng.interfaces.ui.calendars import Appointment, month_grid, week_grid

LATE_IN_UTC = Appointment("調解", datetime(2024, 2, 20, 18, 0, tzinfo=UTC), "/case/1", "第一會議室")


def test_a_month_has_whole_weeks_from_sunday():
    grid = month_grid(date(2024, 2, 15), [])
    assert grid.first == date(2024, 2, 1)
    assert {len(week) for week in grid.weeks} == {7}
    assert (grid.weeks[0][0].on, grid.weeks[-1][-1].on) == (date(2024, 1, 28), date(2024, 3, 2))
    assert grid.weeks[0][0].is_outside
    assert not grid.weeks[0][4].is_outside


def test_an_appointment_stands_on_its_day_in_taipei():
    grid = month_grid(date(2024, 2, 1), [LATE_IN_UTC])
    busy = [day.on for week in grid.weeks for day in week if day.appointments]
    assert busy == [date(2024, 2, 21)]


def test_closed_days_tell_why():
    grid = month_grid(
        date(2024, 2, 1), [], day_off=lambda on: "和平紀念日" if on.day == 28 else None
    )
    closed = {day.on: day.closed for week in grid.weeks for day in week if day.closed}
    assert closed[date(2024, 2, 28)] == "和平紀念日"


@pytest.mark.parametrize(
    ("hour", "part"), [(9, "morning"), (11, "morning"), (12, "afternoon"), (18, "evening")]
)
def test_appointments_fall_into_parts_of_the_day(hour, part):
    assert Appointment("x", datetime(2024, 2, 20, hour - 8, tzinfo=UTC)).part == part


def test_a_week_shows_evenings_only_when_something_takes_place():
    quiet = week_grid(date(2024, 2, 21), [])
    evening = Appointment("場次", datetime(2024, 2, 23, 11, 0, tzinfo=UTC))
    assert quiet.days[0].on == date(2024, 2, 18)
    assert quiet.parts == ("morning", "afternoon")
    assert week_grid(date(2024, 2, 21), [evening]).parts == ("morning", "afternoon", "evening")


def test_the_present_day_is_given_and_marked(render):
    grid = month_grid(date(2024, 2, 1), [LATE_IN_UTC], day=date(2024, 2, 20))
    page = render('{% month_calendar g "調解" %}', g=grid)
    marked = page("td", attrs={"aria-current": "date"})
    assert [cell.time["datetime"] for cell in marked] == ["2024-02-20"]
    assert page.find("a")["href"] == "/case/1"
    assert "02:00" in page.get_text()
