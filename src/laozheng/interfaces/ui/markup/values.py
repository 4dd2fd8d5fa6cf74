"""Single values: icons, badges, dates, amounts, seals, masked ids and the four emptinesses.

All return safe HTML; the tag library ``ui`` and the cells of tables use the same functions.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from laozheng.base import identifiers, moments, numerals
from laozheng.interfaces.ui import languages
from laozheng.interfaces.ui.elements import TONES, State, Text
from laozheng.kernel.accounts.roles import LEVELS

_SHEET = Path(__file__).parent.parent / "static" / "ui" / "icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="(\w+)"', _SHEET.read_text(encoding="utf-8")))


class _Sign(NamedTuple):
    sign: Any
    meaning: Any


EMPTINESSES = {
    "unknown": _Sign("…", gettext_lazy("不詳")),
    "not_applicable": _Sign("－", gettext_lazy("不適用")),
    "none_held": _Sign(gettext_lazy("無辦理"), ""),
}
_LEVEL_DRAWINGS = {
    "public": "globe",
    "bureau": "building",
    "unit": "people",
    "restricted": "key",
    "sealed": "lock",
}
_WEEKDAYS = (
    pgettext_lazy("weekday", "一"),
    pgettext_lazy("weekday", "二"),
    pgettext_lazy("weekday", "三"),
    pgettext_lazy("weekday", "四"),
    pgettext_lazy("weekday", "五"),
    pgettext_lazy("weekday", "六"),
    pgettext_lazy("weekday", "日"),
)


def icon(name: str, label: str = "") -> SafeString:
    """A drawing of ``icons.svg``; without a label it is hidden from assistive technology."""
    if name not in ICONS:
        raise ValueError(f"unknown icon {name!r}; known: {', '.join(sorted(ICONS))}")
    sheet = static("ui/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            sheet,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        sheet,
        name,
    )


def badge(label: Any, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A short word in a tinted box; ``tone`` is one of ``TONES``."""
    return format_html(
        '<span class="badge badge-{}">{}{}</span>',
        _known_tone(tone),
        icon(icon_name) if icon_name else "",
        label,
    )


def state(value: State | Text, tone: str = "neutral") -> SafeString:
    """The state of a case as a dot and a word; takes a ``State`` or a label and a tone."""
    shown = value if isinstance(value, State) else State(value, tone)
    return format_html(
        '<span class="state state-{}">{}</span>', _known_tone(shown.tone), shown.label
    )


def _known_tone(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"unknown tone {tone!r}; known: {', '.join(TONES)}")
    return tone


def emptiness(kind: str = "unknown") -> SafeString:
    """Why there is no value: unknown …, not_applicable －, none_held 無辦理."""
    sign, meaning = EMPTINESSES[kind]
    if not meaning:
        return format_html('<span class="empty">{}</span>', sign)
    return format_html(
        '<span class="empty empty-{2}" title="{1}"><span aria-hidden="true">{0}</span>'
        '<span class="visually-hidden">{1}</span></span>',
        sign,
        meaning,
        kind,
    )


def quantity(value: Any, unit: Text = "", empty: str = "unknown") -> SafeString:
    """A number with thousands separators and its unit; None prints the sign of ``empty``."""
    if value is None:
        return emptiness(empty)
    shown = f"{value:,}" if isinstance(value, int | Decimal | float) else value
    return format_html('<span class="number">{}</span>{}', shown, _unit(unit))


def money(
    amount: int | None, style: str = "plain", unit: bool = True, empty: str = "unknown"
) -> SafeString:
    """Whole TWD: plain 2,840,633元, wan 284萬633元, thousand 2,841千元."""
    if amount is None:
        return emptiness(empty)
    written, name = {
        "plain": (numerals.plain, _("元")),
        "wan": (numerals.wan, _("元")),
        "thousand": (numerals.thousand, _("千元")),
    }[style]
    return format_html(
        '<data class="number" value="{}">{}</data>{}',
        amount,
        written(amount),
        _unit(name if unit else ""),
    )


def _unit(name: Text) -> SafeString:
    return format_html('<span class="unit">{}</span>', name) if name else SafeString("")


