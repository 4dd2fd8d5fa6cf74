"""The synthetic office of a year: complaints, fines and events whose figures equal the published.

Names are recognisable as synthetic (範例…). Totals are the published figures of ROC 113 and, for
the council, of 2025; months, stages, decisions and firms are spread by a seeded draw. The 31 fines
are records apart from the 145 complaints, although the print lists both in one sentence.
"""

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.equality.twin import complaints, fines, promotion
from laozheng.lines.equality.twin.office import Office


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    office = Office.of(period, actor, seed=seed)
    made = [
        f"申訴及求職申訴{complaints.make(office, scale)}件",
        f"裁處{fines.make(office, scale)}件",
        f"活動及會議{promotion.make(office, scale)}場",
    ]
    return "、".join(made)
