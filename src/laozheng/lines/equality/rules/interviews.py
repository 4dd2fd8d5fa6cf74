"""Interviews that keep the parties apart: where two sides are heard, time lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from laozheng.base.moments import in_taipei, taipei_day
from laozheng.base.roc import roc_day
from laozheng.base.text import fold, squeeze
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.equality.rules.codes import SIDES


@dataclass(frozen=True)
class Slot:
    """When and where one side is heard."""

    side: str
    starts_at: datetime
    ends_at: datetime
    place: str


def kept_apart(planned: Slot, others: Iterable[Slot], law: Law) -> Reckoning:
    """Whether an interview keeps its distance from those of the other sides; True when it does.

    At one place the interval of the parameter lies between two sides; elsewhere they may not be
    heard at the same time, because the same people ask.
    """
    trace = Trace("equality.kept_apart", law, taipei_day(planned.starts_at))
    minutes = trace.value("interview_gap_minutes")
    for other in others:
        if other.side == planned.side:
            continue
        apart = timedelta(minutes=minutes if _same_place(planned, other) else 0)
        if planned.starts_at < other.ends_at + apart and other.starts_at < planned.ends_at + apart:
            begins, ends = in_taipei(other.starts_at), in_taipei(other.ends_at)
            trace.say(
                f"{SIDES[other.side]}的訪談在{roc_day(begins.date())}{begins:%H:%M}至{ends:%H:%M}，"
                f"同一地點須相隔{minutes}分鐘，請改排時間或地點"
            )
            return trace.done(False)
    trace.say("與其他各方的訪談錯開。")
    return trace.done(True)


def _same_place(one: Slot, other: Slot) -> bool:
    return squeeze(fold(one.place)) == squeeze(fold(other.place))
