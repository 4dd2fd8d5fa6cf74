"""The course of stop-work orders and guidance as a list tells it, and the kinds that lists bring.

Every event remembers under ``facts`` what figures count: codes, numbers and days, no names.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import Matter, Values
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.complaints.course import complaints_of
from laozheng.kernel.inspections.visits.same_week import divisions_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import (
    Guidance,
    HazardReview,
    MachineNotice,
    NoticedMachine,
    StopWork,
)
from laozheng.lines.safety.queries.inspections import inspection_numbered
from laozheng.lines.safety.queries.kinds import (
    COMPLAINT,
    GUIDANCE,
    HAZARD_REVIEW,
    MACHINE_NOTICE,
    STOP_WORK,
    STOPPED,
)


def order_steps(row: Values) -> list[Step]:
    """Work was stopped; what followed, in order of day."""
    steps = [Step("ordered", row["ordered_on"], data={"facts": _order_facts(row)})]
    later: list[tuple[date, int, Step]] = []
    named: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("breached_on", "breached", {}),
        ("resume_applied_on", "applied", {}),
        ("resumed_on", "resumed", {"facts": {"resumed": True}}),
    )
    for place, (column, name, data) in enumerate(named):
        if row.get(column):
            later.append((row[column], place, Step(name, row[column], data=data)))
    for _day, _place, step in sorted(later, key=lambda one: one[:2]):
        if step.name == "resumed":
            if not row.get("resume_applied_on"):
                steps.append(Step("applied", step.on))
            steps.append(Step("reinspected", step.on))
        steps.append(step)
    return steps


def _order_facts(row: Values) -> dict[str, Any]:
    told = row.get("inspection_number")
    found = inspection_numbered(told)
    return {
        "scope": row["scope"],
        "ground": row["ground"],
        "district": _district(row, found),
        "inspection": found.number if found else told or "",
        "division": _division(row, found),
    }


def _district(row: Values, inspection: Case | None) -> str:
    """As told, else where the inspection was."""
    return row.get("district") or (inspection.district if inspection else "")


def _division(row: Values, inspection: Case | None) -> str:
    """As told, else the one that made the inspection."""
    told: str = row.get("division") or ""
    if told or inspection is None:
        return told
    return divisions_of([inspection.pk]).get(inspection.pk, "")


def _order_links(row: Values) -> Values:
    inspection = inspection_numbered(row.get("inspection_number"))
    return {
        "inspection": inspection,
        "resumption_inspection": inspection_numbered(row.get("resumption_inspection")),
        "district": _district(row, inspection),
    }


def tell_orders(case: Case, added: Sequence[Step]) -> None:
    """Say to other lines that work is stopped at an employer, or no longer."""
    order = StopWork.objects.get(case=case)
    for step in added:
        if step.name == "ordered" and order.employer is not None:
            raise_signal(order.employer, STOPPED, case=case, on=step.on)
        elif step.name in ("resumed", "withdrawn"):
            withdraw_signal(case, STOPPED, on=step.on)


def guidance_steps(row: Values) -> list[Step]:
    """Notified; advised; improved or handed on to the inspectors."""
    steps = [Step("notified", row["notified_on"])]
    visited_on = row.get("visited_on")
    if visited_on is None:
        return steps
    facts = {name: row.get(name) for name in ("program", "district", "employees")}
    steps.append(Step("visited", visited_on, data={"facts": facts}))
    if row.get("referred"):
        steps.append(Step("referred", visited_on))
    elif row.get("improved"):
        steps.append(Step("improved", visited_on))
    return steps


def review_steps(row: Values) -> list[Step]:
    """An application to review a hazard site came."""
    facts = {"site_class": row["site_class"], "district": row.get("district") or ""}
    return [Step("applied", row["applied_on"], data={"facts": facts})]


def _notice_steps(row: Values) -> list[Step]:
    """Certificates of an owner end soon."""
    facts = {"ends_on": row["ends_on"].isoformat(), "machines": len(row["machines"])}
    return [Step("found", row["received_on"], data={"facts": facts})]


def _machines(case: Case, employer: Party | None, row: Values) -> Iterator[Model]:
    for one in row["machines"]:
        yield NoticedMachine(case=case, **one)


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _employer(row: Values) -> str:
    name: str = row["employer_name"]
    return name


COMPLAINTS = complaints_of(COMPLAINT)
ORDERS = Matter(
    kind=STOP_WORK,
    model=StopWork,
    number="order_number",
    received="ordered_on",
    intake="ex_officio",
    role="employer",
    title=_employer,
    details=_same(
        "ordered_on", "effective_at", "scope", "place", "ground",
        "resume_applied_on", "resumed_on", "breached_on",
    ),
    derived=_order_links,
    steps=order_steps,
    after=tell_orders,
)  # fmt: skip
ADVICE = Matter(
    kind=GUIDANCE,
    model=Guidance,
    number="visit_number",
    received="notified_on",
    role="employer",
    title=_employer,
    details=_same(
        "district", "program", "place", "notified_on", "visited_on", "employees", "advisor",
        "improved", "referred",
    ),
    steps=guidance_steps,
)  # fmt: skip
NOTICES = Matter(
    kind=MACHINE_NOTICE,
    model=MachineNotice,
    number="notice_number",
    intake="ex_officio",
    role="employer",
    title=_employer,
    details=_same("ends_on"),
    steps=_notice_steps,
    more=_machines,
)
REVIEWS = Matter(
    kind=HAZARD_REVIEW,
    model=HazardReview,
    number="application_number",
    received="applied_on",
    title=_employer,
    details=_same(
        "district", "site_number", "site_class", "place", "substance", "quantity", "work_on"
    ),
    steps=review_steps,
)  # fmt: skip
