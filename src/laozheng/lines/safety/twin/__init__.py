"""The synthetic inspection office of a year: records whose figures equal the published ones.

Names are recognisable as synthetic (範例…). Totals are the published figures of ROC 113; days,
firms, places and kinds are spread by a seeded draw.
"""

import random

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.twin import cases, promotion, supervision
from laozheng.lines.safety.twin.cases import (
    DEATHS,
    FINES,
    REVOKED_FINES,
    TRADES,
    deaths_by_accident,
    histories,
)
from laozheng.lines.safety.twin.supervision import STOP_WORK

__all__ = [
    "DEATHS", "FINES", "REVOKED_FINES", "STOP_WORK", "TRADES", "deaths_by_accident", "histories",
    "make",
]  # fmt: skip


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    firms = cases.firms_of(period, actor)
    draw = random.Random(seed * 7919 + 11)
    office = supervision.Office(period, actor, draw, [firm.display_name for firm in firms])
    return "、".join(
        (
            cases.make(period, firms, actor=actor, seed=seed, scale=scale),
            f"檢查{supervision.visits(office, scale)}場次",
            f"停工{supervision.orders(office, scale)}件",
            f"輔導{promotion.guidance(office, scale)}場次",
            f"活動{promotion.activities(office, scale)}筆",
            f"登記{promotion.registers(office)}筆",
        )
    )
