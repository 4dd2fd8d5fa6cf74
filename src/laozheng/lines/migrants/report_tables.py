"""The tables of migrant workers in the council's book, and the yearly duty of agencies."""

from laozheng.kernel.reports.breakdowns import labeled
from laozheng.kernel.reports.declare import Bound, Cell, Footing, Row, Table
from laozheng.lines.migrants.rules.codes import GRADES, NOTICE_GROUPS

HEAD: tuple[Row, ...] = ((Cell("項目"), Cell("件數")),)
WIDTHS = (60, 40)


def _row(label: str, measure: str, **dims: str) -> Row:
    return labeled(label, Bound(f"migrants.{measure}", dims))


def _table(name: str, caption: str, *rows: Row) -> Table:
    """Items with their numbers; several rows end with their total."""
    parts = tuple(range(len(rows) - 1))
    return Table(
        id=f"migrants.{name}",
        caption=caption,
        head=HEAD,
        body=rows,
        widths=WIDTHS,
        footings=(Footing("rows", total=len(rows) - 1, parts=parts),) if parts else (),
    )


_BLUE = {"worker_category": "blue_collar"}

WORKER_VISITS = _table(
    "worker_visits",
    "{period}藍領外國人查察件數",
    _row("例行訪查", "inspection_visits", type="routine", **_BLUE),
    _row("入國通報（訪查）", "inspection_visits", type="entry_notification", **_BLUE),
    _row("交辦案件", "inspection_visits", type="assigned", **_BLUE),
    _row("申訴案件", "inspection_visits", type="complaint", **_BLUE),
    _row("聯合檢查", "inspection_visits", type="joint", **_BLUE),
    _row("其他", "inspection_visits", type="other", **_BLUE),
    _row("合計", "inspection_visits", **_BLUE),
)
PROFESSIONAL_VISITS = _table(
    "professional_visits",
    "{period}專業外國人查察件數",
    _row("專業外國人查察", "inspection_visits", worker_category="professional"),
)
CONSULTATIONS = _table(
    "consultations",
    "{period}移工諮詢服務件數",
    _row("法令諮詢", "consultations", type="legal_consultation"),
    _row("勞資爭議", "consultations", type="dispute_handling"),
    _row("解約驗證", "consultations", type="contract_termination_verification"),
    _row("合計", "consultations"),
)
PENALTIES = _table(
    "penalties",
    "{period}違反就業服務法裁處件數",
    _row("裁處案件", "penalty_cases"),
)
DYNAMIC_MANAGEMENT = _table(
    "dynamic_management",
    "{period}外國人動態管理件數",
    *(
        _row(label, "dynamic_management_reports", group=group)
        for group, label in NOTICE_GROUPS.items()
    ),
    _row("合計", "dynamic_management_reports"),
)

_AGENCY_COLUMNS = (
    ("家數", "employment_agencies"),
    ("每家應訪查", "agency_visits_required_per_agency"),
    ("應訪查", "agency_visits_due"),
    ("已完成", "agency_visits_completed"),
    ("足額家數", "agencies_fully_visited"),
    ("完成率", "agency_visit_completion_rate"),
)


def _agency_row(label: str, **dims: str) -> Row:
    return labeled(label, *(
        "—" if not dims and measure == "agency_visits_required_per_agency"
        else Bound(f"migrants.{measure}", dims)
        for _label, measure in _AGENCY_COLUMNS
    ))  # fmt: skip


AGENCY_DUTY = Table(
    id="migrants.agency_duty",
    caption="{period}私立就業服務機構分級訪查",
    head=((Cell("級別"), *(Cell(label) for label, _measure in _AGENCY_COLUMNS)),),
    body=(*(_agency_row(label, grade=grade) for grade, label in GRADES.items()),
          _agency_row("合計")),
    widths=(22, 13, 13, 13, 13, 13, 13),
)  # fmt: skip

TABLES = (
    WORKER_VISITS,
    PROFESSIONAL_VISITS,
    CONSULTATIONS,
    PENALTIES,
    DYNAMIC_MANAGEMENT,
    AGENCY_DUTY,
)
