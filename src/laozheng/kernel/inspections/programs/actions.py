"""Enter a program, change it, approve it, draw its list, close it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.planning.draw import Candidate, Drawn, DrawnList, draw
from laozheng.kernel.inspections.planning.risk import risk_score
from laozheng.kernel.inspections.programs.elsewhere import Elsewhere, visits_elsewhere
from laozheng.kernel.inspections.programs.population import Population, why_nothing_drawn
from laozheng.kernel.inspections.programs.workplaces import Workplace, risk_facts
from laozheng.kernel.inspections.visit_codes import PROGRAM_KINDS
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning


def enter_program(
    line: str, code: str, title: str, *, kind: str, unit: Unit, starts_on: date, ends_on: date,
    actor: Reader, **facts: Any,
) -> Program:  # fmt: skip
    """Enter a program as a draft; the year is that of its first day."""
    _refuse_wrong(kind, starts_on, ends_on, unit, facts)
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


def return_program(program: Program, *, actor: Reader) -> Program:
    """Give an approved program back for correction, as long as no list was drawn from it."""
    if program.state != "approved":
        raise Refused("只有核定後尚未抽案的專案可以退回修正")
    return _moved(program, "draft", actor)


def change_program(program: Program, *, actor: Reader, **facts: Any) -> Program:
    """Change what a draft says; its line, unit and year stay."""
    if program.state != "draft":
        raise Refused("專案核定後不得再改，請先退回修正")
    _refuse_wrong(facts["kind"], facts["starts_on"], facts["ends_on"], program.unit, facts)
    if facts["starts_on"].year != program.year:
        raise Refused(f"起日須在{program.year - 1911}年，其他年度請另登錄專案", "starts_on")
    changed = [name for name, value in facts.items() if getattr(program, name) != value]
    for name in changed:
        setattr(program, name, facts[name])
    with transaction.atomic():
        program.save(update_fields=changed)
        record(actor, "change", ref_of(program), changes={"columns": sorted(changed)})
    return program


def _refuse_wrong(
    kind: str, starts_on: date, ends_on: date, unit: Unit, facts: Mapping[str, Any]
) -> None:
    if kind not in PROGRAM_KINDS:
        raise Refused(f"專案類別請填{'、'.join(PROGRAM_KINDS.values())}", "kind")
    if ends_on < starts_on:
        raise Refused("專案迄日不得早於起日，請更正", "ends_on")
    if unit.code in facts.get("joint_units", ()):
        raise Refused(f"會同單位不必列主辦的{unit.label}，請取消勾選", "joint_units")


def draw_list(
    program: Program,
    population: Population,
    *,
    type: str,
    seed: str,
    day: date,
    actor: Reader,
    complaint_kinds: Iterable[str] = (),
) -> DrawnList:
    """Draw the list of an approved program and freeze it with its seed, ranks and reasons.

    Raises Refused with the conditions that left out every place; the program then stays as it is.
    """
    if program.state != "approved" or not program.places:
        raise Refused("專案須先核定並設定檢查家數，才能抽案", "state")
    law = catalogue.law()
    by_key = {workplace.key: workplace for workplace in population.places}
    candidates = candidates_for(program, population.places, day, law, complaint_kinds)
    drawn = draw(candidates, program.places, seed=seed, day=day, law=law)
    if not drawn.drawn:
        raise Refused(why_nothing_drawn(population, drawn.excluded.values()))
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
