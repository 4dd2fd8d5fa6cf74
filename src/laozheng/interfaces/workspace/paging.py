"""Keyset paging of case lists: constant work per page, however long the list; no count is made."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from laozheng.interfaces.ui.tables import Pages
from laozheng.kernel.cases.models import Case

PAGE_SIZE = 50


@dataclass(frozen=True)
class CasePage:
    """One page of a list of cases, newest first, with the addresses of its neighbors."""

    rows: list[Case]
    pages: Pages


def page_of(cases: QuerySet[Case], query: QueryDict, size: int = PAGE_SIZE) -> CasePage:
    """The page that ``?after=`` or ``?before=`` asks for; the first one without either.

    A mark that cannot be read counts as none, and so does one beyond either end: an old bookmark
    still opens the list.
    """
    after, before = _mark(query.get("after")), _mark(query.get("before"))
    if before:
        rows = list(cases.filter(_newer(*before)).order_by("received_on", "id")[: size + 1])
        has_newer, has_older = len(rows) > size, True
        rows = rows[:size][::-1]
    else:
        older = cases.filter(_older(*after)) if after else cases
        rows = list(older.order_by("-received_on", "-id")[: size + 1])
        has_newer, has_older = after is not None, len(rows) > size
        rows = rows[:size]
    if not rows and (after or before):
        return page_of(cases, QueryDict(_address(query, "", None).removeprefix("?")), size)
    pages = Pages(
        previous_url=_address(query, "before", rows[0]) if has_newer else "",
        next_url=_address(query, "after", rows[-1]) if rows and has_older else "",
        first_url=_address(query, "", None) if has_newer else "",
    )
    return CasePage(rows, pages)


def _older(day: date, key: int) -> Q:
    return Q(received_on__lt=day) | Q(received_on=day, id__lt=key)


def _newer(day: date, key: int) -> Q:
    return Q(received_on__gt=day) | Q(received_on=day, id__gt=key)


def _mark(text: str | None) -> tuple[date, int] | None:
    try:
        day, _sign, key = (text or "").partition("_")
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None


def _address(query: QueryDict, name: str, row: Case | None) -> str:
    changed = query.copy()
    for old in ("after", "before"):
        changed.pop(old, None)
    if row is not None:
        changed[name] = f"{row.received_on.isoformat()}_{row.pk}"
    return "?" + changed.urlencode()
