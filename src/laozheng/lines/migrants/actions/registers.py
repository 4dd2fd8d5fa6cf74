"""The registers of the line: which columns each keeps, and what refuses a row."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from laozheng.base.identifiers import looks_like_person_id
from laozheng.base.roc import parse_day
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.trace import OBJECTION
from laozheng.lines.migrants.actions.entries import Register, number_in
from laozheng.lines.migrants.models import (
    AgencyGrade,
    Caregiver,
    Consultation,
    Dormitory,
    EmploymentAgency,
    QuarantineApplication,
    Violation,
)
from laozheng.lines.migrants.queries.exemptions import exemption_of
from laozheng.lines.migrants.rules.agencies import EXEMPT, NEW, class_of_score
from laozheng.lines.migrants.rules.codes import GRADES, WORKER
from laozheng.lines.migrants.rules.licensing import FAILS

Values = Mapping[str, Any]
_HUNDREDTH = Decimal("0.01")
DOUBTFUL_EXEMPTION = "doubtful_exemption"
# Two characters in a row are more of a name than its initial.
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def score_of(text: str | None) -> Decimal | None:
    """A score with two decimals; ValueError when it is no number."""
    if not text:
        return None
    try:
        return Decimal(str(text).strip()).quantize(_HUNDREDTH)
    except InvalidOperation:
        raise ValueError("評鑑分數請填數字，例：89.99") from None


def spans_of(items: Any) -> list[list[str]]:
    """Spans of a cell ``2024-01-01~2024-03-31;…`` as pairs of ISO days; ValueError otherwise."""
    spans = []
    for item in items or ():
        start, tilde, end = getattr(item, "name", item).partition("~")
        if not tilde:
            raise ValueError("停業期間請寫成 起日~迄日，例 2024-01-01~2024-03-31")
        spans.append([parse_day(start).isoformat(), parse_day(end).isoformat()])
    return spans


def _consultation_number(row: Values) -> str:
    """The number of a consultation, or the day and what it was about for the sum of a day."""
    if row.get("consultation_number"):
        return str(row["consultation_number"])
    parts = [row["on"].isoformat(), row.get("language") or "", row.get("mode") or ""]
    return "/".join(["日計", *parts, row.get("topic") or ""])[:60]


DORMITORIES = Register(
    name="dormitories",
    model=Dormitory,
    number=number_in("dormitory_number"),
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
    number=number_in("violation_number"),
    columns=_same(
        "found_on", "violation", "offender", "offender_name", "ubn", "persons", "source",
        "visit_number", "document_number",
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
    columns=_same("on", "language", "mode", "topic", "value"),
    remembered=("on", "language", "mode", "value"),
    day="on",
)
AGENCIES = Register(
    name="agencies",
    model=EmploymentAgency,
    number=number_in("license_number"),
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
    number=number_in("record_number"),
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
QUARANTINE = Register(
    name="quarantine",
    model=QuarantineApplication,
    number=number_in("application_number"),
    columns=_same("applied_on", "employer_name", "result", "inspected_on", "reported_on"),
    remembered=("applied_on", "result"),
    day="applied_on",
    level="unit",
)
REGISTERS = {
    register.name: register
    for register in (
        DORMITORIES, VIOLATIONS, CONSULTATIONS, AGENCIES, AGENCY_GRADES, CAREGIVERS, QUARANTINE
    )
}  # fmt: skip


def check_violation(row: Row, context: ImportContext) -> None:
    """A number of a person never stands in the column of a firm's number."""
    no_person(row, "ubn", "offender_name")


def check_consultation(row: Row, context: ImportContext) -> None:
    """A row is one consultation with its number, or the sum of a day without one."""
    if row["consultation_number"] and row["value"] not in (None, 1):
        row.refuse("value", "有諮詢案號者為一件；整日合計請不要填案號")


def check_agency(row: Row, context: ImportContext) -> None:
    """The life of an agency runs forward, and its spans can be read."""
    no_person(row, "name", "ubn")
    if row["closed_on"] and row["closed_on"] < row["licensed_on"]:
        row.refuse("closed_on", "歇業日早於許可日，請更正")
    try:
        spans_of(row["suspended"])
    except ValueError as error:
        row.refuse("suspended", str(error))


def check_grade(row: Row, context: ImportContext) -> None:
    """Score and class agree: 89.99 is not 90."""
    try:
        score = score_of(row["score"])
        own = class_of_score(score) if score is not None else None
    except ValueError as error:
        row.refuse("score", str(error))
        return
    cls = row["class"]
    if cls is None:
        return
    if own is None and cls not in (EXEMPT, NEW):
        row.refuse("score", f"級別為{GRADES[cls]}者，請填評鑑分數")
    elif own is not None and cls not in (EXEMPT, NEW, own):
        row.refuse("class", f"{score}分不屬{GRADES[cls]}，應為{GRADES[own]}")
    if cls == EXEMPT:
        _doubt_exemption(row)
    lost = row["exempt_lost_on"]
    if lost and (cls != EXEMPT or score is None):
        row.refuse("exempt_lost_on", "喪失免評日只適用於績優免評，並須填最近一次評鑑分數")


def _doubt_exemption(row: Row) -> None:
    """Keep an exemption as it was published, but mark one that the records contradict (rule 3)."""
    if not row["license_number"] or not row["evaluation_year"]:
        return
    found = exemption_of(row["license_number"], row["evaluation_year"], law())
    if found.result == FAILS:
        against = "；".join(step.text for step in found.steps if step.text.startswith(OBJECTION))
        row.warn("class", f"績優免評與本局紀錄不合（{against}），請核對公告後再列免評")
        row.flag(DOUBTFUL_EXEMPTION)


def check_quarantine(row: Row, context: ImportContext) -> None:
    """A number of a person never stands in the column of a name."""
    no_person(row, "employer_name")


def check_caregiver(row: Row, context: ImportContext) -> None:
    """A record does not end before it begins, and initials are no name."""
    no_person(row, "initials", "hours")
    if _HAN_NAME.search(row["initials"] or ""):
        row.refuse("initials", "縮寫欄只填姓氏或字首（例：陳○○、L.T.），不得填全名")
    if row["valid_to"] and row["qualified_on"] and row["valid_to"] < row["qualified_on"]:
        row.refuse("valid_to", "效期早於合格日，請更正")


def no_person(row: Row, *columns: str) -> None:
    """Refuse a residence number or national ID where a code, name or firm's number belongs."""
    for column in columns:
        if row[column] and looks_like_person_id(row[column]):
            row.refuse(column, "這一欄不得填身分證或居留證號，請移除後再匯入")
