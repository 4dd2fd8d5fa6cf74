"""The books: which there are for a period, and the text of one as compiled now, with its files."""

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Action, Link
from laozheng.interfaces.ui.languages import period_words
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.figure_forms import BookForm, PeriodForm
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.studio.asking import (
    OVERVIEW,
    TEXT,
    asked_book,
    book_url,
    crumbs_of,
    tabs_of,
)
from laozheng.interfaces.workspace.studio.words import book_state, weight_of
from laozheng.kernel.audit.actions import record
from laozheng.kernel.reports.actions import log_compilation
from laozheng.kernel.reports.catalogue import books
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document, Problem
from laozheng.kernel.reports.freezing.rebuild import freeze_of
from laozheng.kernel.reports.models import Compilation, Volume
from laozheng.kernel.reports.render import MEDIA_TYPES, render_book
from laozheng.kernel.reports.render.html import fragment

FILES_SHOWN = 10


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The books that can be compiled, for the period asked (default: the last full year)."""
    form = PeriodForm(request.GET or None, day=reader_of(request).day)
    period = form.asked_period
    states = dict(Volume.objects.filter(period=period.code).values_list("book", "state"))
    table = Table(
        caption=_("%(period)s的書刊") % {"period": period_words(period)},
        columns=(
            Column("title", _("書名"), main=True, value=lambda kind: kind.title_for(period)),
            Column(
                "state", _("進度"), cell="state", value=lambda k: book_state(states.get(k.code))
            ),
            Column("cut_off", _("發生日算到"), cell="day", value=lambda kind: kind.cut_off(period)),
        ),
        rows=[kind for kind in books().values() if _is_made_for(kind, period)],
        row_url=lambda kind: book_url(OVERVIEW, kind, period),
        show_caption=True,
        empty_text=_("這個期間沒有書刊；年度的書填年度，例如113，半年的書填上下半年，例如113H1。"),
    )
    context = {"title": _("書刊"), "form": form, "period": period, "table": table}
    return render(request, "workspace/books.html", context)


def _is_made_for(kind: BookKind, period: Period) -> bool:
    try:
        kind.edition_for(period)
    except ValueError:
        return False
    return True


@staff_only
@require_safe
def text(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """The text of one book, compiled from the records of this moment."""
    kind, span = asked_book(book, period)
    form = BookForm(request.GET or None, day=reader_of(request).day, cut_off=kind.cut_off(span))
    document = _compiled(request, kind, span, form)
    query = request.GET.urlencode()
    context = {
        "title": document.title,
        "crumbs": crumbs_of(kind, span, Link(_("內文"), "")),
        "tabs": tabs_of(kind, span, TEXT, is_frozen=freeze_of(kind.code, span) is not None),
        "form": form,
        "document": document,
        "body": SafeString(fragment(document)),
        "problems": _problems_table(document.problems),
        "stops": sum(problem.weight == "stop" for problem in document.problems),
        "problem_count": len(document.problems),
        "files": [_file_action(kind, span, suffix, query) for suffix in MEDIA_TYPES],
        "written": _written_table(book, span),
    }
    return render(request, "workspace/book.html", context)


def _file_action(kind: BookKind, period: Period, suffix: str, query: str) -> Action:
    address = book_url("book_file", kind, period, suffix)
    label = suffix.lstrip(".").upper()
    return Action(label, f"{address}?{query}" if query else address, icon="export")


def _problems_table(problems: tuple[Problem, ...]) -> Table:
    order = {"stop": 0, "warning": 1}
    return Table(
        caption=_("定稿前要處理的事項"),
        columns=(
            Column("weight", _("輕重"), cell="badge", value=lambda one: weight_of(one.weight),
                   width="narrow"),
            Column("place", _("章節"), main=True, width="narrow"),
            Column("text", _("事項"), width="wide"),
        ),
        rows=sorted(problems, key=lambda problem: order.get(problem.weight, 2)),
        row_url=lambda problem: f"#heading-{problem.section}",
    )  # fmt: skip


def _written_table(book: str, period: Period) -> Table:
    rows = Compilation.objects.filter(book=book, period=period.code).order_by("-compiled_at")
    return Table(
        caption=_("最近產出的檔案"),
        columns=(
            Column("compiled_at", _("產出時間"), cell="moment", main=True),
            Column("file_type", _("格式")),
            Column("cut_off", _("發生日算到"), cell="day"),
            Column("as_of", _("知悉日算到"), cell="day"),
            Column("problem_count", _("未處理事項"), cell="number"),
            Column("sha256", "SHA-256", value=lambda row: row.sha256[:12], minor=True),
        ),
        rows=list(rows[:FILES_SHOWN]),
    )


@staff_only
@require_safe
def file(request: HttpRequest, book: str, period: str, suffix: str) -> HttpResponse:
    """A book as a file; handing it out is recorded as an export."""
    if suffix not in MEDIA_TYPES:
        raise Http404(_("沒有這種檔案格式"))
    reader = reader_of(request)
    kind, span = asked_book(book, period)
    form = BookForm(request.GET or None, day=reader.day, cut_off=kind.cut_off(span))
    document = _compiled(request, kind, span, form)
    try:
        content = render_book(document, suffix)
    except ImportError:
        messages.error(request, _("這台主機沒有安裝製作這種檔案的元件，請改用其他格式。"))
        return redirect(book_url(TEXT, kind, span))
    log_compilation(document, suffix.lstrip("."), sha256(content).hexdigest(), actor=reader)
    record(reader, "export", f"book:{book}:{span.code}", changes={"format": suffix})
    response = HttpResponse(content, content_type=MEDIA_TYPES[suffix])
    response["Content-Disposition"] = f'attachment; filename="{book}-{span.code}{suffix}"'
    return response


def _compiled(request: HttpRequest, kind: BookKind, span: Period, form: BookForm) -> Document:
    days: dict[str, Any] = {"cut_off": form.asked_cut_off, "as_of": form.asked_as_of}
    return compile_book(kind, span, reader=reader_of(request), **days)
