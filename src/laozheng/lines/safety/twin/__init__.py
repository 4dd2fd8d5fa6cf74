"""The synthetic inspection office of a year: records whose figures equal the published ones.

Names are recognisable as synthetic (範例…) but for the safety families that a report names. Totals
are the published figures of the year; days, firms, places and kinds are spread by a seeded draw.
"""

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.twin import accidents, promotion, registers, supervision
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import printed_of


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    printed = printed_of(period)
    office = Office.of(period, actor, seed=seed)
    made = (
        supervision.make(office, printed, scale),
        f"職災{accidents.make(office, printed.deaths * scale)}件",
        f"輔導{promotion.guidance(office, printed, scale)}場次",
        f"活動{promotion.activities(office, printed, scale)}筆",
        f"登記{registers.make(office, printed)}筆",
    )
    return "、".join(made)
