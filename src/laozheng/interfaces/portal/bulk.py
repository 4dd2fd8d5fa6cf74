"""Whole files of filings from agencies and employers: tried first, then each row is filed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.portal.own import for_parties
from laozheng.interfaces.ui import uploads
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.import_results import REMARKS_SHOWN, remarks_table, report_tiles
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.readers import reader_of
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.public import BulkFiling
from laozheng.kernel.cases.queries import opened_cases
from laozheng.kernel.datasets.actions import digest_of
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceFile
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.schema import describe

LARGEST_MB = 5


class BulkForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("檔案"),
        help_text=gettext_lazy("CSV、XLSX 或 ODS，第一列為欄名，順序不拘，不超過5 MB"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods"}),
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_MB * 1024 * 1024:
            raise forms.ValidationError(_("檔案超過5 MB，請分成數個檔案後再上傳"))
        return file


@for_parties
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, line: str, code: str) -> HttpResponse:
    """What the file has to hold, and the file; it is tried and nothing is filed yet."""
    found, data_set = _declared(request, line, code)
    posted = request.method == "POST"
    form = BulkForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_bound and form.is_valid():
        try:
            upload = uploads.receive(
                form.cleaned_data["file"], data_set, reader_of(request), update=False
            )
            return redirect("portal:bulk_trial", line=line, code=code, token=upload.token)
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
    context = {**_frame(found), "form": form, "columns": _columns_table(data_set)}
    return render(request, "portal/bulk.html", context, status=400 if form.errors else 200)


@for_parties
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, line: str, code: str, token: str) -> HttpResponse:
    """What would be filed, and why not; then file all, only the good rows, or withdraw."""
    found, data_set = _declared(request, line, code)
    reader = reader_of(request)
    upload = uploads.waiting(reader, token, data_set.name)
    if upload is None:
        messages.warning(request, _("這份檔案已經送出、撤回或超過一日，請重新上傳。"))
        return redirect("portal:bulk", line=line, code=code)
    wish, report = request.POST.get("action", ""), upload.report
    if wish == "withdraw":
        uploads.withdraw(upload)
        return redirect("portal:bulk", line=line, code=code)
    if wish in ("confirm", "keep_good"):
        done = uploads.bring_in(upload, data_set, reader, keep_good=wish == "keep_good")
        if done.is_complete:
            return _receipt(request, found, data_set, upload, done.as_dict())
        report = done.as_dict()
        messages.error(request, _("資料在試算後有變動，這次沒有送出；請看新的結果。"))
    context = {
        **_frame(found),
        "upload": upload,
        "report": report,
        "tiles": report_tiles(report),
        "refusals": remarks_table(_("退回的列"), report["refusals"], data_set),
        "shown_most": REMARKS_SHOWN,
        "refused_url": reverse("portal:bulk_refused", args=[line, code, token]),
    }
    return render(request, "portal/bulk_trial.html", context)


def _receipt(
    request: HttpRequest,
    found: BulkFiling,
    data_set: DataSet,
    upload: uploads.Upload,
    report: dict[str, Any],
) -> HttpResponse:
    """The number of every row that was filed; the refused ones can still be taken home."""
    reader = reader_of(request)
    filed = SourceFile.objects.filter(
        dataset=data_set.name, digest=digest_of(upload.path), by=reader.ref
    )
    last = filed.order_by("-id").first()
    rows = list(last.rows.exclude(result="refused").order_by("number")) if last else []
    if not report["refused"]:
        uploads.withdraw(upload)
    keys = [row.object_ref.partition(":")[2] for row in rows]
    cases = {case.ref: case for case in opened_cases(reader).filter(pk__in=keys)}
    context = {
        **_frame(found),
        "title": _("整批收件憑證"),
        "tiles": report_tiles(report),
        "receipts": _receipts_table([(row.number, cases.get(row.object_ref)) for row in rows]),
        "refused": report["refused"],
        "refused_url": request.path + "refused/",
        "received_at": reader.at,
    }
    return render(request, "portal/bulk_receipt.html", context)


@for_parties
@require_safe
def refused(request: HttpRequest, line: str, code: str, token: str) -> HttpResponse:
    """The refused rows with their reasons, to be corrected and brought again."""
    _found, data_set = _declared(request, line, code)
    upload = uploads.waiting(reader_of(request), token, data_set.name)
    if upload is None or upload.rejected is None:
        raise Http404(_("沒有退回的列，或檔案已經撤回"))
    response = HttpResponse(upload.rejected.read_bytes(), content_type="text/csv; charset=utf-8")
    name = content_disposition_header(True, upload.rejected.name)
    response["Content-Disposition"] = name or "attachment"
    return response


def _declared(request: HttpRequest, line: str, code: str) -> tuple[BulkFiling, DataSet]:
    declared = lines().get(line)
    for one in declared.bulk_filings if declared is not None else ():
        if one.code == code:
            if reader_of(request).external_role not in one.roles:
                raise PermissionDenied(_("貴單位的帳號不能送這種檔案，請洽業務單位。"))
            return one, dataset_named(one.data_set)
    raise Http404(_("沒有這個整批申報項目"))


def _frame(found: BulkFiling) -> dict[str, Any]:
    return {
        "title": _(found.label),
        "lead": _(found.lead),
        "crumbs": [Link(_("我的事業"), reverse("portal:own")), Link(_(found.label), "")],
    }


def _columns_table(data_set: DataSet) -> Table:
    return Table(
        caption=_("欄位"),
        columns=(
            Column("label", _("欄名"), main=True, value=lambda one: _(one["label"])),
            Column("required", _("必填"), cell="check", width="narrow"),
            Column("codes", _("可填的值"), value=lambda one: listed(map(_, one["codes"].values()))),
            Column("meaning", _("說明"), width="wide", value=lambda one: _(one["meaning"])),
        ),
        rows=describe(data_set)["columns"],
    )


def _receipts_table(rows: list[tuple[int, Case | None]]) -> Table:
    return Table(
        caption=_("已收件"),
        columns=(
            Column("line", _("列"), cell="number", width="narrow", value=lambda row: row[0]),
            Column("number", _("案號"), main=True, value=lambda row: row[1] and row[1].number),
            Column("on", _("收件日"), cell="day", value=lambda row: row[1] and row[1].received_on),
        ),
        rows=rows,
    )
