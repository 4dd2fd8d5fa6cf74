"""How long a record of the carers' directory is good, and when it is renewed (all U)."""

from dataclasses import replace
from datetime import date, timedelta

from laozheng.base.months import months_after
from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

ONE_DAY = timedelta(days=1)


def renewed_to(valid_to: date | None, on: date, law: Law) -> Reckoning:
    """The last day of a record that is renewed on a day.

    It goes on from the last day so far; one that has run out begins anew.
    """
    trace = Trace("migrants.renewed_to", law, on)
    months = trace.dated("caregiver_valid_months")
    runs = valid_to is not None and valid_to >= on
    last = valid_to if valid_to is not None and runs else on - ONE_DAY
    until = months_after(last + ONE_DAY, months.value) - ONE_DAY
    trace.say(
        f"自{roc_day(last + ONE_DAY)}起{months.value}個月，至{roc_day(until)}止。", months.cite
    )
    return replace(trace.done(until), starts_on=last + ONE_DAY, due_on=until)
