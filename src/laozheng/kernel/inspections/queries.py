"""Reads of dispositions: as the rules see them, those to review, the entries of the public list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.models import (
    Disposition,
    DispositionEvent,
    Publication,
)
from laozheng.kernel.inspections.offices import Office, Offices
from laozheng.kernel.inspections.rules import REVOKING, Change, Fine
from laozheng.kernel.parties.city import city

Row = TypeVar("Row", bound=Model)


def offices() -> Offices:
    """The issuing units of this city by letter mark."""
    by_mark: Mapping[str, Office] = {
        unit["letter_mark"]: Office(
            unit=unit["code"],
            mark=unit["letter_mark"],
            lines=tuple(unit.get("lines", ())),
            is_agency=unit["kind"] == "agency",
        )
        for unit in city().units.values()
        if unit.get("letter_mark")
    }
    return Offices(by_mark)


def with_history(rows: "QuerySet[Row]", path: str = "") -> "QuerySet[Row]":
    """The same dispositions with articles and standing events, in three queries for all.

    ``path`` leads from rows of another model to their disposition, as in ``disposition__``.
    """
    return rows.select_related(f"{path}case").prefetch_related(
        f"{path}articles",
        Prefetch(f"{path}case__events", queryset=_standing_events(), to_attr="history"),
    )


def _standing_events() -> "QuerySet[DispositionEvent]":
    return DispositionEvent.objects.filter(superseded_by__isnull=True).order_by("on", "id")


def history_of(disposition: Disposition) -> list[DispositionEvent]:
    """The standing events of a disposition, by day; free after ``with_history``."""
    prefetched: list[DispositionEvent] | None = getattr(disposition.case, "history", None)
    if prefetched is not None:
        return prefetched
    return list(_standing_events().filter(case_id=disposition.pk))


def as_fine(disposition: Disposition) -> Fine:
    """The disposition as the rules see it: amount, articles, service and later decisions."""
    assert disposition.disposed_on is not None
    events = history_of(disposition)
    served = [event.on for event in events if event.kind == "served"]
    return Fine(
        ref=disposition.document_number,
        disposed_on=disposition.disposed_on,
        citations=disposition.citations,
        amount_twd=disposition.amount_twd,
        served_on=served[-1] if served else None,
        changes=tuple(_changes(events)),
    )


def _changes(events: Iterable[DispositionEvent]) -> Iterable[Change]:
    for event in events:
        if event.kind in REVOKING:
            yield Change(event.on, event.known_on)
        elif event.kind == "partly_revoked":
            yield Change(event.on, event.known_on, False, event.amount_twd, event.citations)


def paid_twd(disposition: Disposition) -> int:
    """What was paid of a fine and not given back, in whole TWD."""
    signs = {"paid": 1, "installment": 1, "refunded": -1}
    return sum(
        signs[event.kind] * (event.amount_twd or 0)
        for event in history_of(disposition)
        if event.kind in signs
    )


def others_against(disposition: Disposition) -> "QuerySet[Disposition]":
    """Other decided dispositions against the same party, by register or by name."""
    against = dispositions_against(disposition.party_id, disposition.party_key)
    return against.exclude(pk=disposition.pk)


def dispositions_against(party_id: int | None, party_key: str) -> "QuerySet[Disposition]":
    """The decided dispositions against a party, by register or by name, oldest first."""
    return files_against(party_id, party_key).filter(disposed_on__isnull=False)


def files_against(party_id: int | None, party_key: str) -> "QuerySet[Disposition]":
    """The files of dispositions against a party, decided or not, by register or by name."""
    same = Q(party_key=party_key)
    if party_id is not None:
        same |= Q(party_id=party_id)
    return with_history(Disposition.objects.filter(same)).order_by("disposed_on", "pk")


def unrevoked(files: "QuerySet[Disposition]") -> "QuerySet[Disposition]":
    """Those of some files whose decision no standing event has revoked as a whole."""
    revoked = DispositionEvent.objects.filter(
        case=OuterRef("case"), kind__in=REVOKING, superseded_by__isnull=True
    )
    return files.exclude(Exists(revoked))


def undecided_against(disposition: Disposition) -> list[Disposition]:
    """Other files against the same party on an article of this one that are still undecided."""
    files = files_against(disposition.party_id, disposition.party_key)
    files = files.filter(disposed_on__isnull=True, case__closed_on__isnull=True)
    articles = {(c.act, c.number) for c in disposition.citations}
    return [
        other
        for other in files.exclude(pk=disposition.pk)
        if articles & {(c.act, c.number) for c in other.citations}
    ]


def for_review(reader: Reader) -> "QuerySet[Disposition]":
    """Dispositions with something to look at: flags of the import, or no line; newest first."""
    flagged: QuerySet[Disposition] = visible(Disposition.objects.exclude(flags=[]), reader)
    return flagged.order_by("-disposed_on", "pk")


def published_entries(day: date) -> "QuerySet[Publication]":
    """The entries of the public list that stand on a day; open to everybody by law."""
    standing = Q(removed_on__isnull=True) | Q(removed_on__gt=day)
    entries = Publication.objects.filter(standing, announced_on__lte=day)
    return entries.select_related("disposition").order_by("-announced_on", "pk")


def removed_entries(since: date) -> "QuerySet[Publication]":
    """The tombstones since a day, for those who copied the list."""
    return Publication.objects.filter(removed_on__gte=since).order_by("removed_on", "pk")
