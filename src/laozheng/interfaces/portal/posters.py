"""Posters to be printed and hung: what can be filed or joined, and the code that leads there."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import in_taipei, roc_moment
from laozheng.interfaces.portal.filing import filing_of
from laozheng.kernel.accounts.reader import public_reader
from laozheng.kernel.activities.sign_ups import open_announcements
from laozheng.kernel.parties.city import city

# Points that stay white around a code, or cameras do not find it.
QUIET = 4


@require_safe
def filing_poster(request: HttpRequest, line: str, code: str) -> HttpResponse:
    """A poster of one filing."""
    declared, found = filing_of(line, code)
    address = reverse("portal:filing", args=[declared.code, found.code])
    told = [_(found.lead), *([_(found.urgent)] if found.urgent else [])]
    return _poster(request, _(found.label), told, address)


@require_safe
def event_poster(request: HttpRequest, key: int) -> HttpResponse:
    """A poster of an activity while one may sign up for it."""
    day = public_reader(request.moment).day  # type: ignore[attr-defined]
    shown = get_object_or_404(open_announcements(day), pk=key)
    when, where = roc_moment(in_taipei(shown.starts_at)), shown.activity.place
    told = [line for line in (f"{when}　{where}", shown.lead) if line.strip()]
    return _poster(request, shown.activity.title, told, reverse("portal:event", args=[key]))


def _poster(request: HttpRequest, title: str, told: list[str], path: str) -> HttpResponse:
    address = request.build_absolute_uri(path)
    context = {"title": title, "told": told, "address": address, "bureau": city().bureau}
    return render(request, "portal/poster.html", context | _drawing(address))


def _drawing(address: str) -> dict[str, object]:
    """The code as a path, and the side of its square; nothing for an address that is too long."""
    try:
        # A fifth of the paper may be torn or dirty.
        grid = segno.make_qr(address, error="q").matrix
    except segno.DataOverflowError:
        return {}
    points = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(grid)
        for x, dark in enumerate(row)
        if dark
    )
    return {"path": "".join(points), "side": len(grid) + 2 * QUIET}
