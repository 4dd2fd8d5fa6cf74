"""Proof-reading in the workspace: give a text, read what does not agree, take marked copies."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Action, Link, Tile
from laozheng.interfaces.ui.languages import period_words
from laozheng.interfaces.workspace.proof_forms import ProofForm
from laozheng.interfaces.workspace.proofs import FILE_TYPES, PASTED, Proof, kept, prove
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.proofreading.reading import UnreadableDocument
from laozheng.kernel.reports.proofreading.report import VERDICT_LABELS
from laozheng.kernel.reports.render import render_book

AUDITED = "reports:proofreading"


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Ask for a text; a text that can be read leads to its result."""
    form = ProofForm(**sent(request))
    reader = reader_of(request)
    if form.is_bound and form.is_valid():
        try:
            proof = _proven(form.cleaned_data, reader)
        except (UnreadableDocument, ValueError) as problem:
            form.add_error(None, str(problem))
        else:
            record(reader, "read", AUDITED, changes={"period": proof.period})
            return redirect("workspace:proofread_result", token=proof.token)
    return render(request, "workspace/proofread.html", {"title": _("校對"), "form": form})


def _proven(given: dict[str, Any], reader: Reader) -> Proof:
    content, name = _text(given, reader)
    return prove(content, name, reader, period=given["period"], cut_off=given["cut_off"])


def _text(given: dict[str, Any], reader: Reader) -> tuple[bytes, str]:
    """The bytes and the name of the text in the way that was chosen."""
    if given["file"]:
        return given["file"].read(), given["file"].name
    if given["text"]:
        return given["text"].encode(), PASTED
    kind = book(given["book"])
    document = compile_book(
        kind, given["period"], cut_off=given["cut_off"], as_of=reader.day, reader=reader
    )
    return render_book(document, ".html"), f"{kind.code}-{given['period'].code}.html"


@staff_only
@require_safe
def result(request: HttpRequest, token: str) -> HttpResponse:
    """The verdicts with the worst first, the marked text beside, and the files to take along."""
    proof = _kept(request, token)
    context = {
        "title": _("校對結果"),
        "crumbs": [Link(_("校對"), reverse("workspace:proofread")), Link(proof.name, "")],
        "proof": proof,
        "period": period_words(Period.parse(proof.period)),
        "cut_off": parse_date(proof.cut_off),
        "tiles": _tiles(proof),
        "files": [_file_action(token, suffix) for suffix in FILE_TYPES],
        "body": SafeString(proof.fragment),
    }
    return render(request, "workspace/proofread_result.html", context)


@staff_only
@require_safe
def file(request: HttpRequest, token: str, suffix: str) -> HttpResponse:
    """A marked copy, or the report as JSON."""
    proof = _kept(request, token)
    if suffix not in FILE_TYPES:
        raise Http404(_("沒有這種檔案格式"))
    record(reader_of(request), "export", AUDITED, changes={"format": suffix})
    response = HttpResponse(proof.file(suffix), content_type=FILE_TYPES[suffix])
    response["Content-Disposition"] = f'attachment; filename="proofread-{proof.period}{suffix}"'
    return response


def _kept(request: HttpRequest, token: str) -> Proof:
    proof = kept(reader_of(request), token)
    if proof is None:
        raise Http404(_("這份校對結果已經刪除，請重新校對。"))
    return proof


def _tiles(proof: Proof) -> list[Tile]:
    told = [Tile(_(VERDICT_LABELS[verdict]), count) for verdict, count in proof.counts.items()]
    return [*told, Tile(_("前後檢查要看的"), proof.failed_checks)]


def _file_action(token: str, suffix: str) -> Action:
    address = reverse("workspace:proofread_file", args=[token, suffix])
    return Action(suffix.lstrip(".").upper(), address, icon="export")
