"""Terms of days, as the regulations of this line set most of theirs."""

from datetime import date

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace


def days_after(start: date, name: str, rule: str, calendar: Calendar, law: Law) -> Reckoning:
    """So many days after a day as the value ``name`` says; told as the rule ``rule``."""
    trace = Trace(f"migrants.{rule}", law, start)
    days = trace.dated(name)
    return trace.around(count(start, days.value, "days", calendar, cite=days.cite, law=law))
