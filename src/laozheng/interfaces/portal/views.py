"""The published list of violators: search, entry, open data, corrections."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.roc import parse_day
from laozheng.interfaces.portal import open_data as data
from laozheng.interfaces.portal.paging import page_of
from laozheng.interfaces.portal.search import ViolatorSearch, act_label
from laozheng.interfaces.ui.elements import Emptiness, Fact, Link
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.kernel.inspections.codes import APPEAL_NOTES, CHANGE_REASONS, CHANGES
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.publication import (
    Correction,
    Entry,
    corrections,
    entries_shown,
    shown_entries,
)

View = Callable[..., HttpResponseBase]


def unindexed(view: View) -> View:
    """Keep a page out of search engines: names stay found here, and only while they stand."""

    @wraps(view)
    def answered(*args: Any, **options: Any) -> HttpResponseBase:
        response = view(*args, **options)
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return answered


@require_safe
@unindexed
def violators(request: HttpRequest) -> HttpResponse:
    """The list, newest first, as far as the filters leave it."""
    form = ViolatorSearch(request.GET)
    day = _day(request)
    rows, pages = page_of(shown_entries(day, form.wanted()), request.GET)
    table = Table(
        caption=_("公布之事業單位"),
        columns=(
            Column("announced_on", _("公布日期"), cell="day"),
            Column("name", _("事業單位或事業主名稱"), main=True, width="wide"),
            Column("acts", _("違反法規"), value=_acts),
            Column("citations", _("違反條文"), value=_citations),
            Column("amount_twd", _("罰鍰金額"), cell="money", value=_amount),
        ),
        rows=list(entries_shown(rows, day)),
        row_url=lambda entry: reverse("portal:violator", args=[entry.entry_id]),
        empty_text=_("沒有符合條件的公布資料。"),
    )
    context = {"title": _("違反勞動法令公布專區"), "filter": form, "table": table, "pages": pages}
    return render(request, "portal/violators.html", context)


def _amount(entry: Entry) -> int | Emptiness:
    """What is published of the amount; the law of the act may not ask for it."""
    return Emptiness("not_applicable") if entry.amount_twd is None else entry.amount_twd


@require_safe
@unindexed
def violator(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One entry; of a removed one only that it was removed, when and why."""
    day = _day(request)
    found = shown_entries(day).filter(entry_id=entry_id)
    entry = next(entries_shown(found, day), None)
    crumbs = [
        Link(_("違反勞動法令公布專區"), reverse("portal:violators")),
        Link(entry_id, ""),
    ]
    if entry is not None:
        context = {"title": entry.name, "facts": _facts(entry), "entry": entry, "crumbs": crumbs}
        context["note"] = _(APPEAL_NOTES[entry.appeal]) if entry.appeal else ""
        return render(request, "portal/violator.html", context)
    removed = Publication.objects.filter(entry_id=entry_id, removed_on__lte=day).first()
    if removed is None:
        raise Http404(_("沒有這筆公布資料"))
    facts = [
        Fact(_("資料識別碼"), entry_id),
        Fact(_("移除日期"), removed.removed_on, "day"),
        Fact(_("移除理由"), _(CHANGE_REASONS.get(removed.removal_reason, ""))),
    ]
    context = {"title": _("這筆資料已移除"), "facts": facts, "crumbs": crumbs}
    return render(request, "portal/violator.html", context, status=410)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What the files hold, and the latest corrections."""
    latest = corrections(_day(request))[-50:]
    table = Table(
        caption=_("最近的更正與移除"),
        columns=(
            Column("on", _("異動日期"), cell="day"),
            Column("entry_id", _("資料識別碼"), main=True),
            Column("change", _("異動"), value=lambda row: _(CHANGES[row.change])),
            Column("reason", _("理由"), value=_reason),
        ),
        rows=latest[::-1],
        empty_text=_("沒有更正或移除的資料。"),
    )
    context = {
        "title": _("開放資料"),
        "table": table,
        "files": [
            (_("公布資料"), "portal:violators_csv", "portal:violators_json", data.ENTRY_COLUMNS),
            (
                _("更正與移除"),
                "portal:corrections_csv",
                "portal:corrections_json",
                data.CORRECTION_COLUMNS,
            ),
        ],
    }
    return render(request, "portal/open_data.html", context)


@require_safe
@unindexed
def violators_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All entries that stand today as CSV."""
    return _csv("violators.csv", data.as_csv(data.ENTRY_COLUMNS, _entry_records(request)))


@require_safe
@unindexed
def violators_json(request: HttpRequest) -> StreamingHttpResponse:
    """All entries that stand today as JSON."""
    return _json(data.as_json(_entry_records(request)))


@require_safe
def corrections_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Corrections and removals, ``?since=`` a day, as CSV."""
    records = _correction_records(request)
    return _csv("corrections.csv", data.as_csv(data.CORRECTION_COLUMNS, records))


@require_safe
def corrections_json(request: HttpRequest) -> StreamingHttpResponse:
    """Corrections and removals, ``?since=`` a day, as JSON."""
    return _json(data.as_json(_correction_records(request)))


def _day(request: HttpRequest) -> Any:
    return timezone.localtime(request.moment).date()  # type: ignore[attr-defined]


def _acts(entry: Entry) -> str:
    return listed(act_label(act) for act in entry.acts)


def _citations(entry: Entry) -> str:
    return "；".join(map(str, entry.citations))


def _reason(row: Correction) -> str:
    return _(CHANGE_REASONS.get(row.reason, row.reason))


def _facts(entry: Entry) -> list[Fact]:
    """What the law orders to be shown; a field that it orders and nobody knows reads as unknown."""
    facts = [
        Fact(_("事業單位或事業主名稱"), entry.name),
        Fact(_("負責人姓名"), entry.responsible_person or None),
        Fact(_("違反法規"), _acts(entry)),
    ]
    if "disposed_on" in entry.fields:
        facts.append(Fact(_("處分日期"), entry.disposed_on, "day"))
    if "articles" in entry.fields:
        facts.append(Fact(_("違反條文"), _citations(entry), wide=True))
    if "amount" in entry.fields:
        facts.append(Fact(_("罰鍰金額"), entry.amount_twd, "money"))
    if entry.accident_place:
        facts.append(Fact(_("職業災害發生地點"), entry.accident_place, wide=True))
    facts.append(Fact(_("公布日期"), entry.announced_on, "day"))
    facts += [Fact(_("更正日期"), day, "day") for day in entry.corrected_on]
    facts.append(Fact(_("資料識別碼"), entry.entry_id))
    return facts


def _entry_records(request: HttpRequest) -> Iterator[dict[str, Any]]:
    day = _day(request)
    publications = shown_entries(day).iterator(chunk_size=2000)
    return (data.entry_record(entry) for entry in entries_shown(publications, day))


def _correction_records(request: HttpRequest) -> list[dict[str, Any]]:
    asked = request.GET.get("since", "")
    try:
        given = (parse_day(asked),) if asked else ()
    except ValueError as error:
        raise Http404(str(error)) from error
    return [data.correction_record(row) for row in corrections(_day(request), *given)]


def _csv(name: str, lines: Iterator[str]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _json(lines: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(lines, content_type="application/json; charset=utf-8")
