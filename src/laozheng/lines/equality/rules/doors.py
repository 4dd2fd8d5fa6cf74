"""Which office a complaint belongs to, asked before anything is written down (rule of the door)."""

from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.equality.rules.codes import DOORS, TOP

CITE = "性別平等工作法第32條之1"
STATUTES = {
    "civil_servant": "性別平等工作法第2條第3項",
    "student": "性別平等教育法",
}


def door(
    *, in_city: bool, status: str, respondent: str, told_employer: bool, day: date, law: Law
) -> Reckoning:
    """Where a complaint of harassment goes.

    The result is ``bureau``, ``employer`` (first), ``city`` (another one) or ``elsewhere``.

    ``status`` is worker, civil_servant or student; the place of work decides which city.
    """
    trace = Trace("equality.door", law, day)
    if status in STATUTES:
        trace.say(DOORS[status], STATUTES[status])
        return trace.done("elsewhere")
    if not in_city:
        trace.say(DOORS["city"], CITE)
        return trace.done("city")
    if respondent == TOP:
        trace.say(DOORS["top"], CITE)
        return trace.done("bureau")
    if told_employer:
        trace.say(DOORS["told"], CITE)
        return trace.done("bureau")
    trace.say(DOORS["employer"], CITE)
    return trace.done("employer")
