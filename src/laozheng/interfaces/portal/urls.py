"""Addresses of the portal."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.generic import RedirectView

from laozheng.interfaces.portal import views
from laozheng.interfaces.portal.bulk import bulk, refused, trial
from laozheng.interfaces.portal.events import event, events, place
from laozheng.interfaces.portal.filing import filing, filings, leave
from laozheng.interfaces.portal.following import addition, end, follow, followed, letter, lost
from laozheng.interfaces.portal.own import for_parties, own, own_case, password
from laozheng.interfaces.portal.posters import event_poster, filing_poster
from laozheng.interfaces.portal.resuming import resume
from laozheng.interfaces.ui.line_pages import line_addresses

app_name = "portal"

_SIGN_IN = LoginView.as_view(template_name="portal/sign_in.html", next_page="portal:own")

urlpatterns = [
    path(
        "",
        RedirectView.as_view(pattern_name="portal:filings", http_method_names=["get", "head"]),
        name="home",
    ),
    path("file/", filings, name="filings"),
    path("file/<str:line>/<str:code>/", filing, name="filing"),
    path("file/<str:line>/<str:code>/poster/", filing_poster, name="filing_poster"),
    path("saved/", resume, name="resume"),
    path("follow/", follow, name="follow"),
    path("follow/lost/", lost, name="lost_code"),
    path("follow/case/", followed, name="followed"),
    path("follow/case/end/", end, name="end_following"),
    path("follow/case/letters/<int:key>/", letter, name="followed_letter"),
    path("follow/case/<str:code>/", addition, name="addition"),
    path("events/", events, name="events"),
    path("events/place/", place, name="place"),
    path("events/<int:key>/", event, name="event"),
    path("events/<int:key>/poster/", event_poster, name="event_poster"),
    path("leave/", leave, name="leave"),
    path("sign-in/", _SIGN_IN, name="sign_in"),
    path("sign-in/password/", password, name="password"),
    path("sign-out/", LogoutView.as_view(next_page="portal:filings"), name="sign_out"),
    path("own/", own, name="own"),
    path("own/cases/<str:number>/", own_case, name="own_case"),
    path("own/files/<str:line>/<str:code>/", bulk, name="bulk"),
    path("own/files/<str:line>/<str:code>/<str:token>/", trial, name="bulk_trial"),
    path("own/files/<str:line>/<str:code>/<str:token>/refused/", refused, name="bulk_refused"),
    path("violators/", views.violators, name="violators"),
    path("violators/data/", views.open_data, name="open_data"),
    path("violators/data/violators.csv", views.violators_csv, name="violators_csv"),
    path("violators/data/violators.json", views.violators_json, name="violators_json"),
    path("violators/data/corrections.csv", views.corrections_csv, name="corrections_csv"),
    path("violators/data/corrections.json", views.corrections_json, name="corrections_json"),
    path("violators/<str:entry_id>/", views.violator, name="violator"),
    *line_addresses(views.unindexed, public=True, for_parties=for_parties),
]
