"""The team that investigates harassment: how it is composed, whose training still holds.

Sources: 地方主管機關受理工作場所性騷擾事件申訴處理辦法, 工作場所性騷擾調查專業人士培訓及專業人才
資料庫建置要點.
"""

from datetime import date
from fractions import Fraction

from laozheng.base.months import years_after
from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

_SHARES = {"1/3": "三分之一", "1/2": "二分之一"}


def rightly_formed(women: int, men: int, outside: int, day: date, law: Law) -> Reckoning:
    """Whether a team of so many women and men, with so many experts from outside, may investigate.

    The result is a bool; each objection is a step in words.
    """
    trace = Trace("equality.rightly_formed", law, day)
    dated = trace.dated("team_composition")
    least, share, size = dated.value["outside"], dated.value["either_sex"], women + men
    trace.require(outside >= least, f"調查小組應有{least}位以上外聘專家學者", dated.cite)
    words = f"調查小組任一性別不得少於{_SHARES[share]}，現為女性{women}人、男性{men}人"
    trace.require(size > 0 and min(women, men) >= size * Fraction(share), words, dated.cite)
    return trace.done(trace.clear)


def training_holds(trained_on: date, day: date, law: Law) -> Reckoning:
    """Whether the last training is recent enough to investigate on a day: bool, with its last day.

    A training that lies ahead holds for nothing yet.
    """
    trace = Trace("equality.training_holds", law, day)
    dated = trace.dated("investigator_training_years")
    last = years_after(trained_on, dated.value)
    trace.say(
        f"{roc_day(trained_on)}完成訓練，{dated.value}年內須再參加，至{roc_day(last)}有效。",
        dated.cite,
    )
    return trace.done(trained_on <= day <= last, due_on=last)
