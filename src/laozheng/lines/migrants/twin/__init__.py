"""The synthetic year of the line: records whose figures equal the published ones.

Names are recognisable as synthetic (範例…). Totals are printed figures; categories, days, firms and
places are spread by a seeded draw.
"""

import random

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.twin.agencies import make_agencies
from laozheng.lines.migrants.twin.helping import make_helping
from laozheng.lines.migrants.twin.printed import Days, printed_of
from laozheng.lines.migrants.twin.visits import make_visits

__all__ = ["make"]


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; what was made, in words."""
    printed = printed_of(period, scale)
    days = Days(period, random.Random(seed * 7919 + 4))
    visits = make_visits(printed, days, actor)
    rated = make_agencies(printed, days, actor)
    make_helping(printed, days, actor)
    return f"移工訪視{visits:,}件、仲介訪查{rated:,}家次、爭議{printed.disputes:,}件"
