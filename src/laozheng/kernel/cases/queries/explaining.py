"""How the deadlines of a case came about, in words."""

from datetime import date
from typing import Any

from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.deadlines import days_left
from laozheng.kernel.cases.models import Case


def explain(case: Case, day: date) -> list[dict[str, Any]]:
    """Each deadline of a case: rule, article, first day counted, moves, due day, state on a day.

    A row has ``rule label citation starts_on due_on due_at state overdue days_left met_on steps
    values unconfirmed``; steps are ``{text, cite}`` in order.
    """
    kind = kind_of(case.kind)
    rows = []
    stored = {row.rule: row for row in case.deadlines.all()}
    for rule in kind.deadlines:
        row = stored.get(rule.id)
        if row is None:
            continue
        overdue = row.state == "open" and row.due_on < day
        rows.append(
            {
                "rule": rule.id,
                "label": rule.label,
                "citation": rule.citation,
                "kind": row.kind,
                "starts_on": row.starts_on,
                "due_on": row.due_on,
                "due_at": row.due_at,
                "state": row.state,
                "overdue": overdue,
                "days_left": days_left(row.due_on, day) if row.state == "open" else None,
                "met_on": row.met_on,
                "met_by": row.met_by,
                "steps": row.reckoning.get("steps", []),
                "values": row.reckoning.get("values", []),
                "unconfirmed": row.reckoning.get("unconfirmed", []),
                "reckoning": row.reckoning,
            }
        )
    return rows
