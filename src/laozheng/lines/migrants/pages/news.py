"""News of the law at the desk of the unit: written in the languages that it has, withdrawn."""

from functools import partial

from django import forms
from django.core.exceptions import PermissionDenied
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
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.kernel.accounts.access import visible, works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.actions.news import publish_news, withdraw_news
from laozheng.lines.migrants.forms.news import NewsForm
from laozheng.lines.migrants.models import LawNews
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.rules.codes import AUDIENCES, LANGUAGES, NEWS_LANGUAGES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All that was told, the newest first, with the languages that it has."""
    reader = reader_of(request)
    told = visible(LawNews.objects.all(), reader).order_by("-published_on", "-pk")
    rows, pages = paged(told, request.GET)
    entry = Link(_("發布法令訊息"), reverse("workspace:migrants:law_news_new"))
    context = {
        "title": _("移工法令訊息"),
        "lead": _("公開於線上申辦；沒有譯文的語言不顯示該則。"),
        "new": entry if works_in(reader, UNIT) else None,
        "table": _table(rows),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[LawNews]) -> Table:
    return Table(
        caption=_("移工法令訊息"),
        columns=(
            Column("number", _("編號"), cell="reference"),
            Column("title", _("標題"), main=True, width="wide",
                   value=lambda row: row.texts["zh"]["title"]),
            Column("published_on", _("發布日"), cell="day"),
            Column("languages", _("語言"), value=_languages),
            Column("state", _("狀態"), cell="state", value=_state),
        ),
        rows=rows,
        row_url=lambda row: _url(row),
        empty_text=_("還沒有發布過法令訊息。"),
    )  # fmt: skip


def _languages(row: LawNews) -> str:
    return listed(_(LANGUAGES[code]) for code in NEWS_LANGUAGES if code in row.texts)


def _state(row: LawNews) -> State:
    return State(_("已撤回"), "muted") if row.withdrawn_on else State(_("公開中"), "good")


def _url(row: LawNews) -> str:
    return reverse("workspace:migrants:law_news", args=[row.number])


def _refuse_others(reader: Reader) -> None:
    if not works_in(reader, UNIT):
        raise PermissionDenied(_("移工法令訊息由就業安全科發布，請洽該科承辦人。"))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new piece of news, told from today on."""
    reader = reader_of(request)
    _refuse_others(reader)
    return entry_page(
        request,
        NewsForm(**sent(request)),
        partial(publish_news, published_on=reader.day, actor=reader),
        title=_("發布法令訊息"),
        register=Link(_("移工法令訊息"), reverse("workspace:migrants:law_news_index")),
        said=_("已登錄。"),
        url=_url,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, number: str) -> HttpResponse:
    """One piece of news in all its languages; a POST withdraws it."""
    reader = reader_of(request)
    news = visible(LawNews.objects.filter(number=number), reader).first()
    if news is None:
        raise Http404(_("沒有這則法令訊息，或您無權閱覽"))
    nothing = forms.Form(sent_by(request, "withdraw"))
    withdrawing = partial(withdraw_news, news, actor=reader)
    deeds = (Deed("withdraw", _("撤回訊息"), _("撤回訊息"), nothing, withdrawing),)
    if request.method == "POST":
        _refuse_others(reader)
        if done(deeds):
            return redirect(_url(news))
    context = {
        "title": news.texts["zh"]["title"],
        "lead": number,
        "crumbs": [
            Link(_("移工法令訊息"), reverse("workspace:migrants:law_news_index")),
            Link(number, ""),
        ],
        "facts_title": _("訊息內容"),
        "facts": _facts(news),
        "deeds": deeds if works_in(reader, UNIT) and news.withdrawn_on is None else (),
    }
    return render(request, "workspace/record.html", context, status=status_of(nothing))


def _facts(news: LawNews) -> list[Fact]:
    texts = [
        Fact(_(LANGUAGES[code]), f"{text['title']}：{text['body']}", wide=True)
        for code in NEWS_LANGUAGES
        if (text := news.texts.get(code))
    ]
    return [
        Fact(_("狀態"), _state(news), "badge"),
        Fact(_("發布日"), news.published_on, "day"),
        Fact(_("對象"), listed(_(AUDIENCES[code]) for code in news.audiences)),
        Fact(_("依據"), news.source),
        *texts,
    ]
