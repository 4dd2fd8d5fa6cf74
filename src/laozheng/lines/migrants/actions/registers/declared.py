"""The registers of the line: which columns each keeps, and what figures may count of them."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.datasets.values import items
from laozheng.lines.migrants.actions.registers.reading import score_of, spans_of
from laozheng.lines.migrants.models import (
    AgencyGrade,
    Caregiver,
    Consultation,
    Dormitory,
    EmploymentAgency,
    Interpreter,
    QuarantineApplication,
    Violation,
)
from laozheng.lines.migrants.queries.registers import Register
from laozheng.lines.migrants.rules.codes import WORKER

Values = Mapping[str, Any]
# What the number of the sum of a day begins with; a list writes none there.
_DAY_SUM = "日計"


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _numbered(column: str) -> dict[str, Any]:
    """The official number stands in one column."""
    return {
        "number": lambda row: str(row[column]),
        "exported": lambda entry: {column: entry.number},
    }


def _consultation_number(row: Values) -> str:
    """The number of a consultation, or the day and what it was about for the sum of a day."""
    if row.get("consultation_number"):
        return str(row["consultation_number"])
    parts = [row["on"].isoformat(), row.get("language") or "", row.get("mode") or ""]
    return "/".join([_DAY_SUM, *parts, row.get("topic") or ""])[:60]


DORMITORIES = Register(
    name="dormitories",
    model=Dormitory,
    **_numbered("dormitory_number"),
    columns=_same(
        "address", "district", "kind", "capacity", "occupants", "fire_report_to",
        "building_report_to", "opened_on", "closed_on",
    ),
    remembered=("kind", "district", "fire_report_to", "building_report_to", "opened_on"),
    day="opened_on",
    level="unit",
)  # fmt: skip
VIOLATIONS = Register(
    name="violations",
    model=Violation,
    **_numbered("violation_number"),
    columns=_same(
        "found_on", "violation", "articles", "offender", "offender_name", "ubn", "persons",
        "source", "visit_number", "document_number",
    ),
    remembered=("found_on", "violation", "offender", "source", "persons", "withdrawn_on"),
    day="found_on",
    level="unit",
    party="offender_name",
    links=lambda row: row["offender"] != WORKER,
)  # fmt: skip
CONSULTATIONS = Register(
    name="consultations",
    model=Consultation,
    number=_consultation_number,
    exported=lambda entry: {
        "consultation_number": "" if entry.number.startswith(f"{_DAY_SUM}/") else entry.number
    },
    columns=_same("on", "language", "mode", "topic", "value"),
    remembered=("on", "language", "mode", "value"),
    day="on",
)
AGENCIES = Register(
    name="agencies",
    model=EmploymentAgency,
    number=lambda row: str(row["license_number"]),
    exported=lambda entry: {
        "license_number": entry.number,
        "suspended": items(f"{start}~{end}" for start, end in entry.suspended),
    },
    columns={
        **_same(
            "name",
            "ubn",
            "kind",
            "branch",
            "licensed_on",
            "license_to",
            "staff",
            "reported_to",
            "closed_on",
        ),
        "bond_twd": "bond",
    },
    remembered=("licensed_on", "closed_on", "suspended", "kind", "branch"),
    day="licensed_on",
    party="name",
    derived=lambda row: {"suspended": spans_of(row["suspended"])} if row.get("suspended") else {},
)
AGENCY_GRADES = Register(
    name="grades",
    model=AgencyGrade,
    number=lambda row: f"{row['license_number']}/{row['evaluation_year']}",
    exported=lambda entry: {"score": "" if entry.score is None else str(entry.score)},
    columns={
        **_same("license_number", "evaluation_year", "published_on", "exempt_lost_on"),
        "grade": "class",
    },
    remembered=("license_number", "published_on", "score", "grade", "exempt_lost_on"),
    day="published_on",
    derived=lambda row: {"score": score_of(row["score"])} if row.get("score") else {},
)
CAREGIVERS = Register(
    name="caregivers",
    model=Caregiver,
    **_numbered("record_number"),
    columns=_same(
        "qualified_on",
        "valid_to",
        "status",
        "initials",
        "districts",
        "languages",
        "hours",
        "shows",
    ),
    remembered=("qualified_on", "valid_to", "status", "districts"),
    day="qualified_on",
    level="unit",
)
INTERPRETERS = Register(
    name="interpreters",
    model=Interpreter,
    **_numbered("interpreter_number"),
    columns=_same("name", "organization", "languages", "qualified_on", "valid_to"),
    remembered=("languages", "qualified_on", "valid_to"),
    day="qualified_on",
    level="unit",
)
QUARANTINE = Register(
    name="quarantine",
    model=QuarantineApplication,
    **_numbered("application_number"),
    columns=_same("applied_on", "employer_name", "result", "inspected_on", "reported_on"),
    remembered=("applied_on", "result"),
    day="applied_on",
    level="unit",
)
REGISTERS = {
    register.name: register
    for register in (
        DORMITORIES, VIOLATIONS, CONSULTATIONS, AGENCIES, AGENCY_GRADES, CAREGIVERS,
        INTERPRETERS, QUARANTINE,
    )
}  # fmt: skip
