"""The panels of a case page: each function reads one part of a case for the components."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Action, Fact, Happening, Link
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.tables import case_url, kind_label, state_of, title_of
from laozheng.interfaces.workspace.words import (
    ASSIGNMENT_LABELS,
    DEADLINE_LABELS,
    LINK_LABELS,
    PARTY_ROLE_LABELS,
    REFERRAL_LABELS,
    SIDE_LABELS,
    district_label,
    event_text,
    kind_words,
)
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.declare import INTAKES, CaseKind
from laozheng.kernel.cases.models import Case, CaseDocument, CaseLink
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY
from laozheng.kernel.cases.queries import explain, possible_steps
from laozheng.kernel.datasets.models import SourceRow

# The cell of a fact whose value is the reckoning behind an amount or a day.
RECKONING = "reckoning"


def facts(case: Case, kind: CaseKind) -> tuple[list[Fact], list[Fact]]:
    """The facts of a case, its line's own after the common ones; and those that are reckonings."""
    common = [
        Fact(_("收件日"), case.received_on, "day"),
        Fact(_("收件方式"), _(INTAKES.get(case.intake, case.intake))),
        Fact(_("承辦單位"), named(case.unit)),
        Fact(_("承辦人"), case.officer.name if case.officer else None),
    ]
    if case.district:
        common.append(Fact(_("行政區"), district_label(case.district)))
    if case.source_no:
        common.append(Fact(_("原系統案號"), case.source_no))
    if case.closed_on:
        common.append(Fact(_("結案日"), case.closed_on, "day"))
    if case.retain_until:
        common.append(Fact(_("保存至"), case.retain_until, "day"))
    own = [Fact(_(f.label), f.value, f.cell) for f in kind.facts(case)] if kind.facts else []
    plain = [fact for fact in own if fact.cell != RECKONING]
    return common + plain, [fact for fact in own if fact.cell == RECKONING]


def step_actions(case: Case, reader: Reader, *names: str) -> list[Action]:
    """Buttons for those of some steps that a reader may take now, the first leading on as main."""
    possible = {one.transition.name: one for one in possible_steps(case, reader)}
    found = [possible[name] for name in names if name in possible]
    main = next((one for one in found if one.advances), None)
    return [
        Action(
            _(one.transition.label),
            reverse("workspace:step", args=[case.number, one.transition.name]),
            kind="primary" if one is main or len(found) == 1 else "secondary",
        )
        for one in found
    ]


def deadlines(case: Case, day: date) -> list[dict[str, Any]]:
    """The terms of a case as ``explain`` tells them.

    A term of a party outside that has run out is nobody's delay here: it is shown by its day alone.
    """
    rows = explain(case, day)
    for row in rows:
        row["whose"] = DEADLINE_LABELS.get(row["kind"], "")
        row["seen_on"] = None if row["overdue"] and row["kind"] == OUTSIDE_PARTY else day
    return rows


def awaited_steps(kind: CaseKind, rows: list[dict[str, Any]], possible: set[str]) -> frozenset[str]:
    """The steps that meet the bureau's open deadline which comes first; maybe none.

    A deadline that a later step may meet as well, after one more, is left out: nobody should be
    led to reject what waits for approval.
    """
    opening = {step.name for step in kind.transitions if step.opens}
    meeting = {rule.id: frozenset(rule.met_by) - opening for rule in kind.deadlines}
    ours = [row for row in rows if row["state"] == "open" and row["kind"] != OUTSIDE_PARTY]
    waiting = (meeting[row["rule"]] for row in sorted(ours, key=lambda row: row["due_on"]))
    return next((names for names in waiting if names and names <= possible), frozenset())


def parties(case: Case, *, with_links: bool) -> Table:
    """Who takes part in a case today."""
    rows = case.parties.filter(to_on__isnull=True).order_by("id")
    return Table(
        caption=_("當事人"),
        columns=(
            Column("side", _("身分"), value=lambda p: SIDE_LABELS.get(p.side, p.side)),
            Column("name_as_written", _("姓名或名稱"), main=True),
            Column("role", _("地位"), value=lambda p: PARTY_ROLE_LABELS.get(p.role, p.role)),
            Column("service_address", _("送達地址"), width="wide"),
            Column("contact", _("聯絡方式"), minor=True),
        ),
        rows=list(rows),
        row_url=_party_url if with_links else None,
        empty_text=_("沒有登錄當事人。"),
    )


