"""The steps that a row of a list tells: how a complaint, a reminder or a filing went on.

Every event remembers under ``facts`` what figures count: codes, numbers and days, no names.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laozheng.kernel.cases.course import Step

Facts = Mapping[str, Any]


def _names(items: Any) -> list[str]:
    return [getattr(item, "name", item) for item in items or ()]


def complaint_steps(row: Facts) -> list[Step]:
    """Received; decided; answered; closed."""
    received_on = row["received_on"]
    subjects = _names(row["subjects"])
    steps = [Step("receive", received_on, data={"facts": {"subjects": subjects}})]
    replied_on, closed_on = row["replied_on"], row["closed_on"]
    decision = row["decision"]
    ended_on = replied_on or closed_on or received_on
    if decision in ("transfer", "refuse"):
        return [*steps, Step(decision, ended_on, data={"facts": {"decision": decision}})]
    if decision == "inspect":
        steps.append(Step("inspect", received_on, data={"facts": {"decision": decision}}))
    if replied_on is not None:
        steps.append(Step("reply", replied_on))
    if closed_on is not None:
        facts = {"outcome": row["outcome"] or ""}
        steps.append(Step("close", closed_on, data={"facts": facts}))
    return steps


def reminder_steps(row: Facts) -> list[Step]:
    """Sent; cleared."""
    due_on: date | None = row["due_on"]
    steps = [
        Step(
            "send",
            row["reminded_on"],
            data={
                "due_on": due_on.isoformat() if due_on else "",
                "facts": {"reason": row["reason"]},
            },
        )
    ]
    if row["cleared_on"] is not None:
        steps.append(Step("clear", row["cleared_on"]))
    return steps


def pension_steps(row: Facts) -> list[Step]:
    """An application about the reserve: received; decided."""
    opening = Step("receive", row["received_on"], data={"facts": {"type": row["type"]}})
    return [opening, *_decided(row)]


def work_rules_steps(row: Facts) -> list[Step]:
    """Work rules: received; checked and decided."""
    facts = {"type": row["kind"], "employees": row["employees"]}
    opening = Step("receive", row["received_on"], data={"facts": facts})
    return [opening, *_decided(row, checked=True)]


def agreement_steps(row: Facts) -> list[Step]:
    """An agreement: received; checked and decided."""
    facts = {"job_title": row["job_title"], "workers": row["workers"]}
    opening = Step("receive", row["received_on"], data={"facts": facts})
    return [opening, *_decided(row, checked=True)]


def _decided(row: Facts, *, checked: bool = False) -> list[Step]:
    """What followed the arrival; a decision without a result is an approval."""
    decided_on = row["decided_on"]
    if decided_on is None:
        return []
    result = row["result"] or "approved"
    if result == "returned":
        return [Step("return", decided_on)]
    name = "approve" if result == "approved" else "refuse"
    step = Step(name, decided_on, data={"facts": {"result": result}})
    return [Step("check", decided_on), step] if checked else [step]
