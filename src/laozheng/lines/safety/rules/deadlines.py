"""Terms of supervision that are not the shared chain's: by when guidance is given."""

from dataclasses import replace

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline


def guidance_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Days from the notice to the visit; small works are over soon."""
    notice = timeline.first("notified")
    if notice is None:
        return None
    days = law.value("safety.guidance_days", notice.on)
    counted = count(notice.on, days.value, "days", calendar, cite=days.cite, law=law)
    return replace(counted, rule="safety.guidance", values=(days, *counted.values))
