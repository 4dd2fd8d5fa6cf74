"""What visits, dispositions and filings tell the statistics, by day of truth and of knowledge.

Cases are told by what their events remember under ``facts``, never by their rows of today, so that
a figure of an earlier day stays what it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from laozheng.kernel.activities.facts import activity_matters
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import CountedMatter, FactChange, Value
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.inspections.facts import MIXED, Grain, disposition_matters
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.inspections.visits.facts import Grain as VisitGrain
from laozheng.kernel.inspections.visits.facts import visit_matters
from laozheng.kernel.inspections.visits.strength import inspector_matters
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.kernel.parties.fields import firm_code
from laozheng.kernel.tallies.facts import tally_matters
from laozheng.lines.standards.models import (
    Agreement,
    FamilyMember,
    PensionCase,
    PensionReminder,
    WorkplaceFamily,
    WorkRules,
    WrittenReply,
)
from laozheng.lines.standards.queries.kinds import (
    FILING_KINDS,
    PENSION_CASE,
    REMINDER,
    UNIT,
    VISIT_KINDS,
    WORK_RULES,
)
from laozheng.lines.standards.rules.codes import COMPLIANCE, GROUP_OF, LAWS, PROJECT
from laozheng.lines.standards.rules.deadlines import must_have_work_rules

INSPECTION, ADVICE = "inspection", "advice"
# A101 prints these among the checks of monthly contributions.
_CHECKS = ("no_old_system", "settled_and_closed", "resumption")
_MODELS = (PensionCase, PensionReminder, WorkRules, Agreement)


def visit_versions(years: Years) -> Iterator[FactRow]:
    """The versions of visits, one matter each."""
    return _visits(years, "visit")


def scope_versions(years: Years) -> Iterator[FactRow]:
    """The versions of acts looked into: one matter for each visit and act (檢查次量)."""
    return _visits(years, "scope")


def _visits(years: Years, grain: VisitGrain) -> Iterator[FactRow]:
    grouped = partial(_grouped, _projects())
    return matter_rows(visit_matters(VISIT_KINDS, years, grain=grain), grouped)


def _projects() -> set[tuple[int, str]]:
    """Year and code of the programs that are projects."""
    found = Program.objects.filter(line="standards", kind__in=("central", "joint", "own"))
    return set(found.values_list("year", "code"))


def _grouped(projects: set[tuple[int, str]], values: Mapping[str, Any]) -> dict[str, Value]:
    type_ = values["type"] or ""
    year, program = values["visited_on"].year, values["program"]
    return {
        "type": GROUP_OF.get(type_, PROJECT),
        "detail_type": type_,
        "manner": ADVICE if type_ == COMPLIANCE else INSPECTION,
        "met": "no" if values["result"] in UNSUCCESSFUL else "yes",
        "project": program if (year, program) in projects else None,
    }


def inspector_versions(years: Years) -> Iterator[FactRow]:
    """The months in which an inspector belonged to the division, one matter each."""
    return matter_rows(inspector_matters(UNIT, VISIT_KINDS, years))


def disposition_versions(years: Years) -> Iterator[FactRow]:
    """The versions of dispositions that cite an act of the line: one matter per document and act.

    An amount that stands for several acts is a matter of its own under the law ``mixed``.
    """
    return matter_rows(_dispositions(years, "act"))


def violation_versions(years: Years) -> Iterator[FactRow]:
    """The versions of violations: one matter for each article that a disposition cites."""
    cited = _dispositions(years, "article")
    return matter_rows(one for one in cited if one.changes[0].values["act"] != MIXED)


def _dispositions(years: Years, grain: Grain) -> Iterator[CountedMatter]:
    """What cites an act of the line, whichever unit issued it, with the act's name in figures."""
    for matter in disposition_matters(years, grain=grain, acts=(*LAWS, MIXED)):
        told = matter.changes[0].values
        act, month = str(told["act"]), f"{told['disposed_on']:%Y-%m}"
        yield matter.beginning_with(law=LAWS.get(act, act), month=month)


def filing_versions(years: Years) -> Iterator[FactRow]:
    """The versions of reminders and of what employers filed, one matter each."""
    chosen = None if years is None else list(years)
    cases = Case.objects.filter(kind__in=FILING_KINDS)
    if chosen is not None:
        cases = cases.filter(received_on__year__in=chosen)
    firms = _firms(chosen)
    found = cases.prefetch_related(with_history())
    for case in found.order_by("pk").iterator(chunk_size=2000):
        yield from fact_rows(case.pk, case.number, list(_told(case, firms.get(case.pk, ""))))


