"""Rows of a list become cases about one employer, each with the steps that the list tells.

Shared by complaints, reminders, pension cases, work rules and agreements: what differs is told by a
``Matter``. A row on file is compared; what it adds is recorded, what it contradicts is corrected
only when somebody owns the correction. A blank cell contradicts nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.recorder import History, Recorder, add_steps
from laozheng.kernel.cases.seals import as_stored
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.actions.employers import (
    Named,
    ensure_employers,
    part_of,
    snapshot,
)
from laozheng.lines.standards.models.employer import OfEmployer

CORRECTED = "匯入檔更正"
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Matter:
    """How rows of one data set become cases of one kind.

    ``number`` and ``received`` are the columns of the official number and of the day of arrival;
    ``details`` maps columns of ``model`` to columns of the row; ``steps`` gives the course.
    ``more`` are further unsaved rows of a new case; ``after`` hears of steps added to one on file.
    """

    kind: str
    model: type[OfEmployer]
    number: str
    received: str
    details: Mapping[str, str]
    steps: Callable[[Facts], list[Step]]
    title: Callable[[Facts], str]
    intake: Callable[[Facts], str] = lambda row: "document"
    role: str = "applicant"
    prepare: Callable[[Facts], Facts] = lambda row: {}
    more: Callable[[Case, OfEmployer, Party, Facts], Iterator[Model]] = (
        lambda case, detail, employer, row: iter(())
    )
    after: Callable[[Case, Sequence[Step]], None] = lambda case, added: None


def histories(matter: Matter, rows: Sequence[Facts], employers: Sequence[Party]) -> list[History]:
    """The pasts of new cases; the twin brings rows of the same form."""
    return [
        History(
            kind=matter.kind,
            received_on=row[matter.received],
            intake=matter.intake(row),
            steps=matter.steps(row),
            source_no=row[matter.number] or "",
            district=row.get("district") or "",
            title=matter.title(row)[:200],
            build=partial(_built, matter, row, employer),
        )
        for row, employer in zip(rows, employers, strict=True)
    ]


def _built(matter: Matter, row: Facts, employer: Party, case: Case) -> Iterator[Model]:
    detail = matter.model(case=case, employer=employer, **details_of(matter, row))
    yield part_of(case, employer, row["employer_name"], matter.role)
    yield detail
    yield from matter.more(case, detail, employer, row)


def details_of(matter: Matter, row: Facts) -> dict[str, Any]:
    """The columns of the detail row that a row states."""
    told = {name: row[column] for name, column in matter.details.items()}
    stated = {name: value for name, value in told.items() if value is not None}
    own = snapshot(row["employer_name"], row.get("ubn") or "")
    return {**own, **stated, **matter.prepare(row)}


def record_matters(matter: Matter, rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row a result: a new case, news of one on file, or nothing new."""
    numbers = [row[matter.number] for row in rows]
    filed = Case.objects.filter(kind=matter.kind)
    known = {case.source_no: case for case in filed.filter(source_no__in=numbers)}
    known |= {case.number: case for case in filed.filter(number__in=numbers)}
    fresh = [row for row in rows if row[matter.number] not in known]
    named = [Named(row["employer_name"], row["ubn"] or "", row[matter.received]) for row in fresh]
    recorder = Recorder(context.actor)
    values = [row.values for row in fresh]
    for history in histories(matter, values, ensure_employers(named, context.actor)):
        recorder.add(history)
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)
    for row in rows:
        on_file = known.get(row[matter.number])
        if on_file is not None:
            _go_on(matter, row, on_file, context)


def _go_on(matter: Matter, row: Row, case: Case, context: ImportContext) -> None:
    detail = matter.model._default_manager.get(case=case)
    told = details_of(matter, row.values)
    if not row["ubn"]:
        told = {name: value for name, value in told.items() if name not in ("ubn", "ubn_state")}
    differing = {name: value for name, value in told.items() if getattr(detail, name) != value}
    try:
        wrong, added = _compared(matter, row, case)
        corrects = bool(differing or wrong)
        if not corrects and not added:
            row.unchanged(case.ref)
        elif row.earlier is not None or not corrects or context.may_correct(row, differing):
            _write(detail, differing, wrong, added, case, context)
            matter.after(case, added)
            row.updated(case.ref)
    except Refused as refusal:
        row.refuse(refusal.field or "", refusal.reason)


def _compared(matter: Matter, row: Row, case: Case) -> tuple[list[tuple[Event, Step]], list[Step]]:
    """The events that a row tells otherwise, and the steps that it adds."""
    if row[matter.received] != case.received_on:
        raise Refused("收件日不能以匯入更正，請在案件頁處理", matter.received)
    standing = list(
        Event.objects.filter(case=case, superseded_by__isnull=True).order_by("on", "id")
    )
    steps = matter.steps(row.values)
    told = [step.name for step in steps]
    if [event.kind for event in standing][: len(told)] != told[: len(standing)]:
        raise Refused("本案已在系統內辦理到另一步驟，請在案件頁處理")
    both = list(zip(standing, steps, strict=False))
    wrong = [(event, step) for event, step in both if _differs(event, step)]
    return wrong, steps[len(both) :]


def _differs(event: Event, step: Step) -> bool:
    return event.on != step.on or bool(step.data and as_stored(step.data) != event.data)


def _write(
    detail: OfEmployer,
    differing: Mapping[str, Any],
    wrong: Sequence[tuple[Event, Step]],
    added: Sequence[Step],
    case: Case,
    context: ImportContext,
) -> None:
    with transaction.atomic():
        for name, value in differing.items():
            setattr(detail, name, value)
        if "employer_name" in differing:
            named = Named(detail.employer_name, detail.ubn, case.received_on)
            (detail.employer,) = ensure_employers([named], context.actor)
        detail.save()
        for event, step in wrong:
            known = replace(step, known_on=context.today)
            correct(event, known, actor=context.actor, reason=CORRECTED)
        if added:
            later = [replace(step, known_on=max(context.today, step.on)) for step in added]
            add_steps(case, later, actor=context.actor)
