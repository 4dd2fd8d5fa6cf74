"""The days of a synthetic case: each stage within its term of law, a few of them late."""

import random
from datetime import date, timedelta
from math import log
from typing import Any

from laozheng.kernel.cases.recorder import Step
from laozheng.kernel.law.calendar import Calendar

LATE_SHARE = 0.04
MEDIAN_DAYS, SPREAD = 14, 0.45
# The stages that may be late, by the column that tells their day.
MAY_BE_LATE = ("assigned_on", "started_on", "record_filed_on", "record_served_on")


class Days:
    """Draws the days of cases that must end by a last day."""

    def __init__(self, draw: random.Random, calendar: Calendar, last: date) -> None:
        self._draw = draw
        self._calendar = calendar
        self._last = last

    def workday(self, day: date) -> date:
        """The day itself, or the next one on which the offices work."""
        return day if self._calendar.is_workday(day) else self._calendar.next_workday(day)

    def within(self, day: date, least: int, most: int) -> date:
        """A working day some days later; a term that ends on a day off ends on the same one."""
        return self.workday(day + timedelta(days=self._draw.randint(least, most)))

    def of_mediator(self, received: date) -> dict[str, date]:
        """Appointment, beginning, outcome and record of a case with a single mediator."""
        late = self._draw.choice(MAY_BE_LATE) if self._draw.random() < LATE_SHARE else ""
        days = {"assigned_on": self._stage("assigned_on", received, 0, 3, late)}
        days["started_on"] = self._stage("started_on", days["assigned_on"], 1, 6, late)
        lasting = round(self._draw.lognormvariate(log(MEDIAN_DAYS), SPREAD))
        wished = self.workday(received + timedelta(days=lasting))
        days["closed_on"] = min(max(wished, days["started_on"]), self._last)
        days["started_on"] = min(days["started_on"], days["closed_on"])
        days["assigned_on"] = min(days["assigned_on"], days["started_on"])
        return days | self._record(days["closed_on"], late)

    def _stage(self, name: str, start: date, least: int, most: int, late: str) -> date:
        extra = self._draw.randint(4, 9) if name == late else 0
        return self.within(start + timedelta(days=extra), least if not extra else most, most)

    def _record(self, closed: date, late: str) -> dict[str, date]:
        filed = self._stage("record_filed_on", closed, 0, 3, late)
        return {
            "record_filed_on": filed,
            "record_served_on": self._stage("record_served_on", filed, 2, 7, late),
        }

    def proposal(self, values: dict[str, Any]) -> Step | None:
        """A mediation that lasts longer than the term for the proposal has one in time."""
        begun, closed = values["started_on"], values["closed_on"]
        if closed is None or closed <= begun + timedelta(days=10):
            return None
        return Step("propose", self.within(begun, 4, 9))

    def of_committee(self, received: date) -> dict[str, date]:
        """The stages of a committee: notice, its service, seats, formation, report, meeting."""
        late = self._draw.random() < LATE_SHARE
        notified = self.within(received, 1, 3)
        served = self.within(notified, 1, 2)
        seated = self.within(served, 1, 3)
        formed = self.within(seated, 0, 2)
        heard = self.within(seated, 18 if late else 5, 22 if late else 13)
        days = {
            "notified_on": notified,
            "served_on": served,
            "seated_on": seated,
            "assigned_on": formed,
            "reported_on": self.within(formed, 1, 3),
            "started_on": heard,
            "closed_on": min(heard, self._last),
        }
        return days | self._record(days["closed_on"], "")


def committee_steps(days: dict[str, date]) -> list[Step]:
    """The steps of a committee between acceptance and outcome."""
    served = [
        Step("served", days["served_on"], data={"letter": "selection_notice", "side": side})
        for side in ("labor", "employer")
    ]
    seats = [
        Step(f"seat_{side}", days["seated_on"], data={"seat": seat, "selected_by": by})
        for side, seat, by in (
            ("authority", "authority1", "authority"),
            ("labor", "labor", "party"),
            ("employer", "employer", "party"),
        )
    ]
    return [
        Step("notify_selection", days["notified_on"], data={"size": 3}),
        *served,
        *seats,
        Step("form", days["assigned_on"]),
        Step("assign_member", days["assigned_on"]),
        Step("report", days["reported_on"]),
        Step("begin", days["started_on"]),
        Step("hear", days["started_on"], data={"members_present": 3}),
    ]
