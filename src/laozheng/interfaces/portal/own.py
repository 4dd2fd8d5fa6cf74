"""What an enterprise or agency that signed in sees: its duties, matters, letters and filings."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from itertools import chain
from operator import attrgetter
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.portal.account_forms import PasswordForm
from laozheng.interfaces.portal.following import OPEN_FOR, SESSION
from laozheng.interfaces.portal.limits import WRONG_CODE, is_exceeded, note_attempt
from laozheng.interfaces.portal.views import unindexed
from laozheng.interfaces.ui.elements import Link, State
from laozheng.interfaces.ui.line_pages import line_items
from laozheng.interfaces.ui.readers import reader_of
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.kernel.accounts.actions import choose_password
from laozheng.kernel.accounts.codes import code_for, use_up
from laozheng.kernel.accounts.mandates import mandates_of
from laozheng.kernel.accounts.models import ExternalAccount
from laozheng.kernel.accounts.reader import Reader, holder_of
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import kind_of, lines
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.outside.accounts import ACCOUNT, account_of
from laozheng.kernel.cases.outside.letters import PASSWORD
from laozheng.kernel.cases.public import BUSINESSES, EMPLOYER, Duty, PublicFiling
from laozheng.kernel.cases.queries import (
    letters_served,
    opened_cases,
    party_of,
    subject_of,
    terms_owed,
)
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import snapshot_of

MATTERS_SHOWN = 20
WRONG = "號碼或開通碼不符，或開通碼已逾期，請核對後再試，或洽承辦單位重寄"
View = Callable[..., HttpResponseBase]


def for_parties(view: View) -> View:
    """Only for somebody who signed in for an enterprise or agency; everybody else is sent away."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("portal:sign_in"))
        if not reader_of(request).party_ref:
            raise PermissionDenied(_("這一頁供事業單位及仲介機構使用，請以貴單位的帳號登入。"))
        return view(request, *args, **options)

    return never_cache(unindexed(checked))


