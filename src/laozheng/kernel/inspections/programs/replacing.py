"""Take a workplace off a frozen list, with the reason, and put the next one in its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.planning.draw import Candidate, Drawn, rank
from laozheng.kernel.inspections.programs.actions import candidates_for, ref_of, target_row
from laozheng.kernel.inspections.programs.workplaces import Workplace

REPLACEABLE = ("listed", "assigned")


@dataclass(frozen=True)
class Reserve:
    """A workplace that is not on the list, with its risk today."""

    workplace: Workplace
    candidate: Candidate


def reserves(
    program: Program,
    workplaces: Sequence[Workplace],
    day: date,
    *,
    complaint_kinds: Iterable[str] = (),
    most: int = 20,
) -> list[Reserve]:
    """The workplaces that would come next: off the list, not excluded, the highest score first."""
    law = catalogue.law()
    on_the_list = set(program.targets.values_list("key", flat=True))
    others = [workplace for workplace in workplaces if workplace.key not in on_the_list]
    by_key = {workplace.key: workplace for workplace in others}
    ranked, _ = rank(candidates_for(program, others, day, law, complaint_kinds), day, law)
    return [Reserve(by_key[one.key], one) for one in ranked[:most]]


def replace_target(
    target: Target, reason: str, *, actor: Reader, reserve: Reserve | None = None
) -> Target | None:
    """Take a place off the list; the reserve, if any, comes in at its end and is returned.

    The drawn ranks stay as they were frozen. Raises Refused without a reason, for a place that
    was visited or has left the list, and once the program is closed.
    """
    if not reason.strip():
        raise Refused("請填替換的理由", "reason")
    with transaction.atomic():
        target = Target.objects.select_for_update().select_related("program").get(pk=target.pk)
        if target.state not in REPLACEABLE or target.case_id is not None:
            raise Refused("這個受檢對象已檢查或已離開清單，不能替換")
        program = target.program
        if program.state == "closed":
            raise Refused("專案已結束，受檢對象不再替換")
        successor = _successor(program, target, reserve) if reserve else None
        target.state = "replaced" if successor else "dropped"
        target.drop_reason = reason.strip()
        target.planned_on = target.lead = target.companion = None
        target.save()
        target.partners.clear()
        changes = {"off": target.rank, "on": successor.rank if successor else None}
        record(actor, "change", ref_of(program), changes=changes, reason=target.drop_reason)
    return successor


def _successor(program: Program, target: Target, reserve: Reserve) -> Target:
    last = program.targets.aggregate(Max("rank"))["rank__max"]
    candidate = reserve.candidate
    reasons = tuple(candidate.risk.result["reasons"])
    drawn = Drawn(candidate.key, last + 1, "manual", candidate.score, reasons)
    row = target_row(program, reserve.workplace, target.type, drawn)
    row.save(force_insert=True)
    return row
