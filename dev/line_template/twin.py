"""Synthetic applications of a year, recognisable as such, so that pages and books have something.

A line with published figures makes as many cases as were published, by outcome and by intake.
"""

import random
from datetime import timedelta
from functools import partial

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.lines.linename.actions import rows_of
from laozheng.lines.linename.forms import ACCEPTED_INTAKES
from laozheng.lines.linename.queries import KIND

RECORDED, RETURNED, PENDING = 8, 3, 1
SUBJECT = "範例事由"


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the applications of a period; returns what was made, in words."""
    draw = random.Random(seed)
    endings = [["check", "record"]] * RECORDED + [["return"]] * RETURNED + [[]] * PENDING
    histories = [_history(draw, period, ending) for ending in endings * scale]
    wanted = [
        Wanted(kind="enterprise", name=history.title, day=history.received_on)
        for history in histories
    ]
    recorder = Recorder(actor)
    for history, applicant in zip(histories, ensure_parties(wanted, actor), strict=True):
        history.build = partial(rows_of, applicant, history.title, SUBJECT)
        recorder.add(history)
    return f"{len(recorder.flush())}件"


def _history(draw: random.Random, period: Period, ending: list[str]) -> History:
    received_on = period.start + timedelta(days=draw.randrange((period.end - period.start).days))
    decided_on = min(received_on + timedelta(days=draw.randrange(3, 30)), period.end)
    return History(
        kind=KIND,
        received_on=received_on,
        intake=draw.choice(ACCEPTED_INTAKES),
        steps=[Step("receive", received_on), *(Step(name, decided_on) for name in ending)],
        title=f"範例第{draw.randrange(1, 100):02d}號有限公司",
    )
