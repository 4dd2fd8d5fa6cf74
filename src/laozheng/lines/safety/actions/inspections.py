"""Rows of ``osh_inspections`` become visits, with the division and whether heat was looked into."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.rows import cases_by_number
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Program, Visit
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.filing import Told, file_rows
from laozheng.kernel.inspections.visits.reports import VisitReport, found_in
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.queries.kinds import COMPLAINT, INSPECTION

UNIT = "inspection_office"


def record_inspections(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row its visit."""
    asked = ("follows", "complaint_number")
    named = sorted({row[name] for row in rows for name in asked if row[name]})
    known = cases_by_number(INSPECTION, named) | cases_by_number(COMPLAINT, named)
    programs = {(one.year, name): one for one in Program.objects.filter(line="safety")
                for name in (one.code, one.title)}  # fmt: skip
    readable: list[Row] = []
    told: list[Told] = []
    for row in rows:
        try:
            told.append(Told(_report(row, programs, known, context)))
            readable.append(row)
        except Refused as refusal:
            row.refuse(refusal.field or "", refusal.reason)
    _warn_of_same_day(readable)
    file_rows(INSPECTION, readable, told, context)


def _warn_of_same_day(rows: Sequence[Row]) -> None:
    """Two divisions may go to one firm on one day: both visits are kept, and the person is told."""
    made = Visit.objects.filter(
        case__kind=INSPECTION, visited_on__in={row["visited_on"] for row in rows}
    )
    seen: dict[tuple[str, date | None, str], str] = {
        (key, day, type_): source or number
        for key, day, type_, source, number in made.values_list(
            "employer_key", "visited_on", "type", "case__source_no", "case__number"
        )
    }
    for row in rows:
        number = row["inspection_number"]
        key = split_name(row["employer_name"]).key, row["visited_on"], row["type"]
        other = seen.setdefault(key, number)
        if other != number:
            row.warn("inspection_number", f"與{other}為同一事業單位、同日、同檢查別，請確認非重複")


def _report(
    row: Row,
    programs: dict[tuple[int, str], Program],
    known: Mapping[str, Case],
    context: ImportContext,
) -> VisitReport:
    text = ";".join(_names(row["findings"]))
    program = _program(row, programs, context)
    follows, complaint = (known.get(row[name] or "") for name in ("follows", "complaint_number"))
    return VisitReport(
        type=row["type"],
        employer_name=row["employer_name"],
        ubn=row["ubn"] or "",
        number=row["inspection_number"],
        visited_on=row["visited_on"],
        workplace=row["site_name"] or "",
        district=row["district"] or "",
        industry=row["industry"] or "",
        employees=row["employees"],
        lead=row["lead"] or "",
        inspectors=tuple(_names(row["inspectors"])),
        scopes=("osh",),
        result=row["result"],
        findings=found_in(text, row["visited_on"]) if text else (),
        program=program,
        follows=follows.pk if follows else None,
        complaint=complaint.pk if complaint else None,
        extra=own_facts(row.values, program),
    )


def _names(items: Iterable[Any] | None) -> list[str]:
    return [item.name for item in items or ()]


def _program(
    row: Row, programs: dict[tuple[int, str], Program], context: ImportContext
) -> Program | None:
    """The program of a row; one that nobody entered is entered for its year, and told."""
    name, year = row["program"], row["visited_on"].year
    if not name:
        return None
    if (year, name) not in programs:
        programs[year, name] = enter_program(
            "safety",
            name[:60],
            name,
            kind="own",
            unit=Unit.objects.get(code=UNIT),
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            actor=context.actor,
            measure="safety.osh_inspections",
            state="running",
        )
        row.flag("program_entered")
    return programs[year, name]
