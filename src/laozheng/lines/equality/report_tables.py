"""Tables of the books that stand on this line."""

from laozheng.kernel.reports.declare import Bound, Cell, Footing, PeriodWord, Row, Table
from laozheng.lines.equality.rules.codes import GROUNDS

COLUMNS = (
    ("受理件數", "equality.discrimination_cases"),
    ("成立件數", "equality.cases_established"),
)


def _row(label: str, **dims: str) -> Row:
    cells = tuple(Cell(Bound(measure, dims)) for _label, measure in COLUMNS)
    return (Cell(label, header=True, align="start"), *cells)


COMPLAINTS_BY_GROUND = Table(
    id="equality.complaints_by_ground",
    caption="就業歧視及性別平等工作案件依主要事由",
    head=(
        (
            Cell(diagonal=("件數", "主要事由"), rowspan=2),
            Cell(PeriodWord(), colspan=len(COLUMNS)),
        ),
        tuple(Cell(label) for label, _measure in COLUMNS),
    ),
    body=(
        *(_row(label, ground=code) for code, label in GROUNDS.items()),
        _row("合計"),
    ),
    widths=(40, 30, 30),
    footings=(Footing(across="rows", total=len(GROUNDS), parts=tuple(range(len(GROUNDS)))),),
)

TABLES: tuple[Table, ...] = (COMPLAINTS_BY_GROUND,)
