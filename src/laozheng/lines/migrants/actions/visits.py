"""Visits to employers and agencies: rows of a list, and the line's own part of each visit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import plain
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.inspections.visits.filing import (
    Told,
    correct_visit,
    file_rows,
    visits_by_number,
)
from laozheng.kernel.inspections.visits.reports import Found, VisitReport, found_in
from laozheng.kernel.law.citations import parse_citations
from laozheng.lines.migrants.actions.registers.checking import no_person
from laozheng.lines.migrants.models import AgencyVisit, Dormitory, EmploymentAgency, MigrantVisit
from laozheng.lines.migrants.queries.kinds import AGENCY_VISIT, ESA, VISIT

Values = Mapping[str, Any]
_OWN = (
    "worker_category", "employer_kind", "dormitory_number", "agency", "trip", "workers_met",
    "languages", "checks", "remarks", "notice_number", "reference",
)  # fmt: skip


def check_visit(row: Row, context: ImportContext) -> None:
    """Nobody met means nobody counted."""
    no_person(row, "employer_name", "ubn")
    if row["result"] in UNSUCCESSFUL and row["workers_met"]:
        row.refuse("workers_met", "未會晤或歇業者沒有訪談人數，請更正結果或人數")


def check_agency_visit(row: Row, context: ImportContext) -> None:
    """The agency is on file."""
    if not EmploymentAgency.objects.filter(number=row["license_number"]).exists():
        row.refuse("license_number", "名冊中沒有這張許可證，請先匯入仲介機構")


def visit_told(row: Values, dormitory_kinds: Mapping[str, str]) -> Told:
    """A visit to an employer as a list or the twin tells it."""
    given = plain(row)
    findings, remarks = _findings(given)
    own = {**given, "remarks": remarks}
    report = VisitReport(
        type=given["type"],
        employer_name=given["employer_name"],
        ubn=given.get("ubn") or "",
        number=given["visit_number"],
        visited_on=given["visited_on"],
        district=given.get("district") or "",
        lead=next(iter(given.get("officers") or ()), ""),
        inspectors=tuple(given.get("officers") or ())[1:],
        scopes=(ESA,),
        result=given["result"],
        findings=findings,
        picked_by="manual",
        extra=_remembered(given, dormitory_kinds),
    )
    return Told(report, more=partial(_visit_rows, own))


def _remembered(given: Values, dormitory_kinds: Mapping[str, str]) -> dict[str, Any]:
    """What figures count of a visit besides the shared facts: codes alone."""
    number = given.get("dormitory_number") or ""
    return {
        "worker_category": given["worker_category"],
        "employer_kind": given.get("employer_kind") or "",
        "dormitory": number,
        "dormitory_kind": dormitory_kinds.get(number, ""),
        "trip": given.get("trip") or given["visit_number"],
        "checks": sorted(given.get("checks") or ()),
    }


def _findings(given: Values) -> tuple[tuple[Found, ...], list[str]]:
    """Findings that cite articles, and the words that do not."""
    texts = list(given.get("findings") or ())
    cited = [text for text in texts if _is_citation(text, given)]
    found = found_in(";".join(cited), given["visited_on"]) if cited else ()
    return found, [text for text in texts if text not in cited]


def _is_citation(text: str, given: Values) -> bool:
    read = parse_citations(text, given["visited_on"])
    return bool(read.citations) and not read.unreadable


def _visit_rows(own: Values, case: Case) -> Iterator[Model]:
    stated = {name: own[name] for name in _OWN if own.get(name) is not None}
    yield MigrantVisit(case=case, **stated)


def agency_visit_told(row: Values, agency: EmploymentAgency) -> Told:
    """A visit to an agency as a list or the twin tells it."""
    given = plain(row)
    report = VisitReport(
        type=given["purpose"],
        employer_name=agency.name,
        ubn=agency.ubn,
        number=given["visit_number"],
        visited_on=given["visited_on"],
        scopes=(ESA,),
        result=given["result"],
        picked_by="manual",
        extra={"license_number": agency.number, "purpose": given["purpose"]},
    )
    own = {
        "license_number": agency.number,
        "purpose": given["purpose"],
        "remarks": given.get("findings") or [],
    }
    return Told(report, more=lambda case: iter((AgencyVisit(case=case, **own),)))


def dormitory_kinds() -> dict[str, str]:
    """The kind of each dormitory by its number."""
    return dict(Dormitory.objects.values_list("number", "kind"))


def dormitory_kind(number: str | None) -> str:
    """The kind of one dormitory; empty when it is not on file."""
    found = Dormitory.objects.filter(number=number or "").first()
    return found.kind if found else ""


def record_visits(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row its visit."""
    kinds = dormitory_kinds()
    _record(VISIT, rows, lambda row: visit_told(row.values, kinds), MigrantVisit, context)


def record_agency_visits(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row its visit to an agency."""
    numbers = [row["license_number"] for row in rows]
    agencies = {one.number: one for one in EmploymentAgency.objects.filter(number__in=numbers)}
    _record(
        AGENCY_VISIT,
        rows,
        lambda row: agency_visit_told(row.values, agencies[row["license_number"]]),
        AgencyVisit,
        context,
    )


def _record(
    kind: str,
    rows: Sequence[Row],
    tell: Callable[[Row], Told],
    model: type[Model],
    context: ImportContext,
) -> None:
    """File rows as visits; a row on file that differs in the line's own part is corrected too."""
    known = visits_by_number(kind, [row["visit_number"] for row in rows])
    pairs: list[tuple[Row, Told]] = []
    for row in rows:
        try:
            pairs.append((row, tell(row)))
        except Refused as refusal:
            row.refuse(refusal.field or "", refusal.reason)
    file_rows(kind, [row for row, _ in pairs], [told for _, told in pairs], context)
    for row, told in pairs:
        visit = known.get(row["visit_number"])
        if visit is not None and not row.is_refused:
            _correct_own(model, row, told, visit, context)


def _correct_own(
    model: type[Model], row: Row, told: Told, visit: Any, context: ImportContext
) -> None:
    (wanted,) = told.more(visit.case)
    stored = model._default_manager.get(case=visit.case)
    names = [field.name for field in model._meta.get_fields() if field.name != "case"]
    differing = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) not in (None, "", [])
        and getattr(wanted, name) != getattr(stored, name)
    }
    if not differing:
        return
    if row.earlier is None and not context.may_correct(row, differing):
        return
    for name, value in differing.items():
        setattr(stored, name, value)
    stored.save()
    correct_visit(visit, told.report, actor=context.actor)
    row.updated(visit.case.ref)
