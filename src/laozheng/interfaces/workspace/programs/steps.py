"""What each step of a program asks for and does: approve, give back, draw, plan, close."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _

from laozheng.interfaces.workspace.programs.forms import (
    AgainForm,
    DrawForm,
    ProgramStepForm,
    SpanForm,
)
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, kinds
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.planning.schedule import Inspector, Planned
from laozheng.kernel.inspections.programs.actions import (
    approve_program,
    close_program,
    draw_list,
    return_program,
)
from laozheng.kernel.inspections.programs.assigning import moves_ahead, plan_again, plan_visits
from laozheng.kernel.inspections.programs.inspectors import inspectors_of, working_days
from laozheng.kernel.inspections.programs.population import population_of

Moves = Sequence[tuple[Planned, Planned | None]]


@dataclass(frozen=True)
class Step:
    """A step: its form, what it does with the input, in which state; the sentence when done."""

    form: type[ProgramStepForm]
    take: Callable[[Program, Mapping[str, Any], Reader], str]
    state: str


def approve(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Freeze the program."""
    approve_program(program, actor=reader)
    return _("已核定。")


def give_back(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Make the program a draft again."""
    return_program(program, actor=reader)
    return _("已退回修正，修改後再送核定。")


def draw(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Draw the list from the places that the program is about."""
    population = population_of(program, reader.day)
    drawn = draw_list(
        program,
        population,
        type=given["type"],
        seed=given["seed"],
        day=reader.day,
        actor=reader,
        complaint_kinds=complaint_kinds_of(program),
    )
    told = _("已抽出%(count)s家，另有%(excluded)s家依規則不列入。") % {
        "count": len(drawn.drawn), "excluded": len(drawn.excluded),
    }  # fmt: skip
    for why, count in sorted(Counter(drawn.excluded.values()).items()):
        told += _("%(count)s家：%(why)s。") % {"count": count, "why": why}
    if population.unknown:
        told += _("%(count)s家因行政區、行業或人數不明而未列入。") % {"count": population.unknown}
    return told


def complaint_kinds_of(program: Program) -> list[str]:
    """The kinds of case by which the line of a program takes complaints."""
    return [code for code in kinds() if code == f"{program.line}.complaint"]


def plan(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Give every place that has none its day and inspector."""
    inspectors, days = whom_and_when(program, given["first"], given["last"])
    made = plan_visits(program, inspectors, days, actor=reader)
    return _outcome(len(made.visits), made.unplaced)


def again(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Move what cannot stay."""
    inspectors, days = whom_and_when(program, given["first"], given["last"])
    overdue = given["with_overdue"]
    moves = moves_ahead(program, inspectors, days, with_overdue=overdue)
    made = plan_again(program, inspectors, days, actor=reader, with_overdue=overdue)
    return _("已移動%(count)s件。") % {"count": len(moves)} + _left_over(made.unplaced)


def moves_of(program: Program, given: Mapping[str, Any]) -> Moves:
    """What planning again over a span would move."""
    inspectors, days = whom_and_when(program, given["first"], given["last"])
    return moves_ahead(program, inspectors, days, with_overdue=given["with_overdue"])


def whom_and_when(
    program: Program, first: date, last: date
) -> tuple[list[Inspector], Sequence[date]]:
    """The inspectors of the unit, those of its joint units, and the working days of a span.

    Raises Refused.
    """
    days = working_days(calendar(), first, last)
    if not days:
        raise Refused("這段期間沒有上班日，請調整起訖日", "last")
    rows = program.targets.values_list("employer_id", "type")
    employers = {employer for employer, _type in rows if employer is not None}
    assigned = program.targets.filter(state="assigned")
    since = assigned.aggregate(Min("planned_on"))["planned_on__min"]
    types = {type for _employer, type in rows}
    inspectors = inspectors_of(program.unit, types, days, employers, since=since)
    if not inspectors:
        raise Refused("這個單位沒有可派案的檢查員，請先登錄人員", "")
    for unit in Unit.objects.filter(code__in=program.joint_units):
        joining = inspectors_of(unit, types, days, employers, since=since)
        inspectors += [replace(one, unit=unit.code) for one in joining]
    return inspectors, days


def close(program: Program, given: Mapping[str, Any], reader: Reader) -> str:
    """Close the program."""
    close_program(program, actor=reader)
    return _("已結束。")


def _outcome(planned: int, unplaced: Mapping[str, str]) -> str:
    return _("已排定%(count)s件。") % {"count": planned} + _left_over(unplaced)


def _left_over(unplaced: Mapping[str, str]) -> str:
    """How many places found no room, by reason."""
    reasons = sorted(set(unplaced.values()))
    counts = {why: sum(one == why for one in unplaced.values()) for why in reasons}
    return "".join(
        _("%(count)s件排不進：%(why)s。") % {"count": count, "why": why}
        for why, count in counts.items()
    )


STEPS: Mapping[str, Step] = {
    "approve": Step(ProgramStepForm, approve, "draft"),
    "draw": Step(DrawForm, draw, "approved"),
    "return": Step(ProgramStepForm, give_back, "approved"),
    "plan": Step(SpanForm, plan, "running"),
    "plan-again": Step(AgainForm, again, "running"),
    "close": Step(ProgramStepForm, close, "running"),
}
