"""The pages that lines declare of their own: their addresses, and their links in the navigation."""

from collections.abc import Callable
from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.navigation import NavItem
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Line, Page

Guard = Callable[..., Any]


def line_addresses(guard: Guard, *, public: bool) -> list[URLResolver]:
    """An address for every page of a face, ``<face>:<line>:<page>``; ``guard`` wraps each view."""
    found = []
    for line in lines().values():
        pages = _pages(line, public)
        if pages:
            inside = [path(page.path, guard(page.view), name=page.name) for page in pages]
            found.append(path(f"lines/{line.code}/", include((inside, line.code))))
    return found


def line_items(
    face: str, line: Line, *, public: bool, for_workers: bool = False
) -> tuple[NavItem, ...]:
    """The links to the pages of a line that need no argument; those ``for_workers`` alone."""
    return tuple(
        NavItem(_(page.label), reverse(f"{face}:{line.code}:{page.name}"))
        for page in _pages(line, public)
        if "<" not in page.path and (page.for_workers or not for_workers)
    )


def _pages(line: Line, public: bool) -> list[Page]:
    return [page for page in line.pages if page.public is public]
