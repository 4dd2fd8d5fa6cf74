"""Declarations of list tables and their paging; purely presentational, rows are any objects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict

from laozheng.interfaces.ui.elements import Submit, Text

# Rows of a list on one page.
PAGE_SIZE = 50
NUMERIC_CELLS = frozenset({"number", "money", "wan", "thousand"})


@dataclass(frozen=True)
class Column:
    """One column. ``key`` names the value in a row: a mapping key or an attribute, dots allowed.

    ``cell`` is a kind known to ``cells.render``: text, day, moment, number, money, wan, thousand,
    state, badge, link, deadline, level, person_id, cite, check. ``sortable`` is the name sent in
    ``?sort=`` (True: the key). ``value`` replaces the look-up by key. ``main`` marks the column
    that carries the link of the row (default: the first). ``width`` is narrow or wide;
    ``minor`` columns leave the page first when it gets small.
    """

    key: str
    label: Text
    cell: str = "text"
    sortable: bool | str = False
    value: Callable[[Any], Any] | None = None
    main: bool = False
    width: str = ""
    minor: bool = False
    unit: Text = ""

    @property
    def sort_name(self) -> str:
        """The name of this column in ``?sort=``; empty when it cannot be sorted."""
        return self.sortable if isinstance(self.sortable, str) else self.key * self.sortable

    @property
    def is_numeric(self) -> bool:
        """Whether values stand at the right edge."""
        return self.cell in NUMERIC_CELLS

    @cached_property
    def classes(self) -> str:
        """CSS classes of the head and the cells of this column."""
        given = (
            f"cell-{self.cell}",
            "numeric" if self.is_numeric else "",
            "minor" if self.minor else "",
            self.width,
        )
        return " ".join(name for name in given if name)

    def of(self, row: Any) -> Any:
        """The value of this column in ``row``; None when a step of the key is absent."""
        if self.value:
            return self.value(row)
        found = row
        for part in self.key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else getattr(found, part, None)
            if found is None:
                return None
        return found


@dataclass(frozen=True)
class Table:
    """A list of rows with a caption that says what it lists.

    ``row_url`` gives the address of a row; ``row_key`` the value of its checkbox when
    ``actions`` (buttons on the selected rows, posted to ``action_url`` as ``selected``) are given.
    ``row_tone`` marks rows by one of ``elements.TONES``. ``sort`` is the present order, ``-name``
    for descending. ``narrow`` is ``cards`` or ``scroll``: what a small screen shows.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: Sequence[Any]
    row_url: Callable[[Any], str] | None = None
    row_key: Callable[[Any], Any] | None = None
    row_tone: Callable[[Any], str] | None = None
    row_label: Callable[[Any], Text] | None = None
    sort: str = ""
    actions: tuple[Submit, ...] = ()
    action_url: str = ""
    show_caption: bool = False
    totals: Mapping[str, Any] = field(default_factory=dict)
    empty_text: Text = ""
    empty_url: str = ""
    empty_label: Text = ""
    narrow: str = "cards"

    @property
    def main_column(self) -> Column:
        """The column whose cell carries the link of the row."""
        return next((column for column in self.columns if column.main), self.columns[0])


@dataclass(frozen=True)
class Pages:
    """Where a list stands: addresses of its neighbours, and what is known of its extent.

    Keyset paging knows no total: leave ``total`` None. ``first`` and ``last`` are row numbers
    from 1; ``more`` says that a total is only a lower bound.
    """

    previous_url: str = ""
    next_url: str = ""
    first_url: str = ""
    first: int | None = None
    last: int | None = None
    total: int | None = None
    more: bool = False

    @classmethod
    def of(cls, page: "PaginatorPage[Any]", query: QueryDict, name: str = "page") -> "Pages":
        """The same from a page of Django's paginator and the query string of the request."""

        def address(number: int) -> str:
            changed = query.copy()
            changed[name] = str(number)
            return "?" + changed.urlencode()

        return cls(
            previous_url=address(page.previous_page_number()) if page.has_previous() else "",
            next_url=address(page.next_page_number()) if page.has_next() else "",
            first_url=address(1) if page.number > 2 else "",
            first=page.start_index(),
            last=page.end_index(),
            total=page.paginator.count,
        )


def paged(found: Any, query: QueryDict, size: int = PAGE_SIZE) -> tuple[list[Any], Pages]:
    """The rows of the page that ``?page=`` asks for, or the nearest one, and where it stands.

    ``found`` is a query set or a sequence, in its order.
    """
    page = Paginator(found, size).get_page(query.get("page"))
    return list(page), Pages.of(page, query)
