"""Charts and calendars drawn by templates."""

from typing import Any

from django.template import Library
from django.utils.translation import gettext_lazy, pgettext_lazy

from laozheng.interfaces.ui import charts
from laozheng.interfaces.ui.calendars import MonthGrid, WeekGrid

register = Library()

WEEKDAYS = (
    (pgettext_lazy("weekday", "日"), gettext_lazy("星期日")),
    (pgettext_lazy("weekday", "一"), gettext_lazy("星期一")),
    (pgettext_lazy("weekday", "二"), gettext_lazy("星期二")),
    (pgettext_lazy("weekday", "三"), gettext_lazy("星期三")),
    (pgettext_lazy("weekday", "四"), gettext_lazy("星期四")),
    (pgettext_lazy("weekday", "五"), gettext_lazy("星期五")),
    (pgettext_lazy("weekday", "六"), gettext_lazy("星期六")),
)
PARTS_OF_DAY = {
    "all_day": gettext_lazy("全日"),
    "morning": gettext_lazy("上午"),
    "afternoon": gettext_lazy("下午"),
    "evening": gettext_lazy("夜間"),
}


@register.inclusion_tag("ui/components/chart.html")
def chart(value: charts.Chart, table: str = "folded") -> dict[str, Any]:
    """A ``charts.Chart`` with the table of its values: folded, beside or below."""
    return {
        "chart": value,
        "plot": charts.plot(value),
        "table": table,
        "width": charts.WIDTH,
        "height": charts.HEIGHT,
        "left": charts.LEFT,
        "right": charts.WIDTH - charts.RIGHT,
        "label_y": charts.HEIGHT - 10,
        "rows": [
            (category, [series.values[place] for series in value.series])
            for place, category in enumerate(value.categories)
        ],
    }


@register.inclusion_tag("ui/components/month.html")
def month_calendar(value: MonthGrid, label: str) -> dict[str, Any]:
    """A ``calendars.MonthGrid``; ``label`` says whose appointments these are."""
    return {
        "grid": value,
        "label": label,
        "weekdays": WEEKDAYS,
        "weeks": [(week, any(each.appointments for each in week)) for week in value.weeks],
    }


@register.inclusion_tag("ui/components/week.html")
def week_calendar(value: WeekGrid, label: str) -> dict[str, Any]:
    """A ``calendars.WeekGrid``; ``label`` says whose appointments these are."""
    return {
        "grid": value,
        "label": label,
        "parts": [(part, PARTS_OF_DAY[part]) for part in value.parts],
        "days": [
            (each, weekday, [(part, each.during(part)) for part in value.parts])
            for each, weekday in zip(value.days, WEEKDAYS, strict=True)
        ],
    }
