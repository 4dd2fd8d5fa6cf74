"""Enter a program, draw its list, plan its visits, plan again after absences, close it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.planning.draw import Candidate, Drawn, DrawnList, draw
from laozheng.kernel.inspections.planning.risk import risk_score
from laozheng.kernel.inspections.planning.schedule import (
    Errand,
    Inspector,
    Limits,
    Planned,
    Schedule,
    moved_between,
    reschedule,
    schedule,
)
from laozheng.kernel.inspections.programs.elsewhere import Elsewhere, visits_elsewhere
from laozheng.kernel.inspections.programs.workplaces import Workplace, risk_facts
from laozheng.kernel.inspections.visit_codes import PROGRAM_KINDS
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning


def enter_program(
    line: str, code: str, title: str, *, kind: str, unit: Unit, starts_on: date, ends_on: date,
    actor: Reader, **facts: Any,
) -> Program:  # fmt: skip
    """Enter a program as a draft; the year is that of its first day."""
    if kind not in PROGRAM_KINDS:
        raise Refused(f"專案類別請填{'、'.join(PROGRAM_KINDS.values())}", "kind")
    if ends_on < starts_on:
        raise Refused("專案迄日不得早於起日，請更正", "ends_on")
    if Program.objects.filter(line=line, year=starts_on.year, code=code).exists():
        raise Refused(f"{starts_on.year - 1911}年已有代碼「{code}」的專案，請改用其他代碼", "code")
    with transaction.atomic():
        program = Program.objects.create(
            line=line, code=code, title=title, year=starts_on.year, kind=kind, unit=unit,
            starts_on=starts_on, ends_on=ends_on, **facts,
        )  # fmt: skip
        record(actor, "create", ref_of(program), changes={"code": code, "kind": kind})
    return program


def approve_program(program: Program, *, actor: Reader) -> Program:
    """Approve a draft; from here on it is frozen. What it shall reach must be named first."""
    if program.state != "draft":
        raise Refused("這個專案已經核定，不得再改")
    if not program.measure:
        raise Refused("請先設定專案目標所用的指標，再送核定", "measure")
    return _moved(program, "approved", actor)


def draw_list(
    program: Program,
    workplaces: Sequence[Workplace],
    *,
    type: str,
    seed: str,
    day: date,
    actor: Reader,
    complaint_kinds: Iterable[str] = (),
) -> DrawnList:
    """Draw the list of an approved program and freeze it with its seed, ranks and reasons."""
    if program.state != "approved" or not program.places:
        raise Refused("專案須先核定並設定檢查家數，才能抽案", "state")
    law = catalogue.law()
    by_key = {workplace.key: workplace for workplace in workplaces}
    candidates = candidates_for(program, workplaces, day, law, complaint_kinds)
    drawn = draw(candidates, program.places, seed=seed, day=day, law=law)
    with transaction.atomic():
        Target.objects.bulk_create(
            target_row(program, by_key[one.key], type, one) for one in drawn.drawn
        )
        program.seed, program.selection_rule = seed, drawn.rule
        program.save(update_fields=["seed", "selection_rule"])
        _moved(program, "running", actor)
    return drawn


def candidates_for(
    program: Program,
    workplaces: Sequence[Workplace],
    day: date,
    law: Law,
    complaint_kinds: Iterable[str] = (),
) -> list[Candidate]:
    """The workplaces with their risk on a day, as the draw takes them."""
    facts = risk_facts(workplaces, day, line=program.line, complaint_kinds=complaint_kinds)
    elsewhere = visits_elsewhere(program, day)
    return [
        _candidate(workplace, risk_score(known, day, law), elsewhere.get(workplace.key))
        for workplace, known in zip(workplaces, facts, strict=True)
    ]


def _candidate(workplace: Workplace, risk: Reckoning, elsewhere: Elsewhere | None) -> Candidate:
    return Candidate(
        workplace.key,
        risk,
        workplace.last_visited_on,
        workplace.last_visit_clean,
        workplace.closed,
        elsewhere=elsewhere.title if elsewhere else "",
        elsewhere_on=elsewhere.on if elsewhere else None,
    )


def target_row(program: Program, workplace: Workplace, type: str, drawn: Drawn) -> Target:
    """The unsaved row of a workplace on the list of a program."""
    return Target(
        program=program,
        key=workplace.key,
        employer=workplace.employer,
        workplace=workplace.place or workplace.name,
        district=workplace.district,
        type=type,
        rank=drawn.rank,
        score=Decimal(drawn.score.numerator) / Decimal(drawn.score.denominator),
        reasons=[_written(reason) for reason in drawn.reasons],
        picked_by=drawn.picked_by,
    )


def _written(reason: Any) -> dict[str, Any]:
    return {**reason, "points": str(reason["points"]), "evidence": list(reason["evidence"])}


def limits_on(day: date) -> Limits:
    """What holds for every inspector on a day."""
    law = catalogue.law()
    return Limits(
        visits_per_day=law.get("inspections.visits_per_day", day),
        rotation_limit=law.get("inspections.rotation_limit", day),
    )


def plan_visits(
    program: Program, inspectors: Sequence[Inspector], days: Sequence[date], *, actor: Reader
) -> Schedule:
    """Give every place that has none its day and its inspector, the highest risk first.

    What is planned already stays.
    """
    listed = {target.key: target for target in program.targets.filter(state="listed")}
    assigned = _assigned(program)
    made = schedule(
        (_errand(target) for target in listed.values()),
        inspectors,
        days,
        limits_on(days[0]),
        _taken(program, days),
        _standing(assigned).visits,
    )
    _write(program, listed | assigned, made, actor)
    return made


def plan_again(
    program: Program,
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    *,
    actor: Reader,
    with_overdue: bool = False,
) -> Schedule:
    """Move only what cannot stay after absences or conflicts have changed."""
    targets = _assigned(program)
    made = _planned_again(program, targets, inspectors, days, with_overdue)
    _write(program, targets, made, actor)
    return made


def moves_ahead(
    program: Program,
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    *,
    with_overdue: bool = False,
) -> tuple[tuple[Planned, Planned | None], ...]:
    """What planning again would move, each before and after; nothing is written."""
    targets = _assigned(program)
    made = _planned_again(program, targets, inspectors, days, with_overdue)
    return moved_between(_standing(targets), made)


def _assigned(program: Program) -> dict[str, Target]:
    found = program.targets.filter(state="assigned").select_related("lead", "companion")
    return {target.key: target for target in found}


def _standing(targets: dict[str, Target]) -> Schedule:
    return Schedule(tuple(_planned(target) for target in targets.values()), {})


def _planned_again(
    program: Program,
    targets: dict[str, Target],
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    with_overdue: bool,
) -> Schedule:
    return reschedule(
        _standing(targets),
        inspectors,
        days,
        limits_on(days[0]),
        _taken(program, days),
        with_overdue=with_overdue,
    )


def _taken(program: Program, days: Sequence[date]) -> list[Planned]:
    """What else is planned on these days or made already, so that nobody is sent out twice over.

    That is the places of other programs, those of this one that were visited, and single visits.
    """
    found = Target.objects.filter(planned_on__in=days, lead__isnull=False)
    elsewhere = Q(state="assigned") & ~Q(program=program)
    targets = found.filter(elsewhere | Q(state="visited")).select_related("lead", "companion")
    return [
        *(_planned(target) for target in targets),
        *(_single(visit) for visit in single_visits(days)),
    ]


def single_visits(days: Sequence[date]) -> "QuerySet[Visit]":
    """Visits planned one by one, on no list, that are still to be made on these days."""
    planned = Visit.objects.filter(case__state="planned", planned_on__in=days, lead__isnull=False)
    return planned.filter(case__target__isnull=True).select_related("case", "lead")


def _single(visit: Visit) -> Planned:
    assert visit.planned_on is not None and visit.lead is not None
    errand = Errand(visit.case.number, str(visit.employer_id), visit.district, visit.type, rank=0)
    return Planned(errand, visit.planned_on, visit.lead.number)


def _errand(target: Target) -> Errand:
    return Errand(
        key=target.key,
        employer=str(target.employer_id),
        district=target.district,
        type=target.type,
        rank=target.rank,
    )


def _planned(target: Target) -> Planned:
    assert target.planned_on is not None and target.lead is not None
    companion = target.companion.number if target.companion else ""
    return Planned(_errand(target), target.planned_on, target.lead.number, companion)


def _write(program: Program, targets: dict[str, Target], made: Schedule, actor: Reader) -> None:
    numbers = {v.lead for v in made.visits} | {v.companion for v in made.visits}
    staff = {one.number: one for one in Staff.objects.filter(number__in=numbers - {""})}
    moved = 0
    for visit in made.visits:
        target = targets[visit.errand.key]
        moved += (target.planned_on, target.lead) != (visit.day, staff[visit.lead])
        target.planned_on, target.lead = visit.day, staff[visit.lead]
        target.companion = staff.get(visit.companion)
        target.state = "assigned"
    for key in made.unplaced:
        target = targets[key]
        target.planned_on = target.lead = target.companion = None
        target.state = "listed"
    columns = ["planned_on", "lead", "companion", "state"]
    with transaction.atomic():
        Target.objects.bulk_update(targets.values(), columns, batch_size=500)
        changes = {"planned": len(made.visits), "moved": moved, "unplaced": len(made.unplaced)}
        record(actor, "change", ref_of(program), changes=changes)


def close_program(program: Program, *, actor: Reader) -> Program:
    """Close a running program; places that never got a day stay on the list as they are.

    Raises Refused while a visit is still planned.
    """
    if program.state != "running":
        raise Refused("只有執行中的專案可以結束，請看專案的現況")
    single = program.visits.filter(case__state="planned", case__target__isnull=True)
    planned = program.targets.filter(state="assigned").count() + single.count()
    if planned:
        raise Refused(f"尚有{planned}件排定而未檢查，請先檢查或替換後再結束專案")
    return _moved(program, "closed", actor)


def _moved(program: Program, state: str, actor: Reader) -> Program:
    with transaction.atomic():
        program.state = state
        program.save(update_fields=["state"])
        record(actor, "change", ref_of(program), changes={"state": state})
    return program


def ref_of(program: Program) -> str:
    """How the log names a program."""
    return f"inspections.program:{program.pk}"
