"""Lists under names of one's own: which ones a page offers, and how an address is remembered."""

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Tab
from laozheng.interfaces.workspace.models import SavedView

# What says where one is in a list, not which list it is.
_PLACE = ("after", "before", "format")


def query_without_place(query: QueryDict) -> str:
    """The filters of a list as a query string, without paging and without empty values."""
    kept = QueryDict(mutable=True)
    for name, values in sorted(query.lists()):
        if name not in _PLACE:
            kept.setlist(name, [value for value in values if value])
    return kept.urlencode()


def views_of_list(request: HttpRequest) -> list[SavedView]:
    """The reader's saved views of the list that a request asks for."""
    return list(SavedView.objects.filter(user_id=request.user.pk or 0, path=request.path))


def tabs_of(request: HttpRequest, views: list[SavedView]) -> list[Tab]:
    """The whole list and its saved views; nothing when none was saved."""
    query = query_without_place(request.GET)
    tabs = [Tab(view.name, view.url, is_current=view.query == query) for view in views]
    return [Tab(_("全部"), request.path, is_current=not query), *tabs] if tabs else []
