"""Whole histories at once, for imports and the twin: the same events that ``perform`` writes.

A history names the steps that a case took, with their days. Each step must be declared and lead
on from the state before it, so that no case reaches a state that its procedure does not allow.
Forms, conditions and actions do not run: a past act is recorded, not decided again.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from django.db.models import Model

from laozheng.base.months import years_after
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.changes import announce
from laozheng.kernel.cases.course import Course, Step
from laozheng.kernel.cases.deadlines import derive_deadlines, next_due, reckon
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.models import Case, CaseAccess, Deadline, Event
from laozheng.kernel.cases.numbers import next_numbers, reserve
from laozheng.kernel.cases.seals import as_stored, last_seal, seal_all
from laozheng.kernel.cases.signals import case_changed

BATCH = 2000
# From how many cases on the database should look how large its tables have become.
MANY = 200

__all__ = ["History", "Recorder", "Step", "add_steps"]


@dataclass
class History:
    """The past of one case. ``build`` gets the saved case and gives the rows that belong to it."""

    kind: str
    received_on: date
    intake: str
    steps: Sequence[Step]
    number: str = ""
    source_no: str = ""
    filer_kind: str = ""
    district: str = ""
    title: str = ""
    officer: Staff | None = None
    unit: Unit | None = None
    readers: Sequence[tuple[int, str]] = ()
    build: Callable[[Case], Iterable[Model]] = lambda case: ()


@dataclass
class Recorder:
    """Collects histories and writes them in batches; ``flush`` must be called at the end."""

    actor: Reader
    waiting: list[History] = field(default_factory=list)
    written: int = 0

    def __post_init__(self) -> None:
        self._calendar, self._law = calendar(), law()
        self._units = {unit.code: unit for unit in Unit.objects.all()}

    def add(self, history: History) -> None:
        """Take a history; Refused when its steps do not lead on from one another."""
        _walked(history)
        self.waiting.append(history)

    @in_language_of_record
    def flush(self) -> list[Case]:
        """Write what waits, in one transaction, and return the new cases in order."""
        cases: list[Case] = []
        with transaction.atomic():
            for start in range(0, len(self.waiting), BATCH):
                cases += self._write(self.waiting[start : start + BATCH])
            if len(cases) >= MANY:
                _note_sizes()
        self.written += len(cases)
        self.waiting = []
        return cases

    def _write(self, histories: list[History]) -> list[Case]:
        cases = [self._case(history) for history in histories]
        self._number(cases)
        Case.objects.bulk_create(cases)
        events = []
        for case, history in zip(cases, histories, strict=True):
            of_case = list(self._events(case, history))
            seal_all(of_case)
            events += of_case
        Event.objects.bulk_create(events)
        self._write_access(cases, histories)
        self._write_rows(cases, histories)
        self._write_deadlines(cases, events)
        self._note(cases)
        years = {e.on.year for e in events} | {case.received_on.year for case in cases}
        case_changed.send(sender=Case, kinds={case.kind for case in cases}, years=years)
        return cases

    def _note(self, cases: list[Case]) -> None:
        """One entry in the log for the batch; the events carry their own seals."""
        numbers = {"first": cases[0].number, "last": cases[-1].number, "cases": len(cases)}
        record(self.actor, "import", f"cases:{cases[0].kind}", changes=numbers)

    def _case(self, history: History) -> Case:
        kind, course = kind_of(history.kind), _walked(history)
        closed_on = course.closed_on
        return Case(
            number=history.number,
            source_no=history.source_no,
            kind=history.kind,
            line=history.kind.partition(".")[0],
            unit=history.unit or self._units[kind.unit],
            officer=history.officer,
            received_on=history.received_on,
            intake=history.intake,
            filer_kind=history.filer_kind,
            district=history.district,
            state=course.state,
            level=kind.level,
            closed_on=closed_on,
            retain_until=_retained_until(kind, closed_on),
            title=history.title,
        )

    def _number(self, cases: list[Case]) -> None:
        """Keep numbers that a file brings and take them out of the series; give the rest one."""
        for kind in {case.kind for case in cases if case.number}:
            prefix = kind_of(kind).prefix
            own = re.compile(rf"{re.escape(prefix)}-\d+-\d+")
            brought = [case.number for case in cases if case.kind == kind]
            reserve(prefix, filter(own.fullmatch, brought))
        unnumbered: dict[tuple[str, int], list[Case]] = defaultdict(list)
        for case in cases:
            if not case.number:
                unnumbered[kind_of(case.kind).prefix, case.received_on.year].append(case)
        for (prefix, _year), group in unnumbered.items():
            numbers = next_numbers(prefix, group[0].received_on, len(group))
            for case, number in zip(group, numbers, strict=True):
                case.number = number

    def _events(self, case: Case, history: History) -> Iterable[Event]:
        course = Course(kind_of(history.kind))
        for step in history.steps:
            yield _event(case, step, course.take(step), self.actor)

    def _write_access(self, cases: list[Case], histories: list[History]) -> None:
        rows = []
        for case, history in zip(cases, histories, strict=True):
            readers = list(history.readers)
            if history.officer is not None and history.officer.user_id is not None:
                readers.append((history.officer.user_id, "officer"))
            rows += [
                CaseAccess(case=case, user_id=user, role=role, valid_from=case.received_on)
                for user, role in readers
            ]
        CaseAccess.objects.bulk_create(rows)

    def _write_rows(self, cases: list[Case], histories: list[History]) -> None:
        """Save the rows of all cases, one insert per model, in the order in which models appear.

        A row may point at an earlier one of another model: that one has its key by then.
        """
        by_model: dict[type[Model], list[Model]] = defaultdict(list)
        for case, history in zip(cases, histories, strict=True):
            for row in history.build(case):
                by_model[type(row)].append(row)
        for model, rows in by_model.items():
            model._default_manager.bulk_create(rows)

    def _write_deadlines(self, cases: list[Case], events: list[Event]) -> None:
        of_case: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            of_case[event.case_id].append(event)
        rows: list[Deadline] = []
        due: dict[date, list[int]] = defaultdict(list)
        for case in cases:
            kind = kind_of(case.kind)
            reckoned = reckon(case, kind, of_case[case.pk], self._calendar, self._law)
            rows += reckoned
            case.due_on = next_due(reckoned)
            if case.due_on is not None:
                due[case.due_on].append(case.pk)
        Deadline.objects.bulk_create(rows, batch_size=BATCH)
        for day, keys in due.items():
            Case.objects.filter(pk__in=keys).update(due_on=day)


def _note_sizes() -> None:
    """Let PostgreSQL see in this transaction how large the tables are: it plans queries by that.

    By itself it looks some time after the commit; until then a join over all events takes minutes.
    """
    if connection.vendor == "postgresql":
        tables = [model._meta.db_table for model in (Case, CaseAccess, Deadline, Event)]
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")


def _event(case: Case, step: Step, state: str, actor: Reader) -> Event:
    return Event(
        case=case,
        kind=step.name,
        on=step.on,
        at=step.at,
        known_on=step.known_on or step.on,
        recorded_at=actor.at,
        actor_ref=step.by or actor.ref,
        actor_name="" if step.by else actor.name,
        state=state,
        data=as_stored(step.data),
    )


def _walked(history: History) -> Course:
    course = Course(kind_of(history.kind))
    for step in history.steps:
        course.take(step)
    return course


def _retained_until(kind: CaseKind, closed_on: date | None) -> date | None:
    if closed_on is None or not kind.retain_years:
        return None
    return years_after(closed_on, kind.retain_years)


@in_language_of_record
def add_steps(case: Case, steps: Iterable[Step], *, actor: Reader) -> list[Event]:
    """Record further past steps of an existing case (a later import brings its outcome).

    Writes events, state and deadlines by the same rules; returns the new events.
    """
    kind = kind_of(case.kind)
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        course = Course(kind, locked.events.order_by("id").values_list("state", flat=True))
        events = [_event(locked, step, course.take(step), actor) for step in steps]
        seal_all(events, last_seal(locked.pk))
        for event in events:
            event.save()
        locked.state = course.state
        if course.changed_on is not None:
            locked.closed_on = course.closed_on
            locked.retain_until = _retained_until(kind, locked.closed_on)
        locked.save()
        derive_deadlines(locked, calendar(), law())
        changes = {"events": [[event.pk, event.kind, event.on] for event in events]}
        record(actor, "change", locked.ref, changes=changes)
        announce([locked])
    case.refresh_from_db()
    return events
