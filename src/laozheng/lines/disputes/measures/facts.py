"""The fact tables of the line: versions of mediations, their workers, deadlines and obligations,
of aid with its items and payments, and of the people on the roster.

Every table that is drawn from cases is split by the year in which the case was received, because
that year is marked whenever anything about the case changes.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.law.codes import UnknownCode, industry
from laozheng.kernel.measures.declare import Fact, FactColumn, FactRow, Years
from laozheng.kernel.measures.versions import fact_rows
from laozheng.lines.disputes.measures import records
from laozheng.lines.disputes.measures.course import Course
from laozheng.lines.disputes.measures.records import Matter

MEDIATION, AID = "disputes.mediation", "disputes.litigation_aid"
# Registers are no cases; their imports mark these as changed.
ROSTER = "disputes.roster"


def _codes(*names: str) -> tuple[FactColumn, ...]:
    return tuple(FactColumn(name, "code") for name in names)


def _dates(*names: str) -> tuple[FactColumn, ...]:
    return tuple(FactColumn(name, "date") for name in names)


def mediations(years: Years) -> Iterator[FactRow]:
    """One matter per case."""
    for matter in records.matters(MEDIATION, years):
        yield from _mediation_rows(matter)


def _mediation_rows(matter: Matter) -> Iterator[FactRow]:
    course = Course(matter.received_on, matter.intake)
    for event in matter.events:
        course.add(event)
    for row in fact_rows(matter.case_id, matter.number, course.changes()):
        yield replace(row, values={**row.values, "industry": _section(row.values["industry"])})


def _section(code: Value) -> str:
    """The letter of the industry's section; empty when the industry is not known."""
    try:
        return industry().path(str(code))[0].code if code else ""
    except UnknownCode:
        return ""


def workers(years: Years) -> Iterator[FactRow]:
    """One matter per case and sex; all of unknown sex when the case does not tell."""
    for row in mediations(years):
        values = row.values
        heads = _heads(values["workers"], values["workers_female"])
        for sex, count in heads.items():
            counted = {**values, "sex": sex, "workers": count}
            yield replace(row, ref=f"{row.ref}:{sex}", values=counted)


def _heads(total: Value, female: Value) -> dict[str, int]:
    """Workers by sex; all unknown when the number of women is."""
    assert isinstance(total, int)
    if not isinstance(female, int):
        return {"unknown": total}
    return {"female": female, "male": total - female}


def deadlines(years: Years) -> Iterator[FactRow]:
    """One matter per case and deadline: open, then on time, late, or missed the day after."""
    for matter, dues in records.matters_with_deadlines(MEDIATION, years):
        channel = next(
            (e.data["channel"] for e in reversed(matter.events) if e.data.get("channel")), ""
        )
        for deadline in dues:
            fixed: dict[str, Value] = {
                "received_on": matter.received_on,
                "deadline": deadline.rule,
                "due_on": deadline.due_on,
                "channel": channel,
            }
            changes = [
                FactChange(deadline.began_on, deadline.began_on, {**fixed, "status": "open"}),
                FactChange(after := _next(deadline.due_on), after, {"status": "missed"}),
            ]
            if deadline.met_on:
                status = "on_time" if deadline.met_on <= deadline.due_on else "late"
                changes.append(FactChange(deadline.met_on, deadline.known_on, {"status": status}))
            ref = f"{matter.number}:{deadline.rule}"
            yield from fact_rows(matter.case_id, ref, changes)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def obligations(years: Years) -> Iterator[FactRow]:
    """One matter per obligation out of a settlement; `unknown` until somebody reports."""
    for row in records.performances(years):
        fixed: dict[str, Value] = {
            "received_on": row.case.received_on,
            "issue": row.case.mediation.issue,
            "due_on": row.due_on,
            "amount": row.amount,
        }
        settled_on = row.case.closed_on or row.case.received_on
        changes = [FactChange(settled_on, settled_on, {**fixed, "state": "unknown"})]
        if row.reported_on:
            became_on = row.paid_on or row.due_on
            changes.append(FactChange(became_on, row.reported_on, {"state": row.state}))
        yield from fact_rows(row.case_id, f"{row.case.number}:{row.pk}", changes)


def aids(years: Years) -> Iterator[FactRow]:
    """One matter per application for aid."""
    for matter in records.matters(AID, years):
        yield from fact_rows(matter.case_id, matter.number, _aid_changes(matter))


DECISIONS = {
    "approve": "approved",
    "reject": "rejected",
    "refuse": "not_accepted",
    "withdraw": "withdrawn",
}


def _aid_changes(matter: Matter) -> list[FactChange]:
    changes: list[FactChange] = []
    undecided: dict[str, Value] = {"decision": "pending", "decided_on": None, "persons": None}
    for event in records.standing(matter.events):
        if not changes:
            names = ("applicant_kind", "ground", "stage")
            opened: dict[str, Value] = {name: event.data.get(name, "") for name in names}
            fixed: dict[str, Value] = {
                "received_on": matter.received_on,
                "intake": matter.intake,
            }
            changes.append(
                FactChange(matter.received_on, event.known_on, {**fixed, **opened, **undecided})
            )
        elif event.kind in DECISIONS:
            decided = {
                "decision": DECISIONS[event.kind],
                "decided_on": event.on,
                "persons": event.data.get("persons"),
            }
            changes.append(FactChange(event.on, event.known_on, decided))
        elif event.kind == "reopen":
            changes.append(FactChange(changes[-1].on, event.known_on, undecided))
    return changes


