"""Rows of ``labor_inspections`` become visits, rows of ``labor_findings`` what they found."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Finding, Program
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.filing import Told, file_rows, visits_by_number
from laozheng.kernel.inspections.visits.reports import (
    Found,
    VisitReport,
    finding_rows,
    found_in,
)
from laozheng.kernel.law.citations import parse_citations
from laozheng.lines.standards.queries.kinds import (
    COMPLAINT,
    COMPLIANCE_VISIT,
    INSPECTION,
    UNIT,
    VISIT_KINDS,
)
from laozheng.lines.standards.rules.codes import COMPLIANCE, PROGRAM_KIND_OF

_MEASURE = "standards.labor_inspections"


def kind_of_type(type_: str) -> str:
    """The case kind of a type of visit: advice has a kind of its own."""
    return COMPLIANCE_VISIT if type_ == COMPLIANCE else INSPECTION


def record_visits(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row its visit; the number of a visit belongs to one kind of case."""
    numbers = [row["inspection_number"] for row in rows]
    of_kind = {kind: visits_by_number(kind, numbers) for kind in VISIT_KINDS}
    cases = _cases_by_number(rows)
    programs = Programs(context)
    told: dict[str, list[tuple[Row, Told]]] = {kind: [] for kind in VISIT_KINDS}
    for row in rows:
        kind = kind_of_type(row["type"])
        (other,) = (one for one in VISIT_KINDS if one != kind)
        if row["inspection_number"] in of_kind[other]:
            row.refuse("type", "這個案號在另一類案件（檢查或法遵訪視），檢查別不能以匯入更正")
            continue
        try:
            told[kind].append((row, Told(report_of(row, programs, cases))))
        except Refused as refusal:
            row.refuse(refusal.field or "", refusal.reason)
    for kind, pairs in told.items():
        if pairs:
            file_rows(kind, [row for row, _ in pairs], [one for _, one in pairs], context)


def report_of(row: Row, programs: "Programs", cases: dict[str, Case]) -> VisitReport:
    """A row as a report of a visit; Refused names the cell that cannot be read."""
    program = programs.of(row)
    if program and not program.starts_on <= row["visited_on"] <= program.ends_on:
        row.flag("outside_program")
    text = ";".join(_names(row["findings"]))
    return VisitReport(
        type=row["type"],
        employer_name=row["employer_name"],
        ubn=row["ubn"] or "",
        number=row["inspection_number"],
        visited_on=row["visited_on"],
        workplace=row["workplace"] or "",
        district=row["district"] or "",
        industry=row["industry"] or "",
        employees=row["employees"],
        lead=row["lead"] or "",
        inspectors=tuple(_names(row["inspectors"])),
        joint_agencies=tuple(_names(row["joint_agencies"])),
        scopes=tuple(_names(row["scopes"])),
        result=row["result"],
        findings=found_in(text, row["visited_on"]) if text else (),
        program=program,
        complaint=_case_id(cases, row["complaint_number"]),
        follows=_case_id(cases, row["follows"]),
    )


def _names(items: Iterable[Any] | None) -> list[str]:
    return [item.name for item in items or ()]


def _case_id(cases: dict[str, Case], number: str | None) -> int | None:
    case = cases.get(number or "")
    return case.pk if case else None


def _cases_by_number(rows: Sequence[Row]) -> dict[str, Case]:
    """The complaints and earlier visits that rows name, by official or own number."""
    named = {row[name] for row in rows for name in ("complaint_number", "follows") if row[name]}
    found = Case.objects.filter(kind__in=(COMPLAINT, *VISIT_KINDS))
    by_source = {case.source_no: case for case in found.filter(source_no__in=named)}
    return {case.number: case for case in found.filter(number__in=named)} | by_source


class Programs:
    """The programs that rows name by code or title; a list of the past brings its own."""

    def __init__(self, context: ImportContext) -> None:
        self._actor = context.actor
        self._unit = Unit.objects.get(code=UNIT)
        self._known: dict[tuple[int, str], Program] = {}
        for program in Program.objects.filter(line="standards"):
            self._keep(program)

    def _keep(self, program: Program) -> None:
        self._known[program.year, program.code] = program
        self._known[program.year, program.title] = program

    def of(self, row: Row) -> Program | None:
        """The program of a row; one that nobody entered is entered for its year, and told."""
        name, day = row["program"], row["visited_on"]
        if not name:
            return None
        known = self._known.get((day.year, name))
        if known is None:
            known = self._enter(name, day.year, PROGRAM_KIND_OF[row["type"]])
            row.flag("program_entered")
        return known

    def _enter(self, title: str, year: int, kind: str) -> Program:
        program = enter_program(
            "standards",
            title[:60],
            title,
            kind=kind,
            unit=self._unit,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            actor=self._actor,
            measure=_MEASURE,
            state="running",
        )
        self._keep(program)
        return program


def record_findings(rows: Sequence[Row], context: ImportContext) -> None:
    """Add what visits found, or tell a finding on file anew."""
    numbers = [row["inspection_number"] for row in rows]
    known = visits_by_number(INSPECTION, numbers)
    for row in rows:
        visit = known.get(row["inspection_number"])
        if visit is None:
            row.refuse("inspection_number", "查無這件檢查，請先匯入檢查紀錄；法遵訪視沒有違反事項")
            continue
        read = parse_citations(row["citation"], row["act_from"])
        if len(read.citations) != 1 or read.unreadable:
            row.refuse("citation", "一列一條，請寫明法規名稱及條、項、款")
            continue
        found = Found(
            read.citations[0],
            row["act_from"],
            acted_to=row["act_to"],
            facts=row["facts"] or "",
            workers=row["workers"],
            owed_twd=row["amount_owed"],
            remedy_due_on=row["remedy_due"],
        )
        _settle(visit.case, found, row, context)


def _settle(case: Case, found: Found, row: Row, context: ImportContext) -> None:
    (wanted,) = finding_rows(case, (found,))
    wanted.state = row["state"] or "open"
    stored, is_bare = _on_file(case, found)
    if stored is None:
        wanted.save()
        row.created(case.ref)
        return
    names = ("acted_from", "acted_to", "facts", "workers_affected", "owed_twd", "remedy_due_on",
             *(("state",) if row["state"] else ()))  # fmt: skip
    told = {name: getattr(wanted, name) for name in names}
    differing = {
        name: cell
        for name, cell in told.items()
        if cell not in (None, "") and getattr(stored, name) != cell
    }
    if not differing:
        row.unchanged(case.ref)
    elif is_bare or row.earlier is not None or context.may_correct(row, differing):
        for name, cell in differing.items():
            setattr(stored, name, cell)
        stored.save(update_fields=list(differing))
        (row.merged if is_bare else row.updated)(case.ref)


def _on_file(case: Case, found: Found) -> tuple[Finding | None, bool]:
    """The finding that a row tells of, and whether it is bare.

    The list of visits brings the article alone, without facts and with the day of the visit.
    """
    cited = [one for one in Finding.objects.filter(case=case) if one.citation == found.citation]
    exact = [one for one in cited if one.facts and one.acted_from == found.acted_from]
    bare = [one for one in cited if not one.facts and one.acted_from == case.received_on]
    other = [one for one in cited if one.acted_from == found.acted_from]
    for candidates, is_bare in ((exact, False), (bare, True), (other, False)):
        if candidates:
            return candidates[0], is_bare
    return None, False
