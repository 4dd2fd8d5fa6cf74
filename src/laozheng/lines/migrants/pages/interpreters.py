"""Who interprets for the unit: the register of interpreters, and what its officers speak."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.entries import entry_page
from laozheng.interfaces.workspace.requests import keeper_of, reader_of, sent
from laozheng.kernel.accounts.access import visible, works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.actions.interpreters import enter_interpreter, prolong
from laozheng.lines.migrants.forms.interpreters import InterpreterFilter, InterpreterForm, TermForm
from laozheng.lines.migrants.models import Interpreter
from laozheng.lines.migrants.queries.interpreters import officers_on
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.rules.codes import LANGUAGES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The entries that the reader may see, the next to run out first."""
    reader = reader_of(request)
    form = InterpreterFilter(request.GET or None, reader=reader)
    rows, pages = paged(form.records(), request.GET)
    is_ours = works_in(reader, UNIT)
    entry = Link(_("登錄通譯"), reverse("workspace:migrants:interpreter_new"))
    context = {
        "title": _("通譯語言資格"),
        "lead": _("驗證與訪視只能由當日有該語言資格者通譯；仲介不得擔任。"),
        "new": entry if is_ours else None,
        "filter": form,
        "notes": _spoken_by_officers(reader) if is_ours else (),
        "table": _table(rows, reader),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _spoken_by_officers(reader: Reader) -> list[str]:
    """One sentence for each officer who is there today and speaks a language of the workers."""
    return [
        _("本科%(name)s：%(languages)s")
        % {"name": staff.name, "languages": _named(sorted(languages))}
        for staff, languages in officers_on(reader.day).items()
        if languages
    ]


def _named(languages: list[str]) -> str:
    return listed(_(LANGUAGES.get(code, code)) for code in languages)


def _table(rows: list[Interpreter], reader: Reader) -> Table:
    return Table(
        caption=_("外聘通譯"),
        columns=(
            Column("number", _("通譯號"), cell="reference", main=True),
            Column("name", _("姓名")),
            Column("organization", _("所屬單位"), minor=True),
            Column("languages", _("語言"), value=lambda row: _named(row.languages)),
            Column("qualified_on", _("合格日"), cell="day"),
            Column("valid_to", _("效期"), cell="day"),
            Column("standing", _("狀態"), cell="state", value=lambda row: _standing(row, reader)),
        ),
        rows=rows,
        row_url=lambda row: _url(row),
        empty_text=_("沒有符合條件的通譯，或您無權閱覽。"),
    )


def _url(record: Interpreter) -> str:
    return reverse("workspace:migrants:interpreter", args=[record.number])


def _standing(row: Interpreter, reader: Reader) -> State:
    ended = row.valid_to is not None and row.valid_to < reader.day
    return State(_("已屆滿"), "bad") if ended else State(_("有效"), "good")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new entry of the register."""
    reader = _keeper(request)
    return entry_page(
        request,
        InterpreterForm(**sent(request)),
        partial(enter_interpreter, actor=reader),
        title=_("登錄通譯"),
        register=Link(_("通譯語言資格"), reverse("workspace:migrants:interpreters")),
        said=_("已登錄通譯。"),
        url=_url,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def interpreter(request: HttpRequest, number: str) -> HttpResponse:
    """One entry; a POST sets until when it holds."""
    reader = reader_of(request)
    record = visible(Interpreter.objects.filter(number=number), reader).first()
    if record is None:
        raise Http404(_("沒有這位通譯，或您無權閱覽"))
    term = TermForm(sent_by(request, "prolong"))
    change = partial(prolong, record, actor=reader)
    deeds = (Deed("prolong", _("變更效期"), _("變更效期"), term, change),)
    if request.method == "POST":
        _keeper(request)
        if done(deeds):
            messages.success(request, _("已更新登錄。"))
            return redirect(_url(record))
    context = {
        "title": record.name,
        "lead": number,
        "crumbs": [
            Link(_("通譯語言資格"), reverse("workspace:migrants:interpreters")),
            Link(number, ""),
        ],
        "facts_title": _("登錄內容"),
        "facts": [
            Fact(_("狀態"), _standing(record, reader), "badge"),
            Fact(_("所屬單位"), record.organization or None),
            Fact(_("語言"), _named(record.languages)),
            Fact(_("合格日"), record.qualified_on, "day"),
            Fact(_("效期"), record.valid_to, "day"),
        ],
        "deeds": deeds if works_in(reader, UNIT) else (),
    }
    return render(request, "workspace/record.html", context, status=status_of(term))


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    return keeper_of(request, _("通譯由就業安全科登錄，請洽該科承辦人。"), UNIT)
