"""For everybody: licensed agencies, carers, one's own dormitory looked over, news of the law."""

from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import TAIPEI, taipei_day
from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.law.trace import objections
from laozheng.kernel.parties.city import city
from laozheng.lines.migrants.forms.public import CarerSearch, DormitoryCheck, LicenseSearch
from laozheng.lines.migrants.queries.news import as_read, news_in
from laozheng.lines.migrants.queries.public import Carer, License, carers, licenses
from laozheng.lines.migrants.rules.codes import AUDIENCES, GRADES, LANGUAGES
from laozheng.lines.migrants.rules.dormitories import looked_over

IN_FEED = 30
_STATES = {
    "licensed": ("有許可", "good"),
    "suspended": ("停業中", "warn"),
    "ended": ("許可已終止", "bad"),
}


@require_safe
def licensed(request: HttpRequest) -> HttpResponse:
    """Is this agency licensed: name, license, class, letter, visits this year, published fines."""
    day = taipei_day(request.moment)  # type: ignore[attr-defined]
    form = LicenseSearch(request.GET or None)
    text = form.cleaned_data["text"] if form.is_bound and form.is_valid() else ""
    context = {
        "title": _("查詢仲介許可"),
        "filter": form,
        "is_asked": bool(text),
        "table": _licenses_table(list(licenses(text, day, law())) if text else []),
    }
    return render(request, "migrants/licensed.html", context)


def _licenses_table(rows: list[License]) -> Table:
    return Table(
        caption=_("私立就業服務機構"),
        columns=(
            Column("name", _("名稱"), main=True, width="wide"),
            Column("number", _("許可證號"), cell="reference"),
            Column("state", _("許可"), cell="badge", value=_license_state),
            Column("ends_on", _("效期或終止日"), cell="day"),
            Column("grade", _("評鑑級別"), value=_grade),
            Column(
                "letter", _("勞動部等第"), value=lambda row: row.duty.letter if row.duty else ""
            ),
            Column("visits", _("本年訪查"), value=_visits),
            Column("fines", _("公布裁罰"), cell="link", value=_fines),
        ),
        rows=rows,
        empty_text=_("查無這家仲介。沒有許可的仲介不得收費或媒合，請撥1955申訴。"),
    )


def _license_state(row: License) -> State:
    label, tone = _STATES[row.state]
    return State(_(label), tone)


def _grade(row: License) -> str:
    return _(GRADES[row.duty.grade]) if row.duty else ""


def _visits(row: License) -> str:
    if row.duty is None:
        return ""
    shown = {"done": row.duty.done, "required": row.duty.required}
    return _("%(done)s次（應%(required)s次）") % shown


def _fines(row: License) -> Link | None:
    if not row.fines:
        return None
    address = f"{reverse('portal:violators')}?{urlencode({'name': row.name})}"
    return Link(_("%(count)s件") % {"count": len(row.fines)}, address)


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The short-term carers who agreed to be shown: initials, district, language, time."""
    day = taipei_day(request.moment)  # type: ignore[attr-defined]
    form = CarerSearch(request.GET or None)
    found = carers(day, form.given("district"), form.given("language"))
    rows, pages = paged(found, request.GET)
    context = {
        "title": _("短期照服員資訊平台"),
        "filter": form,
        "table": _carers_table(rows),
        "pages": pages,
        "telephone": city().letterhead["telephone"],
    }
    return render(request, "migrants/carers.html", context)


def _carers_table(rows: list[Carer]) -> Table:
    return Table(
        caption=_("短期照服員"),
        columns=(
            Column("number", _("登錄號"), cell="reference", main=True),
            Column("initials", _("姓名縮寫")),
            Column("districts", _("服務地區"), value=lambda row: listed(row.districts)),
            Column("languages", _("語言"), value=_languages),
            Column("hours", _("時段")),
        ),
        rows=rows,
        empty_text=_("沒有符合條件的照服員，請放寬條件。"),
    )


def _languages(row: Carer) -> str:
    return listed(_(LANGUAGES.get(code, code)) for code in row.languages)


@require_safe
def dormitory_check(request: HttpRequest) -> HttpResponse:
    """What an employer lacks at his own dormitory, with the article of each duty."""
    form = DormitoryCheck(request.GET or None)
    context: dict[str, Any] = {
        "title": _("移工宿舍自我檢視"),
        "form": form,
        "frame": "portal/page.html",
        "verb": _("檢視"),
    }
    if form.is_bound and form.is_valid():
        day = taipei_day(request.moment)  # type: ignore[attr-defined]
        found = looked_over(**form.cleaned_data, day=day, law=law())
        wants = [_(text) for text in objections(found)] or [_("這些事項都符合，請繼續保持。")]
        context |= {"answer": found, "told": [Fact(_("結果"), text, wide=True) for text in wants]}
    return render(request, "ui/calculator.html", context, status=400 if form.errors else 200)


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What is told in the language of the page; with ``feed`` as Atom, for whoever subscribes."""
    day = taipei_day(request.moment)  # type: ignore[attr-defined]
    language = (get_language() or "").partition("-")[0]
    if "feed" in request.GET:
        return _feed(request, language, day)
    rows, pages = paged(news_in(language, day), request.GET)
    told = [
        (one, listed(_(AUDIENCES[code]) for code in one.audiences))
        for one in as_read(rows, language)
    ]
    context = {
        "title": _("法令新訊"),
        "news": told,
        "pages": pages,
        "feed_url": f"{request.path}?feed=1&lang={get_language()}",
    }
    return render(request, "migrants/news.html", context)


def _feed(request: HttpRequest, language: str, day: date) -> HttpResponse:
    address = request.build_absolute_uri(request.path)
    feed = Atom1Feed(
        title=_("法令新訊"), link=address, description="", language=get_language() or ""
    )
    for one in as_read(list(news_in(language, day)[:IN_FEED]), language):
        feed.add_item(
            title=one.title,
            link=f"{address}#{one.number}",
            description=one.body,
            unique_id=f"{address}#{one.number}",
            updateddate=datetime.combine(one.published_on, time(), TAIPEI),
        )
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
