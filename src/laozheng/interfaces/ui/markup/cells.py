"""How a value of a table or a facts panel is shown: one function per kind of cell."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Deadline, Emptiness, Link, State, Text
from laozheng.interfaces.ui.markup import deadlines, values

MONEY_CELLS = frozenset({"money", "wan", "thousand"})

Cell = Callable[[Any, date | None, Text], SafeString]


def render_cell(kind: str, value: Any, *, day: date | None = None, unit: Text = "") -> SafeString:
    """``value`` as a cell of ``kind``; an ``Emptiness`` in any cell prints its sign.

    ``day`` is the day against which deadlines are shown; ``unit`` follows numbers.
    """
    if isinstance(value, Emptiness):
        return values.emptiness(value.kind)
    if kind not in CELLS:
        raise ValueError(f"unknown kind of cell {kind!r}; known: {', '.join(sorted(CELLS))}")
    return CELLS[kind](value, day, unit)


def _text(value: Any, day: date | None, unit: Text) -> SafeString:
    if value is None or value == "":
        return values.emptiness("not_applicable")
    if isinstance(value, list | tuple):
        return format_html_join(_("、"), "{}", ((item,) for item in value))
    return conditional_escape(value)


def _state(value: Any, day: date | None, unit: Text) -> SafeString:
    return values.state(value) if value else values.emptiness("not_applicable")


def _badge(value: Any, day: date | None, unit: Text) -> SafeString:
    if not value:
        return SafeString("")
    shown = value if isinstance(value, list | tuple) else [value]
    return format_html_join(
        " ",
        "{}",
        (
            (
                values.badge(item.label, item.tone)
                if isinstance(item, State)
                else values.badge(item),
            )
            for item in shown
        ),
    )


def _link(value: Link | None, day: date | None, unit: Text) -> SafeString:
    if value is None:
        return values.emptiness("not_applicable")
    return format_html('<a href="{}">{}</a>', value.url, value.label)


def _deadline(value: Deadline | None, day: date | None, unit: Text) -> SafeString:
    if value is None:
        return values.emptiness("not_applicable")
    chip = deadlines.deadline(value.state, value.due_on, day, value.due_at, value.met_on)
    if not value.label:
        return chip
    return format_html('<span class="deadline-label">{}</span> {}', value.label, chip)


def _check(value: Any, day: date | None, unit: Text) -> SafeString:
    if value is None:
        return values.emptiness("unknown")
    return values.icon("check", _("是")) if value else values.icon("minus", _("否"))


CELLS: Mapping[str, Cell] = MappingProxyType(
    {
        "text": _text,
        "day": lambda value, day, unit: values.day(value, "slash"),
        "long_day": lambda value, day, unit: values.day(value),
        "moment": lambda value, day, unit: values.moment(value),
        "number": lambda value, day, unit: values.quantity(value, unit),
        "money": lambda value, day, unit: values.money(value, unit=bool(unit)),
        "wan": lambda value, day, unit: values.money(value, "wan", unit=bool(unit)),
        "thousand": lambda value, day, unit: values.money(value, "thousand", unit=bool(unit)),
        "state": _state,
        "badge": _badge,
        "link": _link,
        "deadline": _deadline,
        "level": lambda value, day, unit: values.level(value),
        "person_id": lambda value, day, unit: values.masked_id(value),
        "reference": lambda value, day, unit: values.reference(value),
        "cite": lambda value, day, unit: values.cite(value),
        "check": _check,
    }
)
