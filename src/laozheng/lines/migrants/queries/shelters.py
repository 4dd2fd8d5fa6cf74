"""Stays in shelters for those who handle them: who is there, for how long, what was claimed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.kinds import SHELTER
from laozheng.lines.migrants.rules.shelter import person_days


@dataclass(frozen=True)
class Stay:
    """A stay as its handlers see it on a day."""

    case: Case
    detail: ShelterStay
    days: Fraction
    review: Deadline | None
    claim: Deadline | None


def stays_for(reader: Reader) -> "QuerySet[Case]":
    """The stays on which a reader is named, the last one first; sealed, so that no one else's."""
    mine = visible(Case.objects.filter(kind=SHELTER), reader, "detail", "sealed")
    return mine.select_related("migrants_shelter", "officer").order_by("-received_on", "-pk")


def board(reader: Reader, start: date, end: date, law: Law) -> Iterator[Stay]:
    """The stays of a reader that touch a span of days, with the person-days that fall into it."""
    touching = stays_for(reader).filter(
        Q(migrants_shelter__to_at__isnull=True) | Q(migrants_shelter__to_at__date__gte=start),
        migrants_shelter__from_at__date__lte=end,
    )
    for case in touching.prefetch_related("deadlines"):
        detail: ShelterStay = case.migrants_shelter  # type: ignore[attr-defined]
        until = min(detail.to_at or reader.at, reader.at)
        due = {row.rule: row for row in case.deadlines.all() if row.state == "open"}
        yield Stay(
            case=case,
            detail=detail,
            days=person_days(detail.from_at, max(until, detail.from_at), start, end, law),
            review=due.get("review"),
            claim=due.get("claim"),
        )


def claimed_months(case: Case) -> set[str]:
    """The months of a stay that were claimed, by their code."""
    claims = Event.objects.filter(case=case, kind="claim_cost", superseded_by__isnull=True)
    return {event.data["month"] for event in claims if "month" in event.data}


def overlapping(worker_key: str, from_at: datetime, to_at: datetime | None) -> bool:
    """Whether another stay of a worker overlaps a span; without an end it lasts on."""
    same = ShelterStay.objects.filter(worker_key=worker_key)
    still = same.filter(Q(to_at__isnull=True) | Q(to_at__gt=from_at))
    return (still.filter(from_at__lt=to_at) if to_at else still).exists()
