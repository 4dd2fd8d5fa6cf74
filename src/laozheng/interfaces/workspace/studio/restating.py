"""Candidates for restatement as pages show them: figures, and cases as far as they may be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Fact, State
from laozheng.interfaces.ui.markup.values import change
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.studio.people import Names
from laozheng.interfaces.workspace.tables import case_url, title_of
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.measures.history import span_of
from laozheng.kernel.reports.freezing.candidates import Candidate, CandidateFigure
from laozheng.kernel.reports.freezing.wording import REASON_WORDS
from laozheng.kernel.reports.models import Proposal

STATES = {
    "open": State(gettext_lazy("待處理"), "warn"),
    "proposed": State(gettext_lazy("待核定"), "accent"),
    "approved": State(gettext_lazy("已核定"), "good"),
    "declined": State(gettext_lazy("不予重編"), "muted"),
}
FIGURES_NAMED = 2


@dataclass(frozen=True)
class CaseLine:
    """One step of a case that the frozen book could not know."""

    case: Case
    label: str
    on: date | None
    known_on: date | None


def key_of(candidate: Candidate) -> str:
    """How an address names a candidate; it tells nothing of the case behind it."""
    return salted_hmac("workspace.restatement", candidate.cause).hexdigest()[:16]


def candidates_table(found: Iterable[Candidate], url_of: object) -> Table:
    """The candidates of a frozen book, open ones first."""
    order = list(STATES)
    rows = sorted(found, key=lambda one: (order.index(one.state), one.number))
    return Table(
        caption=_("與紀錄不同的數字，依起因"),
        columns=(
            Column("figures", _("數字"), main=True, width="wide", value=_named),
            Column("change", _("定稿值與現值"), value=_first_change),
            Column("reason", _("原因"), value=lambda one: REASON_WORDS.get(one.reason, one.reason)),
            Column("count", _("影響的數字"), cell="number", value=lambda one: len(one.figures)),
            Column("state", _("狀態"), cell="state", value=lambda one: STATES[one.state]),
        ),
        rows=rows,
        row_url=url_of,  # type: ignore[arg-type]
        row_label=_named,
        show_caption=True,
        empty_text=_("定稿的數字都和現在的紀錄相同。"),
    )


def _widest_first(candidate: Candidate) -> list[CandidateFigure]:
    """Totals before their parts."""
    return sorted(candidate.figures, key=lambda one: len(dims_of(one.vintage.dims)))


def _named(candidate: Candidate) -> str:
    labels = [figure.label for figure in _widest_first(candidate)[:FIGURES_NAMED]]
    more = len(candidate.figures) - FIGURES_NAMED
    told = _("、").join(labels)
    return (
        _("%(labels)s等 %(count)s 個") % {"labels": told, "count": len(candidate.figures)}
        if more > 0
        else told
    )


def _first_change(candidate: Candidate) -> SafeString:
    return _change(_widest_first(candidate)[0])


def figures_table(candidate: Candidate) -> Table:
    """Every figure that the cause moved: as frozen, and with this cause."""
    return Table(
        caption=_("數字的變動"),
        columns=(
            Column("label", _("數字"), main=True, width="wide"),
            Column("period", _("期間"), value=lambda one: span_of(one.vintage).label),
            Column("change", _("定稿值與現值"), value=_change),
        ),
        rows=_widest_first(candidate),
        row_url=_figure_url,
        row_label=lambda one: one.label,
    )  # fmt: skip


def _change(figure: CandidateFigure) -> SafeString:
    return change(figure.old_text, figure.new_text)


def _figure_url(figure: CandidateFigure) -> str:
    query = {"period": span_of(figure.vintage).code, "dims": figure.vintage.dims}
    return f"{reverse('workspace:figure', args=[figure.vintage.measure])}?{urlencode(query)}"


def cases_behind(candidate: Candidate, reader: Reader) -> tuple[Table, int]:
    """The steps that caused it, of cases that the reader may see, and how many cases are hidden.

    Sealed cases are in neither: not even their existence is told.
    """
    numbers = {ref.partition("#")[0] for ref in candidate.cases}
    there = Case.objects.filter(number__in=numbers)
    seen = {case.number: case for case in visible(there, reader, "rows").order_by("number")}
    hidden = there.exclude(level="sealed").exclude(number__in=seen).count()
    lines = [
        CaseLine(seen[event.case], _(event.label), event.on, event.known_on)
        for event in candidate.events
        if event.case in seen
    ]
    told = {line.case.number for line in lines}
    lines += [
        CaseLine(case, _("案件資料有更動"), None, None)
        for number, case in seen.items()
        if number not in told
    ]
    return _cases_table(lines), hidden


def _cases_table(lines: list[CaseLine]) -> Table:
    return Table(
        caption=_("起因"),
        columns=(
            Column("case.number", _("案件"), cell="reference", main=True),
            Column("label", _("事由")),
            Column("on", _("發生日"), cell="day"),
            Column("known_on", _("知悉日"), cell="day"),
            Column("title", _("案由"), value=lambda one: title_of(one.case), minor=True),
        ),
        rows=lines,
        row_url=lambda one: case_url(one.case),
        row_label=lambda one: one.case.number,
        empty_text=_("沒有您可開啟的案件。"),
    )


def proposal_facts(proposal: Proposal, names: Names) -> list[Fact]:
    """Who proposed and decided, when, and with which words."""
    found = [
        Fact(_("提出"), names.of(proposal.proposed_by_ref)),
        Fact(_("提出時間"), proposal.proposed_at, "moment"),
    ]
    if proposal.decided_at:
        found += [
            Fact(_("決定"), names.of(proposal.decided_by_ref)),
            Fact(_("決定時間"), proposal.decided_at, "moment"),
        ]
    if proposal.note:
        found.append(Fact(_("說明"), proposal.note, wide=True))
    return found


def decided_table(proposals: Iterable[Proposal], names: Names) -> Table:
    """The corrections that somebody has decided, newest first; they tell no case."""
    return Table(
        caption=_("已決定的重編"),
        columns=(
            Column("decided_at", _("決定時間"), cell="moment", main=True),
            Column("state", _("狀態"), cell="state", value=lambda row: STATES[row.state]),
            Column("reason", _("原因"), value=lambda row: REASON_WORDS.get(row.reason, row.reason)),
            Column("figures", _("數字"), cell="number", value=lambda row: len(row.figures)),
            Column("who", _("決定"), value=lambda row: names.of(row.decided_by_ref)),
            Column("note", _("說明"), width="wide"),
        ),
        rows=list(proposals),
        show_caption=True,
    )
