"""What the shell shows around a page: product, navigation, search and account links of one face.

A face (workspace, portal) offers a function ``(request) -> Shell``; the setting
``LAOZHENG_SHELL`` names it by its dotted path, so that ui imports no face.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from laozheng.interfaces.ui.elements import Text


@dataclass(frozen=True)
class NavItem:
    """One link of the main navigation.

    ``shortcut`` is a key sequence such as ``"g d"``; ``count`` is shown as a small number
    (waiting work) and hidden when None or 0; ``is_current`` is set by ``mark_current``.
    """

    label: Text
    url: str
    icon: str = ""
    shortcut: str = ""
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True)
class NavGroup:
    """Links under one heading; an empty label draws no heading.

    ``folds`` hides the links until the group is opened or one of them is the current page.
    """

    label: Text
    items: tuple[NavItem, ...]
    folds: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the current page is in this group."""
        return any(item.is_current for item in self.items)


@dataclass(frozen=True)
class Shell:
    """The frame of all pages of one face.

    ``look`` is ``workspace`` (navigation at the side) or ``public`` (navigation on top).
    An empty url leaves its control out. ``user_note`` is the role and unit of the user.
    """

    organization: Text = ""
    home_url: str = "/"
    navigation: tuple[NavGroup, ...] = ()
    search_url: str = ""
    search_label: Text = ""
    user_name: Text = ""
    user_note: Text = ""
    account_links: tuple[NavItem, ...] = ()
    login_url: str = ""
    logout_url: str = ""
    look: str = "workspace"


def shell_of(request: HttpRequest) -> Shell:
    """The shell that the face of this site declares, or an empty one."""
    path = getattr(settings, "LAOZHENG_SHELL", "")
    if not path:
        return Shell()
    declared: Callable[[HttpRequest], Shell] = import_string(path)
    return declared(request)


def mark_current(groups: tuple[NavGroup, ...], path: str) -> tuple[NavGroup, ...]:
    """The same groups, with the item marked whose url is the longest beginning of ``path``."""
    matching = [item.url for item in _items(groups) if _leads(item.url, path)]
    current = max(matching, key=len, default=None)
    return tuple(
        replace(
            group,
            items=tuple(replace(item, is_current=item.url == current) for item in group.items),
        )
        for group in groups
    )


def _items(groups: tuple[NavGroup, ...]) -> Iterator[NavItem]:
    for group in groups:
        yield from group.items


def _leads(url: str, path: str) -> bool:
    """Whether ``path`` lies at or under ``url``; the root leads only to itself."""
    address = url.partition("?")[0]
    if address == "/":
        return path == "/"
    return path == address or path.startswith(address.rstrip("/") + "/")
