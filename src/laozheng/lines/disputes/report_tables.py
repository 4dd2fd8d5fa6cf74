"""The two tables of mediation cases that the books print (by issue, by route).

The remark is written by the definition of the measures, because the printed remarks of earlier
years contradict each other about withdrawn cases.
"""

from laozheng.kernel.reports.declare import (
    Bound,
    Break,
    Cell,
    Footing,
    Narrative,
    PeriodWord,
    Row,
    Table,
)
from laozheng.lines.disputes.models.codes import COUNTED

ISSUE_ROWS = (
    ("wage", "工資爭議"),
    ("contract", "契約爭議"),
    ("occupational_injury", "職災爭議"),
    ("retirement", "退休爭議"),
    ("labor_insurance", "勞保爭議"),
    ("other", "其他爭議"),
)
CHANNEL_ROWS = (
    ("private_mediation_body", ("民間團體", Break(), "調處")),
    ("authority_mediator", ("主管機關", Break(), "調解人")),
    ("mediation_committee", ("調解委員會",)),
)
REMARK = Narrative(
    "合計為成立、不成立及調解中；"
    "另有撤案{{disputes.mediation_dropped outcome=withdrawn | counter}}、"
    "非轄區{{disputes.mediation_dropped outcome=outside_jurisdiction | counter}}、"
    "不受理{{disputes.mediation_dropped outcome=not_accepted | counter}}"
)
WIDTHS = (18, 13, 13, 15, 17, 24)


def _head(rows_label: str) -> tuple[Row, ...]:
    year = Cell(PeriodWord("span"))
    return (
        (
            Cell(rowspan=2, diagonal=("成立與否", rows_label)),
            Cell("成立"),
            Cell("不成立"),
            Cell("調解中之案件"),
            Cell((PeriodWord("span"), "案件數合計"), rowspan=2),
            Cell("備註", rowspan=2),
        ),
        (year, year, year),
    )


def _remark(rows: int) -> Row:
    return (Cell(REMARK, rowspan=rows, align="start"),)


def _count(dims: dict[str, str]) -> Cell:
    return Cell(Bound("disputes.mediation_cases", dims))


def _count_and_rate(dims: dict[str, str]) -> Cell:
    rate = Bound("disputes.mediation_outcome_rate", dims)
    return Cell((Bound("disputes.mediation_cases", dims), Break(), "(", rate, ")"))


def _issue_row(label: str, dims: dict[str, str], remark: Row = ()) -> Row:
    outcomes = tuple(_count({**dims, "outcome": outcome}) for outcome in COUNTED)
    return (Cell(label, header=True), *outcomes, _count(dims), *remark)


def _channel_row(label: Cell, dims: dict[str, str], remark: Row = ()) -> Row:
    return (
        label,
        _count_and_rate({**dims, "outcome": "settled"}),
        _count_and_rate({**dims, "outcome": "not_settled"}),
        _count({**dims, "outcome": "pending"}),
        _count(dims),
        *remark,
    )


def _issue_rows() -> tuple[Row, ...]:
    remarks = [_remark(len(ISSUE_ROWS) + 1), *[()] * (len(ISSUE_ROWS) - 1)]
    rows = [
        _issue_row(label, {"issue": issue}, remark)
        for (issue, label), remark in zip(ISSUE_ROWS, remarks, strict=True)
    ]
    return (*rows, _issue_row("小計", {}))


def _channel_rows() -> tuple[Row, ...]:
    remarks = [_remark(len(CHANNEL_ROWS) + 1), *[()] * (len(CHANNEL_ROWS) - 1)]
    rows = [
        _channel_row(Cell(label, header=True), {"channel": channel}, remark)
        for (channel, label), remark in zip(CHANNEL_ROWS, remarks, strict=True)
    ]
    return (*rows, _channel_row(Cell("小計", header=True), {}))


BY_ISSUE = Table(
    id="disputes.by_issue",
    caption="勞資爭議案件統計（依爭議類別）",
    head=_head("爭議類別"),
    body=_issue_rows(),
    widths=WIDTHS,
    footings=(
        Footing("columns", total=4, parts=(1, 2, 3)),
        Footing("rows", total=6, parts=(0, 1, 2, 3, 4, 5)),
    ),
)
BY_CHANNEL = Table(
    id="disputes.by_channel",
    caption="勞資爭議案件統計（依處理方式）",
    head=_head("處理方式"),
    body=_channel_rows(),
    widths=WIDTHS,
    footings=(
        Footing("columns", total=4, parts=(1, 2, 3)),
        Footing("rows", total=3, parts=(0, 1, 2)),
    ),
)
TABLES = (BY_ISSUE, BY_CHANNEL)
