"""Addresses of the design system itself: style page, preferences and the list of shortcut keys."""

from django.urls import path

from laozheng.interfaces.ui import views

app_name = "ui"
urlpatterns = [
    path("style/", views.style, name="style"),
    path("style/<slug:name>/", views.demo, name="demo"),
    path("preferences/", views.preferences, name="preferences"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
]
