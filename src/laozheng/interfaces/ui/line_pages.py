"""The pages that lines declare of their own: their addresses, and their links in the navigation."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.navigation import NavItem
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Line, Page

Guard = Callable[..., Any]


def line_addresses(
    guard: Guard, *, public: bool, for_parties: Guard | None = None
) -> list[URLResolver]:
    """An address for every page of a face, ``<face>:<line>:<page>``; ``guard`` wraps each view.

    ``for_parties`` wraps the pages that are for parties alone.
    """
    found = []
    for line in lines().values():
        pages = _pages(line, public)
        if pages:
            inside = [
                path(page.path, _guarded(page, guard, for_parties), name=page.name)
                for page in pages
            ]
            found.append(path(f"lines/{line.code}/", include((inside, line.code))))
    return found


def _guarded(page: Page, guard: Guard, for_parties: Guard | None) -> Any:
    if not page.for_parties:
        return guard(page.view)
    if for_parties is None:
        raise ImproperlyConfigured(f"{page.label}: this face knows no parties")
    return for_parties(page.view)


def line_items(
    face: str,
    line: Line,
    *,
    public: bool,
    for_workers: bool = False,
    for_parties: bool = False,
) -> tuple[NavItem, ...]:
    """The links to the pages of a line that need no argument.

    Those ``for_workers`` alone; of those for parties all or none.
    """
    return tuple(
        NavItem(_(page.label), reverse(f"{face}:{line.code}:{page.name}"))
        for page in _pages(line, public)
        if "<" not in page.path
        and page.for_parties is for_parties
        and (page.for_workers or not for_workers)
    )


def _pages(line: Line, public: bool) -> list[Page]:
    return [page for page in line.pages if page.public is public]