def _firms(years: Years) -> dict[int, str]:
    """The key of the employer by case."""
    keys: dict[int, str] = {}
    for model in _MODELS:
        rows = model._default_manager.values_list("pk", "employer_key")
        if years is not None:
            rows = rows.filter(case__received_on__year__in=list(years))
        keys.update(rows)
    return keys


def _told(case: Case, employer_key: str) -> Iterator[FactChange]:
    history = history_of(case)
    matter = case.kind.partition(".")[2]
    for place, event in enumerate(history):
        facts = event.data.get("facts", {})
        values: dict[str, Value] = {
            name: facts[name] for name in ("type", "reason", "result", "workers") if name in facts
        }
        if place == 0:
            values |= _first(case, matter, facts, employer_key)
        if "result" in facts:
            values["decided_on"] = event.on
            values["decided_month"] = f"{event.on:%Y-%m}"
            if case.kind == PENSION_CASE and history[0].data["facts"].get("type") in _CHECKS:
                values["checked_on"] = event.on
        if values:
            yield FactChange(event.on, event.known_on, values)


def _first(
    case: Case, matter: str, facts: Mapping[str, Any], employer_key: str
) -> dict[str, Value]:
    values: dict[str, Value] = {
        "received_on": case.received_on,
        "matter": matter,
        "firm": firm_code(employer_key),
        "job_title": facts.get("job_title"),
        "required": "yes",
    }
    if case.kind == REMINDER and facts.get("reason") == "no_monthly_contribution":
        values["checked_on"] = case.received_on
    if case.kind == WORK_RULES:
        required = must_have_work_rules(facts["employees"], case.received_on, law())
        values["required"] = "yes" if required else "no"
    return values


def activity_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the line's activities."""
    return matter_rows(activity_matters("standards", years))


def tally_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the line's counts; one stands until the next of its kind in that year.

    A year is told whole, so that its file never waits for a count of another year.
    """
    chosen = None if years is None else list(years)
    following: dict[tuple[object, int], FactChange] = {}
    for matter in sorted(
        tally_matters("standards", chosen), key=lambda one: one.changes[0].on, reverse=True
    ):
        first = matter.changes[0]
        after = following.get((first.values["kind"], first.on.year))
        following[first.values["kind"], first.on.year] = first
        ends_on = date(first.on.year + 1, 1, 1)
        changes = [replace(c, values={**c.values, "until": ends_on}) for c in matter.changes]
        if after is not None:
            changes.append(FactChange(after.on, after.known_on, {"until": after.on}))
        yield from fact_rows(None, matter.ref, changes)


def reply_versions(years: Years) -> Iterator[FactRow]:
    """The versions of written replies, one matter each."""
    found = WrittenReply.objects.order_by("pk")
    if years is not None:
        found = found.filter(replied_on__year__in=list(years))
    for reply in found.iterator():
        values: dict[str, Value] = {"replied_on": reply.replied_on, "asker": reply.asker}
        change = FactChange(reply.replied_on, reply.known_on, values)
        yield from fact_rows(None, reply.ref, [change])


def family_versions(years: Years) -> Iterator[FactRow]:
    """The versions of families of workplaces."""
    found = WorkplaceFamily.objects.order_by("pk")
    if years is not None:
        found = found.filter(founded_on__year__in=list(years))
    for family in found:
        began: dict[str, Value] = {"founded_on": family.founded_on, "ended_on": None}
        changes = [FactChange(family.founded_on, family.known_on, began)]
        if family.ended_on is not None and family.end_known_on is not None:
            ended = {"ended_on": family.ended_on}
            changes.append(FactChange(family.ended_on, family.end_known_on, ended))
        yield from fact_rows(None, f"family:{family.pk}", changes)


def member_versions(years: Years) -> Iterator[FactRow]:
    """The versions of memberships in families."""
    found = FamilyMember.objects.select_related("firm").order_by("pk")
    if years is not None:
        found = found.filter(valid_from__year__in=list(years))
    for member in found:
        assert member.valid_from is not None
        joined: dict[str, Value] = {
            "joined_on": member.valid_from,
            "left_on": None,
            "firm": firm_code(member.firm.party_key) or str(member.firm_id),
        }
        changes = [FactChange(member.valid_from, member.known_on, joined)]
        if member.valid_to is not None and member.end_known_on is not None:
            left = {"left_on": member.valid_to}
            changes.append(FactChange(member.valid_to, member.end_known_on, left))
        yield from fact_rows(None, f"member:{member.pk}", changes)
