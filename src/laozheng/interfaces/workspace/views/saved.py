"""Keeping and deleting saved views of lists."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laozheng.interfaces.workspace.models import SavedView
from laozheng.interfaces.workspace.requests import signed_in
from laozheng.interfaces.workspace.saved_views import query_without_place

_LISTS = frozenset({"workspace:cases", "workspace:kind"})


@signed_in
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep a list with its filters under a name; the same name again replaces it."""
    path, name = request.POST.get("path", ""), request.POST.get("name", "").strip()[:60]
    if not _is_list(path):
        return redirect("workspace:cases")
    query = query_without_place(QueryDict(request.POST.get("query", "")))
    if name:
        SavedView.objects.update_or_create(
            user_id=request.user.pk or 0, name=name, defaults={"path": path, "query": query}
        )
        messages.success(request, _("已儲存檢視「%(name)s」。") % {"name": name})
    else:
        messages.error(request, _("檢視沒有名稱，請填寫名稱後再儲存。"))
    return redirect(f"{path}?{query}" if query else path)


@signed_in
@require_POST
def forget(request: HttpRequest, key: int) -> HttpResponse:
    """Delete one of the reader's own saved views and return to its list."""
    view = get_object_or_404(SavedView, pk=key, user_id=request.user.pk or 0)
    view.delete()
    messages.success(request, _("已刪除檢視「%(name)s」。") % {"name": view.name})
    return redirect(view.path)


def _is_list(path: str) -> bool:
    try:
        return resolve(path).view_name in _LISTS
    except Resolver404:
        return False
