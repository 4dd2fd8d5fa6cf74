"""The line counted again, one record at a time: no facts, versions or scans.

Each function yields what one measure counts: an amount and the codes by which it may be asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.models import Case, CaseLink, Event
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.kernel.inspections.sanctioning import FROM_VISIT
from laozheng.kernel.tallies.models import Tally
from laozheng.lines.safety.models import (
    Accident,
    AccidentDeath,
    Guidance,
    Machine,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    StopWork,
    Volunteer,
)
from laozheng.lines.safety.rules.codes.supervision import FAMILY_SESSIONS, ONSITE, TEAM

Counted = tuple[Any, dict[str, str]]
Recount = Callable[[Period], Iterable[Counted]]


def _visits(year: Period) -> Iterator[tuple[Visit, dict[str, str]]]:
    for visit in Visit.objects.filter(case__kind="safety.inspection"):
        facts = Event.objects.get(case=visit.case_id, kind="entered").data["facts"]
        if year.contains(visit.visited_on):
            yield (
                visit,
                {
                    "type": visit.type,
                    "division": facts["division"],
                    "district": visit.district,
                    "industry": visit.industry,
                    "month": f"{visit.visited_on:%Y-%m}",
                    "heat": facts["heat"],
                },
            )


def visits(year: Period) -> Iterator[Counted]:
    """Every visit."""
    for _visit, codes in _visits(year):
        yield 1, codes


def heat(year: Period) -> Iterator[Counted]:
    """The visits in the heat."""
    return (one for one in visits(year) if one[1]["heat"] == "yes")


def _fines(year: Period) -> Iterator[tuple[Disposition, dict[str, str]]]:
    fallen = set(Event.objects.filter(kind="revoked").values_list("case_id", flat=True))
    came_from = dict(CaseLink.objects.filter(kind=FROM_VISIT).values_list("b_id", "a_id"))
    for fine in Disposition.objects.all():
        if fine.pk in fallen or not year.contains(fine.disposed_on):
            continue
        (citation,) = fine.citations
        entered = Event.objects.get(case=came_from[fine.pk], kind="entered")
        yield (
            fine,
            {
                "line": fine.case.line,
                "kind": fine.kind,
                "act": citation.act,
                "article": citation.number,
                "division": entered.data["facts"]["division"],
                "month": f"{fine.disposed_on:%Y-%m}",
            },
        )


def fines(year: Period) -> Iterator[Counted]:
    """The fines that stand."""
    return ((1, codes) for _fine, codes in _fines(year))


def amounts(year: Period) -> Iterator[Counted]:
    """What the fines that stand amount to."""
    return ((fine.amount_twd, codes) for fine, codes in _fines(year))


def _orders(year: Period) -> Iterator[tuple[StopWork, dict[str, str]]]:
    for order in StopWork.objects.exclude(case__state="withdrawn"):
        facts = Event.objects.get(case=order.case_id, kind="ordered").data["facts"]
        codes = {"scope": order.scope, "ground": order.ground, "division": facts["division"]}
        if year.contains(order.ordered_on):
            yield order, {**codes, "month": f"{order.ordered_on:%Y-%m}"}


def orders(year: Period) -> Iterator[Counted]:
    """The orders to stop work that were not withdrawn."""
    return ((1, codes) for _order, codes in _orders(year))


def sites(year: Period) -> Iterator[Counted]:
    """One for each visit with an order."""
    for visit in {order.inspection_id for order, _codes in _orders(year)}:
        yield 1, {"visit": str(visit)}


def still_stopped(year: Period) -> Iterator[Counted]:
    """The orders that nobody had lifted on the last day."""
    for order in StopWork.objects.exclude(case__state="withdrawn"):
        if order.resumed_on is None or order.resumed_on > year.end:
            yield 1, {"scope": order.scope, "ground": order.ground}


def days_until(name: str) -> Recount:
    """The days from each order to a later step of its case, the last of that name."""

    def run(year: Period) -> Iterator[Counted]:
        for order, codes in _orders(year):
            event = Event.objects.filter(case=order.case_id, kind=name).order_by("id").last()
            if event is not None and year.contains(event.on):
                yield (event.on - order.ordered_on).days, codes

    return run


def accidents(year: Period) -> Iterator[Counted]:
    """The accidents that were major: in this city, those with a death."""
    for accident in Accident.objects.all():
        if year.contains(accident.occurred_on) and _deaths(accident):
            yield 1, _of_accident(accident)


def late(year: Period) -> Iterator[Counted]:
    """The accidents of which the employer told after eight hours."""
    for accident in Accident.objects.all():
        hours = (accident.reported_at - accident.known_at).total_seconds() / 3600
        if year.contains(accident.occurred_on) and hours > 8:
            yield 1, _of_accident(accident)


def deaths(year: Period) -> Iterator[Counted]:
    """Each death, in the year of its accident."""
    for accident in Accident.objects.all():
        if year.contains(accident.occurred_on):
            for death in _deaths(accident):
                yield 1, {**_of_accident(accident), "nationality": _group(death)}


def _group(death: AccidentDeath) -> str:
    return {"": "", "TW": "national"}.get(death.nationality, "foreign")


def _deaths(accident: Accident) -> list[AccidentDeath]:
    return [death for death in AccidentDeath.objects.all() if death.case_id == accident.pk]


def _of_accident(accident: Accident) -> dict[str, str]:
    return {
        "industry": accident.industry_section,
        "accident_type": accident.accident_type,
        "month": f"{accident.occurred_on:%Y-%m}",
    }


def advice(*programs: str) -> Recount:
    """The guidance visits of some programs."""

    def run(year: Period) -> Iterator[Counted]:
        for one in Guidance.objects.all():
            if one.program in programs and year.contains(one.visited_on):
                size = "small" if one.employees <= 100 else "large"
                yield 1, {"program": one.program, "district": one.district, "size": size}

    return run


def held(kinds: tuple[str, ...], amount: Callable[[Activity], int | None]) -> Recount:
    """What is told of activities of some kinds; all kinds if none is named."""

    def run(year: Period) -> Iterator[Counted]:
        for one in Activity.objects.filter(line="safety", state="held"):
            told = amount(one)
            if (
                year.contains(one.held_on)
                and told is not None
                and one.kind in (kinds or (one.kind,))
            ):
                yield (
                    told,
                    {
                        "kind": one.kind,
                        "topic": one.topic,
                        "event": one.channel,
                        "activity": one.channel or one.kind,
                        "level": one.kind.rpartition("_")[2],
                    },
                )

    return run


def heads(unit: str) -> Callable[[Activity], int | None]:
    """Who came to an activity, in a unit."""

    def run(activity: Activity) -> int | None:
        counts = [one.n for one in activity.heads.filter(count_unit=unit)]
        return sum(counts) if counts else None

    return run


def tallied(kind: str) -> Recount:
    """The counts of a kind."""

    def run(year: Period) -> Iterator[Counted]:
        for one in Tally.objects.filter(line="safety", kind=kind):
            if year.contains(one.end):
                yield int(one.value), {"level": one.dims.get("level", "")}

    return run


def volunteers(year: Period) -> Iterator[Counted]:
    """Those recruited for the year."""
    return ((1, {}) for one in Volunteer.objects.all() if one.year == year.start.year)


def families(year: Period) -> Iterator[Counted]:
    """The families that stood on the last day."""
    for one in SafetyFamily.objects.all():
        if one.founded_on <= year.end and not (one.dissolved_on and one.dissolved_on <= year.end):
            yield 1, {"status": "new" if year.contains(one.founded_on) else ""}


def members(year: Period) -> Iterator[Counted]:
    """Each member once, however many families it is in."""
    seen: dict[str, str] = {}
    for one in SafetyFamilyMember.objects.all():
        if one.joined_on <= year.end and one.left_on is None:
            seen[one.member] = one.kind
    return ((1, {"kind": kind}) for kind in seen.values())


def awards(*stages: str) -> Recount:
    """Candidates who came so far or beyond, counted with the beginning of the year."""

    def run(period: Period) -> Iterator[Counted]:
        for one in SafetyAward.objects.all():
            if one.stage in stages and period.contains(date(one.work_year, 1, 1)):
                yield 1, {"category": one.category}

    return run


def won(period: Period) -> Iterator[Counted]:
    """Those who won, on the day of the award."""
    for one in SafetyAward.objects.all():
        if one.stage == "winner" and period.contains(one.awarded_on):
            yield 1, {"category": one.category}


def overdue(year: Period) -> Iterator[Counted]:
    """Machines whose certificate was over on the last day."""
    for one in Machine.objects.all():
        if one.valid_to < year.end:
            yield 1, {"machine_class": one.machine_class}


def open_files(year: Period) -> Iterator[Counted]:
    """Inspections that were not closed on the last day."""
    for case in Case.objects.filter(kind="safety.inspection"):
        if case.closed_on is None or case.closed_on > year.end:
            entered = Event.objects.get(case=case, kind="entered")
            yield 1, {"division": entered.data["facts"]["division"]}


SESSIONS, PERSONS, TIMES = (lambda one: one.sessions), heads("persons"), heads("person_times")
WEEK = ("safety_week_main", "safety_week_sub")
BY_ADDING: Mapping[str, Recount] = {
    "osh_inspections": visits,
    "heat_inspections": heat,
    "osh_fines": fines,
    "osh_fine_amount": amounts,
    "violations": fines,
    "dispositions": fines,
    "work_stoppages": orders,
    "work_stoppage_sites": sites,
    "stop_work_open": still_stopped,
    "major_accidents": accidents,
    "late_accident_reports": late,
    "occupational_fatalities": deaths,
    "onsite_guidance_visits": advice(*ONSITE),
    "guidance_visits": advice(TEAM),
    "guidance_team_volunteers": volunteers,
    "guidance_team_meetings": held(("team_meeting",), SESSIONS),
    "osh_promotion_sessions": held(("briefing",), SESSIONS),
    "osh_promotion_attendance": held(("briefing",), TIMES),
    "safety_families": families,
    "safety_family_members": members,
    "safety_family_sessions": held(FAMILY_SESSIONS, SESSIONS),
    "safety_family_attendance": held(FAMILY_SESSIONS, TIMES),
    "safety_family_results_sessions": held(("family_results",), SESSIONS),
    "safety_family_results_attendance": held(("family_results",), TIMES),
    "excellence_award_candidates": awards("candidate", "nominee", "winner"),
    "excellence_award_nominees": awards("nominee", "winner"),
    "excellence_award_winners": won,
    "executive_forum_participants": held(("executive_forum",), PERSONS),
    "executive_forum_plants": held(("executive_forum",), lambda one: one.sites),
    "safety_partnerships": held(("partnership_signing",), SESSIONS),
    "heat_workshops": held(("heat_workshop",), SESSIONS),
    "heat_workshop_firms": held(("heat_workshop",), lambda one: one.firms),
    "heat_workshop_participants": held(("heat_workshop",), PERSONS),
    "activity_expenditure": held((), lambda one: one.cost_twd),
    "safety_week_activities": held(WEEK, SESSIONS),
    "safety_week_participants": held(WEEK, TIMES),
    "safety_week_agencies": held(WEEK, lambda one: one.firms),
    "safety_week_awards": tallied("safety_week_awards"),
    "machines_overdue": overdue,
    "inspector_open_files": open_files,
}
BY_RANK: Mapping[str, Recount] = {
    "days_to_remedy": days_until("applied"),
    "days_to_recheck": days_until("reinspected"),
    "days_to_resume": days_until("resumed"),
    "safety_week_agencies_rank": tallied("safety_week_agencies_rank"),
}
