"""Keyset paging of the list: constant work per page, however long the list; no count is made."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from laozheng.interfaces.ui.tables import Pages
from laozheng.kernel.inspections.models import Publication

PAGE_SIZE = 50


def page_of(
    entries: "QuerySet[Publication]", query: QueryDict, size: int = PAGE_SIZE
) -> tuple[list[Publication], Pages]:
    """The entries that ``?after=`` asks for, newest first, and the addresses around them."""
    ordered = entries.order_by("-announced_on", "-pk")
    mark = _mark(query.get("after", ""))
    if mark is not None:
        day, key = mark
        ordered = ordered.filter(Q(announced_on__lt=day) | Q(announced_on=day, pk__lt=key))
    rows = list(ordered[: size + 1])
    has_more, rows = len(rows) > size, rows[:size]
    return rows, Pages(
        first_url=_address(query, None) if mark is not None else "",
        next_url=_address(query, rows[-1]) if has_more else "",
    )


def _mark(text: str) -> tuple[date, int] | None:
    day, _, key = text.partition("_")
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None


def _address(query: QueryDict, row: Publication | None) -> str:
    changed = query.copy()
    changed.pop("after", None)
    if row is not None:
        changed["after"] = f"{row.announced_on.isoformat()}_{row.pk}"
    return "?" + changed.urlencode()
