"""Lists of many rows: data table, paging, filter bar with the filters in force."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.markup.cells import render_cell
from laozheng.interfaces.ui.tables import Column, Pages, Table

register = Library()

PAGE_PARAMETERS = ("page", "after", "before")


@dataclass(frozen=True)
class _Head:
    """A column head: where a click leads and how the list is sorted now."""

    column: Column
    url: str
    order: str


@dataclass(frozen=True)
class _Row:
    cells: list[tuple[Column, SafeString]]
    key: Any
    label: Any
    tone: str


@dataclass(frozen=True)
class _Chip:
    """A filter in force, and the address of the list without it."""

    label: str
    value: str
    url: str


@register.inclusion_tag("ui/components/table.html", takes_context=True)
def table(context: Any, value: Table) -> dict[str, Any]:
    """A ``tables.Table``; sort links keep the query string of the request."""
    query = _query(context)
    return {
        "table": value,
        "heads": [_head(value, column, query) for column in value.columns],
        "rows": [_row(value, row, context.get("day")) for row in value.rows],
        "totals": _totals(value),
        "csrf_token": context.get("csrf_token"),
        "is_selectable": bool(value.actions),
    }


def _query(context: Any) -> QueryDict:
    request = context.get("request")
    return request.GET.copy() if request else QueryDict(mutable=True)


def _without(query: QueryDict, *names: str, **changed: str) -> str:
    """The address of this list with some parameters dropped or changed; paging starts anew."""
    kept = query.copy()
    for name in (*names, *PAGE_PARAMETERS):
        kept.pop(name, None)
    for name, text in changed.items():
        kept[name] = text
    return "?" + kept.urlencode()


def _head(value: Table, column: Column, query: QueryDict) -> _Head:
    name = column.sort_name
    if not name:
        return _Head(column, "", "")
    order = {name: "ascending", f"-{name}": "descending"}.get(value.sort, "none")
    following = f"-{name}" if order == "ascending" else name
    return _Head(column, _without(query, sort=following), order)


def _row(value: Table, row: Any, day: Any) -> _Row:
    main = value.main_column
    url = value.row_url(row) if value.row_url else ""
    cells = []
    for column in value.columns:
        shown = render_cell(column.cell, column.of(row), day=day, unit=column.unit)
        if column is main and url:
            shown = format_html('<a class="row-link" href="{}">{}</a>', url, shown)
        cells.append((column, shown))
    return _Row(
        cells=cells,
        key=value.row_key(row) if value.row_key else getattr(row, "pk", ""),
        label=value.row_label(row) if value.row_label else main.of(row),
        tone=value.row_tone(row) if value.row_tone else "",
    )


def _totals(value: Table) -> list[tuple[Column, SafeString]]:
    if not value.totals:
        return []
    return [
        (
            column,
            render_cell(column.cell, value.totals[column.key], unit=column.unit)
            if column.key in value.totals
            else SafeString(""),
        )
        for column in value.columns
    ]


@register.inclusion_tag("ui/components/pagination.html")
def pagination(pages: Pages, label: str = "") -> dict[str, Any]:
    """Previous and next page, and where this one stands."""
    return {"pages": pages, "label": label}


@register.inclusion_tag("ui/components/filter_bar.html", takes_context=True)
def filter_bar(
    context: Any,
    form: BaseForm,
    target: str = "",
    label: str = "",
    primary: int = 4,
    verb: str = "",
) -> dict[str, Any]:
    """A GET form over a list. The first ``primary`` fields are shown, the others fold away.

    ``target`` is the id of the list: with script, a change then swaps only that part.
    ``verb`` is what the button says where nothing is listed before it is asked for.
    """
    query = _query(context)
    request = context.get("request")
    fields = form.visible_fields()
    folded = fields[primary:]
    return {
        "form": form,
        "shown": fields[:primary],
        "folded": folded,
        "is_unfolded": any(_is_set(field) for field in folded),
        "chips": [_chip(field, query) for field in fields if _is_set(field)],
        "sort": query.get("sort", ""),
        "clear_url": _without(query, *(field.html_name for field in fields)),
        "target": target,
        "path": request.path if request else "",
        "label": label,
        "verb": verb,
    }


def _is_set(field: BoundField) -> bool:
    sent = field.data if field.form.is_bound else None
    return bool([item for item in sent if item] if isinstance(sent, list | tuple) else sent)


def _chip(field: BoundField, query: QueryDict) -> _Chip:
    sent = field.data
    chosen = [str(item) for item in sent] if isinstance(sent, list | tuple) else [str(sent)]
    labels = {str(key): str(text) for key, text in _choices(field)}
    return _Chip(
        label=str(field.label),
        value=listed(labels.get(item, item) for item in chosen if item),
        url=_without(query, field.html_name),
    )


def _choices(field: BoundField) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, text in getattr(field.field, "choices", ()):
        flat.extend(text if isinstance(text, list | tuple) else [(key, text)])
    return flat
