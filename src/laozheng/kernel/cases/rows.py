"""Rows of a list become cases, each with the steps that the list tells.

A row on file is compared; what it adds is recorded, what it contradicts is corrected only when
somebody owns the correction. A blank cell contradicts nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import Matter, Values, details_of, enter_matters, plain
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.recorder import add_steps
from laozheng.kernel.cases.seals import as_stored
from laozheng.kernel.datasets.rows import ImportContext, Row

CORRECTED = "匯入檔更正"


def record_matters(matter: Matter, rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row a result: a new case, news of one on file, or nothing new."""
    known = cases_by_number(matter.kind, [row[matter.number] for row in rows])
    fresh = [row for row in rows if row[matter.number] not in known]
    cases = enter_matters(matter, [row.values for row in fresh], context.actor)
    for row, case in zip(fresh, cases, strict=True):
        row.created(case.ref)
    for row in rows:
        on_file = known.get(row[matter.number])
        if on_file is not None:
            _go_on(matter, row, on_file, context)


def cases_by_number(kind: str, numbers: Sequence[str]) -> dict[str, Case]:
    """The cases of a kind on file, by official number or the number of the case."""
    filed = Case.objects.filter(kind=kind)
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
            matter.after(case, added)
            row.updated(case.ref)
    except Refused as refusal:
        row.refuse(refusal.field or "", refusal.reason)


def _compared(
    matter: Matter, row: Values, case: Case
) -> tuple[list[tuple[Event, Step]], list[Step]]:
    """The events that a row tells otherwise, and the steps that it adds."""
    if matter.received_on(row) != case.received_on:
        raise Refused("收件日不能以匯入更正，請在案件頁處理", matter.received)
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
