"""Deadlines that explain themselves: the chip with the days left, and the reckoning behind it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from laozheng.interfaces.ui.languages import in_chinese
from laozheng.interfaces.ui.markup import values
from laozheng.kernel.law.reckoning import Reckoning

SOON_DAYS = 3
_SETTLED = {
    "lapsed": ("muted", "minus", gettext_lazy("期限已失效")),
    "void": ("muted", "minus", gettext_lazy("不再適用")),
    "suspended": ("paused", "pause", gettext_lazy("停止計算")),
}
# Units of dated values in words; a unit that is not listed is shown as it is written.
UNITS = {
    "days": gettext_lazy("日"),
    "working_days": gettext_lazy("工作日"),
    "months": gettext_lazy("個月"),
    "years": gettext_lazy("年"),
    "hours": gettext_lazy("小時"),
    "persons": gettext_lazy("人"),
    "percent": "%",
    "TWD": gettext_lazy("元"),
    "twd": gettext_lazy("元"),
}


def deadline(
    state: str,
    due_on: date | None,
    day: date | None = None,
    due_at: datetime | None = None,
    met_on: date | None = None,
) -> SafeString:
    """A deadline as a chip: when, and how it stands on ``day``.

    ``state`` is open, met, late, lapsed, suspended or void. An open deadline without
    ``day`` shows its date only: this tag never looks at the clock.
    """
    tone, drawing, words = _standing(state, due_on, day, met_on)
    return format_html(
        '<span class="deadline deadline-{}">{}<span class="deadline-due">{}</span>{}</span>',
        tone,
        values.icon(drawing),
        _due(due_on, due_at),
        format_html('<span class="deadline-words">{}</span>', words) if words else "",
    )


def _due(due_on: date | None, due_at: datetime | None) -> SafeString:
    return values.moment(due_at) if due_at else values.day(due_on, "slash")


def _standing(
    state: str, due_on: date | None, day: date | None, met_on: date | None
) -> tuple[str, str, str]:
    """Tone, icon and words of a deadline on ``day``."""
    if state in _SETTLED:
        tone, drawing, label = _SETTLED[state]
        return tone, drawing, str(label)
    if state == "met":
        return "good", "check", _("如期完成")
    if state == "late":
        days = (met_on - due_on).days if met_on and due_on else 0
        if days < 1:
            return "bad", "alert", _("逾期完成")
        words = ngettext("逾 %(days)d 日完成", "逾 %(days)d 日完成", days)
        return "bad", "alert", words % {"days": days}
    if due_on is None or day is None:
        return "neutral", "clock", ""
    return _time_left((due_on - day).days)


def _time_left(days: int) -> tuple[str, str, str]:
    if days < 0:
        words = ngettext("逾期 %(days)d 日", "逾期 %(days)d 日", -days)
        return "bad", "alert", words % {"days": -days}
    if days == 0:
        return "warn", "clock", _("今日到期")
    words = ngettext("剩 %(days)d 日", "剩 %(days)d 日", days) % {"days": days}
    return ("warn" if days <= SOON_DAYS else "neutral"), "clock", words


def reckoning_context(
    value: Reckoning | Mapping[str, Any] | None, summary: str = "", is_open: bool = False
) -> dict[str, Any]:
    """What the template of a reckoning shows; ``value`` may be its ``to_dict()``."""
    if value is None:
        return {"reckoning": None}
    found = Reckoning.from_dict(value) if isinstance(value, Mapping) else value
    return {
        "reckoning": found,
        "in_chinese": in_chinese(),
        "summary": summary or _("計算依據"),
        "is_open": is_open,
        "values": [
            {
                "dated": dated,
                "shown": _amount(dated.value),
                "unit": "" if _is_table(dated.value) else UNITS.get(dated.unit, dated.unit),
            }
            for dated in found.values
        ],
    }


def _amount(value: Any) -> SafeString:
    if isinstance(value, bool):
        return SafeString(_("是") if value else _("否"))
    if isinstance(value, date):
        return values.day(value, "slash")
    if isinstance(value, Mapping) and "min_twd" in value:
        return format_html(
            "{}～{}", values.quantity(value["min_twd"]), values.quantity(value["max_twd"])
        )
    if _is_table(value):
        return SafeString(_("數項，見步驟"))
    if isinstance(value, list | tuple):
        return format_html_join(_("、"), "{}", ((_amount(item),) for item in value))
    return values.quantity(value)


def _is_table(value: Any) -> bool:
    """Whether a value is several under codes, of which the steps name those that were used."""
    return isinstance(value, Mapping) and "min_twd" not in value
