"""Addresses of the portal."""

from django.urls import path

from laozheng.interfaces.portal import views
from laozheng.interfaces.ui.line_pages import line_addresses

app_name = "portal"
urlpatterns = [
    path("violators/", views.violators, name="violators"),
    path("violators/data/", views.open_data, name="open_data"),
    path("violators/data/violators.csv", views.violators_csv, name="violators_csv"),
    path("violators/data/violators.json", views.violators_json, name="violators_json"),
    path("violators/data/corrections.csv", views.corrections_csv, name="corrections_csv"),
    path("violators/data/corrections.json", views.corrections_json, name="corrections_json"),
    path("violators/<str:entry_id>/", views.violator, name="violator"),
    *line_addresses(views.unindexed, public=True),
]
