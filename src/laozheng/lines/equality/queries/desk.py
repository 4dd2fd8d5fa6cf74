"""The sealed desk: the complaints that name a reader, their clocks, what is planned and ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.cases.models.case import handled_ids
from laozheng.lines.equality.models import Complaint, Interview
from laozheng.lines.equality.queries.kinds import COMPLAINTS

DECIDE, EMPLOYER_CLOSE = "decide", "employer_close"
# The newest cases of a person who handles more than anybody should.
MOST = 200


@dataclass(frozen=True)
class Clock:
    """A complaint and how far its term for deciding has run; without a term while it stands still.

    ``days`` have passed of ``whole``; ``is_extended`` once the term was prolonged. ``employer`` is
    the term of the employer for the same matter, if his notice was put beside the complaint.
    """

    case: Case
    deadline: Deadline | None
    days: int
    whole: int
    is_extended: bool
    employer: Deadline | None

    @property
    def is_with_employer(self) -> bool:
        """Whether the next duty is the employer's: his term runs and ends before the bureau's."""
        if self.employer is None or self.employer.state != "open":
            return False
        return self.deadline is None or self.employer.due_on <= self.deadline.due_on


@dataclass(frozen=True)
class Order:
    """What an employer was ordered to do, and nobody has checked yet."""

    case: Case
    ordered_on: date
    due_on: date | None


@dataclass(frozen=True)
class Desk:
    """What a person has before him: clocks by their end, interviews by the hour, orders by day."""

    clocks: Sequence[Clock]
    interviews: Sequence[Interview]
    orders: Sequence[Order]


def desk_of(reader: Reader) -> Desk:
    """The desk of a reader on his day; nothing of a case that does not name him."""
    named = handled_ids(reader.user_id or 0, reader.day)
    mine = visible(Case.objects.filter(kind__in=COMPLAINTS, pk__in=named), reader)
    running = list(mine.filter(closed_on__isnull=True).order_by("received_on", "pk")[:MOST])
    standing = Interview.objects.filter(
        case__in=running, called_off_on__isnull=True, ends_at__gte=reader.at
    )
    return Desk(
        clocks=_clocks(running, reader.day),
        interviews=list(standing.select_related("case")),
        orders=_orders(running),
    )


def _clocks(cases: list[Case], day: date) -> list[Clock]:
    deadlines = Deadline.objects.filter(case__in=cases, rule=DECIDE, state="open")
    terms = {deadline.case_id: deadline for deadline in deadlines}
    extended = set(_events(cases, "extend").values_list("case_id", flat=True))
    employers = _employers(cases)
    clocks = [
        _clock(case, terms.get(case.pk), case.pk in extended, employers.get(case.pk), day)
        for case in cases
        if case.state != "decided"
    ]
    return sorted(clocks, key=lambda clock: clock.deadline.due_on if clock.deadline else date.max)


def _employers(cases: list[Case]) -> dict[int, Deadline]:
    """The terms of employers whose notices stand beside these complaints, by complaint."""
    beside = Complaint.objects.filter(case__in=cases, notice__isnull=False)
    notices = dict(beside.values_list("notice_id", "case_id"))
    terms = Deadline.objects.filter(case__in=list(notices), rule=EMPLOYER_CLOSE)
    return {notices[term.case_id]: term for term in terms}


def _clock(
    case: Case,
    deadline: Deadline | None,
    is_extended: bool,
    employer: Deadline | None,
    day: date,
) -> Clock:
    end = deadline.due_on if deadline is not None else day
    days, whole = (day - case.received_on).days, (end - case.received_on).days
    return Clock(case, deadline, max(days, 0), max(whole, 1), is_extended, employer)


def _orders(cases: list[Case]) -> list[Order]:
    """The last order of each case that no check has followed."""
    by_number = {case.pk: case for case in cases}
    orders: dict[int, Order] = {}
    for event in _events(cases, "order", "check_order").order_by("pk"):
        if event.kind == "check_order":
            orders.pop(event.case_id, None)
            continue
        due = event.data.get("due_on")
        due_on = date.fromisoformat(due) if due else None
        orders[event.case_id] = Order(by_number[event.case_id], event.on, due_on)
    return sorted(orders.values(), key=lambda order: order.due_on or order.ordered_on)


def _events(cases: list[Case], *kinds: str) -> "QuerySet[Event]":
    return Event.objects.filter(case__in=cases, kind__in=kinds, superseded_by__isnull=True)
