"""Rows of a list become cases with the steps that the list tells; forms open the same cases.

Shared by notices, disputes, verifications and shelter stays: what differs is told by a ``Matter``.
A row on file is compared; what it adds is recorded, what it contradicts is corrected only when
somebody owns the correction. A blank cell contradicts nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.recorder import History, Recorder, add_steps
from laozheng.kernel.cases.seals import as_stored
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.datasets.values import ListItem
from laozheng.kernel.parties.models import Party
from laozheng.lines.migrants.actions.employers import (
    Named,
    ensure_employers,
    part_of,
    snapshot,
)

CORRECTED = "匯入檔更正"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Matter:
    """How rows of one data set become cases of one kind.

    ``number`` is the column of the official number, ``received`` gives the day of arrival;
    ``details`` maps columns of ``model`` to columns of the row, ``derived`` adds reckoned ones;
    ``steps`` gives the course. ``employer`` is False where the case names none (shelter).
    """

    kind: str
    model: type[Model]
    number: str
    received: Callable[[Values], date]
    details: Mapping[str, str]
    steps: Callable[[Values], list[Step]]
    title: Callable[[Values], str]
    derived: Callable[[Values], Values] = lambda row: {}
    employer: bool = True
    role: str = "opponent"


def plain(row: Values) -> dict[str, Any]:
    """A row whose lists hold names alone."""
    return {name: _names(value) for name, value in row.items()}


def _names(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [item.name if isinstance(item, ListItem) else item for item in value]
    return value


def enter_matters(matter: Matter, rows: Sequence[Values], actor: Reader) -> list[Case]:
    """Record new rows as cases, in order; the twin brings rows of the same form as a file."""
    given = [plain(row) for row in rows]
    employers: Sequence[Party | None] = [None] * len(given)
    if matter.employer:
        named = [
            Named(row["employer_name"], row.get("ubn") or "", matter.received(row)) for row in given
        ]
        employers = ensure_employers(named, actor)
    recorder = Recorder(actor)
    for row, employer in zip(given, employers, strict=True):
        recorder.add(_history(matter, row, employer))
    return recorder.flush()


def _history(matter: Matter, row: Values, employer: Party | None) -> History:
    return History(
        kind=matter.kind,
        received_on=matter.received(row),
        intake=row.get("intake") or "document",
        steps=matter.steps(row),
        source_no=row.get(matter.number) or "",
        district=row.get("district") or "",
        title=matter.title(row)[:200],
        build=partial(_rows, matter, row, employer),
    )


def _rows(matter: Matter, row: Values, employer: Party | None, case: Case) -> Iterator[Model]:
    """The unsaved rows that belong to a case."""
    own: dict[str, Any] = {"case": case, **details_of(matter, row)}
    if employer is not None:
        yield part_of(case, employer, row["employer_name"], matter.role)
        own["employer"] = employer
    yield matter.model(**own)


def details_of(matter: Matter, row: Values) -> dict[str, Any]:
    """The columns of the detail row that a row states."""
    told = {name: row.get(column) for name, column in matter.details.items()}
    stated = {name: value for name, value in told.items() if value is not None}
    named = snapshot(row["employer_name"], row.get("ubn") or "") if matter.employer else {}
    return {**named, **stated, **matter.derived(row)}


def open_matter(matter: Matter) -> Callable[[Act], Mapping[str, Any]]:
    """The action of the step that opens such a case by hand."""

    def run(act: Act) -> Mapping[str, Any]:
        row = {**plain(act.given), "received_on": act.on}
        employer = None
        if matter.employer:
            named = Named(row["employer_name"], row.get("ubn") or "", act.on)
            (employer,) = ensure_employers([named], act.actor)
        for one in _rows(matter, row, employer, act.case):
            one.save(force_insert=True)
        act.case.title = matter.title(row)[:200]
        return dict(matter.steps(row)[0].data)

    return run


def record_matters(matter: Matter, rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row a result: a new case, news of one on file, or nothing new."""
    known = cases_by_number(matter, [row[matter.number] for row in rows])
    fresh = [row for row in rows if row[matter.number] not in known]
    cases = enter_matters(matter, [row.values for row in fresh], context.actor)
    for row, case in zip(fresh, cases, strict=True):
        row.created(case.ref)
    for row in rows:
        filed = known.get(row[matter.number])
        if filed is not None:
            _go_on(matter, row, filed, context)


def cases_by_number(matter: Matter, numbers: Sequence[str]) -> dict[str, Case]:
    """The cases of a kind on file, by official number or the number of the case."""
    filed = Case.objects.filter(kind=matter.kind)
    by_source = {case.source_no: case for case in filed.filter(source_no__in=numbers)}
    return {case.number: case for case in filed.filter(number__in=numbers)} | by_source


def _go_on(matter: Matter, row: Row, case: Case, context: ImportContext) -> None:
    detail = matter.model._default_manager.get(case=case)
    given = plain(row.values)
    told = details_of(matter, given)
    if not given.get("ubn"):
        told = {name: value for name, value in told.items() if name not in ("ubn", "ubn_state")}
    differing = {name: value for name, value in told.items() if getattr(detail, name) != value}
    try:
        wrong, added = _compared(matter, given, case)
        corrects = bool(differing or wrong)
        if not corrects and not added:
            row.unchanged(case.ref)
        elif row.earlier is not None or not corrects or context.may_correct(row, differing):
            _write(detail, differing, wrong, added, case, context)
            row.updated(case.ref)
    except Refused as refusal:
        row.refuse(refusal.field or "", refusal.reason)


def _compared(
    matter: Matter, row: Values, case: Case
) -> tuple[list[tuple[Event, Step]], list[Step]]:
    """The events that a row tells otherwise, and the steps that it adds."""
    if matter.received(row) != case.received_on:
        raise Refused("收件日不能以匯入更正，請在案件頁處理")
    standing = list(
        Event.objects.filter(case=case, superseded_by__isnull=True).order_by("on", "id")
    )
    steps = matter.steps(row)
    told = [step.name for step in steps]
    if [event.kind for event in standing][: len(told)] != told[: len(standing)]:
        raise Refused("本案已在系統內辦理到另一步驟，請在案件頁處理")
    both = list(zip(standing, steps, strict=False))
    wrong = [(event, step) for event, step in both if _differs(event, step)]
    return wrong, steps[len(both) :]


def _differs(event: Event, step: Step) -> bool:
    return event.on != step.on or bool(step.data and as_stored(step.data) != event.data)


def _write(
    detail: Any,
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
