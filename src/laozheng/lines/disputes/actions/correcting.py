"""Bring an existing case up to what a later row says; nothing that was recorded is lost.

A fact that was wrong gets a superseding event, known from the day of the import; an outcome that
was wrong is reopened and entered anew; a case that went on gets its further steps.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import correct, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseParty, Event
from laozheng.kernel.cases.recorder import Step, add_steps
from laozheng.kernel.cases.seals import as_stored
from laozheng.kernel.cases.timeline import standing_events
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.disputes.actions.mediation_history import (
    CLOSING_STEP,
    Rosters,
    details,
    steps_of,
    title_of,
)
from laozheng.lines.disputes.actions.parties import join_parties, standings
from laozheng.lines.disputes.models import Claim, Mediation

CLOSING = tuple(CLOSING_STEP.values())
REASON = "匯入更正"


def correct_case(case: Case, row: Row, context: ImportContext, rosters: Rosters) -> bool:
    """Change the case to what the row says; False when it says so already.

    Raises Refused for the day and manner of receipt, on which the number rests, and when the
    person who imports may not take the step that the correction needs.
    """
    for name, label in (("received_on", "收件日"), ("intake", "收件方式")):
        if row[name] != getattr(case, name):
            raise Refused(f"{label}不能以匯入更正，請在案件頁結束原案後重新收件", name)
    wanted = [
        Step(
            step.name,
            step.on,
            known_on=max(step.on, context.today),
            at=step.at,
            data=as_stored(step.data),
        )
        for step in steps_of(row.values)
    ]
    changed = _steps(case, _court_order_apart(case, wanted), context)
    return _rows(case, row, context, rosters) or changed


def _court_order_apart(case: Case, wanted: Sequence[Step]) -> list[Step]:
    """A settlement that a court undid stays one until the day of the order (勞資爭議處理法§61)."""
    settled = next((event for event in _current(case) if event.kind == "settle"), None)
    found: list[Step] = []
    for step in wanted:
        if settled is None or step.name != "fail" or step.data.get("reason") != "court_refused":
            found.append(step)
            continue
        found.append(Step("settle", settled.on, settled.known_on, settled.at, settled.data))
        found.append(Step("court_refuses", step.on, step.known_on, data=step.data))
    return found


def _steps(case: Case, wanted: Sequence[Step], context: ImportContext) -> bool:
    """Make the events say what the steps say."""
    actor, changed = context.actor, False
    if _outcome_differs(case, wanted):
        closing = next(e for e in reversed(standing_events(case)) if e.kind in CLOSING)
        known = context.today
        perform(case, "reopen", actor=actor, on=closing.on, known_on=known, reason=REASON)
        changed = True
    standing = {event.kind: event for event in _current(case)}
    for step in wanted:
        event = standing.get(step.name)
        if event is not None and (event.on, event.data) != (step.on, step.data):
            correct(event, step, actor=actor, reason=REASON)
            changed = True
    missing = [step for step in wanted if step.name not in standing]
    if missing:
        add_steps(case, missing, actor=actor)
    return changed or bool(missing)


def _current(case: Case) -> list[Event]:
    """The events that stand; an outcome that was reopened stands no more."""
    events: list[Event] = []
    for event in standing_events(case):
        if event.kind == "reopen":
            events = [e for e in events if e.kind not in CLOSING]
        else:
            events.append(event)
    return events


def _outcome_differs(case: Case, wanted: Sequence[Step]) -> bool:
    """Whether the case ended otherwise than the row says; another day alone is a correction."""
    recorded = [event for event in _current(case) if event.kind in CLOSING]
    if not recorded:
        return False
    stated = [step.name for step in wanted if step.name in CLOSING]
    return recorded[-1].kind not in stated


def _rows(case: Case, row: Row, context: ImportContext, rosters: Rosters) -> bool:
    """Make the rows beside the case say what the row says."""
    values = row.values
    body, mediator = rosters.body(values["private_body"]), rosters.mediator(values["mediator"])
    mediation = Mediation.objects.get(case=case)
    changed = assign_columns(mediation, details(values, body, mediator))
    stated = {"title": title_of(values), "district": values["workplace_district"] or ""}
    changed |= assign_columns(case, {**stated, "filer_kind": values["filer"] or "worker"})
    claims = [(code, amount) for code, amount in values["claims"] or ()]
    if claims != list(case.claims.order_by("id").values_list("claim_code", "amount")):
        case.claims.all().delete()
        Claim.objects.bulk_create(
            Claim(case=case, claim_code=code, amount=amount) for code, amount in claims
        )
        changed = True
    return _parties(case, values, context.today, context.actor) or changed


def assign_columns(row: Any, values: Mapping[str, Any]) -> bool:
    """Save the columns of a row that differ; whether any did."""
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    if differing:
        row.save(update_fields=differing)
    return bool(differing)


def _parties(case: Case, values: Mapping[str, Any], today: date, actor: Reader) -> bool:
    """Parties under another name than before leave, and the named ones join."""
    stated = standings(values, case.received_on)
    named = {(standing.side, standing.wanted.name) for standing in stated}
    rows = CaseParty.objects.filter(case=case, to_on__isnull=True)
    present = {(row.side, row.name_as_written): row for row in rows}
    gone = [row.pk for key, row in present.items() if key not in named]
    CaseParty.objects.filter(pk__in=gone).update(to_on=today)
    new = [s for s in stated if (s.side, s.wanted.name) not in present]
    join_parties([(case, case.filer_kind, new)], actor)
    return bool(gone or new)
