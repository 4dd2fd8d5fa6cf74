"""Tables of the books that stand on this line."""

from laozheng.kernel.reports.declare import Bound, Cell, Footing, PeriodWord, Row, Table
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES

COLUMNS = (
    ("重大職業災害件數", "safety.major_accidents"),
    ("死亡人數", "safety.occupational_fatalities"),
)


def _row(label: str, **dims: str) -> Row:
    cells = tuple(Cell(Bound(measure, dims)) for _label, measure in COLUMNS)
    return (Cell(label, header=True, align="start"), *cells)


_TYPES_AND_NONE = tuple(range(len(ACCIDENT_TYPES) + 1))

ACCIDENTS_BY_TYPE = Table(
    id="safety.accidents_by_type",
    caption="重大職業災害依災害類型",
    head=(
        (
            Cell(diagonal=("件數與人數", "災害類型"), rowspan=2),
            Cell(PeriodWord(), colspan=len(COLUMNS)),
        ),
        tuple(Cell(label) for label, _measure in COLUMNS),
    ),
    body=(
        *(_row(label, accident_type=code) for code, label in ACCIDENT_TYPES.items()),
        _row("未載明", accident_type=""),
        _row("合計"),
    ),
    widths=(40, 30, 30),
    footings=(Footing(across="rows", total=len(ACCIDENT_TYPES) + 1, parts=_TYPES_AND_NONE),),
)

_YEARS = (("前二年度", "prev2"), ("前一年度", "prev"), (PeriodWord(), ""))


def _workshop(period: str) -> Cell:
    held, heads = (
        Bound(f"safety.heat_workshop{name}", period=period, counter="")
        for name in ("s", "_participants")
    )
    return Cell((held, "／", heads))


HEAT_HAZARD = Table(
    id="safety.heat_hazard",
    caption="高氣溫熱危害預防成果",
    head=((Cell("項目"), *(Cell(label) for label, _period in _YEARS)),),
    body=(
        (
            Cell("專案檢查（場次）", header=True, align="start"),
            *(Cell(Bound("safety.heat_inspections", period=period)) for _label, period in _YEARS),
        ),
        (
            Cell("觀摩會", header=True, align="start"),
            *(_workshop(period) for _label, period in _YEARS),
        ),
    ),
    widths=(31, 23, 23, 23),
)

TABLES: tuple[Table, ...] = (ACCIDENTS_BY_TYPE, HEAT_HAZARD)
