"""Whole histories at once, for imports and the twin: the same events that ``perform`` writes.

A history names the steps that a case took, with their days. Each step must be declared and lead
on from the state before it, so that no case reaches a state that its procedure does not allow.
Forms, conditions and actions do not run: a past act is recorded, not decided again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.deadlines import reckon
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseAccess, Deadline, Event
from laozheng.kernel.cases.numbers import next_numbers
from laozheng.kernel.cases.seals import as_stored, last_seal, seal_all
from laozheng.kernel.cases.signals import case_changed

BATCH = 2000


@dataclass(frozen=True)
class Step:
    """One past step: the transition, its day, the day the bureau knew, what is remembered."""

    name: str
    on: date
    known_on: date | None = None
    at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""


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
        self._end_state(history)
        self.waiting.append(history)

    def flush(self) -> list[Case]:
        """Write what waits, in one transaction, and return the new cases in order."""
        cases: list[Case] = []
        with transaction.atomic():
            for start in range(0, len(self.waiting), BATCH):
                cases += self._write(self.waiting[start : start + BATCH])
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
        kind = kind_of(history.kind)
        state, changed_on = self._end_state(history)
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
            state=state,
            level=kind.level,
            closed_on=changed_on if kind.is_final(state) else None,
            title=history.title,
        )

    def _end_state(self, history: History) -> tuple[str, date]:
        kind = kind_of(history.kind)
        state, changed_on = "", history.received_on
        for step in history.steps:
            following = _state_after(kind, state, step)
            if following != state:
                changed_on = step.on
            state = following
        return state, changed_on

    def _number(self, cases: list[Case]) -> None:
        unnumbered: dict[tuple[str, int], list[Case]] = defaultdict(list)
        for case in cases:
            if not case.number:
                unnumbered[kind_of(case.kind).prefix, case.received_on.year].append(case)
        for (prefix, _year), group in unnumbered.items():
            numbers = next_numbers(prefix, group[0].received_on, len(group))
            for case, number in zip(group, numbers, strict=True):
                case.number = number

    def _events(self, case: Case, history: History) -> Iterable[Event]:
        kind, state = kind_of(history.kind), ""
        for step in history.steps:
            state = _state_after(kind, state, step)
            yield _event(case, step, state, self.actor)

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
        rows = []
        for case in cases:
            kind = kind_of(case.kind)
            rows += reckon(case, kind, of_case[case.pk], self._calendar, self._law)
        Deadline.objects.bulk_create(rows, batch_size=BATCH)


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


def _state_after(kind: CaseKind, state: str, step: Step) -> str:
    try:
        transition = kind.transition(step.name)
    except KeyError:
        raise Refused(f"「{kind.label}」沒有「{step.name}」這個步驟") from None
    allowed = transition.opens if not state else state in transition.source
    if not allowed:
        label = kind.state(state).label if state else "尚未收件"
        raise Refused(f"{roc_day(step.on)}「{transition.label}」不能接在「{label}」之後")
    return transition.target or state


def add_steps(case: Case, steps: Iterable[Step], *, actor: Reader) -> list[Event]:
    """Record further past steps of an existing case (a later import brings its outcome).

    Writes events, state and deadlines by the same rules; returns the new events.
    """
    kind = kind_of(case.kind)
    events = []
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        for step in steps:
            following = _state_after(kind, locked.state, step)
            if following != locked.state:
                locked.closed_on = step.on if kind.is_final(following) else None
            locked.state = following
            events.append(_event(locked, step, following, actor))
        seal_all(events, last_seal(locked.pk))
        for event in events:
            event.save()
        locked.save()
        all_events = list(locked.events.all())
        Deadline.objects.filter(case=locked).delete()
        Deadline.objects.bulk_create(reckon(locked, kind, all_events, calendar(), law()))
        years = {e.on.year for e in all_events} | {locked.received_on.year}
        case_changed.send(sender=Case, kinds={locked.kind}, years=years)
    case.refresh_from_db()
    return events
