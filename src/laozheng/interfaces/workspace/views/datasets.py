"""The data sets: their columns, files in (tried first, then confirmed) and out."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui import uploads
from laozheng.interfaces.ui.elements import Link, Tab
from laozheng.interfaces.ui.import_results import REMARKS_SHOWN, remarks_table, report_tiles
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.workspace import dataset_tables
from laozheng.interfaces.workspace.dataset_forms import ExportForm, ImportForm
from laozheng.interfaces.workspace.importing import may_import
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.interfaces.workspace.row_forms import RowForm
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.actions import digest_of
from laozheng.kernel.datasets.catalogue import UnknownDataSet, dataset_named, datasets
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.export import ExportRefused, export_file
from laozheng.kernel.datasets.models import SourceFile
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.schema import describe

FILES_SHOWN = 20
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The data sets, and the files that came last."""
    reader, known = reader_of(request), datasets()
    mine = [name for name, dataset in known.items() if may_import(reader, dataset)]
    files = SourceFile.objects.filter(dataset__in=mine).order_by("-at", "-id")[:FILES_SHOWN]
    labels = {name: _(str(dataset.label)) for name, dataset in known.items()}
    context = {
        "title": _("匯入匯出"),
        "sets": dataset_tables.sets_table(list(known.values())),
        "files": dataset_tables.files_table(list(files), labels),
    }
    return render(request, "workspace/datasets.html", context)


@staff_only
@require_safe
def dataset(request: HttpRequest, name: str) -> HttpResponse:
    """The columns of a data set and the official forms that it reads."""
    found = _named(name)
    described = describe(found)
    context = {
        **_frame(found, "dataset"),
        "key": listed(_(str(found.column(key).label)) for key in found.key),
        "help": _(described["help"]),
        "columns": dataset_tables.columns_table(described["columns"]),
        "layouts": [{**form, "label": _(form["label"])} for form in described["layouts"]],
    }
    return render(request, "workspace/dataset.html", context)


def _named(name: str) -> DataSet:
    try:
        return dataset_named(name)
    except UnknownDataSet as problem:
        raise Http404(str(problem)) from None


def _frame(found: DataSet, current: str) -> dict[str, Any]:
    """What the pages of one data set share."""
    pages = [("dataset", _("欄位"))]
    if "import" in found.ways:
        pages += [("enter_row", _("登錄一筆")), ("import", _("匯入"))]
    if "export" in found.ways:
        pages.append(("export", _("匯出")))
    return {
        "title": _(str(found.label)),
        "name": found.name,
        "crumbs": [
            Link(_("匯入匯出"), reverse("workspace:datasets")),
            Link(_(str(found.label)), ""),
        ],
        "tabs": [
            Tab(label, reverse(f"workspace:{page}", args=[found.name]), is_current=page == current)
            for page, label in pages
        ],
    }