def aid_items(years: Years) -> Iterator[FactRow]:
    """One matter per kind of cost that was granted."""
    for matter in records.matters(AID, years):
        for event in records.standing(matter.events):
            if event.kind == "approve":
                for item, amount in sorted(event.data.get("items", {}).items()):
                    values = {
                        "received_on": matter.received_on,
                        "decided_on": event.on,
                        "item": item,
                        "amount": amount,
                    }
                    change = FactChange(event.on, event.known_on, values)
                    yield from fact_rows(matter.case_id, f"{matter.number}:{item}", [change])


def aid_payments(years: Years) -> Iterator[FactRow]:
    """One matter per payment; what was recovered is negative."""
    for matter in records.matters(AID, years):
        for event in records.standing(matter.events):
            if event.kind in ("pay", "recover"):
                sign = -1 if event.kind == "recover" else 1
                values = {
                    "received_on": matter.received_on,
                    "paid_on": event.on,
                    "item": event.data.get("item", ""),
                    "amount": sign * int(event.data["amount"]),
                }
                change = FactChange(event.on, event.known_on, values)
                yield from fact_rows(matter.case_id, f"{matter.number}:{event.pk}", [change])


def roster(years: Years) -> Iterator[FactRow]:
    """One matter per term of a mediator on the roster."""
    for term in records.terms(years):
        assert term.valid_from is not None
        values: dict[str, Value] = {
            "active_from": term.valid_from,
            "active_to": term.valid_to,
            "channel": "private_mediation_body" if term.body_id else "authority_mediator",
            "mediator": term.mediator.roster_no,
        }
        ref = f"{term.mediator.roster_no}:{term.valid_from}"
        yield FactRow(None, ref, values, term.valid_from, None, term.valid_from, None)


def evaluations(years: Years) -> Iterator[FactRow]:
    """One matter per yearly evaluation of a mediator."""
    for row, channel in records.evaluations(years):
        values: dict[str, Value] = {
            "evaluated_on": row.evaluated_on,
            "channel": channel,
            "mediator": row.mediator.roster_no,
        }
        ref = f"{row.mediator.roster_no}:{row.evaluated_on}"
        on = row.evaluated_on
        yield FactRow(None, ref, values, on, None, on, None)


def _fact(name: str, label: str, columns: Any, versions: Any, partition: str, kind: str) -> Fact:
    return Fact(f"disputes_{name}", label, columns, versions, partition, (kind,))


_OF_CASE = (
    *_dates("received_on", "closed_on", "withdrawn_on"),
    *_codes("intake", "filer", "issue", "nature", "channel", "district", "industry"),
    *_codes("outcome", "reason", "withdrawn_via"),
    FactColumn("days", "int"),
    FactColumn("workers", "int"),
    FactColumn("workers_female", "int"),
    FactColumn("amount_claimed", "money"),
    FactColumn("amount_settled", "money"),
)
FACTS = (
    _fact("mediation", "勞資爭議調解案", _OF_CASE, mediations, "received_on", MEDIATION),
    _fact(
        "workers",
        "爭議勞工",
        (*_OF_CASE, *_codes("sex")),
        workers,
        "received_on",
        MEDIATION,
    ),
    _fact(
        "deadlines",
        "調解法定期限",
        (*_dates("received_on", "due_on"), *_codes("deadline", "channel", "status")),
        deadlines,
        "received_on",
        MEDIATION,
    ),
    _fact(
        "obligations",
        "調解成立之履行義務",
        (
            *_dates("received_on", "due_on"),
            *_codes("issue", "state"),
            FactColumn("amount", "money"),
        ),
        obligations,
        "received_on",
        MEDIATION,
    ),
    _fact(
        "aid",
        "權益基金補助案",
        (
            *_dates("received_on", "decided_on"),
            *_codes("intake", "applicant_kind", "ground", "stage", "decision"),
            FactColumn("persons", "int"),
        ),
        aids,
        "received_on",
        AID,
    ),
    _fact(
        "aid_items",
        "權益基金核定項目",
        (*_dates("received_on", "decided_on"), *_codes("item"), FactColumn("amount", "money")),
        aid_items,
        "received_on",
        AID,
    ),
    _fact(
        "aid_payments",
        "權益基金撥付",
        (*_dates("received_on", "paid_on"), *_codes("item"), FactColumn("amount", "money")),
        aid_payments,
        "received_on",
        AID,
    ),
    _fact(
        "roster",
        "調解人名冊",
        (*_dates("active_from", "active_to"), *_codes("channel", "mediator")),
        roster,
        "active_from",
        ROSTER,
    ),
    _fact(
        "evaluations",
        "調解人評量",
        (*_dates("evaluated_on"), *_codes("channel", "mediator")),
        evaluations,
        "evaluated_on",
        ROSTER,
    ),
)
