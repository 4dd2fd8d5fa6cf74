"""The synthetic year of the line: cases whose figures equal the published ones, to the unit.

Margins come from the published history of the city; everything else is drawn from the seed. Where
the published figures contradict each other, the records follow the table by route: withdrawn cases
stand beside its total, not in it.
"""

import random

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.disputes.twin.aid import AidYear, record_aid_year
from laozheng.lines.disputes.twin.margins import NotPublished, Published, fitted
from laozheng.lines.disputes.twin.mediation import Year, record_year
from laozheng.lines.disputes.twin.people import found_rosters

__all__ = ["NotPublished", "Published", "fitted", "make"]


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the people and the cases of a year; what was made, in words.

    ``scale`` multiplies every margin. Raises NotPublished for a year without published figures.
    """
    published, draw = Published(period, scale), random.Random(seed)
    rosters = found_rosters(period, actor)
    mediations = record_year(Year(period, published, rosters, draw), actor)
    applications = record_aid_year(AidYear(period, published, draw), actor)
    return f"調解案{mediations:,}件（含上年度轉入）、涉訟補助申請{applications:,}件"
