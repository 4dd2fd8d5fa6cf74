"""The enterprise page: all that the bureau knows of one party, as far as the reader may see."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui import elements
from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.tables import cases_table
from laozheng.interfaces.workspace.words import PARTY_KIND_LABELS, PARTY_STATE_LABELS, signal_label
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Block
from laozheng.kernel.cases.models import Case, CaseParty, Signal
from laozheng.kernel.parties.models import NATURAL_KINDS, Party
from laozheng.kernel.parties.queries import search

CASES_SHOWN = 100
FOUND_MOST = 50


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Find an enterprise by name or 統一編號."""
    text = request.GET.get("q", "").strip()[:60]
    found = list(enterprises_found(text)[:FOUND_MOST])
    context = {
        "title": _("事業單位"),
        "text": text,
        "table": enterprises_table(found),
        "is_cut": len(found) == FOUND_MOST,
        "most": FOUND_MOST,
    }
    return render(request, "workspace/parties.html", context)


def enterprises_found(text: str) -> "QuerySet[Party]":
    """Parties other than natural persons that a text finds, by name."""
    return search(text).order_by("display_name", "id") if text else Party.objects.none()


def enterprises_table(rows: Sequence[Party]) -> Table:
    """Parties that are no natural persons."""
    return Table(
        caption=_("事業單位與團體"),
        columns=(
            Column("display_name", _("名稱"), main=True, width="wide"),
            Column("kind", _("種類"), value=lambda p: PARTY_KIND_LABELS.get(p.kind, p.kind)),
            Column("state", _("狀態"), value=lambda p: PARTY_STATE_LABELS.get(p.state, p.state)),
        ),
        rows=rows,
        row_url=party_url,
        empty_text=_("找不到符合的事業單位或團體。"),
    )


def party_url(party: Party) -> str:
    """The page of a party."""
    return reverse("workspace:party", args=[party.pk])


@staff_only
@require_safe
def party(request: HttpRequest, key: int) -> HttpResponse:
    """One party: names over time, numbers, places, signals in force, cases, blocks of the lines.

    A natural person has a page only for readers who may see one of his cases.
    """
    reader = reader_of(request)
    found = get_object_or_404(Party, pk=key)
    if found.merged_into_id is not None:
        return redirect("workspace:party", key=found.merged_into_id)
    cases = visible(Case.objects.filter(pk__in=_cases_of(found)), reader).select_related("officer")
    rows = list(cases.order_by("-received_on", "-id")[:CASES_SHOWN])
    if found.kind in NATURAL_KINDS and not rows:
        raise Http404(_("沒有這個當事人，或您無權閱覽"))
    context = {
        "party": found,
        "kind_label": PARTY_KIND_LABELS.get(found.kind, found.kind),
        "state_label": PARTY_STATE_LABELS.get(found.state, found.state),
        "crumbs": [Link(_("事業單位"), reverse("workspace:parties")), Link(str(found), "")],
        "facts": _facts(found),
        "cases": cases_table(_("本局案件"), rows, _("沒有您可閱覽的案件。"), officer=True),
        "count": len(rows),
        "is_cut": len(rows) == CASES_SHOWN,
        "most": CASES_SHOWN,
        "signals": _signals(found, reader),
        "blocks": [block for line in lines().values() for block in _blocks(line, found, reader)],
    }
    return render(request, "workspace/party.html", context)


def _cases_of(party: Party) -> "QuerySet[CaseParty, Any]":
    """Ids of the cases in which a party takes part, also under a merged entry, as a subquery."""
    # Its entries first: asked for in one condition, the database reads the parties of every case.
    entries = Party.objects.filter(Q(pk=party.pk) | Q(merged_into=party))
    return CaseParty.objects.filter(party__in=entries).values("case_id")


def _facts(party: Party) -> list[Fact]:
    facts = [
        Fact(_("統一編號") if number.kind == "ubn" else _("證號"), number.shown, "reference")
        for number in party.identifiers.filter(state="valid").order_by("kind", "id")
    ]
    facts += [
        Fact(_("名稱"), _since(name.name, name), note=_responsible(name.responsible_person))
        for name in party.names.order_by("-valid_from", "id")
    ]
    facts += [
        Fact(_("地址"), _since(place.raw, place), wide=True)
        for place in party.addresses.order_by("-valid_from", "id")
    ]
    return facts


def _since(text: str, dated: Any) -> str:
    """A text with the span in which it held."""
    start = roc_slash(dated.valid_from) if dated.valid_from else ""
    end = roc_slash(dated.valid_to) if dated.valid_to else ""
    if not start and not end:
        return text
    return (
        f"{text}（{start}–{end}）"
        if end
        else _("%(text)s（%(day)s起）") % {"text": text, "day": start}
    )


def _responsible(name: str) -> str:
    return _("負責人：%(name)s") % {"name": name} if name else ""


def _signals(party: Party, reader: Reader) -> list[elements.Happening]:
    """What the lines state about the party on the reader's day; no case is named."""
    standing = (
        Signal.objects.filter(party=party, from_on__lte=reader.day)
        .exclude(to_on__lte=reader.day)
        .exclude(withdrawn_on__lte=reader.day)
        .order_by("-from_on", "-id")
    )
    return [
        elements.Happening(signal.from_on, signal_label(signal.code), tone="warn")
        for signal in standing[:20]
    ]


def _blocks(line: Any, party: Party, reader: Reader) -> list[dict[str, Any]]:
    return [
        {"title": _(block.label), "table": _block_table(block, party, reader)}
        for block in line.blocks
    ]


def _block_table(block: Block, party: Party, reader: Reader) -> Table:
    columns = tuple(
        Column(str(place), _(label), value=itemgetter(place))
        for place, label in enumerate(block.columns)
    )
    return Table(
        caption=_(block.label),
        columns=columns,
        rows=block.rows(party, reader)[:CASES_SHOWN],
        empty_text=_("沒有資料。"),
    )
