"""Restatements of a frozen book: what the records now say otherwise, by cause; and owning it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link, Submit
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.interfaces.workspace.studio.asking import (
    RESTATEMENTS,
    asked_book,
    book_url,
    crumbs_of,
    tabs_of,
)
from laozheng.interfaces.workspace.studio.people import Names
from laozheng.interfaces.workspace.studio.restating import (
    STATES,
    candidates_table,
    cases_behind,
    decided_table,
    figures_table,
    key_of,
    proposal_facts,
)
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.measures.models import REASONS
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.freezing.candidates import Candidate, candidates
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.listing import listed
from laozheng.kernel.reports.freezing.rebuild import freeze_of
from laozheng.kernel.reports.freezing.restate import approve, decline, propose
from laozheng.kernel.reports.freezing.wording import REASON_WORDS
from laozheng.kernel.reports.models import Freeze

PAGE = "workspace/studio/restatement.html"


class RestatementForm(forms.Form):
    """Why the figures are told otherwise, and a word for the note in the next book."""

    reason = forms.ChoiceField(label=_("原因"))
    note = forms.CharField(
        label=_("說明"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("會印在下一期書的重編說明；不予重編時必填。"),
    )

    def __init__(self, *args: Any, candidate: Candidate, **options: Any) -> None:
        super().__init__(*args, **options)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = [(code, _now(REASON_WORDS[code])) for code in REASONS]
        reason.initial = candidate.reason
        if candidate.proposal:
            self.fields["note"].initial = candidate.proposal.note


@staff_only
@require_safe
def index(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """What differs from the frozen book, grouped by what caused it."""
    kind, span = asked_book(book, period)
    held, reader = _held(kind, span), reader_of(request)
    decided = list(held.proposals.exclude(state="proposed").order_by("-decided_at"))
    context = {
        "title": kind.title_for(span),
        "lead": _now("定稿之後，紀錄有更動的數字"),
        "crumbs": crumbs_of(kind, span, Link(_now("重編"), "")),
        "tabs": tabs_of(kind, span, RESTATEMENTS, is_frozen=True),
        "table": candidates_table(
            listed(held, as_of=reader.day),
            lambda one: book_url("restatement", kind, span, key_of(one)),
        ),
        "decided": decided_table(decided, Names(row.decided_by_ref for row in decided)),
    }
    return render(request, "workspace/studio/restatements.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def restatement(request: HttpRequest, book: str, period: str, key: str) -> HttpResponse:
    """One cause with its figures and cases; propose it, approve it, or decline it."""
    kind, span = asked_book(book, period)
    held, reader = _held(kind, span), reader_of(request)
    # A decision needs the rows behind each figure, which the kept list does not tell.
    find = candidates if request.method == "POST" else listed
    candidate = _candidate(find(held, as_of=reader.day), key)
    form = RestatementForm(candidate=candidate, **_sent(request))
    if form.is_bound and form.is_valid():
        action = request.POST.get("action", "")
        if action not in DEEDS:
            raise Http404(_now("沒有這個步驟"))
        try:
            DEEDS[action](held, candidate, reader, **form.cleaned_data)
        except FreezeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[action])
            return redirect(book_url(RESTATEMENTS, kind, span))
    context = _context(kind, span, candidate, reader, form)
    return render(request, PAGE, context, status=400 if form.errors else 200)


def _sent(request: HttpRequest) -> dict[str, Any]:
    found = sent(request)
    found.pop("files", None)
    return found


def _context(
    kind: BookKind, span: Period, candidate: Candidate, reader: Reader, form: RestatementForm
) -> dict[str, Any]:
    cases, hidden = cases_behind(candidate, reader)
    proposal = candidate.proposal
    names = Names([proposal.proposed_by_ref, proposal.decided_by_ref] if proposal else [])
    is_own = bool(proposal) and proposal is not None and proposal.proposed_by_ref == reader.ref
    reason = _now(REASON_WORDS.get(candidate.reason, candidate.reason))
    return {
        "title": _now("重編：%(reason)s") % {"reason": reason},
        "lead": kind.title_for(span),
        "crumbs": crumbs_of(
            kind,
            span,
            Link(_now("重編"), book_url(RESTATEMENTS, kind, span)),
            Link(reason, ""),
        ),
        "here": book_url("restatement", kind, span, key_of(candidate)),
        "state": STATES[candidate.state],
        "reason_label": reason,
        "figures": figures_table(candidate),
        "cases": cases,
        "hidden": hidden,
        "proposal": proposal_facts(proposal, names) if proposal else [],
        "blocked": _now("您提出的重編須由他人核定。") if is_own else "",
        "form": form,
        "steps": _steps(candidate, reader, is_own=is_own),
    }


def _steps(candidate: Candidate, reader: Reader, *, is_own: bool) -> list[Submit]:
    steps = []
    if reader.supervised and not is_own:
        steps.append(Submit(_now("核定重編"), "approve", kind="primary", icon="check"))
    if candidate.state == "open":
        kind = "secondary" if steps else "primary"
        steps.append(Submit(_now("提出，請他人核定"), "propose", kind=kind, icon="send"))
    if reader.supervised and not is_own:
        steps.append(Submit(_now("不予重編"), "decline", kind="danger", icon="close"))
    return steps


def _held(kind: BookKind, span: Period) -> Freeze:
    held = freeze_of(kind.code, span)
    if held is None:
        raise Http404(_now("這本書還沒有定稿，沒有可以重編的數字。"))
    return held


def _candidate(found: Iterable[Candidate], key: str) -> Candidate:
    for candidate in found:
        if key_of(candidate) == key:
            return candidate
    raise Http404(_now("沒有這一項，或紀錄又有更動；請回到清單。"))


def _propose(held: Freeze, candidate: Candidate, reader: Reader, reason: str, note: str) -> object:
    return propose(held, candidate, actor=reader, reason=reason, note=note)


def _approve(held: Freeze, candidate: Candidate, reader: Reader, reason: str, note: str) -> object:
    return approve(held, candidate, actor=reader, reason=reason, note=note)


def _decline(held: Freeze, candidate: Candidate, reader: Reader, reason: str, note: str) -> object:
    return decline(held, candidate, actor=reader, note=note)


DEEDS = {"propose": _propose, "approve": _approve, "decline": _decline}
DONE = {
    "propose": _("已提出，請主管核定。"),
    "approve": _("已核定；下一期的書會印出重編說明。"),
    "decline": _("已決定不予重編。"),
}