def day(
    value: date | None, style: str = "full", weekday: bool = False, empty: str = "not_applicable"
) -> SafeString:
    """A ROC date with its ISO form for machines: full 113年3月5日, slash 113/03/05."""
    if value is None:
        return emptiness(empty)
    on = moments.taipei_day(value)
    written = languages.short_day(on) if style == "slash" else languages.long_day(on)
    inside = _("（%(weekday)s）") % {"weekday": _WEEKDAYS[on.weekday()]}
    name = format_html('<span class="weekday">{}</span>', inside)
    return format_html(
        '<time datetime="{}">{}{}</time>', on.isoformat(), written, name if weekday else ""
    )


def day_span(start: date | None, end: date | None, style: str = "slash") -> SafeString:
    """Two days with a dash between; an open end is left blank, one day is written once."""
    if start is not None and start == end:
        return day(start, style)
    return format_html(
        '<span class="span">{}–{}</span>',
        day(start, style, empty="unknown"),
        day(end, style) if end else "",
    )


def moment(
    value: datetime | None, style: str = "slash", empty: str = "not_applicable"
) -> SafeString:
    """A ROC date with hour and minute, Taipei time."""
    if value is None:
        return emptiness(empty)
    at = moments.in_taipei(value)
    on = at.date()
    written = languages.short_day(on) if style == "slash" else languages.long_day(on)
    return format_html(
        '<time datetime="{}">{} {}</time>',
        at.isoformat(timespec="minutes"),
        written,
        f"{at:%H:%M}",
    )


def level(code: str) -> SafeString:
    """The seal of a confidentiality level: public, bureau, unit, restricted or sealed."""
    return format_html(
        '<span class="seal seal-{}">{}<span class="visually-hidden">{}</span>{}</span>',
        code,
        icon(_LEVEL_DRAWINGS[code]),
        _("密等："),
        LEVELS[code],
    )


def masked_id(value: str | None, reveal_url: str = "") -> SafeString:
    """A personal identifier, always masked here; ``reveal_url`` leads to the logged disclosure."""
    if not value:
        return emptiness("unknown")
    shown = value if value.endswith("***") else identifiers.mask_id(value)
    reveal = format_html(' <a class="reveal" href="{}">{}</a>', reveal_url, _("調閱全碼"))
    return format_html(
        '<span class="masked"><span aria-hidden="true">{0}</span>'
        '<span class="visually-hidden">{1}</span></span>{2}',
        shown,
        _("%(shown)s，其餘遮蔽") % {"shown": shown.replace("*", "")},
        reveal if reveal_url else "",
    )


def reference(text: str, url: str = "", copy: bool = False) -> SafeString:
    """A number of a case or letter, never broken over lines; ``copy`` adds a button (script)."""
    shown = (
        format_html('<a class="reference" href="{}">{}</a>', url, text)
        if url
        else format_html('<span class="reference">{}</span>', text)
    )
    if not copy:
        return shown
    return format_html(
        '{}<button type="button" class="copy" data-copy="{}" data-done="{}" hidden>{}</button>',
        shown,
        text,
        _("已複製"),
        icon("copy", _("複製 %(text)s") % {"text": text}),
    )


def cite(text: str) -> SafeString:
    """A citation of an article."""
    return format_html('<cite class="cite" lang="zh-Hant">{}</cite>', text)


def change(old: Any, new: Any) -> SafeString:
    """An old value struck through and the new one, said in words for those who cannot see it."""
    return format_html(
        '<span class="change"><span class="visually-hidden">{}</span><del>{}</del> '
        '<span aria-hidden="true">→</span> <span class="visually-hidden">{}</span>'
        "<ins>{}</ins></span>",
        _("原為"),
        old,
        _("更正為"),
        new,
    )


def roc_full(value: date | None) -> str:
    """113年3月5日, plain text; empty for None."""
    return languages.long_day(moments.taipei_day(value)) if value else ""


def roc_short(value: date | None) -> str:
    """113/03/05, plain text; empty for None."""
    return languages.short_day(moments.taipei_day(value)) if value else ""


def roc_month(value: date | None) -> str:
    """113年3月, plain text; empty for None."""
    return languages.long_month(moments.taipei_day(value)) if value else ""


def plain(value: int | Decimal | None) -> str:
    """2,840,633, plain text; empty for None."""
    return "" if value is None else numerals.plain(value)


def wan(value: int | None) -> str:
    """284萬633, plain text; empty for None."""
    return "" if value is None else numerals.wan(value)
