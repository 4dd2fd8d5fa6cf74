"""The tables of mediation cases that the books print: by issue, by route, by issue within a route.

The remark is written by the definition of the measures, because the printed remarks of earlier
years contradict each other about withdrawn cases.
"""

from dataclasses import replace

from laozheng.kernel.reports.declare import (
    Bound,
    Break,
    Cell,
    Footing,
    Inline,
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
BY_OUTCOME = (
    Footing("columns", total=4, parts=(1, 2, 3)),
    Footing("rows", total=6, parts=(0, 1, 2, 3, 4, 5)),
)
BY_ROUTE = (
    Footing("columns", total=4, parts=(1, 2, 3)),
    Footing("rows", total=3, parts=(0, 1, 2)),
)


def _head(rows_label: str, total: Inline | tuple[Inline, ...]) -> tuple[Row, ...]:
    period = Cell(PeriodWord("span"))
    return (
        (
            Cell(rowspan=2, diagonal=("成立與否", rows_label)),
            Cell("成立"),
            Cell("不成立"),
            Cell("調解中之案件"),
            Cell(total, rowspan=2),
            Cell("備註", rowspan=2),
        ),
        (period, period, period),
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


def _dropped_row(label: str, issue: dict[str, str]) -> Row:
    """A line of the route that takes the cases which were not brought to an end there."""
    dims = {**issue, "channel": "private_mediation_body"}
    return (
        Cell(label, header=True),
        *(_count({**dims, "outcome": outcome}) for outcome in COUNTED),
        Cell(Bound("disputes.mediation_dropped", dims)),
        Cell(Bound("disputes.mediation_received", dims)),
    )


def _within_row(label: str, issue: dict[str, str], channel: str) -> Row:
    dims = {**issue, "channel": channel}
    counts = tuple(_count({**dims, "outcome": outcome}) for outcome in COUNTED)
    if not issue:
        ended = ({**dims, "outcome": outcome} for outcome in COUNTED[:2])
        counts = (*(_count_and_rate(part) for part in ended), counts[2])
    return (Cell(label, header=True), *counts, _count(dims))


def _within(name: str, caption: str, channel: str) -> Table:
    """The older layout: the issues within one route, with the rates in the last line."""
    return Table(
        id=f"disputes.{name}",
        caption=f"{{period}}{caption}案件統計",
        head=(
            (
                Cell(diagonal=("辦理結果", "爭議類別")),
                *(Cell(label) for label in ("調解成立", "調解不成立", "調解中", "合計")),
            ),
        ),
        body=(
            *(_within_row(label, {"issue": issue}, channel) for issue, label in ISSUE_ROWS),
            _within_row("小計", {}, channel),
        ),
        widths=(24, 19, 19, 19, 19),
        footings=BY_OUTCOME,
    )


BY_ISSUE = Table(
    id="disputes.by_issue",
    caption="勞資爭議案件統計（依爭議類別）",
    head=_head("爭議類別", (PeriodWord("span"), "案件數合計")),
    body=_issue_rows(),
    widths=WIDTHS,
    footings=BY_OUTCOME,
)
BY_CHANNEL = Table(
    id="disputes.by_channel",
    caption="勞資爭議案件統計（依處理方式）",
    head=_head("處理方式", (PeriodWord("span"), "案件數合計")),
    body=_channel_rows(),
    widths=WIDTHS,
    footings=BY_ROUTE,
)
# The council's book names the period once, in the second row of the head.
COUNCIL_BY_ISSUE = replace(
    BY_ISSUE,
    id="disputes.council_by_issue",
    caption="{period}受理勞資爭議案件統計（依爭議類別）",
    head=_head("爭議類別", "合計"),
)
COUNCIL_BY_CHANNEL = replace(
    BY_CHANNEL,
    id="disputes.council_by_channel",
    caption="{period}受理勞資爭議案件統計（依處理方式）",
    head=_head("處理方式", "合計"),
)
# The book of 101 has one table for each route; only the first tells the cases that were dropped.
PRIVATE_BODY_BY_ISSUE = Table(
    id="disputes.private_body_by_issue",
    caption="{period}委託民間團體調處案件統計",
    head=(
        (
            Cell(diagonal=("辦理結果", "爭議類別")),
            *(Cell(label) for label in ("調解成立", "調解不成立", "調解中")),
            Cell(("其他（撤案、", Break(), "非轄區案件）")),
            Cell("合計"),
        ),
    ),
    body=(
        *(_dropped_row(label, {"issue": issue}) for issue, label in ISSUE_ROWS),
        _dropped_row("小計", {}),
    ),
    widths=(20, 16, 16, 16, 16, 16),
    footings=(
        Footing("columns", total=5, parts=(1, 2, 3, 4)),
        Footing("rows", total=6, parts=(0, 1, 2, 3, 4, 5)),
    ),
)
MEDIATOR_BY_ISSUE = _within("mediator_by_issue", "主管機關指派調解人調解", "authority_mediator")
COMMITTEE_BY_ISSUE = _within("committee_by_issue", "調解委員會調解", "mediation_committee")

TABLES = (
    BY_ISSUE,
    BY_CHANNEL,
    COUNCIL_BY_ISSUE,
    COUNCIL_BY_CHANNEL,
    PRIVATE_BODY_BY_ISSUE,
    MEDIATOR_BY_ISSUE,
    COMMITTEE_BY_ISSUE,
)
