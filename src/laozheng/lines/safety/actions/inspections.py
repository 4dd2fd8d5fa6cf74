"""Rows of ``osh_inspections`` become visits, with the division and whether heat was looked into."""

from collections.abc import Sequence
from datetime import date

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.filing import Told, file_rows
from laozheng.kernel.inspections.visits.listed import (
    ListedPrograms,
    cases_named,
    report_of_row,
)
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.queries.kinds import COMPLAINT, INSPECTION, UNIT

_MEASURE = "safety.osh_inspections"


def record_inspections(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row its visit."""
    cases = cases_named((COMPLAINT, INSPECTION), rows)
    programs = ListedPrograms("safety", UNIT, _MEASURE, context)
    readable: list[Row] = []
    told: list[Told] = []
    for row in rows:
        try:
            program = programs.of(row, "own")
            own = {
                "workplace": row["site_name"] or "",
                "scopes": ("osh",),
                "extra": own_facts(row.values, program),
            }
            told.append(Told(report_of_row(row, program, cases, **own)))
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
