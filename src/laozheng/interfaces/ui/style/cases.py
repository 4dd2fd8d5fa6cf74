"""Made-up cases for samples and demo pages: rows, facts, stages, history, appointments."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from laozheng.base.moments import TAIPEI
from laozheng.interfaces.ui import elements as e
from laozheng.interfaces.ui.calendars import Appointment
from laozheng.interfaces.ui.tables import Column, Table

DAY = date(2024, 3, 5)
RECEIVED = e.State(_("收件"))
CORRECTION = e.State(_("待補正"), "warn")
SCHEDULED = e.State(_("已排會議"), "accent")
SETTLED = e.State(_("調解成立"), "good")
NOT_SETTLED = e.State(_("調解不成立"), "bad")
WITHDRAWN = e.State(_("撤回"), "muted")
NO_CLAIM = e.Emptiness("not_applicable")

# Number, applicant, opponent, state, state of the deadline, days left, age in days, amount.
_ROWS: tuple[tuple[Any, ...], ...] = (
    ("187", "測試甲", "範例企業有限公司", RECEIVED, "open", 1, 0, 84000),
    ("184", "王測試", "示例精密工業股份有限公司高雄分公司", SCHEDULED, "open", -3, 4, 1265000),
    ("171", "測試乙等 12 人", "範例物流行", CORRECTION, "suspended", 9, 9, None),
    ("165", "林測試", "虛構餐飲事業有限公司", SCHEDULED, "open", 0, 11, 43200),
    ("152", "測試丙", "樣本營造股份有限公司", SETTLED, "met", -8, 15, 310000),
    ("149", "陳測試", "範例清潔社", NOT_SETTLED, "late", -12, 18, 27600),
    ("140", "測試丁", "示例科技股份有限公司", WITHDRAWN, "void", 2, 20, NO_CLAIM),
)


def case_rows() -> list[dict[str, Any]]:
    """Rows of a list of mediation cases."""
    return [
        {
            "number": f"勞調-113-000{number}",
            "applicant": applicant,
            "opponent": opponent,
            "state": state,
            "deadline": e.Deadline(
                kind, DAY + timedelta(days=left), met_on=DAY - timedelta(days=10)
            ),
            "received_on": DAY - timedelta(days=age),
            "amount": amount,
            "officer": "承辦測試",
        }
        for number, applicant, opponent, state, kind, left, age, amount in _ROWS
    ]


def case_table() -> Table:
    """The list with everything a list can do: link, sort, selection, deadlines."""
    return Table(
        caption=_("勞資爭議調解案件"),
        columns=(
            Column("number", _("案號"), "reference", sortable=True),
            Column("applicant", _("申請人")),
            Column("opponent", _("對造人"), width="wide"),
            Column("state", _("狀態"), "state"),
            Column("deadline", _("期限"), "deadline", sortable="due_on"),
            Column("received_on", _("收件日"), "day", sortable=True),
            Column("amount", _("請求金額"), "money", sortable=True, minor=True),
            Column("officer", _("承辦人"), minor=True),
        ),
        rows=case_rows(),
        row_url=lambda row: f"#{row['number']}",
        row_key=lambda row: row["number"],
        row_tone=lambda row: "bad" if row["number"].endswith("184") else "",
        sort="due_on",
        actions=(
            e.Submit(_("改派承辦人"), "assign", icon="person"),
            e.Submit(_("匯出"), "export", icon="export"),
        ),
        action_url="#",
    )


def tiles() -> list[e.Tile]:
    """Numbers of a desk."""
    return [
        e.Tile(_("逾期"), 2, "#", unit=_("件"), tone="bad"),
        e.Tile(_("三日內到期"), 5, "#", unit=_("件"), tone="warn"),
        e.Tile(_("待我核定"), 3, "#", unit=_("件"), tone="accent"),
        e.Tile(_("進行中"), 41, "#", unit=_("件"), note=_("較上週多 4 件")),
        e.Tile(_("停止計算"), 6, "#", unit=_("件"), tone="paused"),
        e.Tile(_("民眾滿意度"), None, unit=_("分"), note=_("調查尚未結束")),
    ]


def facts() -> list[e.Fact]:
    """Facts of one case."""
    return [
        e.Fact(_("案號"), "勞調-113-000184", "reference"),
        e.Fact(_("收件日"), DAY - timedelta(days=4), "long_day"),
        e.Fact(_("申請人"), "王測試（勞方）"),
        e.Fact(_("身分證號"), "A123456789", "person_id"),
        e.Fact(_("對造人"), e.Link("示例精密工業股份有限公司高雄分公司", "#"), "link"),
        e.Fact(_("統一編號"), "00000000", note=_("檢查碼不符，請向當事人確認")),
        e.Fact(_("請求金額"), 1265000, "money"),
        e.Fact(_("調解方式"), "民間團體調解"),
        e.Fact(_("密等"), "unit", "level"),
        e.Fact(_("前案"), None),
        e.Fact(
            _("爭議要點"),
            "自一百一十二年十月起積欠工資三個月，並於一百一十三年二月以業務緊縮為由預告終止契約，"
            "未依規定發給資遣費；申請人另主張特別休假未休日數之工資及加班費差額。",
            wide=True,
        ),
    ]


def tabs() -> list[e.Tab]:
    """Views of one case."""
    return [
        e.Tab(_("案件"), "#case", is_current=True),
        e.Tab(_("當事人"), "#parties", count=2),
        e.Tab(_("文件"), "#documents", count=5),
        e.Tab(_("歷程"), "#history"),
    ]


def stages() -> list[e.Stage]:
    """The procedure of a mediation."""
    return [
        e.Stage(_("收件"), "done", on=date(2024, 3, 1)),
        e.Stage(_("補正"), "skipped"),
        e.Stage(_("指派調解人"), "done", on=date(2024, 3, 4)),
        e.Stage(_("調解會議"), "current", on=date(2024, 3, 14)),
        e.Stage(_("結果"), "todo"),
    ]


def happenings() -> list[e.Happening]:
    """The history of one case, newest first."""
    return [
        e.Happening(
            date(2024, 3, 4),
            _("指派調解人"),
            "測試協會 調解人 李測試",
            actor="承辦測試",
            tone="accent",
        ),
        e.Happening(
            date(2024, 3, 4),
            _("停止上班"),
            "颱風，高雄市全區；期限順延",
            actor="系統",
            known_on=date(2024, 3, 5),
            tone="paused",
        ),
        e.Happening(
            date(2024, 3, 2),
            _("請求金額 126,500 元"),
            actor="承辦測試",
            superseded=True,
            reason="申請人補正，應為 1,265,000 元",
        ),
        e.Happening(
            date(2024, 3, 1),
            _("收件"),
            "線上申請",
            actor="王測試",
            at=datetime(2024, 3, 1, 9, 12, tzinfo=TAIPEI),
        ),
    ]


def appointments() -> list[Appointment]:
    """Hearings and visits around one week."""

    def at(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2024, 2, day, hour, minute, tzinfo=TAIPEI)

    return [
        Appointment("勞調 000152 調解會議", at(20, 10), "#", "第一會議室"),
        Appointment("勞調 000149 調解會議", at(20, 14), "#", "第二會議室"),
        Appointment("申訴檢查", at(22, 9, 30), "#", "三民區", "warn"),
        Appointment("勞教班 第 3 場", at(23, 18, 30), "#", tone="good"),
        Appointment("裁罰評議會", date(2024, 2, 21), "#", tone="neutral"),
        Appointment("勞調 000165 延期", at(6, 10), "#", tone="paused"),
    ]