def _importable(name: str, reader: Reader) -> DataSet:
    found = _named(name)
    answer = may_import(reader, found)
    if not answer:
        raise PermissionDenied(answer.reason)
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def enter_row(request: HttpRequest, name: str) -> HttpResponse:
    """Type one row; it is checked and recorded as one of a file."""
    reader = reader_of(request)
    found = _named(name)
    answer = may_import(reader, found)
    form = RowForm(**sent(request), dataset=found)
    if answer and form.is_bound and form.is_valid():
        update = form.cleaned_data["update"]
        report = uploads.bring_in_row(found, form.cells(), reader, update=update)
        if not report.refusals:
            done = _("已登錄。") if report.changed else _("與既有資料相同，沒有異動。")
            messages.success(request, done)
            return redirect("workspace:enter_row", name=name)
        form.show(report)
    context = {**_frame(found, "enter_row"), "form": form, "refused": answer.reason}
    status = 400 if form.errors else 200
    return render(request, "workspace/enter_row.html", context, status=status)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, name: str) -> HttpResponse:
    """Take a file and try it; nothing is imported before the result was seen and confirmed."""
    reader = reader_of(request)
    found = _named(name)
    answer = may_import(reader, found)
    form = ImportForm(**sent(request))
    if answer and form.is_bound and form.is_valid():
        try:
            given = form.cleaned_data
            upload = uploads.receive(given["file"], found, reader, update=given["update"])
            return redirect("workspace:import_trial", name=name, token=upload.token)
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
    context = {**_frame(found, "import"), "form": form, "refused": answer.reason}
    status = 400 if form.errors else 200
    return render(request, "workspace/import.html", context, status=status)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """What the import would do; then confirm, take only the good rows, or withdraw the file."""
    reader = reader_of(request)
    found = _importable(name, reader)
    upload = uploads.waiting(reader, token, name)
    if upload is None:
        messages.warning(request, _("這份檔案已經匯入、撤回或超過一日，請重新上傳。"))
        return redirect("workspace:import", name=name)
    wish = request.POST.get("action", "")
    report = upload.report
    if wish == "withdraw":
        uploads.withdraw(upload)
        messages.success(request, _("已撤回檔案，沒有匯入任何資料。"))
        return redirect("workspace:import", name=name)
    if wish in ("confirm", "keep_good"):
        done = uploads.bring_in(upload, found, reader, keep_good=wish == "keep_good")
        if done.is_complete:
            return _finished(request, upload, done.changed)
        report = done.as_dict()
        messages.error(request, _("資料在試算後有變動，這次沒有匯入；請看新的結果。"))
    context = {
        **_frame(found, "import"),
        "upload": upload,
        "report": report,
        "good": report["held_back"],
        "tiles": report_tiles(report),
        "flags": dataset_tables.flags_table(report["flags"]),
        "refusals": remarks_table(_("退回的列"), report["refusals"], found),
        "warnings": remarks_table(_("提醒"), report["warnings"], found),
        "shown_most": REMARKS_SHOWN,
    }
    return render(request, "workspace/import_trial.html", context)


def _finished(request: HttpRequest, upload: uploads.Upload, changed: int) -> HttpResponse:
    dataset, digest = upload.report["dataset"], digest_of(upload.path)
    uploads.withdraw(upload)
    if changed:
        messages.success(request, _("已匯入，異動 %(count)s 筆資料。") % {"count": changed})
    else:
        messages.success(request, _("檔案與既有資料相同，沒有異動。"))
    files = SourceFile.objects.filter(dataset=dataset, digest=digest).order_by("-id")
    source = files.first()
    if source is None:
        return redirect("workspace:import", name=dataset)
    return redirect("workspace:import_file", key=source.pk)


@staff_only
@require_safe
def rejected(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """The refused rows with their reasons, to be corrected and brought again."""
    reader = reader_of(request)
    upload = uploads.waiting(reader, token, _importable(name, reader).name)
    if upload is None or upload.rejected is None:
        raise Http404(_("沒有退回的列，或檔案已經撤回"))
    return _attachment(upload.rejected.read_bytes(), MEDIA_TYPES["csv"], upload.rejected.name)


@staff_only
@require_safe
def bring_out(request: HttpRequest, name: str) -> HttpResponse:
    """The rows of a period that the reader may see, as a file with the same columns."""
    reader = reader_of(request)
    found = _named(name)
    if "export" not in found.ways:
        refused = {**_frame(found, "export"), "refused": _("這份資料只供匯入，不能匯出。")}
        return render(request, "workspace/export.html", refused)
    form = ExportForm(request.GET or None, dataset=found, day=reader.day)
    if not form.is_bound or not form.is_valid():
        status = 400 if form.errors else 200
        context = {**_frame(found, "export"), "form": form}
        return render(request, "workspace/export.html", context, status=status)
    given = form.cleaned_data
    file_name = f"{name}-{given['period'].code}.{given['format']}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        try:
            export_file(found, given["period"], reader, path, given.get("layout", ""))
        except ExportRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("workspace:export", name=name)
        return _attachment(path.read_bytes(), MEDIA_TYPES[given["format"]], file_name)


def _attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
