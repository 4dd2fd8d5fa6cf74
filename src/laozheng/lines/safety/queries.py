"""Reads with a meaning: what accidents and dispositions tell the statistics, and exports."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from laozheng.base.periods import Period
from laozheng.base.roc import roc_slash
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Fact
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import as_fine, history_of, with_history
from laozheng.kernel.measures.declare import FactRow, Value
from laozheng.kernel.measures.versions import FactChange, fact_rows
from laozheng.kernel.parties.districts import district_label
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.rules.codes import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    OWN_AGENCY,
    UBN_STATES,
)

UNREADABLE = "unreadable"


def accidents(years: Iterable[int] | None) -> "QuerySet[Accident]":
    """Accidents that occurred in some years (all, when none are named), with their events."""
    found = Accident.objects.select_related("case").prefetch_related(
        Prefetch("case__events", queryset=Event.objects.order_by("id"), to_attr="history"),
        Prefetch("case__safety_deaths", queryset=AccidentDeath.objects.order_by("serial")),
    )
    if years is not None:
        found = found.filter(occurred_on__year__in=list(years))
    return found.order_by("pk")


def accident_versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """The versions of accidents for the statistics.

    A death makes an accident major from its day on, whatever it was before (rule 8).
    """
    for accident in accidents(years).iterator(chunk_size=2000):
        case = accident.case
        yield from fact_rows(case.pk, case.number, list(_changes(accident)))


def _changes(accident: Accident) -> Iterator[FactChange]:
    opening: Event = accident.case.history[0]  # type: ignore[attr-defined]
    listed = accident.source == "official_list"
    major = "yes" if listed else opening.data.get("major", "no")
    first = _columns(accident) | {"major": major}
    yield FactChange(accident.occurred_on, opening.known_on, first)
    for death in accident.case.safety_deaths.all():
        yield FactChange(death.died_on, death.known_on, {"major": "yes"})


def death_versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """One row per death, from the day on which it happened and was known (rule 8).

    The official list counts casualties, so an accident known from it only has no row here.
    """
    for accident in accidents(years).iterator(chunk_size=2000):
        case = accident.case
        for death in case.safety_deaths.all():
            change = FactChange(death.died_on, death.known_on, _columns(accident))
            yield from fact_rows(case.pk, f"{case.number}#{death.serial}", [change])


def _columns(accident: Accident) -> dict[str, Value]:
    return {
        "occurred_on": accident.occurred_on,
        "month": f"{accident.occurred_on:%Y-%m}",
        "own": "yes" if accident.agency_code == OWN_AGENCY else "no",
        "accident_type": accident.accident_type,
        "industry": accident.industry_section,
        "district": accident.case.district,
        "source": accident.source,
        "main_workplace": {True: "yes", False: "no", None: ""}[accident.main_workplace],
        "firm": str(accident.employer_id or ""),
    }


def disposition_versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """Every disposition of the city by its first act; a revocation undoes it from the start.

    What is revoked was never lawful, so the revocation takes effect on the day of the disposition
    and shows from the day on which it was known, whatever the cut-off (standards 4.1.9).
    """
    for disposition in _dispositions(years):
        acts = [citation.act for citation in disposition.citations]
        opening = _opening(disposition, acts[0] if acts else UNREADABLE)
        changes = [opening, *_later(disposition, opening.on)]
        yield from fact_rows(disposition.pk, disposition.case.number, changes)


def violation_versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """One row for each article that a disposition cites, until it falls on appeal."""
    for disposition in _dispositions(years):
        articles = sorted({(c.act, c.article, c.suffix) for c in disposition.citations})
        for act, article, suffix in articles or [(UNREADABLE, 0, 0)]:
            number = f"{article}-{suffix}" if suffix else str(article or "")
            opening = _opening(disposition, act, article=number)
            later = _later(disposition, opening.on, (act, article, suffix))
            ref = f"{disposition.case.number}#{act}{number}"
            yield from fact_rows(disposition.pk, ref, [opening, *later])


def _dispositions(years: Iterable[int] | None) -> Iterator[Disposition]:
    found = with_history(Disposition.objects.filter(disposed_on__isnull=False)).order_by("pk")
    if years is not None:
        found = found.filter(disposed_on__year__in=list(years))
    return found.iterator(chunk_size=2000)


def _opening(disposition: Disposition, act: str, **more: Value) -> FactChange:
    day = disposition.disposed_on
    assert day is not None
    values: dict[str, Value] = {
        "disposed_on": day,
        "month": f"{day:%Y-%m}",
        "kind": disposition.kind,
        "act": act,
        "standing": "standing",
        "firm": str(disposition.party_id or ""),
        "amount": disposition.amount_twd,
    }
    known_on = min((event.known_on for event in history_of(disposition)), default=day)
    return FactChange(day, max(known_on, day), values | more)


def _later(
    disposition: Disposition, day: date, article: tuple[str, int, int] | None = None
) -> Iterator[FactChange]:
    for change in as_fine(disposition).changes:
        left = {(c.act, c.article, c.suffix) for c in change.citations}
        if change.full or (article is not None and article not in left):
            yield FactChange(day, change.known_on, {"standing": "revoked"})
        elif change.amount_twd is not None:
            yield FactChange(day, change.known_on, {"amount": change.amount_twd})


def accident_facts(case: Case) -> list[Fact]:
    """The facts panel of an accident; victims are not in it."""
    accident = Accident.objects.get(case=case)
    return [
        Fact("事業單位", accident.employer_name or None),
        Fact("統一編號", accident.ubn or UBN_STATES.get(accident.ubn_state)),
        Fact("發生日", accident.occurred_on, "day"),
        Fact("災害類型", ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text)),
        Fact("災害別", ACCIDENT_KINDS.get(accident.kind)),
        Fact("罹災人數", accident.casualties, "number"),
        Fact("行業", accident.industry_group or None),
        Fact("場所", accident.place or None),
        Fact("行政區", district_label(case.district) if case.district else None),
        Fact("業主", accident.owner_name or None),
        Fact("工程", accident.project_name or None),
        Fact("檢查機構", accident.inspection_agency),
        Fact("註記", "、".join(accident.flags) or None),
    ]


def export_accidents(period: Period, reader: Reader) -> Iterator[dict[str, Any]]:
    """Native rows of the accidents of a period that a reader may export."""
    seen = visible(Accident.objects.all(), reader, "export").filter(
        occurred_on__range=(period.start, period.end)
    )
    plain = (
        "source_number",
        "occurred_on",
        "employer_name",
        "name_masked",
        "ubn",
        "ubn_state",
        "industry_section",
        "industry_group",
        "industry_code",
        "casualties",
        "owner_name",
        "owner_ubn",
        "owner_ubn_state",
        "project_name",
        "place",
        "address",
        "inspection_agency",
        "agency_code",
        "on_map",
        "flags",
    )
    for accident in seen.select_related("case").order_by("occurred_on", "pk").iterator():
        row = {name: getattr(accident, name) for name in plain}
        row["accident_type"] = accident.accident_type_text
        row["district"] = accident.case.district
        yield row


def accident_rows(party: Any, reader: Reader) -> list[tuple[Any, ...]]:
    """The accidents of an employer for the enterprise page."""
    seen = visible(Accident.objects.filter(employer=party), reader).select_related("case")
    return [
        (a.case.number, roc_slash(a.occurred_on), ACCIDENT_TYPES.get(a.accident_type, ""), a.place)
        for a in seen.order_by("-occurred_on")[:50]
    ]
