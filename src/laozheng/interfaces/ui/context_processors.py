"""Variables that every page template may use; the clock is read by the request edge, not here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from laozheng.interfaces.ui.languages import choices_of
from laozheng.interfaces.ui.navigation import mark_current, shell_of
from laozheng.interfaces.ui.preferences import preferences_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """``shell``, ``navigation`` (groups, current item marked), ``preferences``, ``version``,
    ``moment`` (aware, of the request; None outside the middleware) and its ``day`` here,
    ``languages`` that the page can be read in."""
    frame = shell_of(request)
    moment = getattr(request, "moment", None)
    return {
        "shell": frame,
        "navigation": mark_current(frame.navigation, request.path),
        "preferences": preferences_of(request),
        "version": getattr(settings, "LAOZHENG_VERSION", ""),
        "moment": moment,
        "languages": choices_of(request),
        "day": timezone.localtime(moment).date() if moment else None,
    }
