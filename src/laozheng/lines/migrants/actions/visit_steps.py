"""What the steps of a visit write besides the shared part: dormitory, checks, agency."""

from dataclasses import replace
from typing import Any

from laozheng.kernel.cases.declare import Act, Action, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.lines.migrants.actions.letters import refuse_if_suspected
from laozheng.lines.migrants.actions.screening import screened
from laozheng.lines.migrants.actions.visits import dormitory_kind
from laozheng.lines.migrants.models import AgencyVisit, EmploymentAgency, MigrantVisit
from laozheng.lines.migrants.rules.staffing import officers_needed

# Columns of the line's own row that a form or a plan may state.
_STATED = (
    "employer_kind", "dormitory_number", "trip", "agency", "notice_number", "workers_met",
    "languages", "reference",
)  # fmt: skip


def with_migrants(first: Action) -> Action:
    """Write the line's own part of a visit after the shared one."""

    def run(act: Act) -> Remembered:
        own = {name: act.given.get(name) for name in _STATED}
        checks = list(act.given.get("checks") or ())
        extra = {
            "worker_category": act.given["worker_category"],
            "employer_kind": own["employer_kind"] or "",
            "dormitory": own["dormitory_number"] or "",
            "dormitory_kind": dormitory_kind(own["dormitory_number"]),
            "trip": own["trip"] or act.case.number,
            "checks": sorted(checks),
        }
        remembered = {**(first(_given(act, extra=extra)) or {}), **screened(act)}
        MigrantVisit.objects.create(
            case=act.case,
            worker_category=act.given["worker_category"],
            checks=checks,
            **{name: value for name, value in own.items() if value not in (None, "", [])},
        )
        return remembered

    return run


def own_of_visit(case: Case) -> dict[str, Any]:
    """The line's own facts of a visit, which its re-check is planned with."""
    own = MigrantVisit.objects.get(case=case)
    names = ("worker_category", "employer_kind", "dormitory_number", "checks")
    return {name: getattr(own, name) for name in names}


def own_of_agency_visit(case: Case) -> dict[str, Any]:
    """The agency of a visit, which its re-check is planned with."""
    return {"license_number": AgencyVisit.objects.get(case=case).license_number}


def with_agency(first: Action) -> Action:
    """Write which agency a visit was to after the shared part."""

    def run(act: Act) -> Remembered:
        number = act.given["license_number"]
        agency = EmploymentAgency.objects.filter(number=number).first()
        if agency is None:
            raise Refused("名冊中沒有這張許可證，請先登錄仲介機構", "license_number")
        purpose = act.given["type"]
        extra = {"license_number": number, "purpose": purpose}
        named = {"employer_name": agency.name, "ubn": agency.ubn}
        remembered = first(_given(act, extra=extra, **named))
        AgencyVisit.objects.create(case=act.case, license_number=number, purpose=purpose)
        return remembered

    return run


def _given(act: Act, **more: Any) -> Act:
    return replace(act, given={**act.given, **more})


def remember_own(first: Action) -> Action:
    """The minutes of a planned visit repeat what its planning remembered."""

    def run(act: Act) -> Remembered:
        remembered = dict(first(act) or {})
        facts = {**own_facts(act), **remembered.get("facts", {})}
        return {**remembered, **screened(act), "facts": facts}

    return run


def unless_suspected(first: Action) -> Action:
    """No letter goes to an employer whose worker may be a victim of trafficking."""

    def run(act: Act) -> Remembered:
        refuse_if_suspected(act)
        return first(act)

    return run


def enough_officers(act: Act) -> str | None:
    """Nobody goes alone onto a ship."""
    own = MigrantVisit.objects.get(case=act.case)
    needed = officers_needed(place_kind=dormitory_kind(own.dormitory_number))
    if 1 + len(act.given.get("inspectors") or ()) >= needed:
        return None
    return "船上訪視須二人同行，請加派會同查察員"


def own_facts(act: Act) -> dict[str, Any]:
    """The line's own codes of a visit, from its detail row."""
    visit = MigrantVisit.objects.filter(case=act.case).first()
    if visit is not None:
        return {
            "worker_category": visit.worker_category,
            "employer_kind": visit.employer_kind,
            "dormitory": visit.dormitory_number,
            "dormitory_kind": dormitory_kind(visit.dormitory_number),
            "trip": visit.trip or act.case.number,
            "checks": sorted(visit.checks),
        }
    agency = AgencyVisit.objects.filter(case=act.case).first()
    if agency is None:
        return {}
    return {"license_number": agency.license_number, "purpose": agency.purpose}