@for_parties
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Duties by due date, matters in neutral words, letters, and what can be filed."""
    reader = reader_of(request)
    matters, pages = paged(opened_cases(reader), request.GET, MATTERS_SHOWN)
    letters = list(letters_served(reader, matters))
    context = {
        "title": _("我的事業"),
        "party": Party.objects.get(pk=party_of(reader)),
        "duties": _duties_table(duties_of(reader), reader.day),
        "matters": _matters_table(matters),
        "pages": pages,
        "letters": [
            (Link(str(row.number), _letter_url(row, matters)), row.issued_on) for row in letters
        ],
        "mandates": mandates_of(reader),
        "bulk": [
            (Link(_(one.label), reverse("portal:bulk", args=[line.code, one.code])), _(one.lead))
            for line in lines().values()
            for one in line.bulk_filings
            if reader.external_role in one.roles
        ],
        "pages_of_lines": [
            item
            for line in lines().values()
            for item in line_items("portal", line, public=True, for_parties=True)
        ],
        "filings": [
            Link(_(filing.label), reverse("portal:filing", args=[line.code, filing.code]))
            for line in lines().values()
            for filing in line.filings
            if filing.asker in BUSINESSES and filing.kind != ACCOUNT
        ],
    }
    return render(request, "portal/own.html", context)


def known_of(reader: Reader, filing: PublicFiling) -> dict[str, str]:
    """What an employer who signed in need not tell of himself in a form of his."""
    if filing.asker != EMPLOYER or reader.external_role != "employer":
        return {}
    told = snapshot_of(Party.objects.get(pk=party_of(reader)), reader.day)
    return {"employer_name": told.name, "ubn": told.ubn}


def duties_of(reader: Reader) -> list[Duty]:
    """What a party owes, soonest first: terms of its matters, and what the lines tell besides."""
    terms = (
        Duty(row.due_on, _label(row.case, row.rule), row.case.number, _source(row.case, row.rule))
        for row in terms_owed(reader)
    )
    key = party_of(reader)
    told = (
        line.duties(key, reader.day)
        for line in lines().values()
        if line.duties is not None and key is not None
    )
    return sorted(chain(terms, *told), key=attrgetter("due_on"))


def _label(case: Case, rule: str) -> str:
    return {one.id: one.label for one in kind_of(case.kind).deadlines}[rule]


def _source(case: Case, rule: str) -> str:
    return {one.id: one.citation for one in kind_of(case.kind).deadlines}[rule]


def _duties_table(duties: list[Duty], day: date) -> Table:
    return Table(
        caption=_("待辦事項"),
        columns=(
            Column("due_on", _("期限"), cell="day"),
            Column("state", _("狀態"), cell="badge", value=lambda one: _lateness(one, day)),
            Column("label", _("事項"), main=True, value=lambda one: _(one.label)),
            Column("about", _("標的")),
            Column("source", _("依據"), minor=True),
        ),
        rows=duties,
        row_url=lambda one: reverse(f"portal:{one.page}") if one.page else "",
        empty_text=_("目前沒有待辦事項。"),
    )


def _lateness(duty: Duty, day: date) -> State:
    return State(_("已逾期"), "bad") if duty.due_on < day else State(_("待辦"), "neutral")


def _matters_table(matters: list[Case]) -> Table:
    return Table(
        caption=_("案件進度"),
        columns=(
            Column("number", _("案號"), cell="reference", main=True),
            Column("label", _("案件"), value=lambda case: _(_following(case).label)),
            Column("received_on", _("收件日"), cell="day"),
            Column(
                "state", _("目前進度"), value=lambda case: _(_following(case).words(case.state))
            ),
        ),
        rows=matters,
        row_url=lambda case: reverse("portal:own_case", args=[case.number]),
        empty_text=_("目前沒有案件。"),
    )


def _following(case: Case) -> Any:
    return kind_of(case.kind).followed


def _letter_url(letter: Any, matters: list[Case]) -> str:
    numbers = {case.ref: case.number for case in matters}
    address = reverse("portal:own_case", args=[numbers[letter.subject_ref]])
    return f"{address}?letter={letter.pk}"


@for_parties
@require_safe
def own_case(request: HttpRequest, number: str) -> HttpResponse:
    """Open an own matter in this browser, as whoever holds its code would."""
    reader = reader_of(request)
    case = opened_cases(reader).filter(number=number).first()
    if case is None:
        raise Http404(_("沒有這個案件，或案件不是貴單位的"))
    until: datetime = reader.at + OPEN_FOR
    request.session[SESSION] = {"case": case.pk, "until": until.isoformat()}
    record(reader, "read", case.ref)
    letter = request.GET.get("letter", "")
    if letter.isdecimal():
        return redirect("portal:followed_letter", key=int(letter))
    return redirect("portal:followed")


@never_cache
@unindexed
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose the password of an account with the code that was written to its party."""
    at: datetime = request.moment  # type: ignore[attr-defined]
    form = PasswordForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        if is_exceeded(request, WRONG_CODE, at):
            form.add_error(None, _("嘗試次數過多，請十五分鐘後再試"))
            status = 429
        elif _chosen(form, at):
            return redirect("portal:sign_in")
        else:
            note_attempt(request, WRONG_CODE, at)
            form.add_error(None, _(WRONG))
    if form.errors and status == 200:
        status = 400
    return render(
        request, "portal/password.html", {"title": _("設定密碼"), "form": form}, status=status
    )


def _chosen(form: PasswordForm, at: datetime) -> bool:
    """Give the account its password, once; whether number and code were right."""
    given = form.cleaned_data
    code = code_for(subject_of(given["number"]), given["code"], at=at)
    if code is None or code.purpose != PASSWORD:
        return False
    case = Case.objects.get(pk=code.subject_ref.partition(":")[2])
    account: ExternalAccount | None = account_of(case)
    actor = holder_of(code, at)
    if account is None or not account.holds_on(actor.day):
        return False
    choose_password(account.user, given["password"], actor=actor)
    use_up(code, at=at)
    return True
