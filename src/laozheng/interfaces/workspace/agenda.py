"""What waits on a desk: terms by their day, cases to approve, appointments of the coming days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions.reading import BROKEN_GLASS
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.cases.declare import Appointment, CaseKind, Transition
from laozheng.kernel.cases.models import Case, Deadline, Event, Task
from laozheng.kernel.cases.models.case import handled_ids
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY

MINE, UNIT = "mine", "unit"
SOON_DAYS = 7
MOST = 50
# Cases looked at for approval; of those that pass the filters few wait for another reader.
LOOKED_AT = 200
# States of appointments that no longer take place.
CALLED_OFF = frozenset({"postponed", "canceled"})


@dataclass(frozen=True)
class Terms:
    """Running terms, soonest first and at most ``MOST``; how many cases are overdue or due soon."""

    rows: list[Deadline]
    overdue: int
    soon: int


def terms(reader: Reader, scope: str) -> Terms:
    """The running terms of the reader's own cases, or of the units that he supervises.

    Terms of parties outside are theirs to keep and stand on nobody's desk. A case counts by the
    first of its terms.
    """
    of_scope = Case.objects.filter(_scope(reader, scope, "pk", "unit_id"), kind__in=list(kinds()))
    running = visible(of_scope.filter(due_on__isnull=False), reader)
    day, near = reader.day, reader.day + timedelta(days=SOON_DAYS)
    first = running.order_by("due_on", "id").values_list("pk", flat=True)[:MOST]
    rows = Deadline.objects.filter(case__in=list(first), state="open").exclude(kind=OUTSIDE_PARTY)
    counts = running.filter(due_on__lte=near).aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=day)),
        soon=Count("pk", filter=Q(due_on__gte=day)),
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


@dataclass(frozen=True)
class Pile:
    """Cases of one kind in one state that wait for the same person, the oldest first."""

    cases: tuple[Case, ...]

    @property
    def oldest(self) -> Case:
        """Which has waited longest."""
        return self.cases[0]

    def __len__(self) -> int:
        return len(self.cases)


def piles_of(cases: Iterable[Case]) -> list[Pile]:
    """The cases by kind and state; the pile with the oldest case first."""
    found: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: (case.received_on, case.pk)):
        found[case.kind, case.state].append(case)
    return [Pile(tuple(some)) for some in found.values()]


def to_approve(reader: Reader) -> list[Case]:
    """Open cases whose next step is the reader's, newest first, of the newest ``LOOKED_AT``.

    A step that supervisors take, or one that another person than the one before must take.
    """
    steps = _approvals(reader)
    asked = Case.objects.filter(
        closed_on__isnull=True,
        kind__in=steps.keys(),
        state__in={state for some in steps.values() for step in some for state in step.source},
        unit_id__in=reader.units,
    )
    newest = visible(asked, reader).select_related("officer").order_by("-received_on", "-id")
    cases = list(newest[:LOOKED_AT])
    before = {name for some in steps.values() for step in some for name in step.other_person_than}
    prepared_by = _prepared_by(cases, before)
    return [
        case
        for case in cases
        if any(_waits(case, step, reader, prepared_by) for step in steps[case.kind])
    ]


def _approvals(reader: Reader) -> dict[str, list[Transition]]:
    """The approving steps for which the reader holds a role, by the kinds that have any."""
    found: dict[str, list[Transition]] = defaultdict(list)
    for code, kind in kinds().items():
        for step in kind.transitions:
            if _is_approval(kind, step) and any(reader.holds(role) for role in step.roles):
                found[code].append(step)
    return found


def _is_approval(kind: CaseKind, step: Transition) -> bool:
    """Whether a step settles what somebody else has prepared; going back is none."""
    if step.opens or step.target is None or all(kind.is_final(code) for code in step.source):
        return False
    return bool(step.other_person_than) or "officer" not in step.roles


def _prepared_by(cases: list[Case], steps: set[str]) -> dict[tuple[int, str], tuple[int, str]]:
    """Who took a step of a case last: the number of the event and the account."""
    events = Event.objects.filter(case__in=[case.pk for case in cases], kind__in=steps)
    rows = events.order_by("id").values_list("case_id", "kind", "id", "actor_ref")
    return {(case, kind): (number, actor) for case, kind, number, actor in rows}


def _waits(
    case: Case,
    step: Transition,
    reader: Reader,
    prepared_by: dict[tuple[int, str], tuple[int, str]],
) -> bool:
    if case.state not in step.source:
        return False
    if not any(reader.holds(role, case.unit_id) for role in step.roles):
        return False
    if not step.other_person_than:
        return True
    last = max(prepared_by.get((case.pk, name), (0, "")) for name in step.other_person_than)
    return last[0] > 0 and last[1] != reader.ref


def tasks(reader: Reader) -> list[Task]:
    """Work that a rule found for the reader's units, soonest first, on cases that he may see."""
    found = list(
        Task.objects.filter(owner_id__in=reader.units, done_on__isnull=True)
        .exclude(rule=BROKEN_GLASS)
        .select_related("case")
        .order_by("due_on", "id")[:LOOKED_AT]
    )
    asked = Case.objects.filter(pk__in={task.case_id for task in found if task.case_id})
    seen = set(visible(asked, reader).values_list("pk", flat=True))
    return [task for task in found if task.case_id is None or task.case_id in seen][:MOST]


def broken_glasses(reader: Reader) -> list[Task]:
    """What the heads of a unit have not noted yet: who broke the glass of one of its cases."""
    told = Task.objects.filter(rule=BROKEN_GLASS, done_on__isnull=True)
    return list(told.filter(owner_id__in=reader.supervised).order_by("due_on", "id")[:MOST])


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
