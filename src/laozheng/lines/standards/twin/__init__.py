"""The synthetic labor conditions division of a year: records whose figures equal the published.

Names are recognisable as synthetic (範例…). Totals are the published figures of the year; days,
firms, programs, articles and amounts are spread by a seeded draw.
"""

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.standards.twin import filings, fines, promotion, visits
from laozheng.lines.standards.twin.office import Office
from laozheng.lines.standards.twin.printed import printed_of


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    printed = printed_of(period)
    office = Office.of(period, actor, seed=seed, firms=printed.unpaid * scale)
    made = [
        f"檢查與訪視{visits.make(office, printed, scale)}件",
        f"裁處{fines.make(office, printed, scale)}件",
        f"催繳與申請{filings.make(office, printed, scale)}件",
        f"活動{promotion.make(office, printed, scale)}場",
    ]
    return "、".join(made)
