"""Addresses of the workspace."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from laozheng.interfaces.ui.line_pages import line_addresses
from laozheng.interfaces.workspace.requests import staff_only
from laozheng.interfaces.workspace.views import (
    books,
    calendar,
    case_page,
    cases,
    datasets,
    desk,
    documents,
    field,
    figures,
    frozen,
    handover,
    imports,
    matches,
    parties,
    programs,
    proofreading,
    restatements,
    saved,
    search,
    sections,
    steps,
    studio,
)

app_name = "workspace"

_LOGIN = LoginView.as_view(template_name="workspace/login.html", redirect_authenticated_user=True)

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("login/", _LOGIN, name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("search/", search.search, name="search"),
    path("cases/", cases.all_cases, name="cases"),
    path("cases/kinds/<slug:line>/<slug:kind>/", cases.cases_of_kind, name="kind"),
    path("cases/kinds/<slug:line>/<slug:kind>/<slug:name>/", steps.opening, name="open"),
    path("cases/views/save/", saved.save, name="save_view"),
    path("cases/views/<int:key>/forget/", saved.forget, name="forget_view"),
    path("cases/hand-over/", handover.hand_over_cases, name="hand_over"),
    path("cases/<str:number>/", case_page.case, name="case"),
    path("cases/<str:number>/glass/", case_page.open_glass, name="break_glass"),
    path("cases/<str:number>/steps/<slug:name>/", steps.step, name="step"),
    path("cases/<str:number>/documents/", documents.add, name="attach"),
    path("cases/<str:number>/documents/<int:key>/", documents.document, name="document"),
    path("calendar/", calendar.show, name="calendar"),
    path("field/", field.day, name="field"),
    path("field/worker.js", field.worker, name="field_worker"),
    path("field/<slug:line>/<slug:kind>/", field.visit, name="field_visit"),
    path("programs/", programs.index, name="programs"),
    path("programs/new/", programs.enter, name="enter_program"),
    path("programs/load/", programs.load, name="inspector_load"),
    path("programs/absences/", programs.absences, name="absences"),
    path("programs/<int:key>/", programs.program, name="program"),
    path("programs/<int:key>/<slug:name>/", programs.step, name="program_step"),
    path("parties/", parties.index, name="parties"),
    path("parties/<int:key>/", parties.party, name="party"),
    path("parties/matches/", matches.index, name="matches"),
    path("parties/matches/<int:key>/", matches.settle, name="settle_match"),
    path("figures/", figures.index, name="figures"),
    path("figures/<str:measure>/", figures.figure, name="figure"),
    path("books/", books.index, name="books"),
    path("books/<slug:book>/<str:period>/", studio.book, name="book"),
    path("books/<slug:book>/<str:period>/text/", books.text, name="book_text"),
    path("books/<slug:book>/<str:period>/file<str:suffix>", books.file, name="book_file"),
    path("books/<slug:book>/<str:period>/open/", studio.opening, name="open_volume"),
    path("books/<slug:book>/<str:period>/checks/", frozen.checks, name="book_checks"),
    path("books/<slug:book>/<str:period>/step/", frozen.step, name="book_step"),
    path("books/<slug:book>/<str:period>/frozen/<int:version>/", frozen.frozen, name="frozen_book"),
    path(
        "books/<slug:book>/<str:period>/frozen/<int:version>/file<str:suffix>",
        frozen.file,
        name="frozen_file",
    ),
    path("books/<slug:book>/<str:period>/restatements/", restatements.index, name="restatements"),
    path(
        "books/<slug:book>/<str:period>/restatements/<slug:key>/",
        restatements.restatement,
        name="restatement",
    ),
    path(
        "books/<slug:book>/<str:period>/sections/<slug:section>/", sections.section, name="section"
    ),
    path(
        "books/<slug:book>/<str:period>/sections/<slug:section>/figures/",
        sections.figures,
        name="section_figures",
    ),
    path(
        "books/<slug:book>/<str:period>/sections/<slug:section>/history/",
        sections.history,
        name="section_history",
    ),
    path("proofread/", proofreading.index, name="proofread"),
    path("proofread/<str:token>/", proofreading.result, name="proofread_result"),
    path("proofread/<str:token>/file<str:suffix>", proofreading.file, name="proofread_file"),
    path("datasets/", datasets.index, name="datasets"),
    path("datasets/files/<int:key>/", imports.file, name="import_file"),
    path("datasets/<slug:name>/", datasets.dataset, name="dataset"),
    path("datasets/<slug:name>/import/", datasets.bring_in, name="import"),
    path("datasets/<slug:name>/import/<str:token>/", datasets.trial, name="import_trial"),
    path("datasets/<slug:name>/import/<str:token>/rejected/", datasets.rejected, name="rejected"),
    path("datasets/<slug:name>/export/", datasets.bring_out, name="export"),
    *line_addresses(staff_only, public=False),
]
