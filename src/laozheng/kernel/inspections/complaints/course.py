"""How a complaint comes in and runs, as a form, a list or the twin tells it."""

from collections.abc import Iterator

from django.db.models import Model

from laozheng.base.points import Point, parse_point
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import Matter, Values
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Complainant, Complaint
from laozheng.kernel.parties.models import Party

_TOLD = ("subjects", "facts", "workplace", "decision", "outcome")


def complaints_of(kind: str) -> Matter:
    """How complaints of a line become cases of its kind; the complainant is sealed apart."""
    return Matter(
        kind=kind,
        model=Complaint,
        number="complaint_number",
        details={name: name for name in _TOLD},
        steps=steps_of,
        title=lambda row: row["employer_name"],
        role="opponent",
        derived=lambda row: {**_anonymity(row), **_degrees(row)},
        more=_seal_complainant,
    )


def steps_of(row: Values) -> list[Step]:
    """Received; decided; answered; closed."""
    received_on = row["received_on"]
    steps = [Step("receive", received_on, data={"facts": {"subjects": row["subjects"]}})]
    replied_on, closed_on = row.get("replied_on"), row.get("closed_on")
    decision = row.get("decision")
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


def _anonymity(row: Values) -> Values:
    """As the list says; a form is anonymous when it names nobody."""
    if "anonymous" in row:
        return {"anonymous": bool(row["anonymous"])}
    return {"anonymous": not _names_complainant(row)}


def _degrees(row: Values) -> Values:
    """The two degrees of a site that a form or a list tells by its point."""
    told = row.get("point")
    if not told:
        return {}
    point = told if isinstance(told, Point) else parse_point(told)
    return {"latitude": point.latitude, "longitude": point.longitude}


def _names_complainant(row: Values) -> bool:
    return bool(row.get("complainant") or row.get("contact"))


def _seal_complainant(case: Case, employer: Party | None, row: Values) -> Iterator[Model]:
    """Who complains, apart from everything else that is told."""
    if _names_complainant(row):
        yield Complainant(
            case=case, name=row.get("complainant") or "", contact=row.get("contact") or ""
        )
