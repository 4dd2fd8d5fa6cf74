"""Rows of ``labor_inspections`` become visits, rows of ``labor_findings`` what they found."""

from collections.abc import Sequence

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Finding
from laozheng.kernel.inspections.visits.filing import Told, file_rows, visits_by_number
from laozheng.kernel.inspections.visits.listed import (
    ListedPrograms,
    cases_named,
    report_of_row,
)
from laozheng.kernel.inspections.visits.reports import (
    Found,
    finding_rows,
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
    cases = cases_named((COMPLAINT, *VISIT_KINDS), rows)
    programs = ListedPrograms("standards", UNIT, _MEASURE, context)
    told: dict[str, list[tuple[Row, Told]]] = {kind: [] for kind in VISIT_KINDS}
    for row in rows:
        kind = kind_of_type(row["type"])
        (other,) = (one for one in VISIT_KINDS if one != kind)
        if row["inspection_number"] in of_kind[other]:
            row.refuse("type", "這個案號在另一類案件（檢查或法遵訪視），檢查別不能以匯入更正")
            continue
        try:
            program = programs.of(row, PROGRAM_KIND_OF[row["type"]])
            told[kind].append((row, Told(report_of_row(row, program, cases))))
        except Refused as refusal:
            row.refuse(refusal.field or "", refusal.reason)
    for kind, pairs in told.items():
        if pairs:
            file_rows(kind, [row for row, _ in pairs], [one for _, one in pairs], context)


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
