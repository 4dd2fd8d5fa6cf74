"""What each step of a visit writes. Run by ``perform`` inside its transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, Event
from laozheng.kernel.inspections.conditions import is_past
from laozheng.kernel.inspections.letters import offer_of_visit
from laozheng.kernel.inspections.models import Finding, Target, Visit
from laozheng.kernel.inspections.visit_codes import RESULTS, UNSUCCESSFUL
from laozheng.kernel.inspections.visits.reports import (
    VisitReport,
    employers_of,
    facts_of,
    finding_rows,
    found_in,
    leads_by_key,
    rows_of,
    scope_rows,
)
from laozheng.kernel.inspections.visits.same_week import (
    DIVISION,
    REASON,
    Place,
    agree,
    divisions_of,
)

_TOLD = (
    "type", "employer_name", "ubn", "number", "workplace", "district", "industry", "employees",
    "lead", "result", "program", "complaint", "follows", "picked_by", "minutes", "hand_in_key",
)  # fmt: skip
FOLLOWS = "follows"
# What a re-check takes over from the visit before.
_SAME_PLACE = ("type", "employer_name", "ubn", "workplace", "district", "industry", "employees")
# What the result of a re-check says of the visit before; nobody met says nothing.
_SETTLES = {
    "no_violation": "remedied",
    "guidance": "remedied",
    "violation": "not_remedied",
    "refused": "not_remedied",
}
_TOLD_IN_LISTS = ("inspectors", "joint_agencies", "scopes")


def plan_visit(act: Act) -> Remembered:
    """Open the file of a visit to come; ``given`` holds the facts of a ``VisitReport``."""
    day = act.given.get("planned_on") or act.on
    report = report_of(act, planned_on=day)
    agreed = _agree(
        act, Place(report.workplace, report.employer_name), day, report.extra.get(DIVISION, "")
    )
    _write(act, report)
    return {"facts": facts_of(report), **agreed}


def _agree(act: Act, place: Place, day: date, division: str) -> Mapping[str, str]:
    reason = act.given.get(REASON) or ""
    return agree(place, day, act.case.line, division, reason=reason, reader=act.actor)


def enter_visit(act: Act) -> Remembered:
    """Enter a visit that was made already, whole: plan, result and findings at once."""
    report = report_of(act, visited_on=act.on)
    if not report.result:
        raise Refused("請填檢查結果", "result")
    _write(act, report)
    settle_earlier(Visit.objects.get(case=act.case), act)
    return {"facts": facts_of(report)}


def assign_visit(act: Act) -> Remembered:
    """Name who leads the visit, who comes along, and the day."""
    visit = Visit.objects.get(case=act.case)
    lead, day = act.given["lead"], act.given.get("planned_on")
    agreed: Mapping[str, str] = {}
    if day and day != visit.planned_on:
        division = divisions_of([visit.pk]).get(visit.pk, "")
        agreed = _agree(act, Place(visit.workplace, visit.employer_name), day, division)
        visit.planned_on = day
    visit.lead, visit.lead_name = lead, lead.name
    visit.inspectors = list(act.given.get("inspectors", ()))
    visit.save(update_fields=["lead", "lead_name", "inspectors", "planned_on"])
    act.case.officer = lead
    return {"lead": lead.number, "planned_on": _iso(visit.planned_on), **agreed}


def make_visit(act: Act) -> Remembered:
    """Write down that the visit was made: when, whom one met, who was told."""
    visit = Visit.objects.get(case=act.case)
    visit.visited_on = act.on
    for name in ("started_at", "ended_at", "met", "announced", "union_told", "is_signed"):
        if act.given.get(name) not in (None, ""):
            setattr(visit, name, act.given[name])
    if act.given.get("joint_agencies"):
        visit.joint_agencies = list(act.given["joint_agencies"])
    visit.save()
    Target.objects.filter(case=act.case).update(state="visited")
    return {"met": visit.met}


def record_result(act: Act) -> Remembered:
    """Write the minutes: the result, the acts looked into, the violations found.

    ``findings`` is a text of citations; ``acted_from`` and ``acted_to`` span the act.
    """
    visit = Visit.objects.get(case=act.case)
    result = act.given.get("result", "")
    if result not in RESULTS:
        raise Refused("請填檢查結果", "result")
    findings = _findings(act.given, result)
    visit.result, visit.minutes = result, act.given.get("minutes", "")
    visit.save(update_fields=["result", "minutes"])
    scopes = tuple(act.given.get("scopes", ()))
    for row in (*scope_rows(visit, scopes), *finding_rows(act.case, findings)):
        row.save()
    told = VisitReport(
        type=visit.type,
        employer_name=visit.employer_name,
        visited_on=visit.visited_on,
        program=visit.program,
        district=visit.district,
        industry=visit.industry,
        employees=visit.employees,
        scopes=scopes,
        result=result,
        picked_by=visit.picked_by,
        extra=act.given.get("extra", {}),
    )
    settle_earlier(visit, act)
    # What a line told of its own when the visit was planned holds until the minutes say otherwise.
    return {"facts": {**_planned_facts(act.case), **facts_of(told)}, "findings": len(findings)}


def _planned_facts(case: Case) -> Mapping[str, Any]:
    planned = Event.objects.filter(case=case, kind="planned", superseded_by__isnull=True)
    told = planned.order_by("id").last()
    facts: Mapping[str, Any] = told.data.get("facts", {}) if told else {}
    return facts


def send_notice(act: Act) -> Remembered:
    """Tell the employer the result; terms run from the day on which the notice was served."""
    offer_of_visit(act)
    served_on = act.given.get("served_on") or act.on
    due = Finding.objects.filter(case=act.case, remedy_due_on__isnull=False)
    last = due.order_by("-remedy_due_on").values_list("remedy_due_on", flat=True).first()
    return {"effective_on": served_on.isoformat(), "remedy_due_on": _iso(last)}


def note_objection(act: Act) -> Remembered:
    """Take in an objection; the time to remedy runs on (勞動檢查法施行細則第21條)."""
    late = is_past(act.case, "objection", act.on)
    return {"late": late, "reference": act.given.get("reference", "")}


def answer_objection(act: Act) -> Remembered:
    """Tell the employer what became of the objection."""
    return {"reason": act.given.get("reason", "")}


def plan_recheck(act: Act, taken_over: Mapping[str, Any]) -> Remembered:
    """Plan the visit that looks again at the same place; ``taken_over`` are facts of the line."""
    visit = Visit.objects.get(case=act.case)
    again = open_case(
        act.case.kind,
        "planned",
        actor=act.actor,
        received_on=act.on,
        intake="visit",
        officer=visit.lead,
        **{name: getattr(visit, name) for name in _SAME_PLACE},
        lead=visit.lead.number if visit.lead else visit.lead_name,
        planned_on=act.given.get("planned_on") or act.on,
        follows=visit.pk,
        same_week_reason=act.given.get(REASON) or "",
        **taken_over,
    )
    CaseLink.objects.create(a=act.case, b=again, kind=FOLLOWS, on=act.on)
    return {"recheck": again.number}


def settle_earlier(visit: Visit, act: Act) -> None:
    """What a re-check found settles the visit that it follows, unless that is settled already."""
    earlier = visit.follows.case if visit.follows else None
    step = _SETTLES.get(visit.result)
    if earlier is None or step is None or earlier.state != "noticed":
        return
    perform(earlier, step, actor=act.actor, on=act.on)


def confirm_remedy(act: Act) -> Remembered:
    """Note that what was found has been put right."""
    return {"remedied": _settle(act, "remedied")}


def note_unremedied(act: Act) -> Remembered:
    """Note that a re-check found the same again."""
    return {"not_remedied": _settle(act, "not_remedied")}


def drop_visit(act: Act) -> Remembered:
    """Give a planned visit up, with the reason; the place on the list stays with it."""
    reason = act.given.get("reason", "").strip()
    if not reason:
        raise Refused("請填不檢查的理由", "reason")
    Target.objects.filter(case=act.case).update(state="dropped", drop_reason=reason)
    return {"reason": reason}


def report_of(
    act: Act, *, planned_on: date | None = None, visited_on: date | None = None
) -> VisitReport:
    """The report that the form of a step tells; the district may stand on the case already."""
    given = {**act.given, "district": act.given.get("district") or act.case.district}
    return report_from(given, planned_on=planned_on, visited_on=visited_on)


def report_from(
    given: Mapping[str, Any], *, planned_on: date | None = None, visited_on: date | None = None
) -> VisitReport:
    """The report that the fields of a form tell."""
    told: dict[str, Any] = {
        name: given[name] for name in _TOLD if given.get(name) not in (None, "")
    }
    told |= {name: tuple(given.get(name) or ()) for name in _TOLD_IN_LISTS}
    return VisitReport(
        **told,
        planned_on=planned_on,
        visited_on=visited_on,
        findings=_findings(given, told.get("result", "")),
        extra=given.get("extra", {}),
    )


def _write(act: Act, report: VisitReport) -> None:
    (employer,) = employers_of([report], act.actor)
    for row in rows_of(report, employer, leads_by_key([report.lead]), act.case):
        row.save(force_insert=True)
    act.case.title = f"{report.employer_name}"[:200]
    act.case.district = report.district
    if report.number:
        act.case.source_no = report.number


def _findings(given: Mapping[str, Any], result: str) -> tuple[Any, ...]:
    text = given.get("findings", "")
    if result in ("violation", "refused") and not text:
        raise Refused("結果為違反時，請填違反條文", "findings")
    if text and result in UNSUCCESSFUL:
        raise Refused("未會晤或歇業時沒有違反條文可填，請更正結果", "result")
    if not text:
        return ()
    acted_from = given.get("acted_from")
    if acted_from is None:
        raise Refused("請填違反期間", "acted_from")
    return found_in(
        text,
        acted_from,
        acted_to=given.get("acted_to"),
        facts=given.get("facts", ""),
        workers=given.get("workers"),
        owed_twd=given.get("owed_twd"),
        remedy_due_on=given.get("remedy_due_on"),
    )


def _settle(act: Act, state: str) -> int:
    standing = Finding.objects.filter(case=act.case, state__in=("open", "not_remedied"))
    return standing.update(state=state)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
