"""Made-up values for the samples; every person and enterprise is recognisably synthetic."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.moments import TAIPEI
from laozheng.interfaces.ui import elements as e
from laozheng.interfaces.ui.calendars import Turning, month_grid, week_grid
from laozheng.interfaces.ui.charts import Chart, Series
from laozheng.interfaces.ui.forms import DayField, MoneyField
from laozheng.interfaces.ui.markup.values import EMPTINESSES, ICONS
from laozheng.interfaces.ui.style import cases
from laozheng.interfaces.ui.tables import Column, Pages, Table
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import DatedValue
from laozheng.kernel.law.reckoning import Reckoning, Step

DAY = cases.DAY
ROUTES = {"bureau": _("本局調解人"), "body": _("民間團體調解"), "committee": _("調解委員會")}
LANDMARKS = {
    "actions": _("下一步"),
    "calendar": _("調解會議"),
    "filter": _("篩選案件"),
    "pages": _("案件分頁"),
    "more_pages": _("更多案件"),
    "tabs": _("案件內容"),
    "tiles": _("待辦"),
    "tools": _("工具"),
    "visits": _("訪視"),
}


class SampleForm(forms.Form):
    """Fields of every kind that officers meet."""

    applicant = forms.CharField(label=_("申請人姓名"))
    received_on = DayField(label=_("收件日"), help_text=_("例如 113/03/05 或 1130305"))
    route = forms.ChoiceField(
        label=_("調解方式"), choices=[("", "－"), *ROUTES.items()], required=False
    )
    amount = MoneyField(label=_("請求金額"), required=False, help_text=_("元，可寫 1萬2,000"))
    side = forms.ChoiceField(
        label=_("申請人身分"),
        choices=[("labor", _("勞方")), ("employer", _("資方"))],
        widget=forms.RadioSelect,
    )
    interpreter = forms.BooleanField(label=_("需要通譯"), required=False)
    statement = forms.CharField(
        label=_("爭議要點"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SampleFilter(forms.Form):
    """A filter form as django-filter builds them."""

    text = forms.CharField(label=_("案號或當事人"), required=False)
    route = forms.ChoiceField(
        label=_("調解方式"), choices=[("", _("全部")), *ROUTES.items()], required=False
    )
    received_from = DayField(label=_("收件日起"), required=False)
    received_to = DayField(label=_("收件日迄"), required=False)
    officer = forms.CharField(label=_("承辦人"), required=False)


def sample_context(pane: str, pane_label: str) -> dict[str, Any]:
    """Variables of all samples; ids and landmark names differ between panes."""
    return {
        **_values(),
        **_forms(pane),
        **_lists(pane_label),
        **_blocks(),
        **_graphics(pane),
        "names": {name: _named(label, pane_label) for name, label in LANDMARKS.items()},
    }


def _values() -> dict[str, Any]:
    return {
        "day": DAY,
        "moment": datetime(2024, 3, 5, 14, 30, tzinfo=TAIPEI),
        "tomorrow": DAY + timedelta(days=1),
        "next_week": DAY + timedelta(days=8),
        "last_week": DAY - timedelta(days=6),
        "kinds": list(EMPTINESSES),
        "icons": sorted(ICONS),
        "reckoning": _reckoning(),
    }


def _forms(pane: str) -> dict[str, Any]:
    started = {"received_on": DAY, "amount": 126500, "side": "labor"}
    faulty = {"received_on": "113/02/30", "amount": "一些", "route": "body"}
    chosen = {"route": "body", "received_from": "113/01/01"}
    return {
        "form": SampleForm(initial=started, auto_id=f"{pane}_%s"),
        "faulty": SampleForm(faulty, auto_id=f"{pane}_faulty_%s"),
        "filter_form": SampleFilter(chosen, auto_id=f"{pane}_filter_%s"),
        "actions": _actions(),
    }


def _lists(pane_label: str) -> dict[str, Any]:
    return {
        "cases": cases.case_table(),
        "totals": _totals(pane_label),
        "empty": Table(
            caption=_("逾期案件"),
            columns=(Column("number", _("案號")),),
            rows=(),
            empty_text=_("今天沒有逾期的案件"),
            empty_url="#",
            empty_label=_("看全部案件"),
        ),
        "pages": Pages(previous_url="?page=1", next_url="?page=3", first=51, last=100, total=3935),
        "open_pages": Pages(next_url="?after=abc", first=1, last=50),
    }


def _blocks() -> dict[str, Any]:
    return {
        "tiles": cases.tiles(),
        "facts": cases.facts(),
        "tabs": cases.tabs(),
        "stages": cases.stages(),
        "happenings": cases.happenings(),
    }


def _graphics(pane: str) -> dict[str, Any]:
    present, off = date(2024, 2, 20), office_calendar().day_off
    appointments, turning = cases.appointments(), Turning("#", "#", "#")
    return {
        "bars": _bars(pane),
        "lines": _lines(pane),
        "month": month_grid(present, appointments, day=present, day_off=off, turning=turning),
        "week": week_grid(present, appointments, day=present, day_off=off),
    }


def _named(label: Any, pane_label: str) -> str:
    """The style page shows every landmark twice; names tell them apart."""
    return f"{label}（{pane_label}）"


def _reckoning() -> Reckoning:
    return Reckoning(
        result=date(2024, 3, 11),
        steps=(
            Step("113年3月4日收到申請，始日不算入，自113年3月5日起算。", "行政程序法第48條第2項"),
            Step("期間 5 日，末日為113年3月9日（六）。", "範例法第12條第1項"),
            Step("末日為星期六，以次星期一中午代之：113年3月11日。", "行政程序法第48條第4項"),
        ),
        citations=("範例法第12條第1項", "行政程序法第48條"),
        values=(
            DatedValue(
                "sample.appoint_days",
                "指派期限",
                "days",
                5,
                date(2011, 5, 1),
                "範例法第12條第1項",
                "C",
                "national",
            ),
            DatedValue(
                "sample.hourly_fee",
                "每小時費用",
                "TWD",
                2000,
                date(2020, 1, 1),
                "範例市自治規則第3條",
                "U",
                "city",
            ),
        ),
        rule="sample.appoint_due",
        starts_on=date(2024, 3, 5),
        due_on=date(2024, 3, 11),
        due_at=datetime(2024, 3, 11, 12, 0, tzinfo=TAIPEI),
    )


def _actions() -> list[e.Action]:
    return [
        e.Action(_("登錄調解結果"), "#", "primary"),
        e.Action(_("改期"), "#", icon="calendar"),
        e.Action(_("撤回"), "#", "danger"),
        e.Action(_("核定補助"), reason=_("承辦人不得核定自己的案件，請由股長辦理。")),
    ]


def _totals(pane_label: str) -> Table:
    rows = [
        {"name": "工資", "received": 1742, "settled": 1120, "rate": Decimal("64.3")},
        {"name": "資遣費", "received": 968, "settled": 611, "rate": Decimal("63.1")},
        {"name": "職業災害補償", "received": 204, "settled": None, "rate": e.Emptiness("unknown")},
        {"name": "大量解僱", "received": 0, "settled": 0, "rate": e.Emptiness("not_applicable")},
    ]
    return Table(
        caption=_named(_("爭議類別"), pane_label),
        show_caption=True,
        columns=(
            Column("name", _("類別")),
            Column("received", _("受理件數"), "number"),
            Column("settled", _("成立件數"), "number"),
            Column("rate", _("成立率"), "number", unit="%"),
        ),
        rows=rows,
        totals={"received": 2914, "settled": 1731, "rate": Decimal("63.9")},
        narrow="scroll",
    )


def _bars(pane: str) -> Chart:
    return Chart(
        id=f"bars-{pane}",
        title=_("各月調解案件"),
        text=_("受理件數在三月最高，成立件數隨之增加。"),
        categories=[f"{month}月" for month in range(1, 7)],
        series=[
            Series(_("受理"), [312, 204, 388, 341, 330, 297]),
            Series(_("成立"), [190, 131, 251, 228, 214, None]),
        ],
        unit=_("件"),
        category_label=_("月份"),
    )


def _lines(pane: str) -> Chart:
    return Chart(
        id=f"lines-{pane}",
        title=_("歷年調解成立率"),
        text=_("本局與民間團體的成立率皆在六成上下，105 年本局數值不詳。"),
        kind="lines",
        categories=[str(year) for year in range(101, 114)],
        series=[
            Series(_("本局"), [58, 59, 61, 60, None, 62, 64, 63, 61, 60, 63, 65, 66]),
            Series(_("民間團體"), [52, 51, 54, 55, 57, 56, 58, 60, 59, 58, 60, 61, 61]),
        ],
        unit="%",
        category_label=_("年度"),
    )
