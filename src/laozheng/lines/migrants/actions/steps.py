"""What the steps of the line's cases write when somebody takes them by hand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from laozheng.base.moments import taipei_day
from laozheng.kernel.cases.actions import raise_signal
from laozheng.kernel.cases.declare import Act, Action
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections import signaling
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.lines.migrants.actions.recording import is_agency
from laozheng.lines.migrants.actions.visits import dormitory_kind
from laozheng.lines.migrants.models import (
    AgencyVisit,
    Dispute,
    EmploymentAgency,
    MigrantVisit,
    Notice,
    ShelterStay,
    Verification,
)
from laozheng.lines.migrants.queries.kinds import DORMITORY_NOTICE, ILLEGAL_EMPLOYMENT

Remembered = Mapping[str, Any] | None


def note_reason(act: Act) -> Remembered:
    """The account given with a step; Refused when there is none."""
    reason = str(act.given.get("reason") or "").strip()
    if not reason:
        raise Refused("請填說明", "reason")
    return {"reason": reason}


def end_dispute(outcome: str) -> Action:
    """The step that ends a dispute with an outcome."""

    def run(act: Act) -> Remembered:
        number = act.given.get("mediation_case") or ""
        told = {"outcome": outcome, **({"mediation_case": number} if number else {})}
        Dispute.objects.filter(case=act.case).update(**told)
        return {"facts": {"outcome": outcome}, "reason": act.given.get("reason", "")}

    return run


def appoint(act: Act) -> Remembered:
    """Give the worker a day, a language and an interpreter who is not of the agency."""
    interpreter = act.given.get("interpreter") or ""
    if interpreter and is_agency(interpreter):
        raise Refused("解約驗證不得由仲介擔任通譯，請另派通譯", "interpreter")
    day = act.given["appointment_on"]
    Verification.objects.filter(case=act.case).update(appointment_on=day, interpreter=interpreter)
    return {"on": day.isoformat()}


def end_verification(result: str) -> Action:
    """The step that ends a verification with a result."""

    def run(act: Act) -> Remembered:
        intention = act.given.get("intention") or ""
        if result == "verified" and intention != "confirmed":
            raise Refused("外國人未確認終止契約之真意，不得完成驗證", "intention")
        told = {"intention": intention}
        if result == "verified":
            told["verified_on"] = act.on
        Verification.objects.filter(case=act.case).update(**told)
        return {"facts": {"result": result, "intention": intention}}

    return run


def leave_shelter(act: Act) -> Remembered:
    """The worker leaves at a moment, not before she came."""
    stay = ShelterStay.objects.get(case=act.case)
    to_at, ended_by = act.given["to_at"], act.given["ended_by"]
    if to_at < stay.from_at:
        raise Refused("離開時間早於入住時間，請更正", "to_at")
    if taipei_day(to_at) != act.on:
        raise Refused("日期須為離開當日，請核對", "to_at")
    stay.to_at, stay.ended_by = to_at, ended_by
    stay.save(update_fields=["to_at", "ended_by"])
    return {"facts": {"to_at": to_at.isoformat(), "ended_by": ended_by}}


def issue_receipt(act: Act) -> Remembered:
    """Give the employer the number of the receipt."""
    number = act.given.get("receipt_number") or act.case.number
    Notice.objects.filter(case=act.case).update(receipt_number=number)
    return {"receipt_number": number}


def with_migrants(first: Action) -> Action:
    """Write the line's own part of a visit after the shared one."""

    def run(act: Act) -> Remembered:
        own = {name: act.given.get(name) for name in ("employer_kind", "dormitory_number", "trip")}
        checks = list(act.given.get("checks") or ())
        extra = {
            "worker_category": act.given["worker_category"],
            "employer_kind": own["employer_kind"] or "",
            "dormitory": own["dormitory_number"] or "",
            "dormitory_kind": dormitory_kind(own["dormitory_number"]),
            "trip": own["trip"] or act.case.number,
            "checks": sorted(checks),
        }
        remembered = first(_given(act, extra=extra))
        MigrantVisit.objects.create(
            case=act.case,
            worker_category=act.given["worker_category"],
            checks=checks,
            workers_met=act.given.get("workers_met"),
            **{name: value for name, value in own.items() if value},
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
        return {**remembered, "facts": {**own_facts(act), **remembered.get("facts", {})}}

    return run


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


def tell_fine(act: Act) -> Remembered:
    """A fine for illegal employment is told to the other lines once it is served."""
    disposition = Disposition.objects.get(case=act.case)
    if any(citation.act == "employment_service" for citation in disposition.citations):
        return signaling.tell_fine(ILLEGAL_EMPLOYMENT)(act)
    return None


def tell_dormitory(act: Act) -> Remembered:
    """A dormitory that is to be put right is told until it is."""
    visit = Visit.objects.filter(case=act.case).select_related("employer").first()
    own = MigrantVisit.objects.filter(case=act.case).first()
    if visit is None or visit.employer is None or own is None:
        return None
    if {"dormitory", "fire"} & set(own.checks):
        raise_signal(visit.employer, DORMITORY_NOTICE, case=act.case, on=act.on)
    return None


end_dormitory = signaling.tell_no_more(DORMITORY_NOTICE)
