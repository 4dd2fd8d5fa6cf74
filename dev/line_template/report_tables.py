"""The table that books take from the line: applications by outcome."""

from laozheng.kernel.reports.declare import Bound, Cell, Footing, PeriodWord, Row, Table
from laozheng.lines.linename.measures import APPLICATIONS
from laozheng.lines.linename.rules import OUTCOMES


def _row(label: str, dims: dict[str, str]) -> Row:
    return (Cell(label, header=True), Cell(Bound(APPLICATIONS.code, dims)))


BY_OUTCOME = Table(
    id="linename.by_outcome",
    caption="範例業務申請案統計（依結果）",
    head=((Cell("結果"), Cell((PeriodWord("span"), "件數"))),),
    body=(
        *(_row(label, {"outcome": code}) for code, label in OUTCOMES.items()),
        _row("合計", {}),
    ),
    widths=(50, 50),
    footings=(Footing("rows", total=len(OUTCOMES), parts=tuple(range(len(OUTCOMES)))),),
)
TABLES = (BY_OUTCOME,)
