"""Every address of the site, by face."""

from django.urls import include, path

urlpatterns = [
    path("", include("laozheng.interfaces.workspace.urls")),
    path("portal/", include("laozheng.interfaces.portal.urls")),
    path("ui/", include("laozheng.interfaces.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
