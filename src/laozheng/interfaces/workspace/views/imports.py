"""The review of an imported file: every row as it stood, what became of it, what to look at."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.import_results import RESULT_LABELS, report_tiles
from laozheng.interfaces.ui.tables import Pages
from laozheng.interfaces.workspace import dataset_tables
from laozheng.interfaces.workspace.importing import may_import, rows_seen
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceFile, SourceRow

PAGE_SIZE = 50


class RowFilter(forms.Form):
    """Which rows of a file to look at."""

    result = forms.ChoiceField(
        label=gettext_lazy("結果"),
        required=False,
        choices=[("", gettext_lazy("全部")), *RESULT_LABELS.items()],
    )
    marked = forms.BooleanField(label=gettext_lazy("只看需留意的列"), required=False)
    line = forms.IntegerField(label=gettext_lazy("列號"), required=False, min_value=1)

    def rows(self, file: SourceFile) -> "QuerySet[SourceRow]":
        """The rows that the filters leave, in the order of the file."""
        rows = file.rows.order_by("number")
        given: dict[str, Any] = {}
        if self.is_bound:
            self.is_valid()
            given = self.cleaned_data
        if given.get("result"):
            rows = rows.filter(result=given["result"])
        if given.get("marked"):
            rows = rows.exclude(flags=[], reasons=[])
        if given.get("line"):
            rows = rows.filter(number=given["line"])
        return rows


@staff_only
@require_safe
def file(request: HttpRequest, key: int) -> HttpResponse:
    """One imported file, for those who may import the like; looking at its rows is recorded."""
    reader = reader_of(request)
    source = get_object_or_404(SourceFile, pk=key)
    dataset = _importable(source, reader)
    label = _(str(dataset.label))
    form = RowFilter(request.GET or None)
    page = Paginator(form.rows(source), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = list(page)
    seen = rows_seen(rows, reader)
    titles = list(dict.fromkeys(title for row in rows for title in row.cells))
    record(reader, "read", source.ref, changes={"page": page.number})
    context = {
        "title": source.name,
        "label": label,
        "crumbs": [
            Link(_("匯入匯出"), reverse("workspace:datasets")),
            Link(label, reverse("workspace:dataset", args=[source.dataset])),
            Link(source.name, ""),
        ],
        "facts": _facts(source, dataset),
        "tiles": report_tiles({**_counts(source), "held_back": 0}),
        "filter": form,
        "table": dataset_tables.rows_table(rows, seen, titles),
        "pages": Pages.of(page, request.GET),
        "is_masked": len(seen) < len(rows),
    }
    return render(request, "workspace/import_file.html", context)


def _importable(source: SourceFile, reader: Reader) -> DataSet:
    dataset = datasets().get(source.dataset)
    if dataset is None:
        raise Http404(_("這份資料的業務沒有安裝"))
    answer = may_import(reader, dataset)
    if not answer:
        raise PermissionDenied(answer.reason)
    return dataset


def _counts(source: SourceFile) -> dict[str, int]:
    return {name: getattr(source, name) for name in ("read", *RESULT_LABELS)}


def _facts(source: SourceFile, dataset: DataSet) -> list[Fact]:
    forms = {layout.name: _(str(layout.label)) for layout in dataset.layouts}
    return [
        Fact(_("匯入時間"), source.at, "moment"),
        Fact(_("匯入人"), _name_of(source.by)),
        Fact(_("版面"), forms.get(source.layout, _("系統欄位"))),
        Fact("SHA-256", source.digest[:16], "reference"),
    ]


def _name_of(ref: str) -> str:
    """Who stands behind an account reference; programs have no name."""
    kind, _sign, number = ref.partition(":")
    person = Staff.objects.filter(number=number).first() if kind == "staff" else None
    return person.name if person else _("系統")