def _party_url(row: Any) -> str:
    return reverse("workspace:party", args=[row.party_id])


def documents(case: Case, reader: Reader) -> Table:
    """Files and letters of a case."""
    rows = visible(CaseDocument.objects.filter(case=case), reader).select_related("file", "letter")
    return Table(
        caption=_("文件與函稿"),
        columns=(
            Column("added_on", _("日期"), cell="day"),
            Column("label", _("名稱"), main=True, width="wide"),
            Column("kind", _("種類"), value=_document_kind),
        ),
        rows=list(rows.order_by("-added_on", "-id")),
        row_url=lambda row: reverse("workspace:document", args=[case.number, row.pk]),
        empty_text=_("沒有文件。"),
    )


def _document_kind(row: CaseDocument) -> str:
    if row.letter is None:
        return _("附件")
    return row.letter.number or _("函稿（未發文）")


def referrals(case: Case) -> list[Happening]:
    """Where the matter was handed to; a sealed kind tells no more than that it was received."""
    found = []
    for row in case.referrals_sent.order_by("-sent_on", "-id"):
        kind = kinds().get(row.to_code)
        answer = row.result if row.state == "answered" and not _is_sealed(kind) else row.state
        found.append(
            Happening(
                row.sent_on,
                row.outside_agency or kind_words(row.to_code),
                text=str(REFERRAL_LABELS.get(answer, answer)),
                tone="good" if answer == "accepted" else "neutral",
            )
        )
    return found


def _is_sealed(kind: CaseKind | None) -> bool:
    return kind is not None and kind.level == "sealed"


def assignments(case: Case) -> list[Happening]:
    """Who was in charge, newest first."""
    return [
        Happening(
            row.from_on,
            f"{ASSIGNMENT_LABELS.get(row.role, row.role)} {row.name}",
            tone="accent" if row.to_on is None else "muted",
        )
        for row in case.assignments.order_by("-from_on", "-id")
    ]


def linked_cases(case: Case, reader: Reader) -> list[dict[str, Any]]:
    """Cases that belong together with this one, as far as the reader may see them."""
    rows = list(CaseLink.objects.filter(Q(a=case) | Q(b=case)).order_by("on", "id"))
    others = {row.b_id if row.a_id == case.pk else row.a_id: row for row in rows}
    seen = visible(Case.objects.filter(pk__in=others), reader)
    return [
        {
            "link": Link(f"{other.number} {title_of(other)}", case_url(other)),
            "how": LINK_LABELS.get(others[other.pk].kind, others[other.pk].kind),
            "kind": kind_label(other),
            "state": state_of(other),
        }
        for other in seen.order_by("-received_on", "-id")
    ]


def sources(case: Case) -> list[Link]:
    """The rows of imported files from which the case came."""
    rows = SourceRow.objects.filter(object_ref=case.ref).select_related("file").order_by("id")
    return [
        Link(
            _("%(file)s 第%(line)s列") % {"file": row.file.name, "line": row.number},
            f"{reverse('workspace:import_file', args=[row.file_id])}?line={row.number}",
        )
        for row in rows
    ]


def timeline(case: Case, kind: CaseKind) -> list[Happening]:
    """Everything that happened, newest first; corrected entries stay, struck through."""
    events = list(case.events.order_by("-on", "-id"))
    corrected = {event.supersedes_id: event for event in events if event.supersedes_id}
    transitions = {transition.name: transition for transition in kind.transitions}
    told = []
    for event in events:
        step = transitions.get(event.kind)
        correction = corrected.get(event.pk)
        told.append(
            Happening(
                on=event.on,
                at=event.at,
                title=_(step.label) if step else event.kind,
                text=event_text(step, event.data),
                actor=_("系統") if event.actor_ref.startswith("system:") else event.actor_name,
                known_on=event.known_on,
                tone="accent" if step and step.target else "neutral",
                superseded=correction is not None,
                reason=str(correction.data.get("reason", "")) if correction else "",
            )
        )
    return told
