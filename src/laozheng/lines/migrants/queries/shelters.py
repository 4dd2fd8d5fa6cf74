"""Stays in shelters for those who handle them: who is there, for how long, what was claimed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Q, QuerySet

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.kinds import SHELTER
from laozheng.lines.migrants.rules.shelter import person_days
from laozheng.lines.migrants.rules.shelter_costs import paid_by, settled_by

CLAIMED, PAID, SETTLED, SHORT = "claimed", "paid", "settled", "short"
COST_STEPS = ("claim_cost", "pay_cost", "settle_cost")


@dataclass(frozen=True)
class Stay:
    """A stay as its handlers see it on a day."""

    case: Case
    detail: ShelterStay
    days: Fraction
    due: Mapping[str, Deadline]

    @property
    def answer(self) -> Deadline | None:
        """By when it is decided whether she is let in."""
        return self.due.get("answer")

    @property
    def review(self) -> Deadline | None:
        """By when the need is looked into again."""
        return self.due.get("review")

    @property
    def claim(self) -> Deadline | None:
        """By when the next month is claimed."""
        return self.due.get("claim")


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
        yield Stay(
            case=case,
            detail=detail,
            days=person_days(detail.from_at, max(until, detail.from_at), start, end, law),
            due=_open_terms(case),
        )


def requests_for(reader: Reader) -> list[Stay]:
    """The requests that a reader handles and nobody has decided, the first due first."""
    asked = stays_for(reader).filter(state="requested").prefetch_related("deadlines")
    rows = [
        Stay(case=case, detail=case.migrants_shelter, days=Fraction(0), due=_open_terms(case))  # type: ignore[attr-defined]
        for case in asked
    ]
    return sorted(rows, key=lambda row: row.answer.due_on if row.answer else date.max)


def _open_terms(case: Case) -> Mapping[str, Deadline]:
    return {row.rule: row for row in case.deadlines.all() if row.state == "open"}


def is_asked_for(worker_key: str) -> bool:
    """Whether somebody has asked for shelter for a worker, and nobody has decided."""
    return ShelterStay.objects.filter(worker_key=worker_key, case__state="requested").exists()


@dataclass(frozen=True)
class Cost:
    """What a month of a stay cost, as far as it is claimed, paid, settled with the ministry."""

    case: Case
    month: Period
    claimed_on: date
    claimed_twd: int
    paid_on: date | None = None
    settled_on: date | None = None
    settled_twd: int | None = None

    @property
    def short_twd(self) -> int:
        """How much of what was paid the ministry did not accept."""
        return 0 if self.settled_twd is None else self.claimed_twd - self.settled_twd

    @property
    def standing(self) -> str:
        """How far it has come: claimed, paid, settled or short."""
        if self.settled_on is not None:
            return SHORT if self.short_twd else SETTLED
        return CLAIMED if self.paid_on is None else PAID

    def due_on(self, law: Law) -> date | None:
        """By when the next step is taken; None when it is settled."""
        if self.paid_on is None:
            return paid_by(self.month.start, law)
        return settled_by(self.month.start, law) if self.settled_on is None else None


def costs_of(case: Case) -> Mapping[str, Cost]:
    """The costs of a stay by the code of the month."""
    return {cost.month.code: cost for cost in _costs([case])}


def costs_for(reader: Reader) -> list[Cost]:
    """The costs of the stays that a reader handles, the last month first; two queries."""
    return sorted(_costs(stays_for(reader)), key=lambda cost: cost.month.start, reverse=True)


def _costs(cases: Iterable[Case]) -> list[Cost]:
    by_key = {case.pk: case for case in cases}
    told = Event.objects.filter(
        case__in=list(by_key), kind__in=COST_STEPS, superseded_by__isnull=True
    )
    found: dict[tuple[int, str], Cost] = {}
    for event in told.order_by("pk"):
        key = event.case_id, event.data["month"]
        if event.kind == "claim_cost":
            found[key] = Cost(
                case=by_key[event.case_id],
                month=Period.parse(event.data["month"]),
                claimed_on=event.on,
                claimed_twd=event.data["amount_twd"],
            )
        elif event.kind == "pay_cost":
            found[key] = replace(found[key], paid_on=event.on)
        else:
            amount = event.data["amount_twd"]
            found[key] = replace(found[key], settled_on=event.on, settled_twd=amount)
    return list(found.values())


def overlapping(worker_key: str, from_at: datetime, to_at: datetime | None) -> bool:
    """Whether another stay of a worker overlaps a span; without an end it lasts on."""
    same = ShelterStay.objects.filter(worker_key=worker_key, from_at__isnull=False)
    still = same.filter(Q(to_at__isnull=True) | Q(to_at__gt=from_at))
    return (still.filter(from_at__lt=to_at) if to_at else still).exists()
