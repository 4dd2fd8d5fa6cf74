"""Names in files and cases that may mean a party on record: somebody decides, nobody guesses."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from laozheng.interfaces.ui.tables import paged
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.parties.actions import decide, merge
from laozheng.kernel.parties.models import MatchProposal
from laozheng.kernel.parties.queries import open_proposals

PAGE_SIZE = 20
RULES = {
    "several": gettext_lazy("有數個當事人使用這個名稱"),
    "former_name": gettext_lazy("是這個當事人以前的名稱"),
    "ubn_differs": gettext_lazy("名稱相同，統一編號不同"),
    "responsible_differs": gettext_lazy("商號相同，負責人不同"),
    "abbreviated": gettext_lazy("像是這個名稱的簡稱"),
}
# The oldest come first; whoever works these off gets the next ones.
LOOKED_AT = 500


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The open proposals that come from cases which the reader may see, oldest first."""
    reader = reader_of(request)
    waiting = list(open_proposals()[:LOOKED_AT])
    cases = _cases_of(waiting, reader)
    mine = [(one, cases[one.subject_ref]) for one in waiting if one.subject_ref in cases]
    rows, pages = paged(mine, request.GET, PAGE_SIZE)
    context = {
        "title": _("名稱比對"),
        "proposals": [
            {"row": row, "case": case, "rule": RULES.get(row.rule, row.rule)} for row, case in rows
        ],
        "count": len(mine),
        "pages": pages,
    }
    return render(request, "workspace/matches.html", context)


def _cases_of(proposals: list[MatchProposal], reader: Reader) -> dict[str, Case]:
    keys = [one.subject_ref.removeprefix("case:") for one in proposals]
    asked = [int(key) for key in keys if key.isdecimal()]
    return {case.ref: case for case in visible(Case.objects.filter(pk__in=asked), reader)}


@staff_only
@require_POST
def settle(request: HttpRequest, key: int) -> HttpResponse:
    """Decide one proposal: the same party, or not."""
    reader = reader_of(request)
    proposal = get_object_or_404(MatchProposal.objects.select_related("party"), pk=key)
    case = _cases_of([proposal], reader).get(proposal.subject_ref)
    if case is None:
        raise Http404(_("沒有這項比對，或您無權閱覽它的案件。"))
    if request.POST.get("verdict") not in ("same", "other"):
        messages.warning(request, _("請選擇是否為同一當事人。"))
        return redirect("workspace:matches")
    accept = request.POST.get("verdict") == "same"
    try:
        with transaction.atomic():
            decide(proposal, accept=accept, actor=reader)
            if accept:
                _unite(proposal, case, reader)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("workspace:matches")
    sentence = _("已認定為同一當事人：%(name)s。") if accept else _("已認定不是：%(name)s。")
    messages.success(request, sentence % {"name": proposal.party})
    return redirect("workspace:matches")


def _unite(proposal: MatchProposal, case: Case, reader: Reader) -> None:
    """The entry that the uncertain name was given goes up in the party that it means."""
    parts = CaseParty.objects.filter(case=case, name_as_written=proposal.raw)
    entries = {part.party for part in parts.select_related("party")} - {proposal.party}
    for entry in entries:
        merge(proposal.party, entry, reason=_("名稱比對認定"), actor=reader)
