"""File visits that were made already: rows of a list, hand-ins from the field, the twin.

New ones go through the recorder, so that they count like any other; what is on file under the
same official number is compared, and corrected only when somebody owns the correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Finding, Visit, VisitScope
from laozheng.kernel.inspections.visits.flags import flags_of
from laozheng.kernel.inspections.visits.reports import (
    VisitReport,
    employers_of,
    facts_of,
    finding_rows,
    leads_by_key,
    rows_of,
    scope_rows,
)
from laozheng.kernel.parties.models import Party

CORRECTED = "匯入檔更正檢查紀錄"
# What a row may say of a visit on file; the rest (who came along, minutes) stays with the case.
_COMPARED = (
    "type", "employer_name", "ubn", "visited_on", "workplace", "district", "industry",
    "employees", "result",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A report with the steps that followed the visit, as a list or the twin knows them."""

    report: VisitReport
    later: tuple[Step, ...] = ()
    known_on: date | None = None
    more: Any = None


def file_visits(
    kind: str, told: Sequence[Told], actor: Reader, *, intake: str = "ex_officio"
) -> list[Case]:
    """Record visits as cases of a kind, in order; ``more`` of each gives the line's own rows."""
    employers = employers_of([one.report for one in told], actor)
    leads = leads_by_key(one.report.lead for one in told)
    recorder = Recorder(actor)
    for one, employer in zip(told, employers, strict=True):
        recorder.add(_history(kind, one, employer, leads, intake))
    return recorder.flush()


def _history(
    kind: str, told: Told, employer: Party, leads: dict[str, Staff], intake: str
) -> History:
    report = told.report
    assert report.visited_on is not None
    steps = [
        Step("entered", report.visited_on, told.known_on, data={"facts": facts_of(report)}),
        *told.later,
    ]
    return History(
        kind=kind,
        received_on=report.visited_on,
        intake=intake,
        steps=steps,
        source_no=report.number,
        district=report.district,
        title=report.employer_name[:200],
        officer=leads.get(report.lead),
        build=partial(_built, told, employer, leads),
    )


def _built(told: Told, employer: Party, leads: dict[str, Staff], case: Case) -> Iterator[Model]:
    yield from rows_of(told.report, employer, leads, case)
    if told.more is not None:
        yield from told.more(case)


def visits_by_number(kind: str, numbers: Iterable[str]) -> dict[str, Visit]:
    """The visits of a kind on file, by their official number or by the number of their case."""
    asked = set(numbers)
    found = Visit.objects.select_related("case").filter(case__kind=kind)
    by_source = {v.case.source_no: v for v in found.filter(case__source_no__in=asked)}
    return {v.case.number: v for v in found.filter(case__number__in=asked)} | by_source


def file_rows(kind: str, rows: Sequence[Row], told: Sequence[Told], context: ImportContext) -> None:
    """Give every row of a list its visit and its result; ``told`` runs beside ``rows``."""
    known = visits_by_number(kind, (one.report.number for one in told))
    fresh: list[tuple[Row, Told]] = []
    for row, one in zip(rows, told, strict=True):
        for flag in flags_of(one.report):
            row.flag(flag)
        visit = known.get(one.report.number)
        if visit is None:
            fresh.append((row, one))
        else:
            _compare(row, one.report, visit, context)
    cases = file_visits(kind, [one for _, one in fresh], context.actor, intake="document")
    for (row, _), case in zip(fresh, cases, strict=True):
        row.created(case.ref)


def _compare(row: Row, report: VisitReport, visit: Visit, context: ImportContext) -> None:
    differing = differences(visit, report)
    if not differing:
        row.unchanged(visit.case.ref)
    elif context.may_correct(row, differing):
        correct_visit(visit, report, actor=context.actor)
        row.updated(visit.case.ref)


def differences(visit: Visit, report: VisitReport) -> Mapping[str, Any]:
    """What a report says otherwise than the visit on file; silence contradicts nothing."""
    told = {name: getattr(report, name) for name in _COMPARED}
    found = {
        name: value
        for name, value in told.items()
        if value not in (None, "") and getattr(visit, name) != value
    }
    scopes = set(visit.scopes.values_list("act", flat=True))
    if report.scopes and set(report.scopes) != scopes:
        found["scopes"] = report.scopes
    cited = {row.citation.paragraph_key for row in visit.case.findings.all()}
    if report.findings and {one.citation.paragraph_key for one in report.findings} != cited:
        found["findings"] = report.findings
    return found


def correct_visit(
    visit: Visit, report: VisitReport, *, actor: Reader, reason: str = CORRECTED
) -> None:
    """Put what a report says in the place of what is on file; the event of the visit follows."""
    found = dict(differences(visit, report))
    scopes, findings = found.pop("scopes", None), found.pop("findings", None)
    for name, value in found.items():
        setattr(visit, name, value)
    visit.save()
    if scopes is not None:
        VisitScope.objects.filter(visit=visit).delete()
        VisitScope.objects.bulk_create(scope_rows(visit, scopes))
    if findings is not None:
        Finding.objects.filter(case=visit.case, disposition__isnull=True).delete()
        Finding.objects.bulk_create(finding_rows(visit.case, findings))
    event = _telling(visit.case)
    facts = {**event.data.get("facts", {}), **_stated(facts_of(report))}
    step = Step(event.kind, report.visited_on or event.on, data={**event.data, "facts": facts})
    correct(event, step, actor=actor, reason=reason)


def _telling(case: Case) -> Event:
    """The event that tells the result: the entry of a visit, else its minutes."""
    standing = Event.objects.filter(case=case, superseded_by__isnull=True)
    return standing.filter(kind__in=("entered", "recorded")).latest("id")


def _stated(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
