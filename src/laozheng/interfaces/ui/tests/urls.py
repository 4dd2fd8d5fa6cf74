"""Addresses for tests of ui alone, without any face; one view fails on purpose."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def failing(request: HttpRequest) -> HttpResponse:
    """A view with an error in it."""
    raise RuntimeError("on purpose")


urlpatterns = [
    path("ui/", include("laozheng.interfaces.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("failing/", failing),
]
