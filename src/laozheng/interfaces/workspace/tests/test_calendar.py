"""The calendar: what the diaries of the lines hold, by month and by week."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, opened
from laozheng.kernel.cases.actions import close_offices

CALENDAR = reverse("workspace:calendar")


def shown_on(page, who="officer", **query):
    return [
        one.get_text(" ", strip=True) for one in page(who, CALENDAR, **query).select(".appointment")
    ]


@pytest.mark.parametrize("view", ["month", "week"])
def test_an_appointment_stands_with_its_hour_place_and_case(world, page, view):
    case = opened(world, received_on=date(2025, 2, 3))
    shown = page("officer", CALENDAR, view=view, day="2025-02-05")
    (one,) = shown.select(".appointment")
    assert one.a["href"] == reverse("workspace:case", args=[case.number])
    assert one.get_text(" ", strip=True) == f"10:00 調解會議 {case.number} 第1調解室"


def test_the_calendar_begins_with_today(world, page):
    opened(world, received_on=date(2025, 3, 1))
    shown = page("officer", CALENDAR)
    assert shown.select_one(".calendar-title").get_text(strip=True) == "114年3月"
    assert len(shown.select(".appointment")) == 1
    assert shown.select_one("[aria-current=date] time")["datetime"] == "2025-03-03"


def test_a_day_that_cannot_be_read_counts_as_today(world, page):
    shown = page("officer", CALENDAR, day="someday")
    assert shown.select_one(".calendar-title").get_text(strip=True) == "114年3月"


def test_everybody_sees_the_appointments_of_cases_that_he_sees(world, page):
    opened(world, received_on=date(2025, 3, 1))
    assert shown_on(page, "second_officer") == []
    opened(world, OPEN_REQUEST, received_on=date(2025, 3, 1))
    assert len(shown_on(page, "second_officer")) == 1
    assert shown_on(page, "safety_officer") == []


@pytest.mark.parametrize(
    ("view", "before", "after"),
    [("month", "2025-01-01", "2025-03-01"), ("week", "2025-02-05", "2025-02-19")],
)
def test_one_turns_to_the_neighbors_and_back_to_today(world, page, view, before, after):
    links = page("officer", CALENDAR, view=view, day="2025-02-12").select(".turning a")
    days = [link["href"].partition("day=")[2] for link in links]
    assert days == [before, "2025-03-03", after]


def test_a_day_on_which_offices_closed_says_why(world, page):
    day = date(2025, 2, 12)
    close_offices(day, day, "颱風", "測試", actor=world.reader("system"))
    shown = page("officer", CALENDAR, day="2025-02-12")
    assert "停止上班（颱風）" in [
        one.get_text(strip=True) for one in shown.select(".calendar-closed")
    ]
