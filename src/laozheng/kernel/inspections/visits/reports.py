"""What is told of a visit, the same from a form, a file, a phone in the field or the twin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of, snapshot
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Finding, Program, Visit, VisitScope
from laozheng.kernel.inspections.visit_codes import RESULTS, SCOPES
from laozheng.kernel.law.citations import Citation, parse_citations
from laozheng.kernel.parties.models import Party


@dataclass(frozen=True)
class Found:
    """A violation found: the provision, what happened from when to when, by when to remedy it."""

    citation: Citation
    acted_from: date
    acted_to: date | None = None
    facts: str = ""
    workers: int | None = None
    owed_twd: int | None = None
    remedy_due_on: date | None = None


@dataclass(frozen=True)
class VisitReport:
    """A visit as it is told. Empty text and None mean unknown; ``number`` is the official one.

    ``complaint`` and ``follows`` are case ids. ``result`` is a code of ``RESULTS`` or "" for a
    visit that is still to be made.
    """

    type: str
    employer_name: str
    ubn: str = ""
    number: str = ""
    visited_on: date | None = None
    planned_on: date | None = None
    workplace: str = ""
    district: str = ""
    industry: str = ""
    employees: int | None = None
    lead: str = ""
    inspectors: tuple[str, ...] = ()
    joint_agencies: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    result: str = ""
    findings: tuple[Found, ...] = ()
    program: Program | None = None
    complaint: int | None = None
    follows: int | None = None
    picked_by: str = ""
    minutes: str = ""
    hand_in_key: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.result and self.result not in RESULTS:
            raise Refused(f"檢查結果請填{'、'.join(RESULTS.values())}", "result")
        unknown = [scope for scope in self.scopes if scope not in SCOPES]
        if unknown:
            raise Refused(f"檢查項目請填{'、'.join(SCOPES.values())}", "scopes")

    @property
    def day(self) -> date | None:
        """The day of the visit, or the day for which it is planned."""
        return self.visited_on or self.planned_on


def found_in(articles: str, acted_from: date, **facts: Any) -> tuple[Found, ...]:
    """The findings of a text of citations; Refused names what cannot be read."""
    read = parse_citations(articles, acted_from)
    unread = read.unreadable or (() if read.citations else (articles,))
    if unread:
        text = f"違反條文「{unread[0]}」無法辨識，請寫明法規名稱及條、項、款"
        raise Refused(text, "findings")
    return tuple(Found(citation, acted_from, **facts) for citation in read.citations)


def employers_of(reports: Sequence[VisitReport], actor: Reader) -> list[Party]:
    """The employer of each report in turn, on file or new."""
    return ensure_employers([_named(report) for report in reports], actor)


def _named(report: VisitReport) -> Named:
    if report.day is None:
        raise Refused("請填檢查日或預定日", "visited_on")
    return Named(report.employer_name, report.ubn, report.day)


def rows_of(
    report: VisitReport, employer: Party, leads: dict[str, Staff], case: Case
) -> Iterator[Model]:
    """The unsaved rows of a visit: itself, the employer's part in the case, scopes, findings."""
    visit = visit_row(report, employer, leads, case)
    yield visit
    yield part_of(case, employer, report.employer_name, "employer")
    yield from scope_rows(visit, report.scopes)
    yield from finding_rows(case, report.findings)


def visit_row(report: VisitReport, employer: Party, leads: dict[str, Staff], case: Case) -> Visit:
    """The visit itself, a snapshot of what was told."""
    lead = leads.get(report.lead)
    return Visit(
        case=case,
        type=report.type,
        program=report.program,
        complaint_id=report.complaint,
        follows_id=report.follows,
        planned_on=report.planned_on,
        visited_on=report.visited_on,
        employer=employer,
        workplace=report.workplace,
        district=report.district,
        industry=report.industry,
        employees=report.employees,
        lead=lead,
        lead_name=lead.name if lead else report.lead,
        inspectors=list(report.inspectors),
        joint_agencies=list(report.joint_agencies),
        result=report.result,
        minutes=report.minutes,
        picked_by=report.picked_by,
        hand_in_key=report.hand_in_key,
        **snapshot(report.employer_name, report.ubn),
    )


def scope_rows(visit: Visit, scopes: Iterable[str]) -> Iterator[VisitScope]:
    """One row per act that the visit looked into."""
    for act in dict.fromkeys(scopes):
        yield VisitScope(visit=visit, act=act)


def finding_rows(case: Case, findings: Iterable[Found]) -> Iterator[Finding]:
    """One row per violation found."""
    for found in findings:
        yield Finding(
            case=case,
            act=found.citation.act,
            article=found.citation.article,
            suffix=found.citation.suffix,
            paragraph=found.citation.paragraph,
            subparagraphs=list(found.citation.subparagraphs),
            item=found.citation.item,
            facts=found.facts,
            acted_from=found.acted_from,
            acted_to=found.acted_to,
            workers_affected=found.workers,
            owed_twd=found.owed_twd,
            remedy_due_on=found.remedy_due_on,
        )


def leads_by_key(keys: Iterable[str]) -> dict[str, Staff]:
    """Members of staff by number or, where only one has it, by name."""
    asked = set(keys) - {""}
    by_number = {one.number: one for one in Staff.objects.filter(number__in=asked)}
    named: dict[str, list[Staff]] = {}
    for one in Staff.objects.filter(name__in=asked - by_number.keys()):
        named.setdefault(one.name, []).append(one)
    return by_number | {name: ones[0] for name, ones in named.items() if len(ones) == 1}


def facts_of(report: VisitReport) -> dict[str, Any]:
    """What the event of a visit remembers for figures: codes and days, no names."""
    return {
        "type": report.type,
        "result": report.result,
        "program": report.program.code if report.program else "",
        "district": report.district,
        "industry": report.industry,
        "employees": report.employees,
        "scopes": sorted(dict.fromkeys(report.scopes)),
        "picked_by": report.picked_by,
        **report.extra,
    }
