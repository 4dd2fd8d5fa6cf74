"""The two tables of mediation cases, as the disputes line declares them; used by the tests here."""

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

ISSUES = (
    ("wage", "工資爭議"),
    ("contract", "契約爭議"),
    ("occupational_injury", "職災爭議"),
    ("retirement", "退休爭議"),
    ("labor_insurance", "勞保爭議"),
    ("other", "其他爭議"),
)
CHANNELS = (
    ("private_mediation_body", ("民間團體", Break(), "調處")),
    ("authority_mediator", ("主管機關", Break(), "調解人")),
    ("mediation_committee", ("調解委員會",)),
)
OUTCOMES = ("settled", "not_settled", "pending")
REMARK = Narrative(
    "合計為成立、不成立及調解中；"
    "另有撤案{{disputes.mediation_dropped outcome=withdrawn | counter}}、"
    "非轄區{{disputes.mediation_dropped outcome=outside_jurisdiction | counter}}、"
    "不受理{{disputes.mediation_dropped outcome=not_accepted | counter}}"
)


def head(rows_label: str) -> tuple[Row, ...]:
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


def count(dims: dict[str, str]) -> Cell:
    return Cell(Bound("disputes.mediation_cases", dims))


def count_and_rate(dims: dict[str, str]) -> Cell:
    rate = Bound("disputes.mediation_outcome_rate", dims)
    return Cell((Bound("disputes.mediation_cases", dims), Break(), "(", rate, ")"))


def issue_row(label: str, dims: dict[str, str], *, remark: Row = ()) -> Row:
    outcomes = tuple(count({**dims, "outcome": outcome}) for outcome in OUTCOMES)
    return (Cell(label, header=True), *outcomes, count(dims), *remark)


def channel_row(label: Cell, dims: dict[str, str], *, remark: Row = ()) -> Row:
    return (
        label,
        count_and_rate({**dims, "outcome": "settled"}),
        count_and_rate({**dims, "outcome": "not_settled"}),
        count({**dims, "outcome": "pending"}),
        count(dims),
        *remark,
    )


def issue_rows() -> tuple[Row, ...]:
    remark: Row = (Cell(REMARK, rowspan=len(ISSUES) + 1, align="start"),)
    rows = [
        issue_row(label, {"issue": issue}, remark=remark if number == 0 else ())
        for number, (issue, label) in enumerate(ISSUES)
    ]
    return (*rows, issue_row("小計", {}))


def channel_rows() -> tuple[Row, ...]:
    remark: Row = (Cell(REMARK, rowspan=len(CHANNELS) + 1, align="start"),)
    rows = [
        channel_row(
            Cell(label, header=True), {"channel": channel}, remark=remark if number == 0 else ()
        )
        for number, (channel, label) in enumerate(CHANNELS)
    ]
    return (*rows, channel_row(Cell("小計", header=True), {}))


DISPUTES_BY_ISSUE = Table(
    id="disputes.by_issue",
    caption="勞資爭議案件統計（依爭議類別）",
    head=head("爭議類別"),
    body=issue_rows(),
    widths=(18, 13, 13, 15, 17, 24),
    footings=(
        Footing("columns", total=4, parts=(1, 2, 3)),
        Footing("rows", total=6, parts=(0, 1, 2, 3, 4, 5)),
    ),
)

DISPUTES_BY_CHANNEL = Table(
    id="disputes.by_channel",
    caption="勞資爭議案件統計（依處理方式）",
    head=head("處理方式"),
    body=channel_rows(),
    widths=(18, 13, 13, 15, 17, 24),
    footings=(
        Footing("columns", total=4, parts=(1, 2, 3)),
        Footing("rows", total=3, parts=(0, 1, 2)),
    ),
)
