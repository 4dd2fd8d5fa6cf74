"""Lists of cases with their filters, as a page or as a CSV file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Action, Link, Submit
from laozheng.interfaces.ui.tables import Table
from laozheng.interfaces.workspace import case_sheet
from laozheng.interfaces.workspace.filters import CaseFilter
from laozheng.interfaces.workspace.paging import page_of
from laozheng.interfaces.workspace.requests import reader_of, signed_in
from laozheng.interfaces.workspace.saved_views import query_without_place, tabs_of, views_of_list
from laozheng.interfaces.workspace.tables import cases_table, next_deadlines
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import may_open


@signed_in
@require_safe
def all_cases(request: HttpRequest) -> HttpResponse:
    """Every case that the reader may see, of all kinds."""
    return _list(request, _("所有案件"), "", None)


@signed_in
@require_safe
def cases_of_kind(request: HttpRequest, line: str, kind: str) -> HttpResponse:
    """The cases of one kind, with the steps that open a new one."""
    code = f"{line}.{kind}"
    declared = kinds().get(code)
    if declared is None:
        raise Http404(_("沒有這種案件"))
    return _list(request, _(declared.label), code, declared)


def _list(request: HttpRequest, title: str, code: str, kind: CaseKind | None) -> HttpResponse:
    reader = reader_of(request)
    form = CaseFilter(request.GET or None, reader=reader, kind=kind)
    if request.GET.get("format") == "csv":
        return _file(form, code, reader)
    cases = form.cases(code).select_related("officer")
    page = page_of(cases, request.GET)
    query = query_without_place(request.GET)
    actions = _opening_actions(kind, code, reader) if kind else []
    views = views_of_list(request)
    context = {
        "title": title,
        "crumbs": [Link(_("所有案件"), reverse("workspace:cases")), Link(title, "")]
        if kind
        else [],
        "kind": kind,
        "filter": form,
        "table": _table(title, page.rows, kind, reader, _nothing(query, actions)),
        "pages": page.pages,
        "actions": actions,
        "export_url": f"?{query}&format=csv" if query else "?format=csv",
        "query": query,
        "views": tabs_of(request, views),
        "view": next((view for view in views if view.query == query), None),
    }
    return render(request, "workspace/list.html", context)


def _nothing(query: str, actions: list[Action]) -> str:
    """Why a list is empty, and what to do about it."""
    if query:
        return _("沒有符合條件的案件，請放寬或清除條件。")
    if actions:
        return _("目前沒有您可以閱覽的案件；收到新案時，請按右上角的「新增」。")
    return _("目前沒有您可以閱覽的案件。")


def _table(
    title: str, rows: list[Case], kind: CaseKind | None, reader: Reader, empty: str
) -> Table:
    return cases_table(
        title,
        rows,
        empty,
        with_kind=kind is None,
        due=next_deadlines(rows) if kind is None or kind.deadlines else None,
        officer=True,
        actions=(Submit(_("改派承辦人"), "hand_over"),) if reader.supervised else (),
        action_url=reverse("workspace:hand_over"),
    )


def _opening_actions(kind: CaseKind, code: str, reader: Reader) -> list[Action]:
    """The ways to open a case; the first is the main button and has the key n."""
    line = code.partition(".")[0]
    steps = [step for step in kind.transitions if step.opens and may_open(kind, step, reader)]
    return [
        Action(
            _("新增：%(step)s") % {"step": _(step.label)},
            reverse("workspace:open", args=[line, kind.code, step.name]),
            kind="secondary" if number else "primary",
            icon="plus",
            shortcut="" if number else "n",
        )
        for number, step in enumerate(steps)
    ]


def _file(form: CaseFilter, code: str, reader: Reader) -> HttpResponse:
    """The whole list for a spreadsheet; handing it out is recorded."""
    cases = form.cases(code, "export").select_related("unit", "officer")
    text, count = case_sheet.as_csv(cases)
    record(reader, "export", f"cases:{code or 'all'}", changes={"rows": count})
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"{code or 'cases'}-{reader.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
