"""What waits on a desk: terms by their day, cases to approve, appointments of the coming days."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import Exact

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.cases.declare import Appointment, CaseKind, Transition
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.cases.models.case import handled_ids

MINE, UNIT = "mine", "unit"
SOON_DAYS = 7
MOST = 50
# States of appointments that no longer take place.
CALLED_OFF = frozenset({"postponed", "canceled"})


@dataclass(frozen=True)
class Terms:
    """Open terms, soonest first and at most ``MOST``, with the counts of all of them."""

    rows: list[Deadline]
    overdue: int
    soon: int
    total: int


def terms(reader: Reader, scope: str) -> Terms:
    """The open terms of the reader's own cases, or of the units that he supervises."""
    of_cases = Deadline.objects.filter(_scope(reader, scope, "case_id", "case__unit_id"))
    rows = visible(of_cases.filter(state="open", case__kind__in=list(kinds())), reader)
    day, near = reader.day, reader.day + timedelta(days=SOON_DAYS)
    counts = rows.aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=day)),
        soon=Count("pk", filter=Q(due_on__range=(day, near))),
        total=Count("pk"),
    )
    return Terms(list(rows.select_related("case").order_by("due_on", "id")[:MOST]), **counts)


def open_cases(reader: Reader, scope: str) -> "QuerySet[Case]":
    """The open cases of the reader, or of the units that he supervises, newest first."""
    running = Case.objects.filter(_scope(reader, scope, "pk", "unit_id"), closed_on__isnull=True)
    return visible(running, reader).order_by("-received_on", "-id")


def _scope(reader: Reader, scope: str, case: str, unit: str) -> Q:
    if scope == UNIT:
        return Q(**{f"{unit}__in": sorted(reader.supervised)})
    return Q(**{f"{case}__in": handled_ids(reader.user_id or 0, reader.day)})


def to_approve(reader: Reader) -> "QuerySet[Case]":
    """Open cases whose next step is the reader's: one that supervisors take, or that another
    person than the one before must take; newest first."""
    asked = Q(pk__in=[])
    for code, kind in kinds().items():
        for step in kind.transitions:
            if _is_approval(kind, step):
                asked |= _waiting_for(reader, code, step)
    cases = Case.objects.filter(asked, closed_on__isnull=True)
    return visible(cases, reader).order_by("-received_on", "-id")


def _is_approval(kind: CaseKind, step: Transition) -> bool:
    """Whether a step settles what somebody else has prepared; going back is none."""
    if step.opens or step.target is None or all(kind.is_final(code) for code in step.source):
        return False
    return bool(step.other_person_than) or "officer" not in step.roles


def _waiting_for(reader: Reader, code: str, step: Transition) -> Q:
    units = frozenset().union(*(reader.roles.get(role, frozenset()) for role in step.roles))
    if not units:
        return Q(pk__in=[])
    waiting = Q(kind=code, state__in=step.source, unit_id__in=sorted(units))
    if not step.other_person_than:
        return waiting
    prepared = Event.objects.filter(case=OuterRef("pk"), kind__in=step.other_person_than)
    last_by = Subquery(prepared.order_by("-id").values("actor_ref")[:1])
    return waiting & ~Q(Exact(last_by, Value(reader.ref)))


def appointments(reader: Reader, days: int) -> list[Appointment]:
    """What takes place from the reader's day on in cases that name him, by the clock."""
    last = reader.day + timedelta(days=days - 1)
    found = [
        entry
        for line in lines().values()
        if line.diary is not None
        for entry in line.diary(reader, reader.day, last)
    ]
    asked = {entry.case.pk for entry in found}
    mine = set(handled_ids(reader.user_id or 0, reader.day).filter(case_id__in=asked))
    return sorted(
        (entry for entry in found if entry.case.pk in mine), key=lambda entry: entry.starts_at
    )
