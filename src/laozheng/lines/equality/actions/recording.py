"""Rows of ``discrimination_cases`` and ``harassment_complaints`` become complaints with a past.

Both files may tell of one harassment case; its number is known once, so it is never two cases.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.cases.rows import cases_by_number
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.equality.actions.building import (
    Given,
    columns_of,
    ensure_employers,
    facts_of,
    rows_of,
    title_of,
)
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.kinds import COMPLAINTS
from laozheng.lines.equality.rules.codes import (
    AGE_BANDS,
    GENDER,
    HARASSMENT,
    ON_THE_MERITS,
    SEXES,
    STATUSES,
)
from laozheng.lines.equality.rules.grounds import kind_for

# Steps by which a case ends without a decision on the merits.
ENDS = {
    "withdrawn": "withdraw",
    "settled": "settle",
    "inadmissible": "refuse",
    "transferred": "transfer",
}
_PERSON_CODES = {
    "complainant_sex": SEXES,
    "complainant_age_band": AGE_BANDS,
    "complainant_status": STATUSES,
}


def record_complaints(rows: Sequence[Row], context: ImportContext) -> None:
    """Record new complaints; bring those on file further, or correct them with ``--update``."""
    numbers = [row["case_no"] for row in rows]
    known: dict[str, Case] = {}
    for kind in COMPLAINTS:
        known |= cases_by_number(kind, numbers)
    fresh = [row for row in rows if row["case_no"] not in known]
    for row in rows:
        if row["case_no"] in known:
            _correct(row, known[row["case_no"]], context)
    given = [given_of(row) for row in fresh]
    employers = ensure_employers([(one, one["received_on"]) for one in given], context.actor)
    recorder = Recorder(context.actor)
    for one, employer in zip(given, employers, strict=True):
        recorder.add(history_of(one, employer, context.actor.user_id))
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)


def given_of(row: Row) -> dict[str, Any]:
    """A row by the names of the form; the file of harassment leaves law and ground unsaid."""
    given = {"law": GENDER, "ground": HARASSMENT, **row.values}
    given["other_grounds"] = [item.name for item in row["other_grounds"] or ()]
    given["complaint_kind"] = row.values.get("kind") or ""
    given["learned_on"] = row.values.get("known_on")
    for name, codes in _PERSON_CODES.items():
        spoken = {label: code for code, label in codes.items()}
        given[name] = spoken.get(given[name], given[name])
    return given


def history_of(given: Given, employer: Any, handler: int | None = None) -> History:
    """The past of a complaint; who brings a sealed case in is named on it, or nobody sees it."""
    return History(
        kind=kind_for(given["law"], given["ground"]),
        received_on=given["received_on"],
        intake=given.get("intake") or "document",
        steps=steps_of(given),
        source_no=given.get("case_no") or "",
        district=given.get("district") or "",
        title=title_of(given),
        readers=((handler, "officer"),) if handler is not None else (),
        build=partial(rows_of, given, employer),
    )


def steps_of(given: Given) -> list[Step]:
    """The steps that the days of a row tell, in their order."""
    opening = Step("receive", given["received_on"], data={"facts": facts_of(given)})
    return [opening, *later_steps(given)]


def later_steps(given: Given) -> list[Step]:
    """What followed after the receipt."""
    steps = []
    if given.get("investigated_from"):
        steps.append(Step("investigate", given["investigated_from"]))
        if given.get("council_on"):
            steps.append(Step("to_council", given["council_on"]))
    decision = given.get("decision")
    if decision in ON_THE_MERITS:
        name = "decide" if given.get("investigated_from") else "record_decision"
        steps.append(Step(name, given["decided_on"], data={"decision": decision}))
        steps += _after_decision(given)
    elif decision in ENDS:
        data = {"decision": decision}
        steps.append(Step(ENDS[decision], given["decided_on"], data=data))
    return steps


def _after_decision(given: Given) -> list[Step]:
    steps = []
    if given.get("served_on"):
        steps.append(Step("serve", given["served_on"]))
    if given.get("order_issued_on") and kind_for(given["law"], given["ground"]) == COMPLAINTS[-1]:
        due = given.get("order_due_on")
        data = {"due_on": due.isoformat()} if due else {}
        steps.append(Step("order", given["order_issued_on"], data=data))
    if given.get("objection_on"):
        steps.append(Step("object", given["objection_on"]))
        if given.get("objection_result"):
            data = {"result": given["objection_result"]}
            steps.append(Step("objection_decided", given["objection_on"], data=data))
    if given.get("closed_on"):
        steps.append(Step("close", given["closed_on"]))
    return steps


def _correct(row: Row, case: Case, context: ImportContext) -> None:
    given = given_of(row)
    if kind_for(given["law"], given["ground"]) != case.kind:
        row.refuse("case_no", "這個案號已有另一種申訴案件，請改用其他案號或改辦移送")
        return
    complaint = Complaint.objects.get(case=case)
    differing = differences(complaint, columns_of(given))
    more = _missing_steps(case, given)
    if case.received_on != given["received_on"]:
        row.refuse("received_on", "收件日與既有案件不同，請核對案號")
    elif not (differing or more):
        row.unchanged(case.ref)
    elif context.may_correct(row, dict.fromkeys((*differing, *(step.name for step in more)))):
        _write(complaint, differing, more, context)
        row.updated(case.ref)


def differences(complaint: Complaint, columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a row states otherwise; a blank cell leaves what is on record."""
    return {n: value for n, value in columns.items() if getattr(complaint, n) != value}


def _missing_steps(case: Case, given: Given) -> list[Step]:
    """The steps that a row tells and the case has not, as far as they may follow."""
    if case.closed_on is not None:
        return []
    taken = set(case.events.values_list("kind", flat=True))
    if taken & {"decide", "record_decision"}:
        taken |= {"decide", "record_decision", "investigate", "to_council"}
    return [step for step in later_steps(given) if step.name not in taken]


def _write(
    complaint: Complaint, differing: Mapping[str, Any], more: list[Step], context: ImportContext
) -> None:
    case = complaint.case
    for name, value in differing.items():
        setattr(complaint, name, value)
    complaint.save()
    steps = list(more)
    told = {name: differing[name] for name in ("ground", "law", "stage") if name in differing}
    if told and complaint.ground != HARASSMENT:
        day = case.received_on
        steps.insert(0, Step("change_ground", day, known_on=context.today, data={"facts": told}))
    if steps:
        add_steps(case, steps, actor=context.actor)
    Case.objects.filter(pk=case.pk).update(title=title_of(vars(complaint)))
