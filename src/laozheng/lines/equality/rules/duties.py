"""What an employer of a size must have done about harassment (性別平等工作法§13①, 準則§2, 3, 6)."""

from datetime import date

from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.equality.rules.codes import DUTIES


def employer_duty(employees: int, day: date, law: Law) -> Reckoning:
    """The duties of an employer with so many employees on a day, codes in the order of DUTIES.

    Acting promptly when harassment becomes known is owed by everyone and is not among them.
    """
    trace = Trace("equality.employer_duty", law, day)
    dated = trace.dated("duty_thresholds")
    owed = tuple(duty for duty in DUTIES if employees >= dated.value.get(duty, employees + 1))
    trace.say(f"僱用{employees}人。", dated.cite)
    for duty in owed:
        trace.say(f"達{dated.value[duty]}人：應設{DUTIES[duty]}。", dated.cite)
    if not owed:
        trace.say("未達應設申訴管道的人數；知悉性騷擾時仍應立即採取有效措施。", dated.cite)
    return trace.done(owed)


def duty_of(citation: Citation) -> str:
    """The duty that is not met by a finding on 性別平等工作法§13①; the old law knew rules alone."""
    return "channel" if citation.subparagraphs == (1,) else "rules"
