"""The course of each kind of case as rows tell it, whether a list, a form or the twin has them."""

from datetime import datetime
from typing import Any

from laozheng.base.moments import taipei_day
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import Matter, Values
from laozheng.lines.migrants.models import (
    Dispute,
    Notice,
    PlanChange,
    ShelterStay,
    Verification,
)
from laozheng.lines.migrants.queries.kinds import (
    DISPUTE,
    NOTICE,
    PLAN_CHANGE,
    SHELTER,
    VERIFICATION,
)
from laozheng.lines.migrants.rules.codes import (
    DISPUTE_ENDS,
    NOTICE_TYPES,
    PLAN_CHANGE_LABEL,
    SHELTER_REASONS,
    VERIFICATION_ENDS,
)
from laozheng.lines.migrants.rules.notices import is_late, is_plan_change_late


def lateness(row: Values) -> bool:
    """Whether a notice came late: as the list says, else as the law reckons."""
    if row.get("late") is not None:
        return bool(row["late"])
    return is_late(row["type"], row["event_on"], row["received_on"], calendar(), law())


def notice_steps(row: Values) -> list[Step]:
    """Received, and checked with its receipt when the list gives the number."""
    day = row["received_on"]
    facts = {
        "type": row["type"],
        "late": "yes" if lateness(row) else "no",
        "duplicate": "yes" if row.get("duplicate") else "no",
        "event_on": row["event_on"].isoformat(),
    }
    steps = [Step("receive", day, data={"facts": facts})]
    if row.get("receipt_number"):
        steps += [Step("check", day), Step("issue", day)]
        if row["type"] != "entry":
            steps.append(Step("close", day))
    return steps


def is_change_late(row: Values) -> bool:
    """Whether a change of the care plan was told too late, by the law."""
    return is_plan_change_late(row["changed_on"], row["received_on"], calendar(), law())


def plan_change_steps(row: Values) -> list[Step]:
    """Received; what was changed, and when."""
    facts = {
        "changes": sorted(row["changes"]),
        "changed_on": row["changed_on"].isoformat(),
        "late": "yes" if is_change_late(row) else "no",
    }
    return [Step("receive", row["received_on"], data={"facts": facts})]


def dispute_steps(row: Values) -> list[Step]:
    """Received, and ended when the list gives an outcome and its day."""
    facts = {"topics": sorted(row.get("topics") or ()), "workers": row.get("workers") or 1}
    steps = [Step("receive", row["received_on"], data={"facts": facts})]
    outcome, closed_on = row.get("outcome"), row.get("closed_on")
    if outcome in DISPUTE_ENDS and closed_on:
        steps.append(Step(DISPUTE_ENDS[outcome], closed_on, data={"facts": {"outcome": outcome}}))
    return steps


def verification_steps(row: Values) -> list[Step]:
    """Asked for, given an appointment, and ended with what the worker said."""
    received_on = row["received_on"]
    steps = [Step("receive", received_on, data={"facts": {"language": row.get("language") or ""}})]
    result, appointment_on = row.get("result"), row.get("appointment_on")
    if appointment_on:
        steps.append(Step("appoint", received_on, data={"on": appointment_on.isoformat()}))
    if result in VERIFICATION_ENDS:
        day = row.get("verified_on") or appointment_on or received_on
        facts = {"result": result, "intention": row.get("intention") or ""}
        steps.append(Step(VERIFICATION_ENDS[result], day, data={"facts": facts}))
    return steps


def admission(reason: str, from_at: datetime) -> dict[str, Any]:
    """What the event that lets a worker in remembers for figures."""
    return {"facts": {"reason": reason, "from_at": from_at.isoformat()}}


def shelter_steps(row: Values) -> list[Step]:
    """Admitted at a moment, and left at another."""
    admitted = admission(row["reason"], row["from_at"])
    steps = [Step("admit", taipei_day(row["from_at"]), data=admitted)]
    if row.get("to_at"):
        left = {"to_at": row["to_at"].isoformat(), "ended_by": row.get("ended_by") or ""}
        steps.append(Step("leave", taipei_day(row["to_at"]), data={"facts": left}))
    return steps


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


NOTICES = Matter(
    kind=NOTICE,
    model=Notice,
    number="report_number",
    details=_same(
        "type", "event_on", "worker_key", "nationality", "agency", "dormitory_number",
        "receipt_number", "duplicate",
    ),
    steps=notice_steps,
    title=lambda row: f"{row['employer_name']}　{NOTICE_TYPES[row['type']]}",
    derived=lambda row: {"late": lateness(row)},
)  # fmt: skip
PLAN_CHANGES = Matter(
    kind=PLAN_CHANGE,
    model=PlanChange,
    number="report_number",
    details=_same("changed_on", "changes", "workers", "agency", "dormitory_number"),
    steps=plan_change_steps,
    title=lambda row: f"{row['employer_name']}　{PLAN_CHANGE_LABEL}",
    derived=lambda row: {"late": is_change_late(row)},
)
DISPUTES = Matter(
    kind=DISPUTE,
    model=Dispute,
    number="case_no",
    details=_same("topics", "agency", "nationality", "workers", "outcome", "mediation_case"),
    steps=dispute_steps,
    title=lambda row: f"{row['employer_name']}　移工爭議",
    role="opponent",
)
VERIFICATIONS = Matter(
    kind=VERIFICATION,
    model=Verification,
    number="case_no",
    details=_same(
        "worker_key", "nationality", "language", "interpreter", "reason", "intention",
        "appointment_on", "verified_on", "leaving_on",
    ),
    steps=verification_steps,
    title=lambda row: f"{row['employer_name']}　解約驗證",
    role="opponent",
)  # fmt: skip
STAYS = Matter(
    kind=SHELTER,
    model=ShelterStay,
    number="stay_number",
    received="from_at",
    details={
        **_same("worker_key", "nationality", "reason", "shelter", "from_at", "to_at", "children"),
        "cost_twd": "cost",
        "ended_by": "ended_by",
    },
    steps=shelter_steps,
    title=lambda row: f"安置　{SHELTER_REASONS[row['reason']]}",
    employer=False,
)
