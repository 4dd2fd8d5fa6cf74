"""Tables of the books that stand on this line."""

from laozheng.kernel.reports.breakdowns import broken_down, labeled
from laozheng.kernel.reports.declare import Bound, Cell, Inline, PeriodWord, Table
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES

ACCIDENTS_BY_TYPE = broken_down(
    "safety.accidents_by_type",
    "重大職業災害依災害類型",
    {
        "safety.major_accidents": "重大職業災害件數",
        "safety.occupational_fatalities": "死亡人數",
    },
    corner=("件數與人數", "災害類型"),
    dim="accident_type",
    values={**ACCIDENT_TYPES, "": "未載明"},
    widths=(40, 30, 30),
)

_YEARS = (("前二年度", "prev2"), ("前一年度", "prev"), (PeriodWord(), ""))


def _workshop(period: str) -> tuple[Inline, ...]:
    held, heads = (
        Bound(f"safety.heat_workshop{name}", period=period, counter="")
        for name in ("s", "_participants")
    )
    return (held, "／", heads)


HEAT_HAZARD = Table(
    id="safety.heat_hazard",
    caption="高氣溫熱危害預防成果",
    head=((Cell("項目"), *(Cell(label) for label, _period in _YEARS)),),
    body=(
        labeled(
            "專案檢查（場次）",
            *(Bound("safety.heat_inspections", period=period) for _label, period in _YEARS),
        ),
        labeled("觀摩會", *(_workshop(period) for _label, period in _YEARS)),
    ),
    widths=(31, 23, 23, 23),
)

TABLES: tuple[Table, ...] = (ACCIDENTS_BY_TYPE, HEAT_HAZARD)
