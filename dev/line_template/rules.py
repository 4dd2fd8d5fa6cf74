"""The law of the line as pure functions of happenings, calendar and dated values."""

from collections.abc import Mapping
from dataclasses import replace

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline

OUTCOMES: Mapping[str, str] = {
    "pending": "審查中",
    "recorded": "准予備查",
    "returned": "退回",
}
# The steps that decide an application, and the outcome that each gives it.
DECISIONS: Mapping[str, str] = {"record": "recorded", "return": "returned"}


def decide_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning:
    """The day by which an application is decided: the published term (行政程序法§51①)."""
    days = law.value("linename.decide_days", timeline.received_on)
    counted = count(timeline.received_on, days.value, "days", calendar, cite=days.cite, law=law)
    return replace(counted, rule="linename.decide_due", values=(days, *counted.values))
