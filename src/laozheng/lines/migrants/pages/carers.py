"""The papers of short-term carers: who runs out, and the record on which one is renewed."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.languages import listed, long_day
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.requests import keeper_of, reader_of
from laozheng.kernel.accounts.access import visible, works_in
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.actions.carers import renew, withdraw
from laozheng.lines.migrants.forms.carers import SOON, CarerFilter, RenewalForm
from laozheng.lines.migrants.models import Caregiver
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.rules.carers import renewed_to
from laozheng.lines.migrants.rules.codes import CAREGIVER_PAPERS, CAREGIVER_STATUSES, LANGUAGES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The records that the reader may see, the next to run out first."""
    reader = reader_of(request)
    form = CarerFilter(request.GET or None, reader=reader)
    rows, pages = paged(form.records(), request.GET)
    context = {
        "title": _("短期照服員登錄"),
        "lead": _("效期最近者在前；換證須查驗全部文件。"),
        "filter": form,
        "table": _table(rows, reader),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Caregiver], reader: Reader) -> Table:
    return Table(
        caption=_("短期照服員"),
        columns=(
            Column("number", _("登錄號"), cell="reference", main=True),
            Column("initials", _("姓名縮寫")),
            Column("qualified_on", _("合格日"), cell="day"),
            Column("valid_to", _("效期"), cell="day"),
            Column("standing", _("狀態"), cell="state", value=lambda row: _standing(row, reader)),
            Column("districts", _("服務地區"), minor=True,
                   value=lambda row: listed(row.districts)),
        ),
        rows=rows,
        row_url=lambda row: record_url(row),
        empty_text=_("沒有符合條件的登錄，或您無權閱覽。"),
    )  # fmt: skip


def record_url(record: Caregiver) -> str:
    """The page of a record."""
    return reverse("workspace:migrants:carer_record", args=[record.number])


def _standing(row: Caregiver, reader: Reader) -> State:
    if row.status != "qualified":
        return State(_(CAREGIVER_STATUSES[row.status]), "muted")
    if row.valid_to is not None and row.valid_to < reader.day:
        return State(_("已屆滿"), "bad")
    soon = row.valid_to is not None and row.valid_to <= reader.day + SOON
    return State(_("將屆滿"), "warn") if soon else State(_("合格"), "good")


@require_http_methods(["GET", "HEAD", "POST"])
def carer(request: HttpRequest, number: str) -> HttpResponse:
    """One record; a POST renews it when all papers were checked, or withdraws it."""
    reader = reader_of(request)
    record = visible(Caregiver.objects.filter(number=number), reader).first()
    if record is None:
        raise Http404(_("沒有這筆登錄，或您無權閱覽"))
    deeds = _deeds(request, record, reader)
    if request.method == "POST":
        _keeper(request)
        if done(deeds):
            messages.success(request, _("已更新登錄。"))
            return redirect(record_url(record))
    stands = works_in(reader, UNIT) and record.status in ("qualified", "expired")
    context = {
        "title": record.initials or number,
        "lead": number,
        "crumbs": [
            Link(_("短期照服員登錄"), reverse("workspace:migrants:carer_records")),
            Link(number, ""),
        ],
        "facts_title": _("登錄內容"),
        "facts": _facts(record, reader),
        "deeds": deeds if stands else (),
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "workspace/record.html", context, status=status)


def _deeds(request: HttpRequest, record: Caregiver, reader: Reader) -> tuple[Deed, ...]:
    """What may be done with a record: to renew it, or to take it out of the directory."""
    renewal = RenewalForm(sent_by(request, "renew"))
    nothing = forms.Form(sent_by(request, "withdraw"))
    until = renewed_to(record.valid_to, reader.day, law()).result
    note = _("換證後效期至 %(day)s") % {"day": long_day(until)}
    renewing = partial(renew, record, on=reader.day, law=law(), actor=reader)
    withdrawing = partial(withdraw, record, actor=reader)
    return (
        Deed("renew", _("換證"), _("換證"), renewal, renewing, note),
        Deed("withdraw", _("撤回登錄"), _("撤回登錄"), nothing, withdrawing),
    )


def _facts(record: Caregiver, reader: Reader) -> list[Fact]:
    facts: list[Any] = [
        Fact(_("狀態"), _standing(record, reader), "badge"),
        Fact(_("合格日"), record.qualified_on, "day"),
        Fact(_("效期"), record.valid_to, "day"),
        Fact(_("服務地區"), listed(record.districts)),
        Fact(_("語言"), listed(_(LANGUAGES.get(code, code)) for code in record.languages)),
        Fact(_("時段"), record.hours),
        Fact(_("已查驗文件"), listed(_(CAREGIVER_PAPERS.get(one, one)) for one in record.papers)),
    ]
    return [fact for fact in facts if fact.value not in (None, "")]


def _keeper(request: HttpRequest) -> Reader:
    """The reader, if he keeps the register."""
    return keeper_of(request, _("短期照服員由就業安全科登錄，請洽該科承辦人。"), UNIT)
