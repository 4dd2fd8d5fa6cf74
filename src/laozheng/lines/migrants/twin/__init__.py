"""The synthetic year of the line: records whose figures equal the published ones.

Names are recognisable as synthetic (範例…). Totals are printed figures; categories, days, firms and
places are spread by a seeded draw.
"""

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.drawn import DrawnYear, chance
from laozheng.lines.migrants.twin import agencies, helping, news, visits
from laozheng.lines.migrants.twin.printed import printed_of


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    printed = printed_of(period, scale)
    office = DrawnYear(period, actor, chance(seed, 4))
    visited = visits.make(office, printed)
    rated = agencies.make(office, printed)
    helping.make(office, printed)
    news.make(office)
    return f"移工訪視{visited:,}件、仲介訪查{rated:,}家次、爭議{printed.disputes:,}件"
