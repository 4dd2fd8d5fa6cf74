"""What the rows of a line's list of visits name: programs, complaints, earlier visits, findings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.reports import VisitReport, found_in

COMPLAINT_NUMBER, FOLLOWS = "complaint_number", "follows"


class ListedPrograms:
    """The programs of a line that rows name by code or title; a list of the past brings its own."""

    def __init__(self, line: str, unit: str, measure: str, context: ImportContext) -> None:
        self._line, self._measure, self._actor = line, measure, context.actor
        self._unit = Unit.objects.get(code=unit)
        self._known: dict[tuple[int, str], Program] = {}
        for program in Program.objects.filter(line=line):
            self._keep(program)

    def of(self, row: Row, kind: str) -> Program | None:
        """The program of a row; one that nobody entered is entered for its year, and told.

        A visit on a day outside its program is flagged.
        """
        name, day = row["program"], row["visited_on"]
        if not name:
            return None
        program = self._known.get((day.year, name))
        if program is None:
            program = self._enter(name, day.year, kind)
            row.flag("program_entered")
        elif not program.starts_on <= day <= program.ends_on:
            row.flag("outside_program")
        return program

    def _enter(self, title: str, year: int, kind: str) -> Program:
        program = enter_program(
            self._line,
            title[:60],
            title,
            kind=kind,
            unit=self._unit,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            actor=self._actor,
            measure=self._measure,
            state="running",
        )
        self._keep(program)
        return program

    def _keep(self, program: Program) -> None:
        self._known[program.year, program.code] = program
        self._known[program.year, program.title] = program


def cases_named(kinds: Collection[str], rows: Sequence[Row]) -> dict[str, Case]:
    """The complaints and earlier visits that rows name, by official or own number."""
    columns = (COMPLAINT_NUMBER, FOLLOWS)
    named = {row[column] for row in rows for column in columns if row[column]}
    found = Case.objects.filter(kind__in=kinds)
    by_source = {case.source_no: case for case in found.filter(source_no__in=named)}
    return {case.number: case for case in found.filter(number__in=named)} | by_source


def names_in(cell: Iterable[Any] | None) -> tuple[str, ...]:
    """The names of a list cell."""
    return tuple(item.name for item in cell or ())


def report_of_row(
    row: Row, program: Program | None, cases: Mapping[str, Case], **own: Any
) -> VisitReport:
    """A row as a report of a visit; ``own`` are the facts that a line tells in its own columns.

    Raises Refused, naming the cell that cannot be read.
    """
    told = row.values
    complaint, follows = (cases.get(row[name] or "") for name in (COMPLAINT_NUMBER, FOLLOWS))
    text = ";".join(names_in(row["findings"]))
    common: dict[str, Any] = {
        "type": row["type"],
        "employer_name": row["employer_name"],
        "ubn": row["ubn"] or "",
        "number": row["inspection_number"],
        "visited_on": row["visited_on"],
        "workplace": told.get("workplace") or "",
        "district": row["district"] or "",
        "industry": row["industry"] or "",
        "employees": row["employees"],
        "lead": row["lead"] or "",
        "inspectors": names_in(row["inspectors"]),
        "joint_agencies": names_in(told.get("joint_agencies")),
        "scopes": names_in(told.get("scopes")),
        "result": row["result"],
        "findings": found_in(text, row["visited_on"]) if text else (),
        "complaint": complaint.pk if complaint else None,
        "follows": follows.pk if follows else None,
    }
    return VisitReport(program=program, **{**common, **own})
