"""Tables of the books that stand on this line."""

from laozheng.kernel.reports.breakdowns import broken_down
from laozheng.kernel.reports.declare import Table
from laozheng.lines.equality.rules.codes import GROUNDS

COMPLAINTS_BY_GROUND = broken_down(
    "equality.complaints_by_ground",
    "就業歧視及性別平等工作案件依主要事由",
    {
        "equality.discrimination_cases": "受理件數",
        "equality.cases_established": "成立件數",
    },
    corner=("件數", "主要事由"),
    dim="ground",
    values=GROUNDS,
    widths=(40, 30, 30),
)

TABLES: tuple[Table, ...] = (COMPLAINTS_BY_GROUND,)
