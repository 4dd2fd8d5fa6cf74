"""Decisions over all lines: to be served, under appeal, unpaid, to be published."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Link, Tab
from laozheng.interfaces.ui.tables import Pages
from laozheng.interfaces.workspace import tracking_panels as panels
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.kernel.inspections.tracking import tracked

PAGE_SIZE = 50


@staff_only
@require_safe
def tracker(request: HttpRequest, name: str) -> HttpResponse:
    """One list of what waits, what is due first at the top."""
    reader = reader_of(request)
    found = panels.TRACKERS.get(name)
    if found is None:
        raise Http404(_("沒有這張清單"))
    form = found.filter(request.GET or None)
    rows = form.rows(found.rows(reader, form))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "title": _("裁處追蹤"),
        "crumbs": [Link(_("裁處追蹤"), "")],
        "tabs": [
            Tab(
                _(one.label),
                reverse("workspace:tracker", args=[code]),
                code == name,
                page.paginator.count if code == name else None,
            )
            for code, one in panels.TRACKERS.items()
        ],
        "filter": form,
        "table": panels.table(found, tracked(page.object_list, reader.day), reader.day),
        "pages": Pages.of(page, request.GET),
    }
    return render(request, "workspace/tracker.html", context)
