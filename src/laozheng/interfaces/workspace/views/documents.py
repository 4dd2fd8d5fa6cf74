"""The documents of a case: files go out and come in, letters are read and printed."""

import mimetypes
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.workspace.requests import reader_of, sent, signed_in
from laozheng.interfaces.workspace.views.letters import letter_page
from laozheng.kernel.accounts.access import may_act, visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import attach_content, note_read
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.cases.queries import case_for
from laozheng.kernel.documents.actions import read_file
from laozheng.kernel.documents.files import FileDamaged
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.render import render_letter

LARGEST_MB = 20
ODT = "application/vnd.oasis.opendocument.text"


class AttachForm(forms.Form):
    """A file and what it is."""

    file = forms.FileField(label=gettext_lazy("檔案"), allow_empty_file=False)
    label = forms.CharField(
        label=gettext_lazy("名稱"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("空白時用檔名"),
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_MB * 1024 * 1024:
            sentence = _("檔案超過 %(size)s MB，請壓縮或分成數個檔案後再上傳。")
            raise forms.ValidationError(sentence % {"size": LARGEST_MB})
        return file


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """A file as a download; a letter as a page, or with ``?format=odt`` as it is printed.

    A POST issues a letter that is still a draft.
    """
    reader = reader_of(request)
    case = _case(reader, number)
    rows = visible(CaseDocument.objects.filter(case=case), reader, "detail")
    found = get_object_or_404(rows.select_related("file", "letter"), pk=key)
    note_read(case, reader, found)
    if found.file is not None:
        return _download(request, case, found)
    assert found.letter is not None
    if request.GET.get("format") == "odt":
        return _print(found.letter, request.GET.get("copy", ""))
    return letter_page(request, case, found)


def _case(reader: Reader, number: str) -> Case:
    case = case_for(reader, number)
    if case is None:
        raise Http404(_("沒有這件案件，或您無權閱覽"))
    return case


def _download(request: HttpRequest, case: Case, row: CaseDocument) -> HttpResponse:
    assert row.file is not None
    try:
        content = read_file(row.file)
    except (ValidationError, FileDamaged) as problem:
        reason = problem.messages[0] if isinstance(problem, ValidationError) else str(problem)
        messages.error(request, reason)
        return redirect("workspace:case", number=case.number)
    return _attachment(content, row.file.media_type, _file_name(row.label, row.file.media_type))


def _file_name(label: str, media_type: str) -> str:
    """A name that the receiver's computer knows what to do with."""
    ending = mimetypes.guess_extension(media_type) or ""
    return label if mimetypes.guess_type(label)[0] == media_type else f"{label}{ending}"


def _attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that the browser saves and never opens in our pages."""
    response = HttpResponse(content, content_type=media_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    assert disposition is not None
    response["Content-Disposition"] = disposition
    return response


def _print(letter: Letter, copy: str) -> HttpResponse:
    place = int(copy) if copy.isdecimal() and int(copy) < len(letter.addressees) else 0
    return _attachment(render_letter(letter, place), ODT, f"{letter}.odt")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Attach a file to a case."""
    reader = reader_of(request)
    case = _case(reader, number)
    back = reverse("workspace:case", args=[number])
    answer = may_act(reader, ("officer", "supervisor"), case, case.unit_id)
    if not answer:
        messages.warning(request, answer.reason)
        return redirect(back)
    form = AttachForm(**sent(request))
    if form.is_bound and form.is_valid():
        _attach(form, case, reader)
        messages.success(request, _("已加入文件。"))
        return redirect(f"{back}#documents")
    context = {
        "form": form,
        "title": _("附加檔案"),
        "case": case,
        "crumbs": [
            Link(_("所有案件"), reverse("workspace:cases")),
            Link(number, back),
            Link(_("附加檔案"), ""),
        ],
        "back_url": back,
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/step.html", context, status=status)


def _attach(form: AttachForm, case: Case, reader: Reader) -> None:
    file, label = form.cleaned_data["file"], form.cleaned_data["label"]
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    attach_content(
        case, file.read(), media_type, label or file.name, role="attachment", actor=reader
    )
